//! A sheet of cells as lines and grids: which of its rows are a table, and which are the title, the unit and the notes
//! around it. Shared by all formats that are a raster of cells.

mod code;
mod decimal;
pub(crate) mod number;
mod split;

use mingzhang_model::{Place, Problem};

use crate::tiling::Tiling;
use crate::{Block, GridCell, Line, Page};
use split::Stretch;

/// Merged ranges that reach into one row; ranges do not overlap, and no table has as many columns.
const MOST_MERGES: usize = 1024;

/// A sheet as its file lists it.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    /// Index of the sheet in the file.
    pub(crate) index: u32,
    /// Cells that hold a text or have a border, in any order. Rows and columns count from 0.
    pub(crate) cells: Vec<SheetCell>,
    /// Merged ranges: first row, first column, last row, last column.
    pub(crate) merges: Vec<[u32; 4]>,
    /// Whether merged ranges are known: a table in plain text has lost them.
    pub(crate) has_merges: bool,
}

/// A cell with a text or a border.
#[derive(Clone, Debug)]
pub(crate) struct SheetCell {
    pub(crate) row: u32,
    pub(crate) column: u32,
    pub(crate) text: String,
    /// Whether a border is drawn on its left or right: one above or below also underlines a title.
    pub(crate) walled: bool,
}

/// A cell with its span.
#[derive(Clone, Debug)]
struct Spanned {
    row: u32,
    column: u32,
    row_end: u32,
    column_end: u32,
    text: String,
    walled: bool,
}

impl Sheet {
    /// The page that the sheet is. `boxes` are those that grids may still have.
    pub(crate) fn page(self, boxes: &mut usize, problems: &mut Vec<Problem>) -> Page {
        let number = self.index.saturating_add(1);
        let mut page = Page { number, ..Page::default() };
        let (index, has_merges) = (self.index, self.has_merges);
        let rows = self.rows();
        for stretch in split::stretches(&rows) {
            let part = rows.get(stretch.rows()).unwrap_or_default();
            match stretch {
                Stretch::Lines(_) => {
                    page.blocks.extend(part.iter().filter_map(|row| line(index, row)).map(Block::Line));
                }
                Stretch::Table(_) => {
                    let Some(tiling) = tiling(index, part) else { continue };
                    let needed = tiling.boxes();
                    if needed > *boxes {
                        let place = Some(tiling.place);
                        problems.push(Problem { code: "table-overfull", detail: needed.to_string(), place });
                        continue;
                    }
                    *boxes -= needed;
                    let top = part.first().and_then(|row| row.first()).map_or(0, |cell| cell.row);
                    let blank = |row: usize, column: usize| {
                        let down = u32::try_from(row).unwrap_or(u32::MAX);
                        place(index, top.saturating_add(down), u32::try_from(column).unwrap_or(u32::MAX))
                    };
                    if let Some(mut grid) = tiling.grid(blank) {
                        grid.ruled = has_merges;
                        page.blocks.push(Block::Grid(grid));
                    }
                }
            }
        }
        page
    }

    /// The cells row by row; those that a merged range covers are gone.
    fn rows(mut self) -> Vec<Vec<Spanned>> {
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        self.cells.dedup_by_key(|cell| (cell.row, cell.column));
        self.merges.retain(|[top, left, bottom, right]| top <= bottom && left <= right);
        self.merges.sort_unstable();
        let mut rows: Vec<Vec<Spanned>> = Vec::new();
        // Merged ranges that reach into the row at hand, and the next one that does not yet.
        let mut open: Vec<[u32; 4]> = Vec::new();
        let mut waiting = self.merges.into_iter().peekable();
        let mut row = None;
        for cell in self.cells {
            if row != Some(cell.row) {
                row = Some(cell.row);
                open.retain(|[_, _, bottom, _]| *bottom >= cell.row);
                while let Some(merge) = waiting.next_if(|[top, ..]| *top <= cell.row) {
                    if merge[2] >= cell.row && open.len() < MOST_MERGES {
                        open.push(merge);
                    }
                }
                rows.push(Vec::new());
            }
            let over = open.iter().find(|[_, left, _, right]| (*left..=*right).contains(&cell.column));
            let [top, left, bottom, right] =
                over.copied().unwrap_or([cell.row, cell.column, cell.row, cell.column]);
            let is_origin = (top, left) == (cell.row, cell.column);
            let (row_end, column_end) =
                if is_origin { (bottom.saturating_add(1), right.saturating_add(1)) } else { (0, 0) };
            let text = if is_origin { cell.text } else { String::new() };
            if let Some(row) = rows.last_mut() {
                let SheetCell { row: y, column, walled, .. } = cell;
                row.push(Spanned { row: y, column, row_end, column_end, text, walled });
            }
        }
        rows
    }
}

impl Spanned {
    /// Whether it only lies under a merged cell.
    const fn is_covered(&self) -> bool {
        self.row_end == 0
    }

    const fn is_merged_across(&self) -> bool {
        self.column_end > self.column + 1
    }
}

/// A date as a cell shows it, without the time of day, which no budget prints.
pub(crate) fn date(date: &calamine::ExcelDateTime) -> String {
    if date.is_duration() {
        return decimal::general(date.as_f64());
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    format!("{year}-{month:02}-{day:02}")
}

fn place(sheet: u32, row: u32, column: u32) -> Place {
    Place::Sheet { sheet, row: row.saturating_add(1), column: column.saturating_add(1) }
}

fn line(sheet: u32, row: &[Spanned]) -> Option<Line> {
    let texts: Vec<&Spanned> = row.iter().filter(|cell| !cell.text.is_empty()).collect();
    let first = texts.first()?;
    let text = texts.iter().map(|cell| cell.text.replace('\n', " ")).collect::<Vec<_>>().join(" ");
    Some(Line { text, place: place(sheet, first.row, first.column), heading: 0 })
}

/// The rows as a table, as wide as its texts and merged cells reach.
fn tiling(sheet: u32, rows: &[Vec<Spanned>]) -> Option<Tiling> {
    let texts = || rows.iter().flatten().filter(|cell| !cell.text.is_empty());
    let left = texts().map(|cell| cell.column).min()?;
    let right = texts().map(|cell| cell.column).max()?;
    let top = rows.first()?.first()?.row;
    let bottom = rows.last()?.first()?.row;
    let down = |row: u32| row.saturating_sub(top) as usize;
    let cells = rows
        .iter()
        .flatten()
        .filter(|cell| !cell.is_covered() && (left..=right).contains(&cell.column))
        .map(|cell| GridCell {
            row: down(cell.row),
            column: cell.column as usize,
            row_span: (cell.row_end - cell.row) as usize,
            column_span: (cell.column_end - cell.column) as usize,
            text: cell.text.clone(),
            place: place(sheet, cell.row, cell.column),
        })
        .collect();
    Some(Tiling { rows: down(bottom) + 1, cells, place: place(sheet, top, left), header_rows: None })
}
