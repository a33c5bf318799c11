//! A form in its official layout.

use mingzhang_model::manuscript::{Axis, Form, RowRole};

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

/// Whether the form is short enough to share a page.
pub(super) fn is_short(form: &Form) -> bool {
    form.rows.len() <= FEW_ROWS
}

/// Draws label, title, caption, grid and note. `anchor` writes the title's text where the contents finds it.
pub(super) fn form(xml: &mut Xml, form: &Form, page_before: bool, anchor: impl FnOnce(&mut Xml)) {
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
    let grid = Table {
        columns: &fit.columns,
        rows: form.header.len() + form.rows.len(),
        header: form.header.len(),
        cells: head(form).into_iter().chain(data(form)).collect(),
        size: (fit.size != 18).then_some(fit.size),
        whole: is_short(form),
        description: &form.title,
    };
    table(xml, &grid);
    // Two tables without a paragraph between them would become one.
    text::line(xml, Style::Note, Set::default(), form.note.as_deref().unwrap_or_default());
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
        for (column, span, cell) in cells(data, form.columns.len()) {
            let axis = form.columns.get(column).map_or(Axis::Name, |column| column.axis);
            let is_total = data.role == RowRole::Total;
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
                    bold: data.role != RowRole::Plain,
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
