//! A page's letters and lines as blocks in reading order.

use mingzhang_model::{Place, Rect};

use super::ink::{Glyph, Ink};
use super::lattice::{Lattice, lattices};
use super::lines::{cell_text, lines};
use super::slivers;
use super::words;
use crate::{Block, Grid, GridCell, Limits, Line};

/// The blocks of a page, and whether a lattice had to be left out.
pub(super) fn blocks(ink: &Ink, glyphs: &[Glyph], page: u32, limits: &Limits) -> (Vec<Block>, bool) {
    let (lattices, dropped) = lattices(&ink.rules, &ink.fills, glyphs, limits);
    let sorted = words::sort(glyphs, &lattices);
    let mut blocks: Vec<(Rect, Block)> = Vec::new();
    for (mut lattice, mut cells) in lattices.into_iter().zip(sorted.cells) {
        slivers::remove(&mut lattice, &mut cells);
        let grid = grid(&lattice, cells, page);
        if grid.cells.len() > 1 {
            blocks.push((lattice.bbox(), Block::Grid(grid)));
        } else {
            let texts = grid.cells.into_iter().flat_map(|cell| as_lines(&cell));
            blocks.extend(texts.map(|line| (lattice.bbox(), Block::Line(line))));
        }
    }
    blocks.extend(lines(sorted.outside).into_iter().map(|line| {
        let place = Place::Page { page, bbox: line.bbox };
        (line.bbox, Block::Line(Line { text: line.text, place, heading: 0 }))
    }));
    blocks.sort_by(|(a, _), (b, _)| a.y0.total_cmp(&b.y0).then(a.x0.total_cmp(&b.x0)));
    (blocks.into_iter().map(|(_, block)| block).collect(), dropped)
}

fn grid(lattice: &Lattice, texts: Vec<Vec<&Glyph>>, page: u32) -> Grid {
    let cells = lattice.cells.iter().zip(texts).map(|(tile, glyphs)| GridCell {
        row: tile.row,
        column: tile.column,
        row_span: tile.row_span,
        column_span: tile.column_span,
        text: cell_text(glyphs),
        place: Place::Page { page, bbox: lattice.tile_bbox(tile) },
    });
    Grid {
        rows: lattice.rows(),
        columns: lattice.columns(),
        cells: cells.collect(),
        edges: lattice.xs.clone(),
        place: Place::Page { page, bbox: lattice.bbox() },
        ruled: true,
    }
}

/// A frame around text is no table.
fn as_lines(cell: &GridCell) -> Vec<Line> {
    let line = |text: &str| Line { text: text.to_owned(), place: cell.place, heading: 0 };
    cell.text.lines().map(line).collect()
}
