//! Ruled lines that cross form lattices; the boxes of a lattice that no border separates form cells.

use mingzhang_model::Rect;

use super::ink::{Fill, Glyph, Rule, Way, area, holds};
use super::open::{self, Known};
use super::rules::{Rules, SNAP, merge};
use super::tiles::{Borders, Tile, rectangles};
use super::union::Sets;
use crate::Limits;

/// A line may end this far from the line that it meets.
const REACH: f32 = 3.0;
/// Lines that run on this far beyond the outermost crossing line have an open column or row there, if it holds text.
const OPEN: f32 = 8.0;

/// A lattice: positions of its lines and the cells between them.
#[derive(Debug)]
pub(super) struct Lattice {
    /// Column boundaries from left to right.
    pub(super) xs: Vec<f32>,
    /// Row boundaries from the top down.
    pub(super) ys: Vec<f32>,
    /// The cells by row and then column; they tile the lattice.
    pub(super) cells: Vec<Tile>,
    /// Index of the cell that owns each box, by row and then column.
    owner: Vec<usize>,
}

impl Lattice {
    /// Number of rows.
    pub(super) const fn rows(&self) -> usize {
        self.ys.len().saturating_sub(1)
    }

    /// Number of columns.
    pub(super) const fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    /// The outer border.
    pub(super) fn bbox(&self) -> Rect {
        let ends = |v: &[f32]| (v.first().copied().unwrap_or(0.0), v.last().copied().unwrap_or(0.0));
        let ((x0, x1), (y0, y1)) = (ends(&self.xs), ends(&self.ys));
        Rect { x0, y0, x1, y1 }
    }

    /// The border of a cell.
    pub(super) fn tile_bbox(&self, tile: &Tile) -> Rect {
        let at = |v: &[f32], i: usize| v.get(i).copied().unwrap_or(0.0);
        Rect {
            x0: at(&self.xs, tile.column),
            y0: at(&self.ys, tile.row),
            x1: at(&self.xs, tile.column + tile.column_span),
            y1: at(&self.ys, tile.row + tile.row_span),
        }
    }

    /// The cell that owns a box.
    pub(super) fn owner(&self, row: usize, column: usize) -> Option<usize> {
        self.owner.get(row * self.columns() + column).copied()
    }
}

/// All lattices of a page, the innermost first.
///
/// The second value says whether a lattice was left out because it has more boxes than the limits allow.
pub(super) fn lattices(
    pieces: &[Rule],
    fills: &[Fill],
    glyphs: &[Glyph],
    limits: &Limits,
) -> (Vec<Lattice>, bool) {
    let mut rules = merge(pieces);
    let (mut found, mut dropped) = build(&rules, glyphs, limits);
    let ruled: Vec<Rect> = found.iter().filter(|table| table.columns() > 1).map(Lattice::bbox).collect();
    let edges = edges_of_cells(fills, glyphs, &found);
    let mut all = Vec::new();
    if !edges.is_empty() {
        all = pieces.iter().copied().chain(edges).collect();
        rules = merge(&all);
        (found, dropped) = build(&rules, glyphs, limits);
    }
    let known = Known { ruled: &ruled, lattices: &found, glyphs };
    let borders = open::borders(&rules, &known);
    if !borders.is_empty() {
        let pieces = if all.is_empty() { pieces } else { &all };
        all = pieces.iter().copied().chain(borders).collect();
        (found, dropped) = build(&merge(&all), glyphs, limits);
    }
    found.sort_by(|a, b| area(&a.bbox()).total_cmp(&area(&b.bbox())));
    (found, dropped)
}

/// The edges of filled boxes that are cells without a ruled border, such as a dark header above a ruled body.
///
/// A fill counts only if something is written on it or on one beside it in its row (bars of a chart have nothing
/// inside) and if no lattice holds it
/// already (shading inside of a cell must not split it).
fn edges_of_cells(fills: &[Fill], glyphs: &[Glyph], found: &[Lattice]) -> Vec<Rule> {
    const MOST: usize = 1_000;
    // Fills of one row meet within this.
    const BESIDE: f32 = 1.0;
    let known: Vec<Rect> = found.iter().map(Lattice::bbox).collect();
    let inside = |fill: &Rect| {
        known.iter().any(|bbox| {
            fill.x0 >= bbox.x0 - SNAP
                && fill.x1 <= bbox.x1 + SNAP
                && fill.y0 >= bbox.y0 - SNAP
                && fill.y1 <= bbox.y1 + SNAP
        })
    };
    let mut boxes: Vec<Rect> = fills
        .iter()
        .map(|fill| fill.bbox)
        .filter(|bbox| bbox.y1 - bbox.y0 > 6.0 && bbox.x1 - bbox.x0 > 6.0 && !inside(bbox))
        .take(MOST)
        .collect();
    boxes.sort_by(|a, b| a.y0.total_cmp(&b.y0).then(a.x0.total_cmp(&b.x0)));
    let beside =
        |a: &Rect, b: &Rect| [a.y0 - b.y0, a.y1 - b.y1, a.x1 - b.x0].iter().all(|gap| gap.abs() < BESIDE);
    let written = |bbox: &Rect| glyphs.iter().any(|g| !g.is_space() && holds(bbox, g.middle(), g.base));
    boxes
        .chunk_by(beside)
        .filter(|row| row.iter().any(written))
        .flatten()
        .flat_map(|bbox| {
            let across = |at| Rule { way: Way::Across, at, from: bbox.x0, to: bbox.x1 };
            let down = |at| Rule { way: Way::Down, at, from: bbox.y0, to: bbox.y1 };
            [across(bbox.y0), across(bbox.y1), down(bbox.x0), down(bbox.x1)]
        })
        .collect()
}

