//! The columns of the list, from texts to rows. Every fault of every row at once, each with its place and what to do.

use mingzhang_store::{Level, ListColumn, ListFault, ListProblem, ListRow, MaterialKind, OrganisationKind};
use mingzhang_worker::list::{Table, TableRow};
use time::{Date, Month};

use crate::moment;

/// The columns, as the header names them.
pub(super) const COLUMNS: [&str; 9] =
    ["单位编码", "单位名称", "上级单位编码", "类型", "年度", "种类", "级别", "截止日期", "不适用原因"];

/// Something to be corrected in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The row's number in the file.
    pub(super) row: u32,
    /// The column's name.
    pub(super) column: &'static str,
    /// What is wrong and what to do.
    pub(super) said: String,
}

/// The rows of the table, or what keeps them from being read.
pub(super) fn rows(table: &Table) -> (Vec<ListRow>, Vec<Fault>) {
    let mut faults = Vec::new();
    let head = table.rows.iter().take(10).position(|row| row.cells.iter().any(|cell| is(cell, "单位编码")));
    let Some((head, header)) = head.and_then(|at| table.rows.get(at).map(|row| (at, row))) else {
        let said = "没有找到表头；请用模板，保留表头一行".to_owned();
        return (Vec::new(), vec![Fault { row: 1, column: "单位编码", said }]);
    };
    let places = COLUMNS.map(|name| header.cells.iter().position(|cell| is(cell, name)));
    for (name, place) in COLUMNS.iter().zip(places) {
        // Who knows no exceptions needs no column for them.
        if place.is_none() && *name != "不适用原因" {
            let said = "缺少这一列；请按模板补上".to_owned();
            faults.push(Fault { row: header.number, column: name, said });
        }
    }
    if !faults.is_empty() {
        return (Vec::new(), faults);
    }
    if table.rows.len() <= head.saturating_add(1) {
        let said = "表头下面没有内容；一份材料填一行".to_owned();
        return (Vec::new(), vec![Fault { row: header.number.saturating_add(1), column: "单位编码", said }]);
    }
    let rows = table.rows.iter().skip(head.saturating_add(1));
    let rows = rows.filter_map(|row| Reading { row, places, faults: &mut faults }.row()).collect();
    (rows, faults)
}

/// A header cell may have a note in brackets: `类型（单位/部门/财政局）`.
fn is(cell: &str, name: &str) -> bool {
    let bare = cell.split(['(', '（']).next().unwrap_or_default();
    bare.chars().filter(|letter| !letter.is_whitespace()).eq(name.chars())
}

/// A row while it is read.
struct Reading<'a> {
    row: &'a TableRow,
    places: [Option<usize>; 9],
    faults: &'a mut Vec<Fault>,
}

impl Reading<'_> {
    fn row(mut self) -> Option<ListRow> {
        let [code, name, parent, organisation, year, kind, level, due, reason] = self.places;
        let text = |place: Option<usize>| {
            place.and_then(|place| self.row.cells.get(place)).map_or("", |cell| cell.trim()).to_owned()
        };
        let (code, name, parent, reason) = (text(code), text(name), text(parent), text(reason));
        let typed = [organisation, year, kind, level, due].map(text);
        let [organisation, year, kind, level, due] = &typed;
        let organisation = self.hold("类型", organisation, "单位、部门、财政局", |word| match word
        {
            "单位" | "预算单位" => Some(OrganisationKind::Unit),
            "部门" | "主管部门" => Some(OrganisationKind::Department),
            "财政局" => Some(OrganisationKind::Bureau),
            _ => None,
        });
        let year = self.hold("年度", year, "四位年份，如 2026", |word| {
            word.strip_suffix('年').unwrap_or(word).parse().ok().filter(|year| (1950..2200).contains(year))
        });
        let kind = self.hold("种类", kind, "预算、决算", |word| match word {
            "预算" => Some(MaterialKind::Budget),
            "决算" => Some(MaterialKind::FinalAccounts),
            _ => None,
        });
        let level = self.hold("级别", level, "单位、部门、政府", |word| match word {
            "单位" => Some(Level::Unit),
            "部门" => Some(Level::Department),
            "政府" => Some(Level::Government),
            _ => None,
        });
        let due_on = self.hold("截止日期", due, "日期，如 2026-03-01", day);
        for (column, given) in [("单位编码", &code), ("单位名称", &name)] {
            if given.is_empty() {
                self.fault(column, "没有填写；请补上".to_owned());
            }
        }
        Some(ListRow {
            row: self.row.number,
            code,
            name,
            parent: Some(parent).filter(|parent| !parent.is_empty()),
            organisation: organisation?,
            year: year?,
            kind: kind?,
            level: level?,
            due_on: due_on?,
            not_applicable: Some(reason).filter(|reason| !reason.is_empty()),
        })
    }

    /// The value of a cell, or a fault that says what it may be.
    fn hold<T>(
        &mut self,
        column: &'static str,
        given: &str,
        may_be: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = read(given);
        if value.is_none() {
            let said = if given.is_empty() {
                format!("没有填写；应为{may_be}")
            } else {
                format!("“{given}”不是{may_be}；请改正")
            };
            self.fault(column, said);
        }
        value
    }

    fn fault(&mut self, column: &'static str, said: String) {
        self.faults.push(Fault { row: self.row.number, column, said });
    }
}

