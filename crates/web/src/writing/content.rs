//! Between a draft and a ledger's files.

use std::collections::BTreeMap;

use mingzhang_import::{GridLayout, empty, grid_file, grids_of_folder, layouts};
use mingzhang_store::{DraftContent, Grid, GridRow, MaterialKind, RowId};
use mingzhang_worker::{Fault, take};
use serde::Serialize;

/// The name of the text that is not a table.
pub(super) const BOOK: &str = "book.toml";

/// A draft as a ledger's files, with the line on which each row begins.
pub(super) struct Files {
    files: BTreeMap<String, Vec<u8>>,
    lines: BTreeMap<String, Vec<(u32, RowId)>>,
}

/// One thing that is wrong, at the cell where the clerk finds it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Trouble {
    severity: String,
    /// The grid's name, or `book.toml`; empty where it has no place.
    grid: String,
    row: Option<RowId>,
    column: String,
    message: String,
    /// Whether the ledger shows it by itself; else it is known only once the book is made.
    ledger: bool,
}

impl Files {
    pub(super) fn of(content: &DraftContent) -> Self {
        let mut files = BTreeMap::new();
        let mut lines = BTreeMap::new();
        for (name, grid) in &content.grids {
            let rows: Vec<&[String]> = grid.rows.iter().map(|row| row.cells.as_slice()).collect();
            let (bytes, at) = grid_file(name, &grid.columns, &rows);
            let ids = grid.rows.iter().map(|row| row.id.clone());
            lines.insert(name.clone(), at.into_iter().zip(ids).collect());
            files.insert(format!("{name}.csv"), bytes);
        }
        for (name, text) in &content.texts {
            files.insert(name.clone(), text.clone().into_bytes());
        }
        Self { files, lines }
    }

    /// For [`mingzhang_worker::faults_of`].
    pub(super) fn all(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.files
    }

    /// For a task's folder.
    pub(super) fn inputs(&self) -> Vec<(&str, &[u8])> {
        self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect()
    }

    /// The row that holds a line of a file, and its grid.
    pub(super) fn row(&self, file: &str, line: Option<u32>) -> (String, Option<RowId>) {
        let name = file.strip_suffix(".csv").unwrap_or(file);
        let rows = self.lines.get(name);
        let row = line.zip(rows).and_then(|(line, rows)| {
            let at = rows.partition_point(|(start, _)| *start <= line).checked_sub(1)?;
            rows.get(at).map(|(_, id)| id.clone())
        });
        (name.to_owned(), row)
    }

    /// The faults at their cells.
    pub(super) fn troubles(&self, faults: Vec<Fault>) -> Vec<Trouble> {
        faults
            .into_iter()
            .map(|fault| {
                let (grid, row) = self.row(&fault.file, fault.line);
                let Fault { severity, column, message, ledger, .. } = fault;
                Trouble { severity, grid, row, column, message, ledger }
            })
            .collect()
    }
}

/// What an empty draft holds.
pub(super) fn blank(template: &str, year: u16, unit: &str, code: &str, kind: MaterialKind) -> DraftContent {
    let grids = grids_of_folder(&empty(template, i32::from(year), unit));
    let mut tables: BTreeMap<String, Vec<Vec<String>>> =
        grids.tables.into_iter().map(|(name, rows)| (name.to_owned(), rows)).collect();
    // The unit's own row knows its code and year.
    if let Some(layout) = layouts().iter().find(|layout| layout.name == "agencies")
        && let Some(row) = tables.get_mut("agencies").and_then(|rows| rows.first_mut())
    {
        for (field, value) in [("agency_code", code), ("fiscal_year", &year.to_string())] {
            let at = layout.columns.iter().position(|column| column.field == field);
            if let Some(cell) = at.and_then(|at| row.get_mut(at)) {
                value.clone_into(cell);
            }
        }
    }
    of_taken(take::Taken { tables, book: grids.book.unwrap_or_default() }, kind)
}

/// A ledger that was taken over, as a draft: all columns of each table, and all tables that a book of its kind has.
pub(super) fn of_taken(mut taken: take::Taken, kind: MaterialKind) -> DraftContent {
    let mut content = DraftContent::default();
    for layout in layouts() {
        let rows = taken.tables.remove(layout.name).unwrap_or_default();
        if rows.is_empty() && !belongs(layout.name, kind) {
            continue;
        }
        content.grids.insert(layout.name.to_owned(), grid(&layout, rows));
    }
    content.texts.insert(BOOK.to_owned(), taken.book);
    content
}

fn belongs(name: &str, kind: MaterialKind) -> bool {
    match kind {
        MaterialKind::Budget => name != "final_lines",
        MaterialKind::FinalAccounts => name != "budget_lines",
    }
}

fn grid(layout: &GridLayout, rows: Vec<Vec<String>>) -> Grid {
    let columns: Vec<String> = layout.columns.iter().map(|column| column.field.to_owned()).collect();
    let row = |(index, mut cells): (usize, Vec<String>)| {
        cells.resize(columns.len(), String::new());
        GridRow { id: format!("r{}", index.saturating_add(1)), cells }
    };
    let rows = rows.into_iter().enumerate().map(row).collect();
    Grid { rows, columns }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_shown_at_its_row() {
        let mut content = blank("shanxi", 2026, "某中心", "121006", MaterialKind::Budget);
        let lines = content.grids.get_mut("budget_lines").unwrap();
        let blank = vec![String::new(); lines.columns.len()];
        for (id, amount) in [("a", "1.00"), ("b", "x")] {
            let mut cells = blank.clone();
            cells[lines.columns.iter().position(|column| column == "reply_amt").unwrap()] = amount.to_owned();
            lines.rows.push(GridRow { id: id.to_owned(), cells });
        }
        let files = Files::of(&content);
        let troubles = files.troubles(mingzhang_worker::faults_of(files.all()));
        let amount = troubles.iter().find(|trouble| trouble.column == "reply_amt").unwrap();
        assert_eq!((amount.grid.as_str(), amount.row.as_deref()), ("budget_lines", Some("b")));
        assert!(amount.message.contains("不是金额"));
    }

    #[test]
    fn an_empty_book_has_the_tables_of_its_kind_and_its_own_unit() {
        let content = blank("final-accounts", 2025, "某中心", "121006", MaterialKind::FinalAccounts);
        assert!(content.grids.contains_key("final_lines") && !content.grids.contains_key("budget_lines"));
        assert!(content.grids["agencies"].rows[0].cells.contains(&"121006".to_owned()));
        assert!(content.texts[BOOK].contains("final-accounts"));
    }
}
