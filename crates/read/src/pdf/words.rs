//! Letters into cells, a word at a time.
//!
//! A long figure centred in a narrow cell runs over the cell's borders; letter by letter it would be torn in three.

use mingzhang_model::Rect;

use super::ink::{Glyph, holds};
use super::lattice::Lattice;
use super::tiles::interval;

/// Letters further apart than this part of their size are two words.
const TOUCH: f32 = 0.12;

/// Letters by the cell that they stand in.
pub(super) struct Sorted<'a> {
    /// For every lattice, for every cell, its letters.
    pub(super) cells: Vec<Vec<Vec<&'a Glyph>>>,
    /// Letters outside of all lattices.
    pub(super) outside: Vec<&'a Glyph>,
}

/// Sorts the letters into the cells of the innermost lattice that holds them. `lattices` come innermost first.
pub(super) fn sort<'a>(glyphs: &'a [Glyph], lattices: &[Lattice]) -> Sorted<'a> {
    let mut cells: Vec<Vec<Vec<&Glyph>>> =
        lattices.iter().map(|lattice| vec![Vec::new(); lattice.cells.len()]).collect();
    let mut outside = Vec::new();
    let frames: Vec<Rect> = lattices.iter().map(Lattice::bbox).collect();
    for word in words(glyphs) {
        let Some(bbox) = word.iter().map(|glyph| glyph.bbox).reduce(Rect::union) else { continue };
        let (x, y) = (f32::midpoint(bbox.x0, bbox.x1), f32::midpoint(bbox.y0, bbox.y1));
        let slot = frames
            .iter()
            .position(|frame| holds(frame, x, y))
            .and_then(|index| {
                let lattice = lattices.get(index)?;
                let cell = cell_of(lattice, &bbox, y)?;
                cells.get_mut(index)?.get_mut(cell)
            })
            .unwrap_or(&mut outside);
        slot.extend(word);
    }
    Sorted { cells, outside }
}

/// Runs of letters that touch on one baseline, in drawing order.
fn words(glyphs: &[Glyph]) -> impl Iterator<Item = &[Glyph]> {
    glyphs.chunk_by(|a, b| {
        let near = TOUCH * a.size;
        !a.is_space()
            && !b.is_space()
            && (a.base - b.base).abs() <= near
            && (b.bbox.x0 - a.bbox.x1).abs() <= near
    })
}

/// The cell that most of the word's width lies in.
fn cell_of(lattice: &Lattice, bbox: &Rect, y: f32) -> Option<usize> {
    let row = interval(&lattice.ys, y);
    let (first, last) = (interval(&lattice.xs, bbox.x0), interval(&lattice.xs, bbox.x1));
    if first == last {
        return lattice.owner(row, first);
    }
    let mut best: Option<(usize, f32)> = None;
    let mut current: Option<(usize, f32)> = None;
    for column in first..=last {
        let owner = lattice.owner(row, column)?;
        let (low, high) = (lattice.xs.get(column)?, lattice.xs.get(column + 1)?);
        let width = (bbox.x1.min(*high) - bbox.x0.max(*low)).max(0.0);
        current = match current {
            Some((cell, sum)) if cell == owner => Some((cell, sum + width)),
            _ => Some((owner, width)),
        };
        if let Some((_, sum)) = current
            && best.is_none_or(|(_, most)| sum > most)
        {
            best = current;
        }
    }
    best.map(|(cell, _)| cell)
}
