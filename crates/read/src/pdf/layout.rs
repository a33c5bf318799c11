//! A page's letters and lines as blocks in reading order.

use mingzhang_model::{Place, Rect};

use super::ink::{Glyph, Ink};
use super::lattice::{Lattice, lattices};
use super::lines::{TextLine, cell_text, lines};
use super::slivers;
use super::words;
use crate::{Block, Grid, GridCell, Limits, Line};

/// The blocks of a page, and whether a lattice had to be left out.
pub(super) fn blocks(ink: &Ink, glyphs: &[Glyph], page: u32, limits: &Limits) -> (Vec<Block>, bool) {
    let (lattices, dropped) = lattices(&ink.rules, &ink.fills, glyphs, limits);
    let sorted = words::sort(glyphs, &lattices);
    let mut blocks: Vec<(Rect, Block)> = Vec::new();
    let line = |line: TextLine| {
        let place = Place::Page { page, bbox: line.bbox };
        (line.bbox, Block::Line(Line { text: line.text, place, heading: 0 }))
    };
    for (mut lattice, mut cells) in lattices.into_iter().zip(sorted.cells) {
        slivers::remove(&mut lattice, &mut cells);
        if lattice.columns() > 1 {
            blocks.push((lattice.bbox(), Block::Grid(grid(&lattice, cells, page))));
        } else {
            // Frames around text, even stacked ones, are no table.
            blocks.extend(cells.into_iter().flat_map(lines).map(line));
        }
    }
    blocks.extend(lines(sorted.outside).into_iter().map(line));
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
        header_rows: None,
    }
}
