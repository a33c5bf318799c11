//! One table as printed, on a page of its own, and as CSV.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_DISPOSITION;
use axum::response::{IntoResponse as _, Redirect, Response};
use mingzhang_digest::TableText;

use super::answer::{Answer, Made, Wants};
use super::book;
use super::shelf::{Shelf, tables};
use super::{address, words};
use crate::app::App;
use crate::page::Frame;
use crate::refusal::Refusal;

#[derive(Template)]
#[template(path = "portal/table.html")]
struct Page {
    frame: Frame,
    canonical: String,
    unit: String,
    unit_href: String,
    book: String,
    book_href: String,
    newer: Option<String>,
    title: String,
    org: String,
    money: String,
    head: Vec<Vec<Cell>>,
    /// A total above all other rows stays in sight with the header, totals below them at the foot.
    first: Option<Row>,
    rows: Vec<Row>,
    last: Vec<Row>,
    note: String,
    csv: String,
    before: Option<String>,
    after: Option<String>,
}

/// A cell of the header.
struct Cell {
    text: String,
    wide: usize,
    high: usize,
}

struct Row {
    is_total: bool,
    /// Text, whether it is a figure, and how deep it is set in.
    cells: Vec<(String, bool, u8)>,
}

/// The table of the version that holds.
pub(super) async fn newest(
    State(app): State<App>,
    Extension(shelf): Extension<Shelf>,
    Path((code, year, kind, number)): Path<(String, String, String, String)>,
) -> Result<Response, Refusal> {
    let index = shelf.index(app.store()).await?;
    let edition = index.unit(&code).and_then(|unit| address::find(unit, &year, &kind));
    let book = edition.and_then(super::Edition::newest).ok_or_else(Refusal::not_found)?;
    let address = format!("{}/tables/{}", address::version(book), address::encoded(&number));
    Ok(Redirect::temporary(&address).into_response())
}

pub(super) async fn table(
    State(app): State<App>,
    Extension(shelf): Extension<Shelf>,
    wants: Wants,
    Path((code, year, kind, version, name)): Path<(String, String, String, String, String)>,
) -> Result<Response, Refusal> {
    let index = shelf.index(app.store()).await?;
    let (unit, edition, book) = book::located(&index, &code, &year, &kind, &version)?;
    let (number, is_csv) = name.strip_suffix(".csv").map_or((name.as_str(), false), |number| (number, true));
    let number: usize = number.parse().map_err(|_| Refusal::not_found())?;
    let own = format!("{}/tables", address::version(book));
    let answer = Answer { shelf: &shelf, wants: &wants };
    let key = format!("{own}/{number}{}", if is_csv { ".csv" } else { "" });
    if let Some(kept) = answer.kept(&key, unit.stamp) {
        return Ok(if is_csv { saved(kept, number) } else { kept });
    }
    let tables = tables(app.store(), book.tables).await?.tables;
    let at = number.checked_sub(1).ok_or_else(Refusal::not_found)?;
    let table = tables.get(at).ok_or_else(Refusal::not_found)?;
    if is_csv {
        let made = Made::new("text/csv; charset=utf-8; header=present", csv(table)?);
        return Ok(saved(answer.keep(key, unit.stamp, made).await?, number));
    }
    // Sheets of projects have no title of their own, and no page in the list.
    let neighbour = |at: Option<usize>| {
        at.filter(|at| tables.get(*at).is_some_and(|table| !table.title.is_empty()))
            .map(|at| format!("{own}/{}", at + 1))
    };
    let is_old = edition.newest().is_some_and(|newest| newest.version > book.version);
    let (first, rows, last) = parts(rows(table));
    let page = Page {
        frame: Frame::public(format!("{} · {}", table.title, unit.name)),
        canonical: format!("{}{own}/{number}", app.config().base_url()),
        unit: unit.name.clone(),
        unit_href: address::unit(unit),
        book: format!("{}年{}", edition.year, words::kind(edition.kind, edition.level)),
        book_href: if is_old { address::version(book) } else { address::book(unit, edition) },
        newer: is_old.then(|| address::book(unit, edition)),
        title: table.title.clone(),
        org: table.org.clone().unwrap_or_else(|| unit.name.clone()),
        money: table.unit.clone().unwrap_or_default(),
        head: head(table),
        first,
        rows,
        last,
        note: table.note.clone().unwrap_or_default(),
        csv: format!("{own}/{number}.csv"),
        before: neighbour(at.checked_sub(1)),
        after: neighbour(at.checked_add(1)),
    };
    answer.keep(key, unit.stamp, Made::page(&page)?).await
}

