//! `mingzhang.book/1`: a published book as data.

use mingzhang_model::{Book, Fact, Interval, Table};
use serde::Serialize;

use super::claim::ClaimJson;
use super::coordinate::CoordinateJson;
use super::place::FactPlaceJson;
use super::problem::ProblemJson;
use super::sheet::SheetJson;
use crate::kind::{book_kind, level};
use crate::localise::Localiser;

/// The whole book, indented, ending with a line break.
///
/// # Errors
/// Never in practice: every key is a string and no number is infinite.
pub fn book_json(file: &str, sha256: &str, book: &Book, localiser: &Localiser) -> serde_json::Result<String> {
    written(&BookJson::new(file, sha256, book, localiser))
}

/// The same of a book that was written in spite of errors: it says so, like every page of its other forms.
///
/// # Errors
/// Never in practice: every key is a string and no number is infinite.
pub fn draft_json(
    file: &str,
    sha256: &str,
    book: &Book,
    localiser: &Localiser,
) -> serde_json::Result<String> {
    written(&BookJson { draft: true, ..BookJson::new(file, sha256, book, localiser) })
}

fn written(book: &BookJson<'_>) -> serde_json::Result<String> {
    let mut text = serde_json::to_string_pretty(book)?;
    text.push('\n');
    Ok(text)
}

#[derive(Serialize)]
struct BookJson<'a> {
    schema: &'static str,
    /// Only of a draft: a book that is published has no such key.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    draft: bool,
    file: &'a str,
    sha256: &'a str,
    pages: u32,
    kind: &'static str,
    level: &'static str,
    year: Option<i32>,
    unit: UnitJson<'a>,
    /// The department of a unit's book is not read yet.
    department: Option<UnitJson<'a>>,
    tables: Vec<TableJson<'a>>,
    other_tables: Vec<OtherTableJson<'a>>,
    facts: Vec<FactJson<'a>>,
    claims: Vec<ClaimJson<'a>>,
    sheets: Vec<SheetJson<'a>>,
    problems: Vec<ProblemJson>,
}

#[derive(Serialize)]
struct UnitJson<'a> {
    name: Option<&'a str>,
    code: Option<&'a str>,
}

#[derive(Serialize)]
struct TableJson<'a> {
    title: &'a str,
    kind: &'static str,
    pages: &'a [u32],
    unit: Option<&'static str>,
    org: Option<&'a str>,
    header_rows: usize,
    header: &'a [Vec<String>],
    columns: Vec<String>,
    rows: Vec<Vec<&'a str>>,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct OtherTableJson<'a> {
    title: &'a str,
    pages: &'a [u32],
    header: &'a [Vec<String>],
    rows: Vec<Vec<&'a str>>,
}

#[derive(Serialize)]
struct FactJson<'a> {
    coordinate: CoordinateJson<'a>,
    text: &'a str,
    unit: &'static str,
    low: String,
    high: String,
    place: FactPlaceJson,
}

impl<'a> BookJson<'a> {
    fn new(file: &'a str, sha256: &'a str, book: &'a Book, localiser: &Localiser) -> Self {
        Self {
            schema: "mingzhang.book/1",
            draft: false,
            file,
            sha256,
            pages: book.pages,
            kind: book_kind(book.kind),
            level: level(book.level),
            year: book.year,
            unit: UnitJson { name: book.unit_name.as_deref(), code: None },
            department: None,
            tables: book.tables.iter().filter(|t| t.is_money).map(TableJson::from).collect(),
            other_tables: book.tables.iter().filter(|t| !t.is_money).map(OtherTableJson::from).collect(),
            facts: money_facts(book),
            claims: ClaimJson::all(book),
            sheets: SheetJson::all(book),
            problems: ProblemJson::all(book, localiser),
        }
    }
}

/// The facts, each with the number of its table among the tables that are given out.
fn money_facts(book: &Book) -> Vec<FactJson<'_>> {
    let mut number = 0;
    let numbers: Vec<Option<usize>> = book
        .tables
        .iter()
        .map(|table| {
            table.is_money.then(|| {
                number += 1;
                number - 1
            })
        })
        .collect();
    book.facts
        .iter()
        .filter_map(|fact| {
            let table = numbers.get(fact.table).copied().flatten()?;
            Some(FactJson::new(fact, table, &book.sheets))
        })
        .collect()
}

impl<'a> FactJson<'a> {
    fn new(fact: &'a Fact, table: usize, sheets: &[String]) -> Self {
        let interval = fact.printed.interval();
        Self {
            coordinate: CoordinateJson::from(&fact.coordinate),
            text: &fact.text,
            unit: fact.printed.unit().chinese(),
            low: Interval::decimal(interval.low),
            high: Interval::decimal(interval.high),
            place: FactPlaceJson::new(fact, table, sheets),
        }
    }
}

impl<'a> From<&'a Table> for TableJson<'a> {
    fn from(table: &'a Table) -> Self {
        Self {
            title: &table.title,
            kind: table.kind().id(),
            pages: &table.pages,
            unit: table.unit.map(mingzhang_model::MoneyUnit::chinese),
            org: table.org.as_deref(),
            header_rows: table.header.len(),
            header: &table.header,
            columns: table.columns.iter().map(|path| path.join("/")).collect(),
            rows: rows(table),
            note: table.note.as_ref().map(|note| note.text.as_str()),
        }
    }
}

impl<'a> From<&'a Table> for OtherTableJson<'a> {
    fn from(table: &'a Table) -> Self {
        Self { title: &table.title, pages: &table.pages, header: &table.header, rows: rows(table) }
    }
}

fn rows(table: &Table) -> Vec<Vec<&str>> {
    table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect()).collect()
}
