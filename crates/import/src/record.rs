//! A sheet with its header understood: rows whose cells are asked for by field name.

use std::collections::{BTreeMap, BTreeSet};

use mingzhang_model::ledger::Origin;
use mingzhang_model::{Money, cell_name};

use crate::amount;
use crate::choice::{self, Choice};
use crate::fault::{Fault, FaultCode, Position};
use crate::layout::{Column, Kind, Layout, Need, is_passed_over};
use crate::nearest::nearest_word;
use crate::sheet::{Cell, CellKind, Row, Sheet};

/// A sheet and where its columns are.
#[derive(Debug)]
pub(crate) struct Table<'a> {
    sheet: &'a Sheet,
    layout: &'static Layout,
    columns: BTreeMap<&'static str, usize>,
    /// Index of the first row below the header.
    first: usize,
    width: usize,
}

/// How far down a header is looked for: titles and notes may stand above it.
const HEADER_WITHIN: usize = 10;

impl<'a> Table<'a> {
    /// Finds the header: field names, Chinese names, or one above the other.
    pub(crate) fn bind(sheet: &'a Sheet, layout: &'static Layout, faults: &mut Vec<Fault>) -> Option<Self> {
        let matches = |row: &Row| row.cells.iter().filter(|cell| layout.column(&cell.text).is_some()).count();
        let least = layout.columns.len().min(2);
        let (header, _) = sheet
            .rows
            .iter()
            .enumerate()
            .take(HEADER_WITHIN)
            .map(|(index, row)| (index, matches(row)))
            .filter(|(_, count)| *count >= least)
            .max_by_key(|(index, count)| (*count, std::cmp::Reverse(*index)))
            .or_else(|| {
                let fields: Vec<&str> = layout.written().map(|column| column.field).collect();
                faults.push(
                    Fault::of_file(FaultCode::HeaderMissing, &sheet.name).arg("columns", fields.join(", ")),
                );
                None
            })?;
        // The other language's header stands right above or below; together they name more columns than each.
        let is_header = |row: &&Row| {
            let filled = row.cells.iter().filter(|cell| !cell.text.is_empty()).count();
            matches(row) >= least && matches(row) * 2 > filled
        };
        let below = sheet.rows.get(header + 1).filter(is_header);
        let above = header.checked_sub(1).and_then(|index| sheet.rows.get(index)).filter(is_header);
        let main = sheet.rows.get(header)?;
        let mut table = Self {
            sheet,
            layout,
            columns: BTreeMap::new(),
            first: header + 1 + usize::from(below.is_some()),
            width: main.cells.len(),
        };
        table.name_columns(main, [above, below], faults);
        table.report_merged(faults);
        Some(table)
    }

    fn name_columns(&mut self, main: &Row, others: [Option<&Row>; 2], faults: &mut Vec<Fault>) {
        let mut by_own_name = BTreeSet::new();
        for (index, cell) in main.cells.iter().enumerate() {
            let other = others.into_iter().flatten().filter_map(|row| row.cells.get(index));
            let column = std::iter::once(cell)
                .chain(other.clone())
                .find_map(|header| self.layout.column(&header.text));
            match column {
                // Exports carry codes beside names (lv1_perf_ind_code, lv1_perf_ind_name): the own name wins.
                Some((column, true)) => {
                    if !by_own_name.insert(column.field) {
                        faults.push(self.header_fault(FaultCode::ColumnTwice, main, index, cell));
                        continue;
                    }
                    self.columns.insert(column.field, index);
                }
                Some((column, false)) => {
                    self.columns.entry(column.field).or_insert(index);
                }
                None if std::iter::once(cell).chain(other).any(|header| is_passed_over(&header.text)) => {}
                None => {
                    let known = self.layout.columns.iter().map(|column| column.field);
                    let nearest = nearest_word(&cell.text, known);
                    faults.push(
                        self.header_fault(FaultCode::ColumnUnknown, main, index, cell)
                            .arg("nearest", nearest.unwrap_or_default()),
                    );
                }
            }
        }
        for column in self.layout.columns.iter().filter(|column| column.need == Need::Required) {
            if !self.columns.contains_key(column.field) {
                let position = Position {
                    file: Some(self.sheet.name.clone()),
                    row: Some(main.number),
                    column: Some(column.field.to_owned()),
                    ..Position::default()
                };
                faults.push(Fault::new(FaultCode::ColumnMissing, position, "").arg("title", column.chinese));
            }
        }
    }

