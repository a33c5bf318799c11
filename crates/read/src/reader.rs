//! One trait for all formats, and the choice between them.

use crate::container::ContainerReader;
use crate::csv::CsvReader;
use crate::error::{Foreign, ReadError};
use crate::html::HtmlReader;
use crate::json::JsonReader;
use crate::xls::CompoundReader;
use crate::{Document, Limits, pdf::PdfReader, text::TextReader};

/// A format that can be read.
pub(crate) trait Reader {
    /// Whether the bytes look like this format. Must be cheap and must not look at more than the start for a format
    /// that has a signature.
    fn sniff(&self, bytes: &[u8]) -> bool;

    /// Reads the bytes; `Err` only if there is nothing to show.
    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Document, ReadError>;
}

/// Readers by how sure their signature is; plain text comes last because almost anything may be text.
const READERS: &[&dyn Reader] =
    &[&ContainerReader, &CompoundReader, &PdfReader, &HtmlReader, &JsonReader, &CsvReader, &TextReader];

/// Signatures of formats that are known but not read.
const FOREIGN: &[(&[u8], Foreign)] = &[
    (b"\x89PNG\r\n\x1A\n", Foreign::Image),
    (b"\xFF\xD8\xFF", Foreign::Image),
    (b"GIF8", Foreign::Image),
    (b"II*\0", Foreign::Image),
    (b"MM\0*", Foreign::Image),
    (b"RIFF", Foreign::Image),
    (b"Rar!\x1A\x07", Foreign::Archive),
    (b"7z\xBC\xAF\x27\x1C", Foreign::Archive),
    (b"\x1F\x8B\x08", Foreign::Archive),
    (b"{\\rtf", Foreign::Rtf),
];

/// Reads a file from its bytes, whatever it is called.
///
/// # Errors
///
/// Only if nothing can be shown: an empty file, an unknown format, a password, a structure broken beyond repair, a
/// file larger than the limits. Everything else is a problem in the document.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    if bytes.len() > limits.bytes {
        return Err(too_large("bytes", bytes.len(), limits.bytes));
    }
    if let Some((_, what)) = FOREIGN.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(ReadError::UnknownFormat { what: *what });
    }
    READERS
        .iter()
        .find(|reader| reader.sniff(bytes))
        .ok_or(ReadError::UnknownFormat { what: Foreign::Binary })?
        .read(bytes, limits)
}

/// The error for a bound that the whole file exceeds.
pub(crate) fn too_large(what: &'static str, found: usize, limit: usize) -> ReadError {
    ReadError::TooLarge {
        what,
        found: u64::try_from(found).unwrap_or(u64::MAX),
        limit: u64::try_from(limit).unwrap_or(u64::MAX),
    }
}
