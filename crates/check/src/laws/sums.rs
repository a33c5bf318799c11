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
        for row in 0..table.rows.len() {
            // A row that prints only its total does not break it down.
            if sum.parts.iter().all(|column| is_blank(table, row, *column)) && !is_blank(table, row, sum.total) {
                let others = (0..table.rows.len())
                    .filter(|r| sum.parts.iter().any(|column| !is_blank(table, *r, *column)))
                    .count();
                if others == 0 {
                    continue;
                }
            }
            let parts: Vec<Address> = sum.parts.iter().map(|column| (index, row, *column)).collect();
            let identity = format!("columns/{}/{}", row_name(block, row), column_name(table, sum.total));
            system.add_over(book, LawKind::Columns, (index, row, sum.total), &parts, identity, family.clone());
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
            let identity =
                format!("rows/{}/{}/{}", row_name(block, sum.total), column_name(table, *column), sum.parts.len());
            let family = if sum.complete { String::new() } else { format!("rows/{index}/{}", sum.total) };
            system.add_over(book, kind, (index, sum.total, *column), &parts, identity, family);
        }
    }
}

fn is_blank(table: &Table, row: usize, column: usize) -> bool {
    table.rows.get(row).and_then(|row| row.cells.get(column)).is_none_or(|cell| cell.fact.is_none())
}

fn row_name(block: &Block, row: usize) -> String {
    block.keys.get(row).and_then(Option::as_ref).map_or_else(String::new, |key| {
        if key.code_text.is_empty() { key.name.clone() } else { key.code_text.replace('-', "") }
    })
}

fn column_name(table: &Table, column: usize) -> &str {
    table.columns.get(column).and_then(|path| path.last()).map_or("", String::as_str)
}