/// `2026-03-01`, `2026/3/1`, `2026.3.1`, `2026年3月1日`, `20260301`.
fn day(text: &str) -> Option<Date> {
    let parts: Vec<&str> =
        text.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let number = |part: Option<&str>| part.and_then(|part| part.parse::<u16>().ok());
    let (year, month, day) = match *parts.as_slice() {
        [year, month, day] => (number(Some(year)), number(Some(month)), number(Some(day))),
        [all] if all.len() == 8 => (number(all.get(..4)), number(all.get(4..6)), number(all.get(6..))),
        _ => return None,
    };
    let month = Month::try_from(u8::try_from(month?).ok()?).ok()?;
    let year = year.filter(|year| (1950..2200).contains(year))?;
    Date::from_calendar_date(i32::from(year), month, u8::try_from(day?).ok()?).ok()
}

/// What the store says of a row, in words.
pub(super) fn told(fault: &ListFault) -> Fault {
    let column = match fault.column {
        ListColumn::Code => "单位编码",
        ListColumn::Name => "单位名称",
        ListColumn::Parent => "上级单位编码",
        ListColumn::Organisation => "类型",
        ListColumn::Year => "年度",
        ListColumn::Due => "截止日期",
        ListColumn::NotApplicable => "不适用原因",
    };
    let said = match &fault.problem {
        ListProblem::Text => "没有填写、超过 200 个字或含有换行；请改正".to_owned(),
        ListProblem::Year => "应在 1950 至 2199 之间；请改正".to_owned(),
        ListProblem::CodeElsewhere => {
            "这个编码已由本局以外的单位使用；请核对编码，必要时请上级财政局处理".to_owned()
        }
        ListProblem::NameDiffers(known) => {
            format!(
                "这个编码是“{known}”；是同一单位请改成一样的名称，不是请换编码，单位已改名请先在管理中改名"
            )
        }
        ListProblem::KindDiffers(known) => {
            format!("这个编码的类型是“{}”；请改成一样，或换编码", kind_word(*known))
        }
        ListProblem::ParentDiffers(known) => {
            format!("这个单位的上级是编码 {known}；请改成一样")
        }
        ListProblem::ParentUnknown => "没有这个编码的上级；请核对，或在清单中加上它的一行".to_owned(),
        ListProblem::ParentUnfit => "这个上级之下不能有这种类型；部门应在财政局之下".to_owned(),
        ListProblem::ParentLoop => "上级关系绕回了自己；请改正".to_owned(),
        ListProblem::DueDiffers(known) => {
            format!("这份材料已登记，截止日期是{}；请改成一样，要改期请在材料页修改", moment::day(*known))
        }
        ListProblem::ReasonDiffers(Some(known)) => {
            format!("这份材料已登记为不适用，原因是“{known}”；请改成一样，或在材料页修改")
        }
        ListProblem::ReasonDiffers(None) => {
            "这份材料已登记为应报；请清空这一格，或在材料页设为不适用".to_owned()
        }
        ListProblem::Twice(first) => format!("与第 {first} 行是同一份材料；请删去一行"),
    };
    Fault { row: fault.row, column, said }
}

/// `单位`.
pub(super) const fn kind_word(kind: OrganisationKind) -> &'static str {
    match kind {
        OrganisationKind::Bureau => "财政局",
        OrganisationKind::Department => "部门",
        OrganisationKind::Unit => "单位",
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn table(text: &str) -> Table {
        let rows = (1..)
            .zip(text.lines())
            .map(|(number, line)| TableRow { number, cells: line.split(',').map(str::to_owned).collect() });
        Table { rows: rows.collect() }
    }

    const HEAD: &str =
        "单位编码,单位名称,上级单位编码,类型（单位/部门/财政局）,年度,种类,级别,截止日期,不适用原因";

    #[test]
    fn a_row_is_read_in_the_words_of_the_office() {
        let (rows, faults) = rows(&table(&format!(
            "2026年应报清单\n{HEAD}\n101001,市就业中心,101,单位,2026年,预算,单位,2026年3月1日,"
        )));
        assert_eq!(faults, []);
        let row = &rows[0];
        assert_eq!((row.row, row.year, row.due_on), (3, 2026, date!(2026 - 03 - 01)));
        assert_eq!((row.parent.as_deref(), row.not_applicable.as_deref()), (Some("101"), None));
    }

    #[test]
    fn all_faults_are_told_at_once_with_their_place() {
        let (rows, faults) = rows(&table(&format!("{HEAD}\n,市就业中心,,处室,26,概算,单位,2026-02-30,")));
        assert!(rows.is_empty());
        let places: Vec<_> = faults.iter().map(|fault| (fault.row, fault.column)).collect();
        assert_eq!(places, [(2, "类型"), (2, "年度"), (2, "种类"), (2, "截止日期"), (2, "单位编码")]);
        let (_, faults) = super::rows(&table("编码,名称\n1,2"));
        assert_eq!(faults.len(), 1);
        let (_, faults) = super::rows(&table("单位编码,单位名称\n1,2"));
        assert_eq!(faults.len(), 6);
    }

    #[test]
    fn days_are_read_as_offices_write_them() {
        for text in ["2026-03-01", "2026/3/1", "2026.3.1", "2026年3月1日", "20260301"] {
            assert_eq!(day(text), Some(date!(2026 - 03 - 01)), "{text}");
        }
        for text in ["", "3月1日", "2026-13-01", "2026-02-29", "46082", "2026-3"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