    fn header_fault(&self, code: FaultCode, row: &Row, index: usize, cell: &Cell) -> Fault {
        let position = Position {
            file: Some(self.sheet.name.clone()),
            row: Some(row.number),
            column: Some(cell.text.clone()),
            cell: self.cell_name(row, index),
            character: None,
        };
        Fault::new(code, position, cell.text.clone())
    }

    fn report_merged(&self, faults: &mut Vec<Fault>) {
        let Some(first) = self.sheet.rows.get(self.first) else { return };
        let used = self.columns.values().filter_map(|index| u32::try_from(index + 1).ok()).max().unwrap_or(0);
        for region in &self.sheet.merged {
            if region.rows.1 < first.number || region.columns.0 > used {
                continue;
            }
            let (top, left) = (region.rows.0, region.columns.0);
            let name = cell_name(top, left);
            let value = self.sheet.rows.iter().find(|row| row.number == top).and_then(|row| {
                let index = usize::try_from(left).ok()?.checked_sub(1)?;
                row.cells.get(index).map(|cell| cell.text.clone())
            });
            let position = Position {
                file: Some(self.sheet.name.clone()),
                row: Some(top),
                column: self.field_at(left),
                cell: Some(name.clone()),
                character: None,
            };
            faults.push(
                Fault::new(FaultCode::MergedCells, position, value.unwrap_or_default())
                    .arg("range", format!("{name}:{}", cell_name(region.rows.1, region.columns.1))),
            );
        }
    }

    fn field_at(&self, column: u32) -> Option<String> {
        let index = usize::try_from(column).ok()?.checked_sub(1)?;
        self.columns.iter().find(|(_, at)| **at == index).map(|(field, _)| (*field).to_owned())
    }

    fn cell_name(&self, row: &Row, index: usize) -> Option<String> {
        let column = u32::try_from(index).ok()?.checked_add(1)?;
        self.sheet.workbook.then(|| cell_name(row.number, column))
    }

    /// Gives a fault of this sheet the name of its cell, where row and column are known and the name is not yet.
    pub(crate) fn name_cell(&self, position: &mut Position) {
        if position.file.as_ref() != Some(&self.sheet.name) || position.cell.is_some() || !self.sheet.workbook
        {
            return;
        }
        let index = position.column.as_deref().and_then(|field| self.columns.get(field));
        let column = index.and_then(|index| u32::try_from(index + 1).ok());
        position.cell = position.row.zip(column).map(|(row, column)| cell_name(row, column));
    }

    /// Whether the sheet has the column.
    pub(crate) fn has(&self, field: &str) -> bool {
        self.columns.contains_key(field)
    }

    /// The rows below the header as texts, one a column of the layout, each through `write`.
    pub(crate) fn texts(&self, write: impl Fn(&Column, &str) -> String) -> Vec<Vec<String>> {
        let rows = self.sheet.rows.iter().skip(self.first).filter(|row| !row.is_blank());
        let cell = |row: &Row, column: &Column| {
            let text = self.columns.get(column.field).and_then(|index| row.cells.get(*index));
            text.map_or_else(String::new, |cell| write(column, &cell.text))
        };
        rows.map(|row| self.layout.columns.iter().map(|column| cell(row, column)).collect()).collect()
    }

    /// The rows below the header that hold anything and are not marked as deleted.
    pub(crate) fn records(&self, faults: &mut Vec<Fault>) -> Vec<Record<'_>> {
        let mut out = Vec::new();
        for row in self.sheet.rows.iter().skip(self.first) {
            let record = Record { table: self, row };
            let beyond = row.cells.iter().skip(self.width).find(|cell| !cell.text.is_empty());
            if let (Some(cell), false) = (beyond, self.sheet.workbook) {
                faults.push(Fault::new(FaultCode::RowTooLong, record.position(""), cell.text.clone()));
            }
            if !row.is_blank() && bool::read(record.cell("is_deleted").map_or("", |c| &c.text)) != Some(true)
            {
                out.push(record);
            }
        }
        out
    }
}

