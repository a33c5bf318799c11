//! Cells of a sheet, row by row.

use mingzhang_model::manuscript::{SheetCell, SheetTone};

/// A sheet that grows downwards.
#[derive(Default)]
pub(super) struct Grid {
    pub(super) cells: Vec<SheetCell>,
    pub(super) rows: usize,
}

impl Grid {
    pub(super) fn put(
        &mut self,
        row: usize,
        column: usize,
        spans: (usize, usize),
        tone: SheetTone,
        text: &str,
    ) {
        let (row_span, column_span) = spans;
        self.cells.push(SheetCell { row, column, row_span, column_span, text: text.to_owned(), tone });
    }

    pub(super) fn row(&mut self, cells: &[(usize, SheetTone, &str)]) {
        self.row_from(0, cells);
    }

    pub(super) fn row_from(&mut self, first: usize, cells: &[(usize, SheetTone, &str)]) {
        let mut column = first;
        for (span, tone, text) in cells {
            self.put(self.rows, column, (1, *span), *tone, text);
            column += span;
        }
        self.rows += 1;
    }

    /// A cell over the next rows.
    pub(super) fn tall(&mut self, column: usize, rows: usize, tone: SheetTone, text: &str) {
        self.put(self.rows, column, (rows, 1), tone, text);
    }
}
