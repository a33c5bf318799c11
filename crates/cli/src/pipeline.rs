//! From a named file to a checked one: the only place that joins the disk and the examination.

use std::time::Instant;

use mingzhang_model::{Book, Message};
use mingzhang_read::Limits;
use mingzhang_report::CheckedFile;

use crate::inputs::{Input, load};

/// What reading a file gave.
pub(crate) struct Recognised {
    /// The bytes; none if they could not be read.
    bytes: Vec<u8>,
    /// SHA-256 of the bytes; empty if there are none.
    pub(crate) sha256: String,
    /// The book, or why there is none.
    pub(crate) book: Result<Book, Message>,
}

/// Reads a file and understands it.
pub(crate) fn read(input: &Input, limits: &Limits) -> Recognised {
    match load(input, limits.bytes) {
        Err(message) => Recognised { bytes: Vec::new(), sha256: String::new(), book: Err(message) },
        Ok(bytes) => Recognised {
            sha256: mingzhang_examine::sha256(&bytes),
            book: mingzhang_examine::book(&bytes, limits),
            bytes,
        },
    }
}

/// Reads a file, understands it and checks it, beside another book if there is one. The bytes are handed on where they are kept.
pub(crate) fn check(
    input: &Input,
    limits: &Limits,
    other: Option<&Book>,
    keep: bool,
) -> (CheckedFile, Vec<u8>) {
    let started = Instant::now();
    let Recognised { bytes, sha256, book } = read(input, limits);
    let bytes = if keep { bytes } else { Vec::new() };
    let outcome = book.and_then(|book| mingzhang_examine::check(book, other));
    (mingzhang_examine::checked_file(input.shown.clone(), sha256, started, outcome), bytes)
}
