//! What the labels of each row say: code, name, total or not, and the restriction on its figures.

use mingzhang_catalog::{Catalog, Kind, Where, is_total, plain, squeeze, strip_ordinal};
use mingzhang_model::{Block, Coordinate, Flow, RowKey, Spending, SubjectCode, SubjectLevel, Year};

use crate::matrix::Matrix;

/// What the names of a list are names of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Names {
    /// Subjects of the economic classification.
    Economic,
    Projects,
    /// Functions, funds, anything.
    Any,
}

/// What the reading of a row's labels depends on besides the row.
pub(crate) struct Surroundings<'a> {
    /// Restrictions of title and block: which side, which fund.
    pub(crate) scope: &'a Coordinate,
    /// What the names are names of.
    pub(crate) names: Names,
    /// Whether codes are subject codes: a unit's or a project's number is not, however it looks.
    pub(crate) subjects: bool,
    /// The body that publishes: a row with its name is the total of its projects.
    pub(crate) org: Option<&'a str>,
    /// Whether the table has two halves: then a bare 总计 closes its half.
    pub(crate) two_sided: bool,
    /// The book's year.
    pub(crate) year: Option<i32>,
}

/// Reads the row keys of one block; `labels` are its label columns, the ones that hold neither codes nor the name included.
pub(crate) fn row_keys(
    matrix: &Matrix,
    header_rows: usize,
    block: &Block,
    labels: &[usize],
    around: &Surroundings<'_>,
) -> Vec<Option<RowKey>> {
    let mut above = Above::default();
    (header_rows..matrix.rows.len())
        .map(|row| {
            let codes: Vec<&str> =
                block.code_columns.iter().map(|column| matrix.own_text(row, *column)).collect();
            let named = block.name_column.map_or("", |column| matrix.own_text(row, column));
            let others = || {
                labels.iter().rev().map(|column| matrix.own_text(row, *column)).filter(|text| is_word(text))
            };
            // 合计 may stand in any label column, merged over the others.
            let name = if named.is_empty() {
                others().find(|t| is_total(t)).or_else(|| others().next())
            } else {
                Some(named)
            };
            let key = row_key(&codes, name?, around, &mut above);
            above.class = key.coordinate.dept_economic.map(SubjectCode::class).or(above.class);
            Some(key)
        })
        .collect()
}

/// What the rows above have said.
#[derive(Default)]
struct Above {
    /// The parts of the last code.
    parts: Vec<String>,
    /// The economic class that the list is in: 办公设备购置 under 310 资本性支出 is 31002, under 309 it is 30902.
    class: Option<SubjectCode>,
}

