//! Truth files, and a book in the shape of what score.py calls PREDICTED.

use mingzhang_model::Book;
use serde::{Deserialize, Serialize};

/// What a person read from a book.
#[derive(Deserialize)]
pub(crate) struct Truth {
    /// File name of the book.
    pub(crate) file: String,
    /// The tables of money.
    pub(crate) tables: Vec<TruthTable>,
    /// Tables that count neither way.
    #[serde(default)]
    pub(crate) other_tables: Vec<TruthTable>,
}

/// A table of a truth file.
#[derive(Deserialize)]
pub(crate) struct TruthTable {
    pub(crate) title: String,
    pub(crate) pages: Vec<u32>,
    #[serde(default)]
    pub(crate) unit: Option<String>,
    #[serde(default)]
    pub(crate) org: Option<String>,
    #[serde(default)]
    pub(crate) header: Vec<Vec<Option<String>>>,
    pub(crate) rows: Vec<Vec<Option<String>>>,
    /// Row and column of cells that count neither way.
    #[serde(default)]
    pub(crate) optional_cells: Vec<(usize, usize)>,
}

/// A book as read.
#[derive(Serialize, Deserialize)]
pub(crate) struct Predicted {
    #[serde(default)]
    pub(crate) file: String,
    pub(crate) tables: Vec<PredictedTable>,
}

/// A table as read.
#[derive(Serialize, Deserialize)]
pub(crate) struct PredictedTable {
    pub(crate) title: Option<String>,
    #[serde(default)]
    pub(crate) pages: Vec<u32>,
    #[serde(default)]
    pub(crate) unit: Option<String>,
    #[serde(default)]
    pub(crate) org: Option<String>,
    #[serde(default)]
    pub(crate) header_rows: usize,
    #[serde(default)]
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Vec<Option<String>>>,
}

impl Predicted {
    /// The money tables of a book.
    pub(crate) fn of(file: &str, book: &Book) -> Self {
        let tables = book.tables.iter().filter(|table| table.is_money).map(|table| PredictedTable {
            title: Some(table.title.clone()),
            pages: table.pages.clone(),
            unit: table.unit.map(|unit| unit.chinese().to_owned()),
            org: table.org.clone(),
            header_rows: table.header.len(),
            columns: table.columns.iter().map(|path| path.join("/")).collect(),
            rows: table
                .rows
                .iter()
                .map(|row| row.cells.iter().map(|cell| Some(cell.text.clone())).collect())
                .collect(),
        });
        Self { file: file.to_owned(), tables: tables.collect() }
    }

    /// A book that could not be read.
    pub(crate) fn unread(file: &str) -> Self {
        Self { file: file.to_owned(), tables: Vec::new() }
    }
}

/// Text without white space, which is how cells are compared; the control characters are those that Python's `\s` knows.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !('\u{1c}'..='\u{1f}').contains(c)).collect()
}

/// Rows without white space.
pub(crate) fn squeezed_rows(rows: &[Vec<Option<String>>]) -> Vec<Vec<String>> {
    rows.iter()
        .map(|row| row.iter().map(|cell| squeezed(cell.as_deref().unwrap_or_default())).collect())
        .collect()
}
