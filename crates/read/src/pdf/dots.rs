//! Dotted borders that are drawn dot by dot.
//!
//! A browser fills a square for every dot. One dot says nothing about the way its border runs; a row of them does.

use mingzhang_model::Rect;

use super::ink::{Rule, Way};

/// Dots further apart than this many of their sides are no border.
const APART: f32 = 2.5;
/// Fewer dots in a row are an ellipsis or the bullets of a list.
const FEWEST: usize = 5;
/// Dots whose places across their border differ by less than this stand on one border.
const SAME: f32 = 0.05;

/// The lines that rows and columns of dots form.
pub(super) fn lines(dots: &[Rect]) -> Vec<Rule> {
    let mut out = Vec::new();
    if dots.len() >= FEWEST {
        let mut dots = dots.to_vec();
        chain(&mut dots, Way::Across, &mut out);
        chain(&mut dots, Way::Down, &mut out);
    }
    out
}

fn chain(dots: &mut [Rect], way: Way, out: &mut Vec<Rule>) {
    // Place across the line, and both ends along it.
    let axes = |dot: &Rect| match way {
        Way::Across => (dot.y0, dot.x0, dot.x1),
        Way::Down => (dot.x0, dot.y0, dot.y1),
    };
    dots.sort_by(|a, b| axes(a).0.total_cmp(&axes(b).0));
    for row in dots.chunk_by_mut(|a, b| axes(b).0 - axes(a).0 < SAME) {
        row.sort_by(|a, b| axes(a).1.total_cmp(&axes(b).1));
        let next = |a: &Rect, b: &Rect| axes(b).1 - axes(a).2 <= APART * (axes(a).2 - axes(a).1);
        out.extend(row.chunk_by(next).filter(|run| run.len() >= FEWEST).filter_map(|run| line(run, way)));
    }
}

fn line(run: &[Rect], way: Way) -> Option<Rule> {
    let (first, last) = (run.first()?, run.last()?);
    Some(match way {
        Way::Across => Rule { way, at: f32::midpoint(first.y0, first.y1), from: first.x0, to: last.x1 },
        Way::Down => Rule { way, at: f32::midpoint(first.x0, first.x1), from: first.y0, to: last.y1 },
    })
}
