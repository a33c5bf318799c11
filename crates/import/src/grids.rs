//! A ledger as grids of text cells: what an editor shows before anything is understood, and how it goes back into files.
//!
//! Nothing is lost on the way in: a row with an unreadable amount is a row like any other, and the clerk corrects it on the screen.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::layout::{BOOK, Column, Kind, Layout, Need, TABLES};
use crate::record::Table;
use crate::sheet::Sheet;
use crate::{Fault, amount, delimited, details, workbook};

/// A table of a ledger.
#[derive(Clone, Debug)]
pub struct GridLayout {
    /// The file is `name.csv`.
    pub name: &'static str,
    /// What clerks call it.
    pub title: &'static str,
    /// What belongs into it.
    pub hint: &'static str,
    /// The columns in their order.
    pub columns: Vec<GridColumn>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct GridColumn {
    /// The field's name in the national system, or ours.
    pub field: &'static str,
    /// What clerks call it.
    pub title: &'static str,
    /// Whether something must stand in it.
    pub required: bool,
    /// Whether an empty ledger has it.
    pub usual: bool,
    /// What stands in it.
    pub holds: Holds,
}

/// What stands in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A code: digits that are no number.
    Code,
    /// Words.
    Text,
    /// Words of several lines.
    Long,
    /// Yuan with two decimals.
    Amount,
    /// One of these: a code and, where it has one, its name behind a space.
    Choice(Vec<String>),
}

/// The tables of a ledger, in the order in which they are filled in.
pub fn layouts() -> Vec<GridLayout> {
    TABLES
        .iter()
        .map(|layout| GridLayout {
            name: layout.stem,
            title: layout.chinese,
            hint: layout.hint,
            columns: layout.columns.iter().map(public).collect(),
        })
        .collect()
}

fn public(column: &Column) -> GridColumn {
    GridColumn {
        field: column.field,
        title: column.chinese,
        required: column.need == Need::Required,
        usual: matches!(column.need, Need::Required | Need::Optional),
        holds: match column.kind {
            Kind::Code => Holds::Code,
            Kind::Text => Holds::Text,
            Kind::Long => Holds::Long,
            Kind::Amount => Holds::Amount,
            Kind::Choice(labels) => Holds::Choice(labels()),
        },
    }
}

/// A ledger that was handed in, as grids.
#[derive(Clone, Debug, Default)]
pub struct Grids {
    /// Each table that was found, by its name: one text a column of its layout, row by row.
    pub tables: BTreeMap<&'static str, Vec<Vec<String>>>,
    /// `book.toml`, if there was one or a sheet in its place.
    pub book: Option<String>,
    /// What could not be taken over.
    pub faults: Vec<Fault>,
}

/// Reads a folder's files, as [`crate::import_folder`] does.
pub fn grids_of_folder(files: &BTreeMap<String, Vec<u8>>) -> Grids {
    let mut out = Grids::default();
    for (path, bytes) in files {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let file: Arc<str> = Arc::from(name);
        if name.eq_ignore_ascii_case("book.toml") {
            out.book = delimited::decode(bytes).map(|text| text.replace("\r\n", "\n"));
        } else if let Some((stem, _)) =
            name.rsplit_once('.').filter(|(_, end)| end.eq_ignore_ascii_case("csv"))
            && let Some(layout) = TABLES.iter().find(|layout| layout.is_named(stem))
        {
            let sheet = delimited::read(&file, bytes, &mut out.faults);
            out.take(layout, &sheet);
        }
    }
    out
}

/// Reads a workbook, as [`crate::import_workbook`] does.
pub fn grids_of_workbook(bytes: &[u8]) -> Grids {
    let mut out = Grids::default();
    for sheet in workbook::read(bytes, &mut out.faults) {
        if BOOK.is_named(&sheet.name) {
            let mut entries = details::read_sheet(&sheet);
            out.faults.append(&mut entries.faults);
            entries.list.sort_by_key(|entry| entry.key);
            out.book = Some(details::write_toml(&entries.list, &|_| String::new()));
        } else if let Some(layout) = TABLES.iter().find(|layout| layout.is_named(&sheet.name)) {
            out.take(layout, &sheet);
        }
    }
    out
}

impl Grids {
    fn take(&mut self, layout: &'static Layout, sheet: &Sheet) {
        let Some(table) = Table::bind(sheet, layout, &mut self.faults) else { return };
        let rows = table.texts(|column, text| as_written(column.kind, text));
        self.tables.insert(layout.stem, rows);
    }
}

