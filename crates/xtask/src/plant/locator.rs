//! From a cell of the book back to the cell of the document that it was read from.

use std::collections::HashMap;

use mingzhang_catalog::squeeze;
use mingzhang_model::{Book, Part, Place};
use mingzhang_read::{Block, Document, GridCell};

/// Table, data row and column in the book.
pub(crate) type Address = (usize, usize, usize);

/// Page, block and cell in the document.
type Spot = (usize, usize, usize);

/// Where the cells of a book stand in its document.
#[derive(Debug, Default)]
pub(crate) struct Locator {
    spots: HashMap<Address, Spot>,
}

impl Locator {
    /// Finds the cells by their places. A cell whose place is not its own (a merged cell that goes on, a gap filled up) is
    /// left out: nothing can be planted there.
    pub(crate) fn of(document: &Document, book: &Book) -> Self {
        let mut printed: HashMap<[u32; 5], Vec<(Spot, String)>> = HashMap::new();
        for (page, block, index, cell) in cells(document) {
            printed.entry(key(&cell.place)).or_default().push(((page, block, index), squeeze(&cell.text)));
        }
        let mut understood: HashMap<[u32; 5], Vec<(Address, &str)>> = HashMap::new();
        for (t, table) in book.tables.iter().enumerate() {
            for (r, row) in table.rows.iter().enumerate() {
                for (c, cell) in row.cells.iter().enumerate() {
                    understood.entry(key(&cell.place)).or_default().push(((t, r, c), &cell.text));
                }
            }
        }
        let mut out = Self::default();
        for (place, mut cells) in understood {
            let Some(spots) = printed.get(&place) else { continue };
            if spots.len() != cells.len() {
                cells.retain(|(_, text)| !text.is_empty());
            }
            if spots.len() == cells.len() && spots.iter().zip(&cells).all(|((_, a), (_, b))| a == b) {
                out.spots.extend(cells.iter().zip(spots).map(|((address, _), (spot, _))| (*address, *spot)));
            }
        }
        out
    }

    /// Whether something can be planted there.
    pub(crate) fn knows(&self, address: Address) -> bool {
        self.spots.contains_key(&address)
    }

    /// The document with other texts in some cells; `None` if a cell cannot be found.
    pub(crate) fn write<'a>(
        &self,
        document: &Document,
        edits: impl IntoIterator<Item = (Address, &'a str)>,
    ) -> Option<Document> {
        let mut out = document.clone();
        for (address, text) in edits {
            let (page, block, index) = *self.spots.get(&address)?;
            let Block::Grid(grid) = out.pages.get_mut(page)?.blocks.get_mut(block)? else { return None };
            text.clone_into(&mut grid.cells.get_mut(index)?.text);
        }
        Some(out)
    }
}

fn cells(document: &Document) -> impl Iterator<Item = (usize, usize, usize, &GridCell)> {
    document.pages.iter().enumerate().flat_map(|(page, p)| {
        p.blocks.iter().enumerate().flat_map(move |(block, b)| {
            let cells = match b {
                Block::Grid(grid) => grid.cells.as_slice(),
                Block::Line(_) => &[],
            };
            cells.iter().enumerate().map(move |(index, cell)| (page, block, index, cell))
        })
    })
}

/// A place as a key: page and box to the bit, or line and column.
fn key(place: &Place) -> [u32; 5] {
    match *place {
        Place::Page { page, bbox } => {
            [page, bbox.x0.to_bits(), bbox.y0.to_bits(), bbox.x1.to_bits(), bbox.y1.to_bits()]
        }
        Place::Text { line, column } => [0, line, column, 0, 0],
        Place::Sheet { sheet, row, column } => [0, 1, sheet, row, column],
        Place::Part { part: Part::Paragraph(number), .. } => [0, 2, number, 0, 0],
        Place::Part { part: Part::Table(number), .. } => [0, 3, number, 0, 0],
        Place::Part { part: Part::Cell { table, row, cell }, .. } => [0, 4, table, row, cell],
    }
}
