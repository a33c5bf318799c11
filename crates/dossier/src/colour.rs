//! The colours of the look, the same on paper, on screen and in cells.

use mingzhang_model::Severity;

/// 朱: errors, and nothing else.
pub(crate) const VERMILION: [u8; 3] = [0xb8, 0x32, 0x1f];
/// 赭: warnings.
pub(crate) const OCHRE: [u8; 3] = [0x9a, 0x6a, 0x00];
/// 靛: what is worth knowing.
pub(crate) const INDIGO: [u8; 3] = [0x27, 0x47, 0x7d];

/// The colour of a severity.
pub(crate) const fn of(severity: Severity) -> [u8; 3] {
    match severity {
        Severity::Error => VERMILION,
        Severity::Warning => OCHRE,
        Severity::Info => INDIGO,
    }
}

/// The mark of a severity: it is never told by colour alone.
pub(crate) const fn mark(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "●",
        Severity::Warning => "▲",
        Severity::Info => "○",
    }
}
