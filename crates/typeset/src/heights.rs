//! How high a grid becomes, so that one which nearly fits on a page is set a little closer instead of leaving its last rows alone.

use mingzhang_fonts::Face;

use crate::columns::{INSET, line_count};

/// Height of a line: typst measures it from baseline to cap height, in em.
const LINE: f64 = 0.735;

/// A cell's text with its place.
pub(crate) struct Block<'a> {
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) row_span: usize,
    pub(crate) column_span: usize,
    pub(crate) text: &'a str,
    pub(crate) face: &'static Face,
    /// How far it is set in, in em.
    pub(crate) indent: f64,
}

/// How a grid is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Setting {
    /// Size of type in points.
    pub(crate) size: f64,
    /// Space above and below a cell's text in points.
    pub(crate) inset: f64,
}

/// Height of so many lines of a size, in points. `leading` is the gap between them in em.
pub(crate) fn text_height(lines: usize, size: f64, leading: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a text has few lines")]
    let lines = lines as f64;
    (lines * (LINE + leading) - leading) * size
}

/// Height of the grid in points: rows are as high as their cells, and a cell over several rows stretches the last.
pub(crate) fn height(blocks: &[Block<'_>], rows: usize, widths: &[f64], set: Setting, leading: f64) -> f64 {
    let mut heights = vec![text_height(1, set.size, leading) + 2.0 * set.inset; rows];
    let mut ordered: Vec<&Block<'_>> = blocks.iter().collect();
    ordered.sort_by_key(|block| (block.row + block.row_span, block.row_span));
    for block in ordered {
        let own: f64 = widths.iter().skip(block.column).take(block.column_span.max(1)).sum();
        let available = (own - 2.0 * INSET) / set.size - block.indent;
        let lines = line_count(block.face, block.text, available);
        let need = text_height(lines, set.size, leading) + 2.0 * set.inset;
        let span = block.row_span.max(1);
        let above: f64 = heights.iter().skip(block.row).take(span - 1).sum();
        if let Some(last) = heights.get_mut(block.row + span - 1) {
            *last = last.max(need - above);
        }
    }
    heights.iter().sum()
}
