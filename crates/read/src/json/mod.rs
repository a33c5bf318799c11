//! Our own data: a book as `mingzhang read` writes it, `mingzhang.book/1`. Reading it again gives the same book.

use mingzhang_model::{Markup, Part, Place, Problem};
use serde::Deserialize;

use crate::aside::{self, Clock};
use crate::container::damaged;
use crate::declared::{Cover, Declared};
use crate::reader::Reader;
use crate::{Document, Limits, Page, ReadError};

/// The schema that is read.
const SCHEMA: &str = "mingzhang.book/1";

/// Reads books as data.
pub(crate) struct JsonReader;

impl Reader for JsonReader {
    fn sniff(&self, bytes: &[u8]) -> bool {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        bytes.starts_with(b"{") && memchr::memmem::find(bytes, SCHEMA.as_bytes()).is_some()
    }

    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
        aside::read(bytes, limits, book)
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Book {
    schema: String,
    kind: String,
    level: String,
    year: Option<i64>,
    unit: Option<Unit>,
    tables: Vec<Table>,
    other_tables: Vec<Table>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Unit {
    name: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Table {
    title: String,
    unit: Option<String>,
    org: Option<String>,
    header: Vec<Vec<String>>,
    rows: Vec<Vec<String>>,
    note: Option<String>,
}

fn book(bytes: &[u8], limits: &Limits, _: Clock) -> Result<Document, ReadError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let book: Book = serde_json::from_slice(bytes).map_err(|error| damaged(&error.to_string()))?;
    if book.schema != SCHEMA {
        return Err(damaged("its schema is another one"));
    }
    let place = |part| Place::Part { markup: Markup::Json, part };
    let mut page = Page { number: 1, ..Page::default() };
    let mut problems = Vec::new();
    let cover = Cover {
        title: "",
        organisation: book.unit.as_ref().and_then(|unit| unit.name.as_deref()).unwrap_or_default(),
        year: book.year,
        kind: &book.kind,
        level: &book.level,
    };
    page.blocks.extend(cover.lines(place(Part::Paragraph(1))));
    let mut boxes = limits.boxes;
    let tables = book.tables.into_iter().chain(book.other_tables);
    for (number, table) in (1u32..).zip(tables) {
        let header_rows = table.header.len();
        let Table { title, unit, org, header, rows, note } = table;
        let declared = Declared {
            title: &title,
            organisation: org.as_deref().unwrap_or_default(),
            unit: unit.as_deref().unwrap_or_default(),
            note: note.as_deref().unwrap_or_default(),
            rows: header.into_iter().chain(rows).collect(),
            header_rows,
        };
        let index = |index: usize| u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        let at = |row: usize, column: usize| {
            place(Part::Cell { table: number, row: index(row), cell: index(column) })
        };
        match declared.blocks(at, &mut boxes) {
            Ok(blocks) => page.blocks.extend(blocks),
            Err(needed) => problems.push(Problem {
                code: "table-overfull",
                detail: needed.to_string(),
                place: Some(place(Part::Table(number))),
            }),
        }
    }
    Ok(Document { pages: vec![page], problems, ..Document::default() })
}
