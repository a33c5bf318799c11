//! What a reader returns: pages of blocks in reading order. Nothing here knows what a budget is.

use mingzhang_model::{Place, Problem};

/// A file, read as far as it could be.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The pages; a text file is one page, and so is a sheet of a workbook.
    pub pages: Vec<Page>,
    /// Names of the sheets, hidden ones included: page `n` is sheet `n - 1`. Empty for a file without sheets.
    pub sheets: Vec<String>,
    /// What could not be read, with its place. The rest is there.
    pub problems: Vec<Problem>,
}

/// One page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Number, from 1.
    pub number: u32,
    /// Width in points (0 for a file without pages).
    pub width: f32,
    /// Height in points (0 for a file without pages).
    pub height: f32,
    /// Lines and grids, from the top down. A line inside a grid is not repeated beside it.
    pub blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Clone, Debug)]
pub enum Block {
    /// A line of text.
    Line(Line),
    /// A table of cells.
    Grid(Grid),
}

/// A line of text as printed.
#[derive(Clone, Debug)]
pub struct Line {
    /// The text; gaps wider than a letter are one space.
    pub text: String,
    /// Where.
    pub place: Place,
    /// Heading level if the format says so (text exports mark `##`), else 0.
    pub heading: u8,
}

/// A table of cells: ruled lines in a PDF, tab-separated rows in a text, the tables of an office document.
#[derive(Clone, Debug)]
pub struct Grid {
    /// Number of rows.
    pub rows: usize,
    /// Number of columns.
    pub columns: usize,
    /// The cells, by row and then column of their top left corner. Together they tile the grid.
    pub cells: Vec<GridCell>,
    /// Column boundaries in points, `columns + 1` of them; empty where a file says nothing of them (all but a PDF). Lets
    /// a table go on over pages.
    pub edges: Vec<f32>,
    /// Whether the grid reaches the bottom or the top of what a page can print is for `recognise` to decide.
    pub place: Place,
    /// Whether spans are real: from ruled lines (a PDF) or from the file's own word. A text export has lost them.
    pub ruled: bool,
    /// How many rows at the top are the header, if the file says so beyond doubt.
    pub header_rows: Option<usize>,
}

/// One cell of a grid.
#[derive(Clone, Debug)]
pub struct GridCell {
    /// Row of the top left corner.
    pub row: usize,
    /// Column of the top left corner.
    pub column: usize,
    /// Rows that it covers, at least 1.
    pub row_span: usize,
    /// Columns that it covers, at least 1.
    pub column_span: usize,
    /// The text as printed, lines joined by `\n`.
    pub text: String,
    /// Where.
    pub place: Place,
}
