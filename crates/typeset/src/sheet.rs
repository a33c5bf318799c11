//! A performance sheet: as large as it fits on one page.

use mingzhang_fonts::SERIF_REGULAR;
use mingzhang_model::manuscript::{Sheet, SheetCell, SheetTone};
use serde::Serialize;

use crate::columns::{INSET, Need, fit, line_count, longest_run};
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
/// Height of a capital and of the gap between lines, in em: typst measures a line from its baseline to cap height.
const LINE: f64 = 0.735;
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
}

/// `headings` is how many headings of the book share the page with it.
pub(crate) fn sheet(sheet: &Sheet, headings: usize) -> SheetData<'_> {
    #[expect(clippy::cast_precision_loss, reason = "there are three levels of headings")]
    let room = page::text_height() - AROUND - HEADING * headings as f64;
    let set = |(size, inset): (f64, f64)| {
        let widths = fit(&sheet.weights, &needs(sheet), page::text_width(false), &[size]).widths;
        let fits = height(sheet, &widths, size, inset) <= room;
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
        cells: sheet.cells.iter().map(cell).collect(),
        foot: sheet.foot.iter().map(|(label, value)| foot(label, value)).collect(),
    }
}

fn cell(cell: &SheetCell) -> Cell<'_> {
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

/// Height of the grid in points: rows are as high as their cells, and a cell over several rows stretches the last.
fn height(sheet: &Sheet, widths: &[f64], size: f64, inset: f64) -> f64 {
    let mut rows = vec![0.0_f64; sheet.rows];
    let mut cells: Vec<&SheetCell> = sheet.cells.iter().collect();
    cells.sort_by_key(|cell| (cell.row + cell.row_span, cell.row_span));
    for cell in cells {
        let own: f64 = widths.iter().skip(cell.column).take(cell.column_span.max(1)).sum();
        let lines = line_count(&SERIF_REGULAR, &cell.text, (own - 2.0 * INSET) / size);
        #[expect(clippy::cast_precision_loss, reason = "a cell has few lines")]
        let lines = lines as f64;
        let need = (lines * (LINE + LEADING) - LEADING) * size + 2.0 * inset;
        let (first, span) = (cell.row, cell.row_span.max(1));
        let above: f64 = rows.iter().skip(first).take(span - 1).sum();
        if let Some(last) = rows.get_mut(first + span - 1) {
            *last = last.max(need - above);
        }
    }
    rows.iter().sum()
}
