//! The page, in points: where text may stand.

/// A4, upright.
const WIDTH: f64 = 595.28;
/// A4, upright.
const HEIGHT: f64 = 841.89;

/// Left and right margin.
pub(crate) const SIDE: f64 = 62.0;
/// Upper margin. The running head stands in it, within the tenth of a page that readers take for furniture.
pub(crate) const TOP: f64 = 68.0;
/// Lower margin, with the page number.
pub(crate) const BOTTOM: f64 = 62.0;

/// Width for text.
pub(crate) fn text_width(landscape: bool) -> f64 {
    (if landscape { HEIGHT } else { WIDTH }) - 2.0 * SIDE
}

/// Height for text.
pub(crate) fn text_height(landscape: bool) -> f64 {
    (if landscape { WIDTH } else { HEIGHT }) - TOP - BOTTOM
}
