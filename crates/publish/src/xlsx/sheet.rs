//! A performance sheet.

use mingzhang_model::manuscript::{Sheet, SheetTone};
use rust_xlsxwriter::{FormatAlign, Worksheet};

use super::faces::Faces;
use super::{Error, column, room};

/// Width of all columns together.
const WIDTH: f64 = 104.0;
/// Rows of the sheet above the grid.
const TOP: u32 = 2;

/// Writes title, caption, grid and foot.
pub(super) fn write(sheet: &mut Worksheet, it: &Sheet, faces: &Faces) -> Result<(), Error> {
    let weights: f64 = it.weights.iter().map(|weight| f64::from((*weight).max(1))).sum();
    let widths: Vec<f64> =
        it.weights.iter().map(|weight| WIDTH * f64::from((*weight).max(1)) / weights).collect();
    for (index, width) in widths.iter().enumerate() {
        sheet.set_column_width(column(index)?, *width)?;
    }
    let last = column(widths.len().saturating_sub(1))?;
    across(sheet, (0, 0), (0, last), &it.title, &faces.title)?;
    sheet.set_row_height(0, 30)?;
    across(sheet, (1, 1), (0, last), &it.caption, &faces.centred)?;
    let heights = heights(it, &widths);
    // Excel's rows are at most some 400 points high: what needs more takes several of them, merged.
    let mut starts = vec![TOP];
    let mut next = TOP;
    for height in &heights {
        let mut rest = *height;
        while rest > 0.0 {
            let part = rest.min(room::HIGHEST);
            sheet.set_row_height(next, part)?;
            next += 1;
            rest -= part;
        }
        starts.push(next);
    }
    let start = |row: usize| starts.get(row).or(starts.last()).copied().unwrap_or(TOP);
    for cell in &it.cells {
        let face = match cell.tone {
            SheetTone::Label => faces.head.clone(),
            SheetTone::Short => faces.text.clone().set_align(FormatAlign::Center),
            SheetTone::Text => faces.text.clone(),
            SheetTone::Money => faces.figure.clone(),
        };
        let rows = (start(cell.row), start(cell.row + cell.row_span.max(1)).saturating_sub(1));
        let end = (cell.column + cell.column_span.max(1)).min(widths.len()).saturating_sub(1);
        across(sheet, rows, (column(cell.column)?, column(end.max(cell.column))?), &cell.text, &face)?;
    }
    let foot: Vec<String> = it.foot.iter().map(|(label, value)| format!("{label}：{value}")).collect();
    if !foot.is_empty() {
        let at = start(it.rows);
        across(sheet, (at, at), (0, last), &foot.join("　　"), &faces.note)?;
    }
    Ok(())
}

fn across(
    sheet: &mut Worksheet,
    rows: (u32, u32),
    columns: (u16, u16),
    text: &str,
    face: &rust_xlsxwriter::Format,
) -> Result<(), Error> {
    let last = rows.1.max(rows.0);
    if rows.0 == last && columns.0 == columns.1 {
        sheet.write_string_with_format(rows.0, columns.0, text, face)?;
    } else {
        sheet.merge_range(rows.0, columns.0, last, columns.1, text, face)?;
    }
    Ok(())
}

/// Heights of the rows: what stands in one row is met first; what runs over several lengthens the last of them.
fn heights(it: &Sheet, widths: &[f64]) -> Vec<f64> {
    let mut heights = vec![room::height("", 0.0); it.rows];
    let mut cells: Vec<_> = it.cells.iter().collect();
    cells.sort_by_key(|cell| cell.row_span);
    for cell in cells {
        let width: f64 = widths.iter().skip(cell.column).take(cell.column_span.max(1)).sum();
        let needed = room::height(&cell.text, width);
        let rows = cell.row_span.max(1);
        let there: f64 = heights.iter().skip(cell.row).take(rows).sum();
        if let Some(height) = heights.get_mut(cell.row + rows - 1)
            && needed > there
        {
            *height += needed - there;
        }
    }
    heights
}
