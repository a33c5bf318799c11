//! Documents that flow: paragraphs and tables of spanned cells, for the formats in which a table is not a raster.

use std::collections::HashMap;

use mingzhang_model::{Markup, Part, Place, Problem};

use crate::tiling::Tiling;
use crate::{Block, Document, GridCell, Limits, Line, Page};

/// The document so far: numbers what it is given.
pub(crate) struct Flow {
    markup: Markup,
    paragraphs: u32,
    tables: u32,
    /// Boxes that grids may still have.
    boxes: usize,
    columns: usize,
    pub(crate) problems: Vec<Problem>,
}

/// A table as the file lists it.
pub(crate) struct Table {
    number: u32,
    rows: usize,
    /// Columns that cells of earlier rows still cover: the row at which each ends.
    covered: Vec<usize>,
    /// Where the next cell of the row begins.
    column: usize,
    /// How many cells the row has so far.
    listed: u32,
    /// Cells that the next row may go on with, by their first column.
    open: HashMap<usize, usize>,
    cells: Vec<(GridCell, Vec<Block>)>,
    /// Whether cells were left out because there were too many columns.
    cut: bool,
}

/// How many rows a cell covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Down {
    /// So many.
    Rows(usize),
    /// Those whose cells at the same place say that they go on with it.
    Open,
    /// It goes on with the cell above.
    Above,
}

impl Flow {
    pub(crate) fn new(markup: Markup, limits: &Limits) -> Self {
        Self {
            markup,
            paragraphs: 0,
            tables: 0,
            boxes: limits.boxes,
            columns: limits.columns,
            problems: Vec::new(),
        }
    }

    /// The place of the next paragraph outside of tables.
    pub(crate) fn next_paragraph(&mut self) -> Place {
        self.paragraphs = self.paragraphs.saturating_add(1);
        self.place(Part::Paragraph(self.paragraphs))
    }

    pub(crate) fn open_table(&mut self) -> Table {
        self.tables = self.tables.saturating_add(1);
        Table {
            number: self.tables,
            rows: 0,
            covered: Vec::new(),
            column: 0,
            listed: 0,
            open: HashMap::new(),
            cells: Vec::new(),
            cut: false,
        }
    }

    /// The place of the cell that is read next.
    pub(crate) fn cell_place(&self, table: &Table) -> Place {
        let row = u32::try_from(table.rows).unwrap_or(u32::MAX);
        self.place(Part::Cell { table: table.number, row, cell: table.listed.saturating_add(1) })
    }

    /// The table as blocks: a grid, and the grids inside of it; or the contents alone if the table is mere layout.
    pub(crate) fn close_table(&mut self, table: Table) -> Vec<Block> {
        let place = self.place(Part::Table(table.number));
        if table.cut {
            self.problem("table-overfull", self.columns.to_string(), Some(place));
        }
        let filled = |cells: &[GridCell]| cells.iter().filter(|cell| !cell.text.is_empty()).count();
        let (mut inner, mut own) = (0, 0);
        for (cell, blocks) in &table.cells {
            own += usize::from(!cell.text.is_empty());
            let grids =
                blocks.iter().filter_map(|b| if let Block::Grid(grid) = b { Some(grid) } else { None });
            inner += grids.map(|grid| filled(&grid.cells)).sum::<usize>();
        }
        let single = table.cells.iter().all(|(cell, _)| cell.column == 0);
        if single || (inner > 0 && own <= inner) {
            return table.cells.into_iter().flat_map(|(_, blocks)| blocks).collect();
        }
        let (rows, mut inside, mut cells) = (table.rows, Vec::new(), Vec::new());
        for (cell, blocks) in table.cells {
            cells.push(cell);
            inside.extend(blocks.into_iter().filter(|block| matches!(block, Block::Grid(_))));
        }
        let tiling = Tiling { rows, cells, place, header_rows: None };
        let boxes = tiling.boxes();
        if boxes > self.boxes {
            self.problem("table-overfull", boxes.to_string(), Some(place));
            return inside;
        }
        self.boxes -= boxes;
        tiling.grid(|_, _| place).map(Block::Grid).into_iter().chain(inside).collect()
    }

    pub(crate) fn problem(&mut self, code: &'static str, detail: String, place: Option<Place>) {
        self.problems.push(Problem { code, detail, place });
    }

    /// The whole document as one page: where its pages break, the file does not say.
    pub(crate) fn document(self, blocks: Vec<Block>) -> Document {
        let page = Page { number: 1, blocks, ..Page::default() };
        Document { pages: vec![page], problems: self.problems, ..Document::default() }
    }

    const fn place(&self, part: Part) -> Place {
        Place::Part { markup: self.markup, part }
    }
}

impl Table {
    /// Begins a row, so many columns in.
    pub(crate) fn row(&mut self, skipped: usize) {
        self.rows += 1;
        self.column = skipped;
        self.listed = 0;
    }

    /// Whether cells of earlier rows reach into the next one.
    pub(crate) fn is_covered(&self) -> bool {
        self.covered.iter().any(|end| *end > self.rows)
    }

    /// Takes back the row that was begun last, with all its cells.
    pub(crate) fn drop_row(&mut self) {
        let Some(last) = self.rows.checked_sub(1) else { return };
        self.rows = last;
        while self.cells.last().is_some_and(|(cell, _)| cell.row == last) {
            self.cells.pop();
        }
        self.open.clear();
    }

    /// Adds a cell to the row. Cells step aside for those that reach down from above, as in a web page.
    pub(crate) fn cell(&mut self, flow: &Flow, (wide, down): (usize, Down), blocks: Vec<Block>) {
        let place = flow.cell_place(self);
        self.listed = self.listed.saturating_add(1);
        let Some(row) = self.rows.checked_sub(1) else { return };
        while self.covered.get(self.column).is_some_and(|end| *end > row) {
            self.column += 1;
        }
        let column = self.column;
        let wide = wide.clamp(1, flow.columns);
        self.column = column.saturating_add(wide);
        if self.column > flow.columns {
            self.cut |= !blocks.is_empty();
            return;
        }
        if down == Down::Above
            && let Some((above, _)) = self.open.get(&column).and_then(|index| self.cells.get_mut(*index))
            && above.row + above.row_span == row
        {
            above.row_span += 1;
            return;
        }
        self.open.remove(&column);
        if down != Down::Rows(1) {
            self.open.insert(column, self.cells.len());
        }
        let row_span = if let Down::Rows(rows) = down { rows.max(1) } else { 1 };
        if row_span > 1 {
            let end = row.saturating_add(row_span);
            if self.covered.len() < self.column {
                self.covered.resize(self.column, 0);
            }
            self.covered.iter_mut().take(self.column).skip(column).for_each(|until| *until = end);
        }
        let lines = blocks.iter().filter_map(|b| if let Block::Line(line) = b { Some(line) } else { None });
        let text = lines.map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
        self.cells.push((GridCell { row, column, row_span, column_span: wide, text, place }, blocks));
    }
}

/// A line of text, unless there is nothing on it.
pub(crate) fn line(text: &str, place: Place, heading: u8) -> Option<Block> {
    let text = text.trim();
    (!text.is_empty()).then(|| Block::Line(Line { text: text.to_owned(), place, heading }))
}