/// A label that is neither blank nor a number of some register.
fn is_word(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

fn row_key(codes: &[&str], name: &str, around: &Surroundings<'_>, above: &mut Above) -> RowKey {
    let name = name.to_owned();
    let mut parts: Vec<String> = codes
        .iter()
        .filter(|text| text.starts_with(|c: char| c.is_ascii_digit()))
        .map(|text| squeeze(text))
        .collect();
    if parts.is_empty()
        && around.subjects
        && around.names != Names::Projects
        && let Some((code, rest)) = code_before_name(&name)
    {
        return coded(&[code], rest, around);
    }
    if parts.is_empty() {
        let total = is_total(&name)
            || around.org.is_some_and(|org| plain(org) == plain(&name) && around.names == Names::Projects);
        return named(name, total, around, above.class);
    }
    // Split codes may leave out what the row above already said.
    let blank_before = codes.iter().take_while(|text| text.is_empty()).count();
    if blank_before > 0 && codes.len() > 1 && above.parts.len() >= blank_before {
        let mut whole: Vec<String> = above.parts.iter().take(blank_before).cloned().collect();
        whole.append(&mut parts);
        parts = whole;
    }
    above.parts.clone_from(&parts);
    coded(&parts, name, around)
}

/// A code in front of a name: `2080199 其他…`, `208社会保障…`, `[30101]基本工资`, `2010101-行政运行`.
fn code_before_name(name: &str) -> Option<(String, String)> {
    let open = ['[', '［', '【', '(', '（', '〔'];
    let bare = name.strip_prefix(open).unwrap_or(name);
    let digits: String = bare.chars().take_while(char::is_ascii_digit).collect();
    let rest = bare.get(digits.len()..)?.trim_start_matches(|c: char| "]］】)）〕-_.、—－:：".contains(c));
    let code = SubjectCode::parse(&digits)?;
    // 100人以上… is a name; 301、… could be an ordinal in no list of thirty.
    (Kind::of(code).is_some() && is_word(rest)).then(|| (digits, rest.to_owned()))
}

fn coded(parts: &[String], name: String, around: &Surroundings<'_>) -> RowKey {
    let joined = parts.concat();
    let well_split = parts.len() == 1
        || (parts.first().is_some_and(|p| p.len() == 3) && parts.iter().skip(1).all(|p| p.len() == 2))
        // Some books print the joined code of each level in each column: 208, 20801, 2080199.
        || parts.windows(2).all(|w| matches!(w, [a, b] if b.starts_with(a.as_str())));
    let code_text = if well_split
        && parts.len() > 1
        && parts.windows(2).all(|w| matches!(w, [a, b] if b.starts_with(a.as_str())))
    {
        parts.last().cloned().unwrap_or_default()
    } else {
        parts.join("-")
    };
    let code = if !around.subjects {
        None
    } else if code_text.contains('-') {
        SubjectCode::parse(&joined).filter(|_| well_split)
    } else {
        SubjectCode::parse(&code_text)
    };
    let mut coordinate = Coordinate::default();
    match code.map(|code| (code, Kind::of(code))) {
        Some((code, Some(Kind::Function))) => coordinate.function = Some(code),
        Some((code, Some(Kind::DeptEconomic))) => coordinate.dept_economic = Some(code),
        Some((code, Some(Kind::GovEconomic))) => coordinate.gov_economic = Some(code),
        _ => coordinate.line = Some(format!("{code_text}{}", plain(&name))),
    }
    RowKey { code_text, code, name, coordinate, is_total: false }
}

fn named(name: String, total: bool, around: &Surroundings<'_>, class: Option<SubjectCode>) -> RowKey {
    let catalog = Catalog::embedded();
    let (_, bare) = strip_ordinal(&name);
    let bare = bare.trim_start_matches("其中").trim_start_matches(['：', ':']);
    let (_, bare) = strip_ordinal(bare);
    let side_in = matches!(around.scope.flow, Some(Flow::Revenue | Flow::TotalIn));
    let place = if side_in { Where::RowIn } else { Where::RowOut };
    let mut coordinate = Coordinate::default();
    if total {
        coordinate = catalog.lexicon.restrict(bare, place);
        // 总计 without a side closes the side that it stands on.
        if around.two_sided && (plain(bare).ends_with("总计") || plain(bare).ends_with("总额")) {
            coordinate.flow = match around.scope.flow {
                Some(Flow::Revenue) => Some(Flow::TotalIn),
                Some(Flow::Expenditure) => Some(Flow::TotalOut),
                _ => coordinate.flow,
            };
        }
        if coordinate.flow.is_some_and(|flow| side_in != is_in(flow)) && around.scope.flow.is_some() {
            coordinate.flow = None;
        }
        coordinate.spending = coordinate.spending.filter(|s| {
            matches!(s, Spending::Personnel | Spending::Operating | Spending::Basic | Spending::Project)
        });
        return RowKey { name, coordinate, is_total: true, ..RowKey::default() };
    }
    if let Some(year) = year_of_row(bare) {
        // A table may put the years into its rows.
        match around.year {
            Some(own) if own == year => {}
            Some(own) if own == year + 1 => coordinate.year = Some(Year::Last),
            _ => coordinate.line = Some(plain(bare)),
        }
    } else if around.names == Names::Projects {
        coordinate.project = Some(bare.to_owned());
    } else if around.names == Names::Economic
        && let Some(code) = economic(catalog, bare, class)
    {
        coordinate.dept_economic = Some(code);
    } else if let (false, Some(class)) = (side_in, catalog.function.class_by_name(bare)) {
        coordinate.function = Some(class);
    } else {
        coordinate = catalog.lexicon.restrict(bare, place);
        if coordinate.three_public == Some(mingzhang_model::ThreePublic::All) && !bare.contains('“') {
            coordinate.three_public = None;
        }
        if matches!(bare, "本年收入" | "本年支出" | "本年收入小计" | "本年支出小计") {
            return RowKey { name, coordinate, is_total: false, ..RowKey::default() };
        }
        // A source of income, a part of 三公 or of procurement that the words do not account for is some part of what
        // they name.
        if (side_in || coordinate.topic.is_some() || coordinate.three_public.is_some())
            && !catalog.lexicon.exhausts(bare, place)
        {
            coordinate.line = Some(plain(bare));
        }
        let says_more = Coordinate { flow: None, ..coordinate.clone() } != Coordinate::default()
            || coordinate.flow.is_some_and(|flow| !matches!(flow, Flow::Revenue | Flow::Expenditure));
        if !says_more {
            coordinate.line = Some(plain(bare));
        }
    }
    RowKey { name, coordinate, is_total: false, ..RowKey::default() }
}

/// The year that a row is about: `2025年`, `2025年预算数`.
fn year_of_row(name: &str) -> Option<i32> {
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    let rest = name.get(digits.len()..)?;
    (digits.len() == 4 && rest.starts_with('年') && rest.chars().count() <= 5).then(|| digits.parse().ok())?
}

const fn is_in(flow: Flow) -> bool {
    matches!(flow, Flow::Revenue | Flow::CarriedIn | Flow::SurplusUsed | Flow::TotalIn)
}

/// The economic code with this name. Of several codes with one name, the division of the class that the list is in; else the
/// class; else none.
fn economic(catalog: &Catalog, name: &str, class: Option<SubjectCode>) -> Option<SubjectCode> {
    let codes = match catalog.dept_economic.by_name(name) {
        [code] => return Some(*code),
        codes => codes.iter().copied(),
    };
    let is_class = |code: &SubjectCode| code.level() == SubjectLevel::Class;
    codes
        .clone()
        .find(|code| !is_class(code) && class.is_some_and(|class| code.is_within(class)))
        .or_else(|| codes.clone().find(is_class))
}
