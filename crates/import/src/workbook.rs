//! Bytes of an `.xlsx` workbook → sheets.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};

use crate::amount;
use crate::fault::{Fault, FaultCode, Position};
use crate::sheet::{Cell, CellKind, Region, Row, Sheet};

/// No ledger reaches further; a forged sheet does.
const ROWS: u32 = 200_000;
const COLUMNS: u32 = 500;

/// Every sheet, in the order of the workbook. What cannot be read is a fault.
pub(crate) fn read(bytes: &[u8], faults: &mut Vec<Fault>) -> Vec<Sheet> {
    let mut workbook: Xlsx<_> = match Xlsx::new(Cursor::new(bytes)) {
        Ok(workbook) => workbook,
        Err(error) => {
            let fault = Fault::new(FaultCode::WorkbookUnreadable, Position::default(), "");
            faults.push(fault.arg("reason", error.to_string()));
            return Vec::new();
        }
    };
    let mut out = Vec::new();
    for name in workbook.sheet_names() {
        let file: Arc<str> = Arc::from(name.as_str());
        let mut sheet = Sheet { name: file.clone(), workbook: true, rows: Vec::new(), merged: Vec::new() };
        if let Err(error) = read_sheet(&mut workbook, &name, &mut sheet, faults) {
            let fault = Fault::of_file(FaultCode::WorkbookUnreadable, &file);
            faults.push(fault.arg("reason", error.to_string()));
        }
        out.push(sheet);
    }
    out
}

fn read_sheet(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    sheet: &mut Sheet,
    faults: &mut Vec<Fault>,
) -> Result<(), XlsxError> {
    for region in workbook.merge_cells_by_sheet_name(name)? {
        let ((top, left), (bottom, right)) = (region.start, region.end);
        let one = |n: u32| n.saturating_add(1);
        sheet.merged.push(Region { rows: (one(top), one(bottom)), columns: (one(left), one(right)) });
    }
    // Cell by cell: a range would be as large as the sheet says that it is.
    let mut reader = workbook.worksheet_cells_reader(name)?;
    let mut rows: std::collections::BTreeMap<u32, Vec<Cell>> = std::collections::BTreeMap::new();
    while let Some((found, style)) = reader.next_cell_with_style_id()? {
        let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
        let is_percent = format.is_some_and(|format| format.format_code.contains('%'));
        let cell = cell(found.get_value(), is_percent);
        if cell.text.is_empty() {
            continue;
        }
        let (row, column) = found.get_position();
        let Some(index) = usize::try_from(column).ok().filter(|_| row < ROWS && column < COLUMNS) else {
            let limits = [("rows", ROWS), ("columns", COLUMNS)];
            let fault = Fault::of_file(FaultCode::SheetTooLarge, &sheet.name);
            faults.push(
                limits.into_iter().fold(fault, |fault, (name, limit)| fault.arg(name, limit.to_string())),
            );
            break;
        };
        let cells = rows.entry(row).or_default();
        if cells.len() <= index {
            cells.resize(index + 1, Cell::default());
        }
        if let Some(place) = cells.get_mut(index) {
            *place = cell;
        }
    }
    sheet.rows = rows.into_iter().map(|(row, cells)| Row { number: row.saturating_add(1), cells }).collect();
    Ok(())
}

fn cell(value: &DataRef<'_>, is_percent: bool) -> Cell {
    let number = |text: String| Cell { text, kind: CellKind::Number };
    match value {
        DataRef::Empty => Cell::default(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Int(whole) => number(whole.to_string()),
        // A clerk who typed 100% finds 100% there, and the file holds 1. Never an amount.
        DataRef::Float(value) if is_percent => Cell::text(&format!("{}%", amount::decimal(value * 100.0))),
        DataRef::Float(value) => number(amount::decimal(*value)),
        DataRef::Bool(value) => Cell::text(if *value { "true" } else { "false" }),
        DataRef::DateTime(date) if date.is_datetime() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            Cell::text(&format!("{year}年{month}月{day}日"))
        }
        DataRef::DateTime(date) => number(amount::decimal(date.as_f64())),
        DataRef::Error(error) => Cell { text: error.to_string(), kind: CellKind::Error },
    }
}