/// One row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record<'a> {
    table: &'a Table<'a>,
    row: &'a Row,
}

impl Record<'_> {
    fn cell(&self, field: &str) -> Option<&Cell> {
        self.row.cells.get(*self.table.columns.get(field)?)
    }

    /// Where the row stands.
    pub(crate) fn origin(&self) -> Origin {
        Origin { file: self.table.sheet.name.clone(), row: self.row.number }
    }

    /// Where the cell of a field stands; `""` for the row.
    pub(crate) fn position(&self, field: &str) -> Position {
        Position {
            file: Some(self.table.sheet.name.clone()),
            row: Some(self.row.number),
            column: (!field.is_empty()).then(|| field.to_owned()),
            cell: self.table.columns.get(field).and_then(|index| self.table.cell_name(self.row, *index)),
            character: None,
        }
    }

    /// A fault of one cell.
    pub(crate) fn fault(&self, code: FaultCode, field: &str) -> Fault {
        let value = self.cell(field).map_or("", |cell| &cell.text);
        let fault = Fault::new(code, self.position(field), value);
        match self.table.layout.columns.iter().find(|column| column.field == field) {
            Some(column) => fault.arg("title", column.chinese),
            None => fault,
        }
    }

    /// The text of a cell; nothing where the column is missing or a formula failed.
    pub(crate) fn text(&self, field: &str, faults: &mut Vec<Fault>) -> String {
        match self.cell(field) {
            Some(cell) if cell.kind == CellKind::Error => {
                faults.push(self.fault(FaultCode::FormulaError, field));
                String::new()
            }
            Some(cell) => {
                // Excel keeps 15 digits of a number; a longer code has lost its end.
                let is_code = |kind: Kind| matches!(kind, Kind::Code);
                if cell.kind == CellKind::Number
                    && cell.text.len() > 15
                    && self.table.layout.columns.iter().any(|c| c.field == field && is_code(c.kind))
                {
                    faults.push(self.fault(FaultCode::CodeLostDigits, field));
                }
                cell.text.clone()
            }
            None => String::new(),
        }
    }

    /// The text of a cell that must be filled in.
    pub(crate) fn needed(&self, field: &str, faults: &mut Vec<Fault>) -> Option<String> {
        let before = faults.len();
        let text = self.text(field, faults);
        if text.is_empty() {
            // A missing column is said once, not in every row.
            if self.table.has(field) && faults.len() == before {
                faults.push(self.fault(FaultCode::ValueEmpty, field));
            }
            return None;
        }
        Some(text)
    }

    /// An amount that must be there.
    pub(crate) fn amount(&self, field: &str, faults: &mut Vec<Fault>) -> Option<Money> {
        let before = faults.len();
        let text = self.text(field, faults);
        if faults.len() > before || !self.table.has(field) {
            return None;
        }
        amount::parse(&text).map_err(|code| faults.push(self.fault(code, field))).ok()
    }

    /// An amount that may be left out: `Ok(None)`. A wrong one is `Err`.
    pub(crate) fn amount_if_any(&self, field: &str, faults: &mut Vec<Fault>) -> Result<Option<Money>, ()> {
        if self.cell(field).is_none_or(|cell| cell.text.is_empty()) {
            return Ok(None);
        }
        self.amount(field, faults).map(Some).ok_or(())
    }

    /// One of a short list; `None` where it is empty or unknown, and then `empty` says whether that is a fault.
    pub(crate) fn choice<T: Choice>(&self, field: &str, needed: bool, faults: &mut Vec<Fault>) -> Option<T> {
        let text = if needed { self.needed(field, faults)? } else { self.text(field, faults) };
        if text.is_empty() {
            return None;
        }
        let found = T::read(&text);
        if found.is_none() {
            let allowed = choice::labels::<T>().join("、");
            faults.push(self.fault(FaultCode::ChoiceUnknown, field).arg("allowed", allowed));
        }
        found
    }
}
