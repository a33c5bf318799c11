//! Parent = Σ children, inside each table: along the columns in every row, along the rows in every number column.

use mingzhang_model::{Block, Book, Table};

use crate::system::{Address, LawKind, System};

pub(crate) fn add(system: &mut System, book: &Book) {
    for (index, table) in book.tables.iter().enumerate().filter(|(_, table)| table.is_money) {
        for block in &table.blocks {
            along_columns(system, book, index, table, block);
            along_rows(system, book, index, table, block);
        }
    }
}

fn along_columns(system: &mut System, book: &Book, index: usize, table: &Table, block: &Block) {
    for sum in table.column_sums.iter().filter(|sum| block.number_columns.contains(&sum.total)) {
        let family = format!("columns/{index}/{}", sum.total);
        let breaks_down = |row: usize| sum.parts.iter().any(|column| !is_blank(table, row, *column));
        // A table that never breaks its total down promises nothing; one that does, does so in every row.
        if !(0..table.rows.len()).any(breaks_down) {
            continue;
        }
        for row in 0..table.rows.len() {
            let parts: Vec<Address> = sum.parts.iter().map(|column| (index, row, *column)).collect();
            system.add_over(book, LawKind::Columns, (index, row, sum.total), &parts, family.clone());
        }
    }
}

fn along_rows(system: &mut System, book: &Book, index: usize, table: &Table, block: &Block) {
    for sum in &block.row_sums {
        let total_row = block.keys.get(sum.total).and_then(Option::as_ref);
        let kind = if total_row.is_some_and(|key| key.is_total) { LawKind::Total } else { LawKind::Children };
        for column in &block.number_columns {
            let blank_parts = sum.parts.iter().all(|row| is_blank(table, *row, *column));
            if !sum.complete && blank_parts {
                continue;
            }
            let parts: Vec<Address> = sum.parts.iter().map(|row| (index, *row, *column)).collect();
            let list = if sum.complete { "list" } else { "rows" };
            let family = format!("{list}/{index}/{}", sum.total);
            system.add_over(book, kind, (index, sum.total, *column), &parts, family);
        }
    }
}

fn is_blank(table: &Table, row: usize, column: usize) -> bool {
    table.rows.get(row).and_then(|row| row.cells.get(column)).is_none_or(|cell| cell.fact.is_none())
}
