//! A form in its official layout.

use mingzhang_model::manuscript::{Axis, Form, RowRole};

use super::room::{self, setting};
use super::section::Paper;
use super::table::{Cell, Table, table};
use super::text::{self, Set, Style};
use super::widths;
use super::xml::Xml;
use crate::cells::cells;

/// One step that a name is set in, in twentieths of a point: one letter.
const STEP: u32 = 180;
/// A form of so few rows stands on one page with its title.
const FEW_ROWS: usize = 12;

/// Heights of a line of label, title, caption and note, in twentieths of a point, and the space around them.
const LABEL: u32 = 320;
const TITLE: u32 = 450;
const AROUND_TITLE: u32 = 180;
const CAPTION: u32 = 340;
const NOTE: u32 = 280;
const AROUND_NOTE: u32 = 180;

/// Whether the form is short enough to share a page.
pub(super) fn is_short(form: &Form) -> bool {
    form.rows.len() <= FEW_ROWS
}

/// Draws label, title, caption, grid and note. `above` is the height of the headings that share the page; `anchor` writes the
/// title's text where the contents finds it.
pub(super) fn form(xml: &mut Xml, form: &Form, page_before: bool, above: u32, anchor: impl FnOnce(&mut Xml)) {
    let paper = if form.landscape { Paper::OnSide } else { Paper::Upright };
    let width = paper.text_width();
    let mut page_before = page_before;
    if let Some(label) = &form.label {
        let set = Set { page_before, ..Set::default() };
        text::line(xml, Style::FormLabel, set, label);
        page_before = false;
    }
    text::paragraph(xml, Style::FormTitle, Set { page_before, ..Set::default() }, anchor);
    let set = Set { right_tab: Some(width), ..Set::default() };
    let caption = format!("单位名称：{}\t单位：{}", form.org, form.unit.chinese());
    text::line(xml, Style::FormCaption, set, &caption);
    let fit = widths::fit(form, width);
    let cells: Vec<Cell<'_>> = head(form).into_iter().chain(data(form)).collect();
    let rows = form.header.len() + form.rows.len();
    let room = paper.text_height().saturating_sub(above + around(form, width));
    let grid = Table {
        columns: &fit.columns,
        rows,
        header: form.header.len(),
        setting: setting(&cells, &fit.columns, rows, fit.size, room),
        cells,
        whole: is_short(form),
        description: &form.title,
    };
    table(xml, &grid);
    // Two tables without a paragraph between them would become one.
    match form.note.as_deref().filter(|note| !note.trim().is_empty()) {
        Some(note) => text::line(xml, Style::Note, Set::default(), note),
        None => text::line(xml, Style::Break, Set::default(), ""),
    }
}

/// Height of what stands around the grid, in twentieths of a point, with room for the tallest fonts.
fn around(form: &Form, width: u32) -> u32 {
    let label = if form.label.is_some() { LABEL } else { 0 };
    let note = form.note.as_deref().filter(|note| !note.trim().is_empty());
    let note = note.map_or(0, |note| room::lines(note, width, room::ORDINARY) * NOTE + AROUND_NOTE);
    label + room::lines(&form.title, width, 30) * TITLE + AROUND_TITLE + CAPTION + note
}

fn head(form: &Form) -> Vec<Cell<'_>> {
    let rows = form.header.iter().enumerate();
    rows.flat_map(|(row, cells)| {
        cells.iter().map(move |cell| Cell {
            row,
            column: cell.column,
            row_span: cell.row_span,
            column_span: cell.column_span,
            text: &cell.text,
            style: Style::HeadCell,
            set: Set::default(),
            strong: false,
        })
    })
    .collect()
}

fn data(form: &Form) -> Vec<Cell<'_>> {
    let top = form.header.len();
    let mut out = Vec::new();
    for (row, data) in form.rows.iter().enumerate() {
        let roles = form.roles(data);
        for (column, span, cell) in cells(data, form.columns.len()) {
            let role = roles.get(column).copied().unwrap_or(data.role);
            let axis = form.columns.get(column).map_or(Axis::Name, |column| column.axis);
            let is_total = role == RowRole::Total;
            let is_part = form.columns.get(column).and_then(|column| column.path.last());
            let is_part = is_part.is_some_and(|label| matches!(label.as_str(), "类" | "款" | "项"));
            let centred = axis != Axis::Money && ((is_total && cell.indent == 0) || is_part);
            out.push(Cell {
                row: top + row,
                column,
                row_span: 1,
                column_span: span,
                text: &cell.text,
                style: if axis == Axis::Money { Style::NumberCell } else { Style::TextCell },
                set: Set {
                    bold: role != RowRole::Plain,
                    indent: if centred { 0 } else { u32::from(cell.indent) * STEP },
                    align: centred.then_some("center"),
                    ..Set::default()
                },
                strong: is_total,
            });
        }
    }
    out
}
