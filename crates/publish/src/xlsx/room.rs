//! How much room texts need: workbook programs do not grow the rows of merged cells, and cut off what has no room.

/// The highest a row can be, in points.
pub(super) const HIGHEST: f64 = 400.0;
/// A row of one line.
const ONE_LINE: f64 = 18.0;
/// Every further line.
const FURTHER: f64 = 13.5;

/// Width of a text in the units of column widths, digits of the workbook's own face: one of ours is a little narrower.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(|letter| if letter.is_ascii() { 1.0 } else { 1.95 }).sum()
}

/// Height in points of a text in a cell so wide.
pub(super) fn height(text: &str, width_of_cell: f64) -> f64 {
    let room = (width_of_cell - 0.8).max(2.0);
    // A letter does not begin where only half of it fits.
    let broken = (room - 2.0).max(1.0);
    let lines_of = |line: &str| if width(line) <= room { 1.0 } else { (width(line) / broken).ceil() };
    let lines: f64 = text.split('\n').map(lines_of).sum();
    ONE_LINE + (lines - 1.0).max(0.0) * FURTHER
}
