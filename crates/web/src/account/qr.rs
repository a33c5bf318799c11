//! A QR code as the path of an SVG, drawn in the page itself: its content is a secret and has no address.

use std::fmt::Write as _;

use qrcode::{Color, QrCode};

/// The white that must stand around it, in modules.
const MARGIN: usize = 4;

/// The picture's side and its dark modules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Qr {
    pub(super) side: usize,
    pub(super) path: String,
}

impl Qr {
    /// Nothing where the text is too long for one.
    pub(super) fn of(text: &str) -> Option<Self> {
        let code = QrCode::new(text).ok()?;
        let width = code.width();
        let mut path = String::new();
        for (number, color) in code.to_colors().into_iter().enumerate() {
            if color == Color::Dark {
                let (x, y) = (number % width + MARGIN, number / width + MARGIN);
                // Writing to a `String` cannot fail.
                let _ = write!(path, "M{x} {y}h1v1h-1z");
            }
        }
        Some(Self { side: width + 2 * MARGIN, path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_its_three_corners_within_its_margin() {
        let qr = Qr::of("otpauth://totp/a?secret=ABCDEFGHIJKLMNOP").unwrap();
        let far = qr.side - MARGIN - 1;
        for corner in ["M4 4h".to_owned(), format!("M{far} 4h"), format!("M4 {far}h")] {
            assert!(qr.path.contains(&corner), "{corner}");
        }
        assert!(!qr.path.contains("M3 ") && !qr.path.contains(&format!("M{} ", far + 1)));
    }
}
