//! Runs of letters on one line, for tables whose columns only white space tells apart.

use super::ink::Glyph;
use super::lines::BASELINE;

/// A gap wider than this many ems ends a segment; the cells of a crowded row stand no further apart.
const GAP: f32 = 0.45;

/// Letters of one line without a gap between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Segment {
    pub(super) x0: f32,
    pub(super) x1: f32,
    /// Whether it is an amount, a code or another number.
    pub(super) figure: bool,
}

impl Segment {
    /// How far it and a range of x lie over each other.
    pub(super) fn overlap(&self, x0: f32, x1: f32) -> f32 {
        self.x1.min(x1) - self.x0.max(x0)
    }
}

/// The segments on one baseline, from left to right.
#[derive(Clone, Debug)]
pub(super) struct SegmentLine {
    pub(super) top: f32,
    pub(super) bottom: f32,
    pub(super) segments: Vec<Segment>,
}

impl SegmentLine {
    /// Whether a number stands on it.
    pub(super) fn has_figure(&self) -> bool {
        self.segments.iter().any(|segment| segment.figure)
    }

    fn of(glyphs: &mut [&Glyph]) -> Self {
        glyphs.sort_by(|a, b| a.bbox.x0.total_cmp(&b.bbox.x0));
        let fold = |low: f32, high: f32, glyph: &&Glyph| (low.min(glyph.bbox.y0), high.max(glyph.bbox.y1));
        let (top, bottom) = glyphs
            .iter()
            .fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), glyph| fold(low, high, glyph));
        let segments = glyphs
            .chunk_by(|a, b| b.bbox.x0 - a.bbox.x1 <= GAP * a.size)
            .map(|run| Segment {
                x0: run.first().map_or(0.0, |glyph| glyph.bbox.x0),
                x1: run.iter().fold(f32::NEG_INFINITY, |end, glyph| end.max(glyph.bbox.x1)),
                figure: is_figure(run),
            })
            .collect();
        Self { top, bottom, segments }
    }
}

fn is_figure(run: &[&Glyph]) -> bool {
    run.iter().any(|glyph| glyph.letter.is_ascii_digit())
        && run.iter().all(|glyph| matches!(glyph.letter, '0'..='9' | ',' | '.' | '-' | '%' | '(' | ')'))
}

/// The lines of these letters from the top down.
pub(super) fn segment_lines(glyphs: impl Iterator<Item = Glyph>) -> Vec<SegmentLine> {
    let all: Vec<Glyph> = glyphs.filter(|glyph| !glyph.is_space()).collect();
    let mut glyphs: Vec<&Glyph> = all.iter().collect();
    glyphs.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut out = Vec::new();
    let mut rest = glyphs.as_mut_slice();
    while let Some(first) = rest.first() {
        let limit = first.base + BASELINE * first.size.max(1.0);
        let count = rest.partition_point(|glyph| glyph.base <= limit);
        let (row, tail) = std::mem::take(&mut rest).split_at_mut(count.max(1));
        rest = tail;
        out.push(SegmentLine::of(row));
    }
    out
}
