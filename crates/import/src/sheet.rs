//! A table as it was handed in: rows of cells, before anything is understood.

use std::sync::Arc;

/// One file or one sheet.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// File name, or the sheet's.
    pub(crate) name: Arc<str>,
    /// Whether its cells have names like `C7`.
    pub(crate) workbook: bool,
    /// Rows that hold anything.
    pub(crate) rows: Vec<Row>,
    /// Merged regions.
    pub(crate) merged: Vec<Region>,
}

/// One row.
#[derive(Debug)]
pub(crate) struct Row {
    /// As an editor counts it, from 1.
    pub(crate) number: u32,
    /// The cells from the first column on.
    pub(crate) cells: Vec<Cell>,
}

/// One cell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    /// The text without white space around it; a number in its shortest decimal form.
    pub(crate) text: String,
    /// What the file says that it is.
    pub(crate) kind: CellKind,
}

/// What a cell of a workbook is; in a text file all are text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum CellKind {
    #[default]
    Text,
    Number,
    /// A formula's error.
    Error,
}

/// Rows and columns, counted from 1, both ends included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Region {
    pub(crate) rows: (u32, u32),
    pub(crate) columns: (u32, u32),
}

impl Cell {
    /// Text as a clerk means it: line ends of any system are one, white space around it is nothing.
    pub(crate) fn text(text: &str) -> Self {
        let text = text.trim();
        let text = if text.contains('\r') {
            text.replace("\r\n", "\n").replace('\r', "\n")
        } else {
            text.to_owned()
        };
        let kind = if is_formula_error(&text) { CellKind::Error } else { CellKind::Text };
        Self { text, kind }
    }
}

impl Row {
    pub(crate) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.is_empty())
    }
}

/// The words that Excel and WPS leave where a formula failed, also in a CSV file saved from them.
fn is_formula_error(text: &str) -> bool {
    matches!(
        text,
        "#REF!" | "#VALUE!" | "#N/A" | "#DIV/0!" | "#NAME?" | "#NULL!" | "#NUM!" | "#SPILL!" | "#CALC!"
    )
}
