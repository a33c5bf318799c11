//! Rows and columns too thin to hold text are traces of how a table was drawn, not part of it.
//!
//! A row split by a page break leaves a strip at the top of the next page; borders that two rows draw a few points
//! apart leave a strip between two columns.

use super::ink::Glyph;
use super::lattice::Lattice;
use super::tiles::Tile;

/// A row lower than this cannot hold text that can be read.
const LOW: f32 = 4.5;
/// A column narrower than this cannot hold a character.
const NARROW: f32 = 4.0;
/// A strip in which no cell stands of its own is dropped up to this thickness: it only shifts a border.
const SHIFT: f32 = 7.0;

/// Removes slivers, and their blank cells, from a lattice and the letters of its cells.
pub(super) fn remove(lattice: &mut Lattice, letters: &mut Vec<Vec<&Glyph>>) {
    while let Some(row) = sliver(&lattice.ys, &lattice.cells, letters, rows, LOW) {
        drop_strip(&mut lattice.ys, &mut lattice.cells, letters, row, rows);
    }
    while let Some(column) = sliver(&lattice.xs, &lattice.cells, letters, columns, NARROW) {
        drop_strip(&mut lattice.xs, &mut lattice.cells, letters, column, columns);
    }
}

/// First strip and number of strips of a cell along one axis.
type Axis = fn(&mut Tile) -> (&mut usize, &mut usize);

fn rows(tile: &mut Tile) -> (&mut usize, &mut usize) {
    (&mut tile.row, &mut tile.row_span)
}

fn columns(tile: &mut Tile) -> (&mut usize, &mut usize) {
    (&mut tile.column, &mut tile.column_span)
}

/// A cell that lies in this strip alone.
fn is_own(tile: &Tile, strip: usize, axis: Axis) -> bool {
    let mut tile = *tile;
    let (start, span) = axis(&mut tile);
    *start == strip && *span == 1
}

fn sliver(edges: &[f32], cells: &[Tile], letters: &[Vec<&Glyph>], axis: Axis, thin: f32) -> Option<usize> {
    let thick = |pair: &[f32]| pair.last().zip(pair.first()).map_or(0.0, |(high, low)| high - low);
    edges
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| thick(pair) < SHIFT.max(thin))
        .find(|(strip, pair)| {
            let mut own = cells.iter().zip(letters).filter(|(tile, _)| is_own(tile, *strip, axis)).peekable();
            if own.peek().is_none() {
                return thick(pair) < SHIFT;
            }
            thick(pair) < thin && own.all(|(_, letters)| letters.iter().all(|glyph| glyph.is_space()))
        })
        .map(|(strip, _)| strip)
}

fn drop_strip(
    edges: &mut Vec<f32>,
    cells: &mut Vec<Tile>,
    letters: &mut Vec<Vec<&Glyph>>,
    strip: usize,
    axis: Axis,
) {
    let mut keep = cells.iter().map(|tile| !is_own(tile, strip, axis)).collect::<Vec<_>>().into_iter();
    letters.retain(|_| keep.next().unwrap_or(true));
    cells.retain(|tile| !is_own(tile, strip, axis));
    for tile in cells {
        let (start, span) = axis(tile);
        if *start > strip {
            *start -= 1;
        } else if *start + *span > strip {
            *span -= 1;
        }
    }
    if strip == 0 {
        edges.remove(0);
    } else if strip + 2 >= edges.len() {
        edges.pop();
    } else if let Some([low, high]) = edges.get_mut(strip..strip + 2) {
        *high = f32::midpoint(*low, *high);
        edges.remove(strip);
    }
}