fn saved(mut response: Response, number: usize) -> Response {
    if let Ok(value) = HeaderValue::try_from(format!("attachment; filename=\"table-{number}.csv\"")) {
        response.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
    response
}

/// The header as cells that span what stands beneath them: neighbours under the same path are one.
fn head(table: &TableText) -> Vec<Vec<Cell>> {
    let levels = table.columns.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let mut out: Vec<Vec<Cell>> = Vec::new();
    for level in 0..levels {
        let mut cells: Vec<Cell> = Vec::new();
        let mut before: Option<&[String]> = None;
        for path in &table.columns {
            let here = path.get(..=level);
            match here {
                // A path that has ended reaches down to the last row.
                None if level > 0 => before = None,
                None => cells.push(Cell { text: String::new(), wide: 1, high: levels }),
                Some(here) if before == Some(here) => {
                    if let Some(cell) = cells.last_mut() {
                        cell.wide += 1;
                    }
                }
                Some(here) => {
                    let is_end = path.len() == level + 1;
                    let high = if is_end { levels - level } else { 1 };
                    cells.push(Cell { text: here.last().cloned().unwrap_or_default(), wide: 1, high });
                    before = Some(here);
                }
            }
        }
        out.push(cells);
    }
    out
}

fn rows(table: &TableText) -> Vec<Row> {
    let row = |(at, cells): (usize, &Vec<String>)| {
        let depth = table.depths.get(at).copied().unwrap_or(0);
        let cell = |(column, text): (usize, &String)| {
            let is_figure = table.figures.contains(&column);
            let deep = if table.names == Some(column) { depth } else { 0 };
            (if is_figure { separated(text) } else { text.clone() }, is_figure, deep)
        };
        Row { is_total: table.totals.contains(&at), cells: cells.iter().enumerate().map(cell).collect() }
    };
    table.rows.iter().enumerate().map(row).collect()
}

/// The total above, the rows, the totals below.
fn parts(mut rows: Vec<Row>) -> (Option<Row>, Vec<Row>, Vec<Row>) {
    let first = rows.first().is_some_and(|row| row.is_total).then(|| rows.remove(0));
    let below = rows.iter().rev().take_while(|row| row.is_total).count();
    let last = rows.split_off(rows.len() - below);
    (first, rows, last)
}

/// A figure with its thousands separated, as it would be printed large; whatever is no plain figure stays as it is.
fn separated(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, rest) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(whole) || !rest.is_none_or(plain) || whole.len() < 4 {
        return text.to_owned();
    }
    let mut out = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out.extend(rest.map(|rest| format!(".{rest}")));
    out
}

/// With a mark of its encoding, without which a spreadsheet takes Chinese for something else.
fn csv(table: &TableText) -> Result<Vec<u8>, Refusal> {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer(vec![0xEF, 0xBB, 0xBF]);
    for row in table.header.iter().chain(&table.rows) {
        let row = row.iter().map(|text| harmless(text));
        writer.write_record(row).map_err(|error| Refusal::fault("write a table", &error))?;
    }
    writer.into_inner().map_err(|error| Refusal::fault("write a table", error.error()))
}

/// What a spreadsheet would take for a formula is marked as text. A negative figure is none.
fn harmless(text: &str) -> String {
    let is_figure = text
        .get(1..)
        .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit() || b".,%".contains(&byte)));
    let is_formula = text.starts_with(['=', '@', '\t', '\r']) || text.starts_with(['+', '-']) && !is_figure;
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(labels: &[&str]) -> Vec<String> {
        labels.iter().map(|label| (*label).to_owned()).collect()
    }

    #[test]
    fn a_header_spans_what_stands_beneath_it() {
        let columns = vec![
            path(&["项目", "科目编码"]),
            path(&["项目", "科目名称"]),
            path(&["本年收入", "合计"]),
            path(&["上年结转"]),
        ];
        let head = head(&TableText { columns, ..TableText::default() });
        let told: Vec<Vec<(&str, usize, usize)>> = head
            .iter()
            .map(|row| row.iter().map(|cell| (cell.text.as_str(), cell.wide, cell.high)).collect())
            .collect();
        assert_eq!(
            told,
            [
                vec![("项目", 2, 1), ("本年收入", 1, 1), ("上年结转", 1, 2)],
                vec![("科目编码", 1, 1), ("科目名称", 1, 1), ("合计", 1, 1)],
            ]
        );
    }

    #[test]
    fn figures_are_separated_and_nothing_else() {
        let of = |text| separated(text);
        assert_eq!(
            [of("2712.37"), of("-1234567"), of("353.54"), of("—"), of("1,234")].join(" "),
            "2,712.37 -1,234,567 353.54 — 1,234"
        );
    }

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(harmless("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(harmless("-12.5"), "-12.5");
        assert_eq!(harmless("--1+cmd|'/c'!A"), "'--1+cmd|'/c'!A");
    }
}
