//! What a draft holds: grids of text cells and texts. Nothing here knows what they mean.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::Error;

/// A row's name, the same for as long as the row stands: given by whoever inserts it, 1 to 40 letters, digits and hyphens.
pub type RowId = String;

/// The content of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftContent {
    /// The grids by name.
    pub grids: BTreeMap<String, Grid>,
    /// The texts by name.
    pub texts: BTreeMap<String, String>,
}

/// A table of text cells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    /// Names of the columns, none twice.
    pub columns: Vec<String>,
    /// The rows in their order.
    pub rows: Vec<GridRow>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridRow {
    /// Its name.
    pub id: RowId,
    /// One cell a column.
    pub cells: Vec<String>,
}

/// What a draft may hold at most: ten times what the largest unit writes, and little enough to be read and written whole.
pub(super) mod limits {
    pub(in crate::drafts) const PARTS: usize = 24;
    pub(in crate::drafts) const COLUMNS: usize = 60;
    pub(in crate::drafts) const ROWS: usize = 20_000;
    pub(in crate::drafts) const CELL: usize = 16_000;
    pub(in crate::drafts) const TEXT: usize = 400_000;
    pub(in crate::drafts) const BYTES: usize = 6_000_000;
    pub(in crate::drafts) const OPERATIONS: usize = 20_000;
}

const fn too_much(fault: &'static str) -> Error {
    Error::Invalid { what: "the draft", fault }
}

impl DraftContent {
    /// That it is within the limits and consistent.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`].
    pub(super) fn check(&self) -> Result<(), Error> {
        if self.grids.len().saturating_add(self.texts.len()) > limits::PARTS {
            return Err(too_much("of more parts than a draft has"));
        }
        let mut bytes: usize = self.texts.values().map(String::len).sum();
        if self.texts.values().any(|text| text.len() > limits::TEXT) {
            return Err(too_much("too large"));
        }
        for (name, grid) in &self.grids {
            if !is_name(name) {
                return Err(too_much("of parts without names"));
            }
            bytes = bytes.saturating_add(grid.check()?);
        }
        if bytes > limits::BYTES { Err(too_much("too large")) } else { Ok(()) }
    }
}

impl Grid {
    /// That it is within the limits; its size in bytes.
    pub(super) fn check(&self) -> Result<usize, Error> {
        let mut names = HashSet::new();
        let is_own = |column: &String| is_name(column) && names.insert(column.clone());
        if self.columns.len() > limits::COLUMNS || !self.columns.iter().all(is_own) {
            return Err(too_much("of columns without names, or of too many"));
        }
        if self.rows.len() > limits::ROWS {
            return Err(too_much("of more rows than a grid has"));
        }
        let mut ids = HashSet::new();
        let mut bytes = 0_usize;
        for row in &self.rows {
            if !is_row_id(&row.id) || !ids.insert(&row.id) || row.cells.len() != self.columns.len() {
                return Err(too_much("of rows without names, or of cells without columns"));
            }
            for cell in &row.cells {
                check_cell(cell)?;
                bytes = bytes.saturating_add(cell.len());
            }
        }
        Ok(bytes)
    }

    /// Where the row stands.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.id == id)
    }

    /// Which column that is.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }
}

pub(super) fn check_cell(text: &str) -> Result<(), Error> {
    if text.len() > limits::CELL { Err(too_much("of cells longer than a cell is")) } else { Ok(()) }
}

/// A part's or a column's name: a field of the standard, a file's name, or what a clerk called a column.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= 200 && !name.chars().any(char::is_control)
}

pub(super) fn is_row_id(id: &str) -> bool {
    (1..=40).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
