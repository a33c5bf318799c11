//! Which columns the cells of a row stand in.

use mingzhang_model::manuscript::{FormCell, FormRow};

/// The cells that are drawn, with their column and the columns that they cover. Whether a cell is covered follows from its left
/// neighbours: an empty cell that says nothing of its span still has its own column.
pub(crate) fn cells(row: &FormRow, columns: usize) -> impl Iterator<Item = (usize, usize, &FormCell)> {
    let mut free = 0;
    row.cells.iter().enumerate().take(columns).filter_map(move |(column, cell)| {
        if column < free {
            return None;
        }
        free = (column + cell.column_span.max(1)).min(columns);
        Some((column, free - column, cell))
    })
}
