//! A performance sheet: as large as it fits on one page.

use mingzhang_fonts::SERIF_REGULAR;
use mingzhang_model::manuscript::{Reach, Sheet, SheetCell, SheetTone};
use serde::Serialize;

use crate::columns::{Need, fit, longest_run};
use crate::heights::{Block, Setting, height};
use crate::page;

/// Size of type and space above and below a cell's text, in points, the wanted pair first: a sheet with little in it
/// is not crowded into the upper half of its page, and type shrinks only when there is no more space to save.
const SETTINGS: [(f64, f64); 10] = [
    (8.5, 5.5),
    (8.5, 4.5),
    (8.5, 3.75),
    (8.5, 3.0),
    (8.25, 3.0),
    (8.0, 3.0),
    (7.75, 3.0),
    (7.5, 3.0),
    (7.25, 3.0),
    (7.0, 3.0),
];
/// Gap between lines, in em.
const LEADING: f64 = 0.35;
/// The project, the title, the caption and the line below the grid, in points.
const AROUND: f64 = 58.0;
/// A heading of the book that stands above a sheet.
const HEADING: f64 = 40.0;

#[derive(Serialize)]
pub(crate) struct SheetData<'a> {
    project: &'a str,
    title: &'a str,
    caption: &'a str,
    size: f64,
    inset: f64,
    /// Whether rows may break: only where the sheet does not fit on a page at all.
    breaks: bool,
    widths: Vec<f64>,
    cells: Vec<Cell<'a>>,
    foot: Vec<String>,
}

#[derive(Serialize)]
struct Cell<'a> {
    x: usize,
    y: usize,
    columns: usize,
    rows: usize,
    text: &'a str,
    tone: &'static str,
    /// What a label is the head of.
    #[serde(skip_serializing_if = "Option::is_none")]
    reach: Option<&'static str>,
}

/// `headings` is how many headings of the book share the page with it.
pub(crate) fn sheet(sheet: &Sheet, headings: usize) -> SheetData<'_> {
    #[expect(clippy::cast_precision_loss, reason = "there are three levels of headings")]
    let room = page::text_height(false) - AROUND - HEADING * headings as f64;
    let blocks = blocks(sheet);
    let set = |(size, inset): (f64, f64)| {
        let widths = fit(&sheet.weights, &needs(sheet), page::text_width(false), &[size]).widths;
        let fits = height(&blocks, sheet.rows, &widths, Setting { size, inset }, LEADING) <= room;
        (size, inset, widths, fits)
    };
    let found = SETTINGS.into_iter().map(set).find(|(.., fits)| *fits);
    // On two pages there is room enough for the wanted size.
    let (size, inset, widths, fits) = found.unwrap_or_else(|| set((8.5, 3.75)));
    SheetData {
        project: &sheet.project,
        title: &sheet.title,
        caption: &sheet.caption,
        size,
        inset,
        breaks: !fits,
        widths,
        cells: sheet.cells.iter().map(|it| cell(sheet, it)).collect(),
        foot: sheet.foot.iter().map(|(label, value)| foot(label, value)).collect(),
    }
}

fn cell<'a>(sheet: &Sheet, cell: &'a SheetCell) -> Cell<'a> {
    Cell {
        x: cell.column,
        y: cell.row,
        columns: cell.column_span.max(1),
        rows: cell.row_span.max(1),
        text: &cell.text,
        tone: match cell.tone {
            SheetTone::Label => "label",
            SheetTone::Short => "short",
            SheetTone::Text => "text",
            SheetTone::Money => "money",
        },
        reach: sheet.reach(cell).map(|reach| match reach {
            Reach::Row => "row",
            Reach::Column => "column",
        }),
    }
}

fn foot(label: &str, value: &str) -> String {
    let colon = if label.ends_with(['：', ':']) { "" } else { "：" };
    format!("{label}{colon}{value}")
}

fn needs(sheet: &Sheet) -> Vec<Need> {
    let need = |cell: &SheetCell| Need {
        column: cell.column,
        span: cell.column_span,
        em: longest_run(&SERIF_REGULAR, &cell.text),
    };
    sheet.cells.iter().map(need).collect()
}

fn blocks(sheet: &Sheet) -> Vec<Block<'_>> {
    let cells = sheet.cells.iter();
    cells
        .map(|cell| Block {
            row: cell.row,
            column: cell.column,
            row_span: cell.row_span,
            column_span: cell.column_span,
            text: &cell.text,
            face: &SERIF_REGULAR,
            indent: 0.0,
        })
        .collect()
}
