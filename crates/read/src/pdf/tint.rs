//! Whether something that is painted can be seen.

use hayro_interpret::Paint;

/// What a paint leaves on white paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tint {
    /// A colour or a pattern.
    Ink,
    /// White, or too near to it to be seen.
    White,
    /// Fully transparent.
    Nothing,
}

impl Tint {
    /// The tint of a paint.
    pub(super) fn of(paint: &Paint<'_>) -> Self {
        let Paint::Color(color) = paint else { return Self::Ink };
        match color.to_rgba().to_rgba8() {
            [_, _, _, 0] => Self::Nothing,
            [red, green, blue, _] if red > 250 && green > 250 && blue > 250 => Self::White,
            _ => Self::Ink,
        }
    }
}
