//! A form on a sheet of its own.

use mingzhang_model::manuscript::{Axis, Form, FormCell, RowRole};
use rust_xlsxwriter::{Format, FormatAlign, IgnoreError, Worksheet};

use super::faces::{Faces, total};
use super::{Error, column, number, room, row};
use crate::cells::cells;

/// Width of all columns of an upright form together, and of one on its side.
const UPRIGHT: u32 = 96;
const ON_SIDE: u32 = 148;
/// Room for `单位：万元`.
const UNIT: f64 = 13.0;
/// Excel sets texts in at most so many steps.
const DEEPEST: u8 = 15;

/// A form on its way into a sheet.
struct Sheet<'a> {
    cells: &'a mut Worksheet,
    form: &'a Form,
    faces: &'a Faces,
    widths: Vec<f64>,
    /// Whether the book separates the thousands in this form.
    separated: bool,
}

/// Writes label, title, caption, header, data and note.
pub(super) fn write(sheet: &mut Worksheet, form: &Form, faces: &Faces) -> Result<(), Error> {
    let mut out = Sheet { cells: sheet, form, faces, widths: widths(form), separated: separated(form) };
    for (index, width) in out.widths.iter().enumerate() {
        out.cells.set_column_width(column(index)?, *width)?;
    }
    let mut at = 0;
    if let Some(label) = &form.label {
        out.cells.write_string_with_format(at, 0, label, &faces.left)?;
        at += 1;
    }
    out.merged(at, (0, form.columns.len()), &form.title, &faces.title)?;
    let lines = room::height(&form.title, out.widths.iter().sum::<f64>() * 0.6);
    out.cells.set_row_height(at, (lines * 1.6).max(30.0))?;
    at += 1;
    out.caption(at)?;
    at += 1;
    out.header(at)?;
    let top = at + row(form.header.len())?;
    out.data(top)?;
    let end = top + row(form.rows.len())?;
    if let Some(note) = &form.note {
        out.merged(end, (0, form.columns.len()), note, &faces.note)?;
        out.cells.set_row_height(end, room::height(note, out.widths.iter().sum()))?;
    }
    if top > 0 {
        out.cells.set_freeze_panes(top, 0)?;
        out.cells.set_repeat_rows(0, top - 1)?;
    }
    if end > top && !form.columns.is_empty() {
        // Codes are texts on purpose.
        let last = column(form.columns.len() - 1)?;
        out.cells.ignore_error_range(top, 0, end - 1, last, IgnoreError::NumberStoredAsText)?;
    }
    if form.landscape {
        out.cells.set_landscape();
    }
    Ok(())
}

