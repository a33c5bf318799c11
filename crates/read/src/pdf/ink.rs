//! What a page is made of once its drawing instructions are carried out: letters, ruled lines, filled boxes.
//!
//! All lengths are points; the origin is the page's top left corner as it is looked at (after `/Rotate`), and y grows
//! downwards.

use mingzhang_model::Rect;

/// A letter where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// The character; U+FFFD where the font does not say.
    pub(super) letter: char,
    /// From descender to ascender and over the whole advance, not only the black.
    pub(super) bbox: Rect,
    /// Baseline.
    pub(super) base: f32,
    /// Font size as drawn.
    pub(super) size: f32,
}

impl Glyph {
    /// Horizontal middle.
    pub(super) const fn middle(&self) -> f32 {
        f32::midpoint(self.bbox.x0, self.bbox.x1)
    }

    /// White space of any kind, including the ideographic space.
    pub(super) fn is_space(&self) -> bool {
        self.letter.is_whitespace()
    }
}

/// Which way a ruled line runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// From left to right.
    Across,
    /// From top to bottom.
    Down,
}

/// A straight ruled line along one axis, without thickness.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    /// Direction.
    pub(super) way: Way,
    /// y of a line that runs across, x of one that runs down.
    pub(super) at: f32,
    /// Smaller end.
    pub(super) from: f32,
    /// Larger end.
    pub(super) to: f32,
}

/// A filled box that is too thick for a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fill {
    /// Its corners, after clipping.
    pub(super) bbox: Rect,
}

/// Everything found on a page.
#[derive(Debug, Default)]
pub(super) struct Ink {
    /// Letters in drawing order.
    pub(super) glyphs: Vec<Glyph>,
    /// Letters that are drawn invisibly: text recognised under a scanned picture.
    pub(super) hidden: Vec<Glyph>,
    /// Lines that can be seen.
    pub(super) rules: Vec<Rule>,
    /// Filled boxes too small to be more than a dot.
    pub(super) dots: Vec<Rect>,
    /// Boxes filled with a colour other than white, in drawing order.
    pub(super) fills: Vec<Fill>,
    /// Pictures, after clipping.
    pub(super) pictures: Vec<Rect>,
    /// Filled shapes with curves: drawings, or letters that a program has turned into shapes.
    pub(super) outlines: usize,
    /// How many letters run to the right, down, to the left, up.
    pub(super) turns: [usize; 4],
    /// Letters whose font does not say what they are.
    pub(super) unknown: usize,
    /// Whether the page has more letters or lines than are read.
    pub(super) overfull: bool,
}

/// Whether the point lies in the box, borders included.
pub(super) fn holds(bbox: &Rect, x: f32, y: f32) -> bool {
    x >= bbox.x0 && x <= bbox.x1 && y >= bbox.y0 && y <= bbox.y1
}

/// Area in square points.
pub(super) fn area(bbox: &Rect) -> f32 {
    (bbox.x1 - bbox.x0).max(0.0) * (bbox.y1 - bbox.y0).max(0.0)
}