fn build(rules: &Rules, glyphs: &[Glyph], limits: &Limits) -> (Vec<Lattice>, bool) {
    // Every pair of lines may meet.
    if rules.across.len().saturating_mul(rules.down.len()) > limits.boxes.saturating_mul(16) {
        return (Vec::new(), true);
    }
    let mut dropped = false;
    let mut found = Vec::new();
    for (across, down) in regions(rules) {
        match Lattice::of(across, down, glyphs, limits) {
            Ok(lattice) => found.extend(lattice.filter(|lattice| lattice.cells.len() > 1)),
            Err(TooManyBoxes) => dropped = true,
        }
    }
    (found, dropped)
}

/// Groups of lines that cross, directly or over others.
fn regions(rules: &Rules) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let count = rules.across.len();
    let mut sets = Sets::new(count + rules.down.len());
    for (i, line) in rules.across.iter().enumerate() {
        // Lines down are sorted by x, so those that can meet this one are neighbours in the list.
        let first = rules.down.partition_point(|down| down.at < line.from - REACH);
        for (j, down) in rules.down.iter().enumerate().skip(first) {
            if down.at > line.to + REACH {
                break;
            }
            if line.at >= down.from - REACH && line.at <= down.to + REACH {
                sets.join(i, count + j);
            }
        }
    }
    let mut groups: Vec<(Vec<Rule>, Vec<Rule>)> = Vec::new();
    let mut slot = vec![usize::MAX; count + rules.down.len()];
    for (index, rule) in rules.across.iter().chain(&rules.down).enumerate() {
        let Some(place) = slot.get_mut(sets.root(index)) else { continue };
        if *place == usize::MAX {
            *place = groups.len();
            groups.push((Vec::new(), Vec::new()));
        }
        if let Some((across, down)) = groups.get_mut(*place) {
            if rule.way == Way::Across { across.push(*rule) } else { down.push(*rule) }
        }
    }
    groups.retain(|(across, down)| !across.is_empty() && !down.is_empty() && across.len() + down.len() > 2);
    groups
}

struct TooManyBoxes;

impl Lattice {
    fn of(
        mut across: Vec<Rule>,
        mut down: Vec<Rule>,
        glyphs: &[Glyph],
        limits: &Limits,
    ) -> Result<Option<Self>, TooManyBoxes> {
        close(&mut down, &across, glyphs, Way::Down);
        close(&mut across, &down, glyphs, Way::Across);
        let (ys, xs) = (positions(&across), positions(&down));
        if ys.len() < 2 || xs.len() < 2 {
            return Ok(None);
        }
        let (rows, columns) = (ys.len() - 1, xs.len() - 1);
        if rows.saturating_mul(columns) > limits.boxes {
            return Err(TooManyBoxes);
        }
        let above = Borders::new(&across, &ys, &xs);
        let left = Borders::new(&down, &xs, &ys);
        let mut sets = Sets::new(rows * columns);
        for row in 0..rows {
            for column in 0..columns {
                let this = row * columns + column;
                if column + 1 < columns && !left.has(column + 1, row) {
                    sets.join(this, this + 1);
                }
                if row + 1 < rows && !above.has(row + 1, column) {
                    sets.join(this, this + columns);
                }
            }
        }
        let roots: Vec<usize> = (0..rows * columns).map(|index| sets.root(index)).collect();
        let (cells, owner) = rectangles(&roots, columns);
        Ok(Some(Self { xs, ys, cells, owner }))
    }
}

/// Distinct positions of lines that are sorted by position.
fn positions(rules: &[Rule]) -> Vec<f32> {
    let mut positions: Vec<f32> = rules.iter().map(|rule| rule.at).collect();
    positions.sort_by(f32::total_cmp);
    positions.dedup_by(|a, b| (*a - *b).abs() < 0.01);
    positions
}

/// Adds a border where the crossing lines run on beyond the outermost line of direction `way` and text stands there.
///
/// Tables are often printed without their left and right border.
fn close(lines: &mut Vec<Rule>, crossing: &[Rule], glyphs: &[Glyph], way: Way) {
    let span = |rules: &[Rule]| {
        rules.iter().fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), rule| {
            (low.min(rule.at), high.max(rule.at))
        })
    };
    let (first, last) = span(lines);
    let (near, far) = span(crossing);
    // One line at one end only is the axis of a chart, not a column border.
    let mut starts: Vec<f32> = crossing.iter().map(|rule| rule.from).collect();
    let mut ends: Vec<f32> = crossing.iter().map(|rule| rule.to).collect();
    starts.sort_by(f32::total_cmp);
    ends.sort_by(|a, b| b.total_cmp(a));
    let (Some(start), Some(end)) = (starts.get(1).copied(), ends.get(1).copied()) else { return };
    let before = first - start > OPEN;
    let after = end - last > OPEN;
    if lines.len() < 2 && before != after {
        return;
    }
    let text_between = |low: f32, high: f32| {
        glyphs.iter().filter(|glyph| !glyph.is_space()).any(|glyph| {
            let middle = f32::midpoint(glyph.bbox.y0, glyph.bbox.y1);
            let (along, beside) =
                if way == Way::Down { (glyph.middle(), middle) } else { (middle, glyph.middle()) };
            along > low && along < high && beside > near && beside < far
        })
    };
    if before && text_between(start, first) {
        lines.push(Rule { way, at: start, from: near, to: far });
    }
    if after && text_between(last, end) {
        lines.push(Rule { way, at: end, from: near, to: far });
    }
}
