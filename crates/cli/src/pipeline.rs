//! The only place that knows the readers and the checks: bytes in, a checked file out.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use mingzhang_model::{Book, Message};
use mingzhang_read::{Foreign, Limits, ReadError};
use mingzhang_report::{Checked, CheckedFile, RuleView, Unreadable};

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
        Ok(bytes) => Recognised { sha256: crate::inputs::sha256(&bytes), book: book(&bytes, limits), bytes },
    }
}

/// Reads a file, understands it and checks it, beside another book if there is one. The bytes are handed on where they are kept.
pub(crate) fn check(
    input: &Input,
    limits: &Limits,
    other: Option<&Book>,
    keep: bool,
) -> (CheckedFile, Vec<u8>) {
    let start = Instant::now();
    let Recognised { bytes, sha256, book } = read(input, limits);
    let bytes = if keep { bytes } else { Vec::new() };
    let outcome = book.and_then(|book| {
        let outcome = guarded(|| mingzhang_check::check_beside(&book, other))?;
        Ok(Checked {
            sentences: mingzhang_recognise::sentences_read(&book),
            book,
            laws: outcome.laws,
            findings: outcome.findings,
            coverage: outcome.coverage,
            ..Checked::default()
        })
    });
    let file = CheckedFile {
        file: input.shown.clone(),
        sha256,
        seconds: start.elapsed().as_secs_f64(),
        outcome: outcome.map_err(|message| Unreadable { message }),
    };
    (file, bytes)
}

/// The documentation of every rule.
pub(crate) fn rules() -> Vec<RuleView<'static>> {
    mingzhang_check::rules()
        .iter()
        .map(|rule| RuleView {
            id: rule.id,
            title: rule.title,
            what: rule.what,
            basis: rule.basis,
            example: rule.example,
            severity: rule.severity,
        })
        .collect()
}

fn book(bytes: &[u8], limits: &Limits) -> Result<Book, Message> {
    let document = guarded(|| mingzhang_read::read(bytes, limits))?.map_err(|error| explain(&error))?;
    guarded(|| mingzhang_recognise::recognise(&document))
}

/// A file that the program fails on must not take the thousands after it along. Nothing is shared with the work, so
/// nothing can be left half-changed.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Message> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|cause| {
        let words = cause.downcast_ref::<&str>().map(|s| (*s).to_owned());
        let words = words.or_else(|| cause.downcast_ref::<String>().cloned()).unwrap_or_default();
        Message::new("internal-failure").with("detail", words)
    })
}

/// What happened and what to do about it.
fn explain(error: &ReadError) -> Message {
    match error {
        ReadError::Empty => Message::new("read-empty"),
        ReadError::UnknownFormat { what } => Message::new(match what {
            Foreign::Zip => "read-foreign-zip",
            Foreign::BinaryWorkbook => "read-foreign-xlsb",
            Foreign::OldWord => "read-foreign-doc",
            Foreign::Ole2 => "read-foreign-ole2",
            Foreign::Image => "read-foreign-image",
            Foreign::Archive => "read-foreign-archive",
            Foreign::Rtf => "read-foreign-rtf",
            Foreign::Binary => "read-foreign-binary",
        }),
        ReadError::Encrypted => Message::new("read-encrypted"),
        ReadError::EncryptionUnsupported { detail } => {
            Message::new("read-encryption-unsupported").with("detail", *detail)
        }
        ReadError::Damaged { detail } => Message::new("read-damaged").with("detail", detail.as_str()),
        ReadError::TooLarge { what: "bytes", found, limit } => too_large(*found, *limit),
        ReadError::TooLarge { what: "unpacked", limit, .. } => {
            Message::new("read-unpacked-too-large").with("limit", megabytes(*limit))
        }
        ReadError::TooLarge { what, found, limit } => Message::new("read-too-many")
            .with("what", *what)
            .with("found", found.to_string())
            .with("limit", limit.to_string()),
        ReadError::TimeLimit { seconds } => {
            Message::new("read-time-limit").with("seconds", seconds.to_string())
        }
        ReadError::NoThread { detail } => Message::new("read-no-thread").with("detail", detail.as_str()),
    }
}

/// A file above the size limit.
pub(crate) fn too_large(found: u64, limit: u64) -> Message {
    Message::new("read-too-large").with("size", megabytes(found)).with("limit", megabytes(limit))
}

/// Rounded up, so that a file just over the limit does not read as the limit itself.
fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes.div_ceil(1 << 20))
}