impl Sheet<'_> {
    /// Writes a text over columns `from` up to, not including, `to`.
    fn merged(
        &mut self,
        at: u32,
        (from, to): (usize, usize),
        text: &str,
        face: &Format,
    ) -> Result<(), Error> {
        self.block(at, at, (from, to), text, face)
    }

    fn block(
        &mut self,
        first: u32,
        last: u32,
        (from, to): (usize, usize),
        text: &str,
        face: &Format,
    ) -> Result<(), Error> {
        let (left, right) = (column(from)?, column(to.saturating_sub(1).max(from))?);
        if first == last && left == right {
            self.cells.write_string_with_format(first, left, text, face)?;
        } else {
            self.cells.merge_range(first, left, last, right, text, face)?;
        }
        Ok(())
    }

    /// The organisation over the columns on the left, the unit over as many on the right as it needs.
    fn caption(&mut self, at: u32) -> Result<(), Error> {
        let columns = self.widths.len();
        let mut from = columns.saturating_sub(1);
        while from > 1 && self.widths.iter().skip(from).sum::<f64>() < UNIT {
            from -= 1;
        }
        let org = format!("单位名称：{}", self.form.org);
        let unit = format!("单位：{}", self.form.unit.chinese());
        if from == 0 {
            return self.merged(at, (0, columns), &format!("{org}　{unit}"), &self.faces.left);
        }
        self.merged(at, (0, from), &org, &self.faces.left)?;
        self.merged(at, (from, columns), &unit, &self.faces.right)
    }

    fn header(&mut self, top: u32) -> Result<(), Error> {
        let form = self.form;
        for (index, cells) in form.header.iter().enumerate() {
            let first = top + row(index)?;
            let mut tallest = 20.0_f64;
            for cell in cells {
                let last = first + row(cell.row_span.max(1) - 1)?;
                let span = (cell.column, cell.column + cell.column_span.max(1));
                self.block(first, last, span, &cell.text, &self.faces.head)?;
                let width: f64 = self.widths.iter().skip(span.0).take(span.1 - span.0).sum();
                let rows = f64::from(last - first + 1);
                tallest = tallest.max(room::height(&cell.text, width) / rows + 2.0);
            }
            self.cells.set_row_height(first, tallest.min(room::HIGHEST))?;
        }
        Ok(())
    }

    fn data(&mut self, top: u32) -> Result<(), Error> {
        let form = self.form;
        for (index, data) in form.rows.iter().enumerate() {
            let at = top + row(index)?;
            let mut tallest = 0.0_f64;
            let roles = form.roles(data);
            for (place, span, cell) in cells(data, form.columns.len()) {
                let end = place + span;
                let width: f64 = self.widths.iter().skip(place).take(end - place).sum();
                let indent = f64::from(cell.indent.min(DEEPEST)) * 1.4;
                tallest = tallest.max(room::height(&cell.text, width - indent));
                let role = roles.get(place).copied().unwrap_or(data.role);
                self.cell(at, (place, end), role, cell)?;
            }
            self.cells.set_row_height(at, tallest.clamp(18.0, room::HIGHEST))?;
        }
        Ok(())
    }

    fn cell(&mut self, at: u32, span: (usize, usize), role: RowRole, cell: &FormCell) -> Result<(), Error> {
        let axis = self.form.columns.get(span.0).map_or(Axis::Name, |column| column.axis);
        let face = self.face(axis, role, cell.indent);
        if axis == Axis::Money && span.1 == span.0 + 1 {
            let left = column(span.0)?;
            if let Some(number) = number::number(&cell.text, self.separated) {
                let face = face.set_num_format(&number.format);
                self.cells.write_number_with_format(at, left, number.value, &face)?;
                return Ok(());
            }
            if cell.text.is_empty() {
                self.cells.write_blank(at, left, &face)?;
                return Ok(());
            }
        }
        self.block(at, at, span, &cell.text, &face)
    }

    fn face(&self, axis: Axis, role: RowRole, indent: u8) -> Format {
        let base = if axis == Axis::Money { &self.faces.figure } else { &self.faces.text };
        let face = match role {
            RowRole::Total => total(base),
            RowRole::Group => base.clone().set_bold(),
            RowRole::Plain => base.clone(),
        };
        match (axis, role) {
            (Axis::Money, _) => face,
            (_, RowRole::Total) if indent == 0 => face.set_align(FormatAlign::Center),
            // Excel knows codes as texts by their format even when they are typed in anew.
            (Axis::Code, _) => face.set_num_format("@"),
            _ => face.set_indent(indent.min(DEEPEST)),
        }
    }
}

/// The columns by weight, but none narrower than its longest figure.
fn widths(form: &Form) -> Vec<f64> {
    let all = if form.landscape { ON_SIDE } else { UPRIGHT };
    let weights: u32 = form.columns.iter().map(|column| u32::from(column.weight.max(1))).sum();
    let columns = form.columns.iter().enumerate();
    columns
        .map(|(index, column)| {
            let share = f64::from(all) * f64::from(column.weight.max(1)) / f64::from(weights.max(1));
            let cells = form.rows.iter().filter_map(|row| row.cells.get(index));
            let figures = cells.filter(|cell| cell.column_span <= 1 && column.axis != Axis::Name);
            let longest = figures.map(|cell| room::width(&cell.text)).fold(0.0, f64::max);
            share.max(longest.min(40.0) + 2.0).max(5.0)
        })
        .collect()
}

fn separated(form: &Form) -> bool {
    form.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.fact.is_some() && cell.text.contains(','))
}
