//! A performance sheet.

use mingzhang_model::manuscript::{Sheet, SheetTone};

use super::room::{self, ORDINARY, setting};
use super::section::Paper;
use super::table::{Cell, Table, table};
use super::text::{self, Set, Style};
use super::widths;
use super::xml::Xml;

/// Height of the project, the title, the caption and a line of labels below the grid, in twentieths of a point.
const AROUND: u32 = 660 + 480 + 340 + 460;

/// Draws the project as a heading, the title, the grid, and the labels below it. `above` is the height of the headings that
/// share the page.
pub(super) fn sheet(xml: &mut Xml, sheet: &Sheet, page_before: bool, above: u32) {
    let width = Paper::Upright.text_width();
    text::line(xml, Style::Heading(3), Set { page_before, ..Set::default() }, &sheet.project);
    text::line(xml, Style::SheetTitle, Set::default(), &sheet.title);
    let centred = Set { align: Some("center"), ..Set::default() };
    text::line(xml, Style::FormCaption, centred, &sheet.caption);
    let weights: Vec<u32> = sheet.weights.iter().map(|weight| u32::from((*weight).max(1))).collect();
    let columns = widths::divide(width, &weights, &vec![0; weights.len()]);
    let cells = sheet.cells.iter().map(|cell| Cell {
        row: cell.row,
        column: cell.column,
        row_span: cell.row_span,
        column_span: cell.column_span,
        text: &cell.text,
        style: match cell.tone {
            SheetTone::Label => Style::HeadCell,
            SheetTone::Money => Style::NumberCell,
            SheetTone::Short | SheetTone::Text => Style::TextCell,
        },
        set: Set { align: (cell.tone == SheetTone::Short).then_some("center"), ..Set::default() },
        strong: false,
    });
    let cells: Vec<Cell<'_>> = cells.collect();
    let around = AROUND + (room::lines(&sheet.project, width, 28) - 1) * 420;
    let room = Paper::Upright.text_height().saturating_sub(above + around);
    let grid = Table {
        columns: &columns,
        rows: sheet.rows,
        header: 0,
        setting: setting(&cells, &columns, sheet.rows, ORDINARY, room),
        cells,
        whole: false,
        description: &sheet.title,
    };
    table(xml, &grid);
    let foot: Vec<String> = sheet.foot.iter().map(|(label, value)| format!("{label}：{value}")).collect();
    text::line(xml, Style::Note, Set::default(), &foot.join("　　"));
}