/// As this program writes it: amounts with two decimals, of a choice its code. What is neither stays as it is.
fn as_written(kind: Kind, text: &str) -> String {
    match kind {
        Kind::Amount => amount::parse(text).map_or_else(|_| text.to_owned(), |money| money.to_string()),
        Kind::Choice(labels) => {
            let label = labels().into_iter().find(|label| label == text);
            let code = label.and_then(|label| label.split(' ').next().map(str::to_owned));
            code.unwrap_or_else(|| text.to_owned())
        }
        Kind::Code | Kind::Text | Kind::Long => text.to_owned(),
    }
}

/// A grid as a CSV file, with the line on which each row begins. A column that a ledger does not always have is written where
/// something stands in it.
pub fn grid_file(name: &str, columns: &[String], rows: &[&[String]]) -> (Vec<u8>, Vec<u32>) {
    let layout = TABLES.iter().find(|layout| layout.stem == name);
    let usual =
        |field: &str| layout.is_none_or(|layout| layout.written().any(|column| column.field == field));
    let is_filled = |index: usize| rows.iter().any(|row| row.get(index).is_some_and(|text| !text.is_empty()));
    let kept: Vec<usize> = columns
        .iter()
        .enumerate()
        .filter(|(index, field)| usual(field) || is_filled(*index))
        .map(|(index, _)| index)
        .collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(kept.iter().filter_map(|index| columns.get(*index)));
    let mut lines = Vec::with_capacity(rows.len());
    let mut line = 2_u32;
    for row in rows {
        lines.push(line);
        let mut breaks = 0_u32;
        let cells = kept.iter().map(|index| row.get(*index).map_or("", String::as_str));
        let cells = cells.inspect(|text| {
            let own = text.bytes().filter(|byte| *byte == b'\n').count();
            breaks = breaks.saturating_add(u32::try_from(own).unwrap_or(u32::MAX));
        });
        let _ = writer.write_record(cells);
        line = line.saturating_add(1).saturating_add(breaks);
    }
    (writer.into_inner().unwrap_or_default(), lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{export_workbook, import_folder};

    fn example() -> BTreeMap<String, Vec<u8>> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/datong-2026");
        std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| {
                (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap())
            })
            .collect()
    }

    fn files(grids: &Grids) -> BTreeMap<String, Vec<u8>> {
        let mut out: BTreeMap<String, Vec<u8>> = layouts()
            .iter()
            .filter_map(|layout| {
                let columns: Vec<String> = layout.columns.iter().map(|c| c.field.to_owned()).collect();
                let rows: Vec<&[String]> = grids.tables.get(layout.name)?.iter().map(Vec::as_slice).collect();
                Some((format!("{}.csv", layout.name), grid_file(layout.name, &columns, &rows).0))
            })
            .collect();
        out.insert("book.toml".to_owned(), grids.book.clone().unwrap().into_bytes());
        out
    }

    #[test]
    fn a_ledger_goes_through_grids_unchanged() {
        let whole = import_folder(&example());
        let mut again = import_folder(&files(&grids_of_folder(&example()))).ledger;
        assert_eq!(again, whole.ledger, "from a folder");
        let workbook = grids_of_workbook(&export_workbook(&whole.ledger).unwrap());
        assert!(workbook.faults.is_empty(), "{:?}", workbook.faults);
        again = import_folder(&files(&workbook)).ledger;
        assert_eq!(again.lines.len(), whole.ledger.lines.len());
        assert_eq!((again.details, again.projects), (whole.ledger.details, whole.ledger.projects));
    }

    #[test]
    fn what_cannot_be_read_stays_on_the_screen() {
        let mut wrong = example();
        let lines = String::from_utf8(wrong.remove("budget_lines.csv").unwrap()).unwrap();
        wrong.insert("budget_lines.csv".to_owned(), lines.replace("1532484.00", "一百五十万").into_bytes());
        let rows = grids_of_folder(&wrong).tables.remove("budget_lines").unwrap();
        assert!(rows.iter().any(|row| row.iter().any(|cell| cell == "一百五十万")));
    }

    #[test]
    fn each_row_says_its_line() {
        let text = |row: &[&str]| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let columns = text(&["agency_code", "agency_name", "agency_kind"]);
        let rows = [text(&["1", "一\n二", "事业"]), text(&["2", "三", "行政"]), text(&["3", "四", "企业"])];
        let rows: Vec<&[String]> = rows.iter().map(Vec::as_slice).collect();
        let (bytes, lines) = grid_file("agencies", &columns, &rows);
        assert_eq!(lines, [2, 4, 5]);
        let faults = import_folder(&BTreeMap::from([("agencies.csv".to_owned(), bytes)])).faults;
        let wrong = faults.iter().find(|fault| fault.code == crate::FaultCode::ChoiceUnknown).unwrap();
        assert_eq!(wrong.position.row, Some(5));
    }
}
