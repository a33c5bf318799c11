//! The tables as printed, with just enough structure to set them: which columns are figures, which rows are sums, how deep a
//! row stands.

use std::collections::BTreeSet;

use mingzhang_model::{Block, Book, SubjectLevel, Table};
use serde::{Deserialize, Serialize};

/// Every table of a book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Tables {
    /// In reading order, as [`Digest::tables`](crate::Digest::tables) lists them.
    pub tables: Vec<TableText>,
}

/// A table as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TableText {
    /// The title, white space removed.
    pub title: String,
    /// Which of the standard tables.
    pub kind: String,
    /// Its unit of money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The body named above it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub org: Option<String>,
    /// The pages that it stands on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<u32>,
    /// The header as printed: rows, one string a column, merged text in the leftmost column.
    pub header: Vec<Vec<String>>,
    /// Header path of each column from the outermost label in.
    pub columns: Vec<Vec<String>>,
    /// Columns that hold figures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<usize>,
    /// Rows that are totals.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub totals: Vec<usize>,
    /// How deep each row's code stands, 0 for 类; empty where no row has a code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub depths: Vec<u8>,
    /// The column whose text is set in by the depth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub names: Option<usize>,
    /// The rows as printed, one string a column.
    pub rows: Vec<Vec<String>>,
    /// The note below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The tables of a book.
pub fn tables(book: &Book) -> Tables {
    Tables { tables: book.tables.iter().map(text).collect() }
}

fn text(table: &Table) -> TableText {
    let figures: BTreeSet<usize> =
        table.blocks.iter().flat_map(|block| &block.number_columns).copied().collect();
    // Side-by-side halves have rows that have nothing to do with each other: only what all of them say is said of a row.
    let alone = match table.blocks.as_slice() {
        [block] => Some(block),
        _ => None,
    };
    let depths = alone.map(depths).unwrap_or_default();
    TableText {
        title: table.title.clone(),
        kind: table.kind().id().to_owned(),
        unit: table.unit.filter(|_| table.is_money).map(|unit| unit.chinese().to_owned()),
        org: table.org.clone(),
        pages: table.pages.clone(),
        header: table.header.clone(),
        columns: table.columns.clone(),
        figures: if table.is_money { figures.into_iter().collect() } else { Vec::new() },
        totals: totals(table),
        names: alone.and_then(|block| block.name_column).filter(|_| !depths.is_empty()),
        depths,
        rows: table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.clone()).collect()).collect(),
        note: table.note.as_ref().map(|note| note.text.clone()),
    }
}

/// Rows that one half calls a total, where no half says that they are something else.
fn totals(table: &Table) -> Vec<usize> {
    let is_total = |row: usize| {
        let keys = || table.blocks.iter().filter_map(|block| block.keys.get(row)?.as_ref());
        keys().next().is_some() && keys().all(|key| key.is_total)
    };
    (0..table.rows.len()).filter(|row| is_total(*row)).collect()
}

fn depths(block: &Block) -> Vec<u8> {
    let depth = |level| match level {
        SubjectLevel::Class => 0,
        SubjectLevel::Division => 1,
        SubjectLevel::Item => 2,
    };
    let code = |key: &Option<mingzhang_model::RowKey>| key.as_ref()?.code;
    if !block.keys.iter().any(|key| code(key).is_some()) {
        return Vec::new();
    }
    block.keys.iter().map(|key| code(key).map_or(0, |code| depth(code.level()))).collect()
}
