//! A grid as a full matrix of cells, so that any row and column can be looked up, merged or not.

use mingzhang_catalog::squeeze;
use mingzhang_model::{MoneyUnit, Place, Printed, Reading, SubjectCode};
use mingzhang_read::Grid;

/// One position of the matrix. A merged cell fills all its positions; only its top left one is the origin.
#[derive(Clone, Debug)]
pub(crate) struct Position {
    /// The cell's text without white space.
    pub(crate) text: String,
    /// Where the cell stands.
    pub(crate) place: Place,
    /// Row and column of the cell's top left position.
    pub(crate) origin: (usize, usize),
    /// One past the cell's last row.
    pub(crate) row_end: usize,
    /// One past the cell's last column.
    pub(crate) column_end: usize,
}

/// Rows of positions, all of the same length.
#[derive(Clone, Debug, Default)]
pub(crate) struct Matrix {
    pub(crate) rows: Vec<Vec<Position>>,
    pub(crate) columns: usize,
    /// Whether merged cells are known: a text export has lost them.
    pub(crate) ruled: bool,
    /// How many rows are the header, if the file says so.
    pub(crate) declared: Option<usize>,
}

impl Matrix {
    pub(crate) fn of(grid: &Grid) -> Self {
        let blank = |row: usize, column: usize| Position {
            text: String::new(),
            place: grid.place,
            origin: (row, column),
            row_end: row + 1,
            column_end: column + 1,
        };
        let mut rows: Vec<Vec<Position>> =
            (0..grid.rows).map(|r| (0..grid.columns).map(|c| blank(r, c)).collect()).collect();
        for cell in &grid.cells {
            let position = Position {
                text: squeeze(&cell.text),
                place: cell.place,
                origin: (cell.row, cell.column),
                row_end: (cell.row + cell.row_span.max(1)).min(grid.rows),
                column_end: (cell.column + cell.column_span.max(1)).min(grid.columns),
            };
            for row in rows.iter_mut().take(position.row_end).skip(cell.row) {
                for slot in row.iter_mut().take(position.column_end).skip(cell.column) {
                    *slot = position.clone();
                }
            }
        }
        Self { rows, columns: grid.columns, ruled: grid.ruled, declared: grid.header_rows }
    }

    /// The text that starts at a position: empty where a merged cell merely goes on.
    pub(crate) fn own_text(&self, row: usize, column: usize) -> &str {
        self.rows
            .get(row)
            .and_then(|cells| cells.get(column))
            .filter(|cell| cell.origin == (row, column))
            .map_or("", |cell| cell.text.as_str())
    }

    /// The texts that start in a row, with their columns, left to right.
    pub(crate) fn own_texts(&self, row: usize) -> Vec<(usize, &str)> {
        (0..self.columns)
            .map(|column| (column, self.own_text(row, column)))
            .filter(|(_, text)| !text.is_empty())
            .collect()
    }

    /// Drops the first `count` rows; cells that reach from them into the rest start at the new top.
    pub(crate) fn drop_top(&mut self, count: usize) {
        self.rows.drain(..count.min(self.rows.len()));
        self.declared = self.declared.map(|rows| rows.saturating_sub(count));
        for row in &mut self.rows {
            for cell in row {
                cell.origin.0 = cell.origin.0.saturating_sub(count);
                cell.row_end = cell.row_end.saturating_sub(count);
            }
        }
    }
}

/// Whether a text is an amount (and not a year or an ordinal, which only the neighbours can tell).
pub(crate) fn is_figure(text: &str) -> bool {
    Printed::parse(text, MoneyUnit::Yuan).is_some()
}

/// Whether a text is a dash that stands for no figure.
pub(crate) fn is_dash(text: &str) -> bool {
    Reading::of(text, MoneyUnit::Yuan) == Reading::Dash
}

/// Whether a text is a subject code, well formed or not (`7-11-02`): digits, possibly in dashed parts.
pub(crate) fn is_code_like(text: &str) -> bool {
    SubjectCode::parse(text).is_some()
        || (text.contains('-')
            && text.len() <= 12
            && text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())))
}
