//! Cells with spans, as a file lists them, as a grid that its cells tile.

use std::collections::BTreeSet;

use mingzhang_model::Place;

use crate::{Grid, GridCell};

/// The cells of one table before they are a grid. Columns that no cell begins in are nobody's and are left out: programs
/// that draw a table over a finer raster merge every row over them.
pub(crate) struct Tiling {
    pub(crate) rows: usize,
    pub(crate) cells: Vec<GridCell>,
    pub(crate) place: Place,
    pub(crate) header_rows: Option<usize>,
}

impl Tiling {
    /// Boxes that the grid would have, known before any room is taken for it.
    pub(crate) fn boxes(&self) -> usize {
        self.rows.saturating_mul(self.starts().len())
    }

    fn starts(&self) -> BTreeSet<usize> {
        self.cells.iter().map(|cell| cell.column).collect()
    }

    /// The grid. Where merged cells overlap, the first one keeps the place; a box that no cell covers is an empty cell, whose
    /// place `blank` gives by row and by column as the file counts it.
    pub(crate) fn grid(mut self, blank: impl Fn(usize, usize) -> Place) -> Option<Grid> {
        let starts: Vec<usize> = self.starts().into_iter().collect();
        let columns = starts.len();
        let at = |column: usize| starts.partition_point(|start| *start < column);
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        let mut taken = vec![false; self.rows.checked_mul(columns)?];
        let mut tiles = Vec::with_capacity(self.cells.len());
        for mut cell in self.cells {
            let column = at(cell.column);
            let column_end = at(cell.column.saturating_add(cell.column_span.max(1))).max(column + 1);
            let row_end = cell.row.saturating_add(cell.row_span.max(1)).min(self.rows);
            let is_free = |row: usize, column: usize| {
                column < columns && taken.get(row * columns + column).is_some_and(|taken| !taken)
            };
            if !is_free(cell.row, column) {
                continue;
            }
            let width = (column..column_end).take_while(|c| is_free(cell.row, *c)).count();
            let height = (cell.row..row_end)
                .take_while(|row| (column..column + width).all(|c| is_free(*row, c)))
                .count();
            for row in cell.row..cell.row + height {
                let from = row * columns + column;
                taken.iter_mut().skip(from).take(width).for_each(|taken| *taken = true);
            }
            (cell.column, cell.column_span, cell.row_span) = (column, width, height);
            tiles.push(cell);
        }
        for (index, _) in taken.iter().enumerate().filter(|(_, taken)| !**taken) {
            let (row, column) = (index / columns.max(1), index % columns.max(1));
            let place = blank(row, starts.get(column).copied().unwrap_or(column));
            let text = String::new();
            tiles.push(GridCell { row, column, row_span: 1, column_span: 1, text, place });
        }
        tiles.sort_by_key(|cell| (cell.row, cell.column));
        (self.rows > 0 && columns > 0).then_some(Grid {
            rows: self.rows,
            columns,
            cells: tiles,
            edges: Vec::new(),
            place: self.place,
            ruled: true,
            header_rows: self.header_rows,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOWHERE: Place = Place::Text { line: 0, column: 0 };

    fn tiled(rows: usize, cells: &[(usize, usize, usize, usize)]) -> Vec<(usize, usize, usize, usize)> {
        let cell = |&(row, column, row_span, column_span): &(usize, usize, usize, usize)| GridCell {
            row,
            column,
            row_span,
            column_span,
            text: "x".into(),
            place: NOWHERE,
        };
        let cells = cells.iter().map(cell).collect();
        let tiling = Tiling { rows, cells, place: NOWHERE, header_rows: None };
        let grid = tiling.grid(|_, _| NOWHERE).expect("a grid");
        let tiles = grid.cells.iter();
        tiles.map(|cell| (cell.row, cell.column, cell.row_span, cell.column_span)).collect()
    }

    #[test]
    fn columns_in_which_no_cell_begins_are_left_out() {
        assert_eq!(
            tiled(2, &[(0, 0, 1, 9), (1, 0, 1, 4), (1, 4, 1, 5)]),
            [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]
        );
    }

    #[test]
    fn overlapping_cells_and_holes_still_tile() {
        assert_eq!(
            tiled(2, &[(0, 0, 2, 1), (0, 1, 1, 2), (0, 2, 2, 1), (1, 0, 1, 2)]),
            [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]
        );
    }

    #[test]
    fn spans_end_with_the_table() {
        assert_eq!(tiled(1, &[(0, 0, usize::MAX, usize::MAX)]), [(0, 0, 1, 1)]);
    }
}
