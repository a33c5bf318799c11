//! The JSON contracts `mingzhang.findings/1` and `mingzhang.book/1`.

mod book;
mod claim;
mod coordinate;
mod findings;
mod place;
mod problem;
mod sheet;
mod standing;

pub use book::{book_json, draft_json};
pub use findings::{FindingsStream, file_json};
pub(crate) use place::{Bbox, bbox};

/// Seconds to a tenth of a millisecond; more digits are noise.
fn rounded(seconds: f64) -> f64 {
    (seconds * 1e4).round() / 1e4
}

#[cfg(test)]
mod tests;
