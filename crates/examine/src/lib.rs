//! One file from outside: bytes in, a checked file out. The command line and the server's worker both go through here, so
//! that both say the same of a file.
//!
//! Whatever is in the file, it comes back as a value: what cannot be read is a message, and so is a fault of this program.

mod refusal;

use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use mingzhang_model::{Book, Message};
use mingzhang_read::{Document, Limits};
use mingzhang_report::{Checked, CheckedFile, RuleView, Unreadable};
use sha2::{Digest, Sha256};

pub use refusal::too_large;

/// Reads the bytes, whatever their format.
///
/// # Errors
///
/// What happened and what to do about it, where nothing of the file can be read.
pub fn document(bytes: &[u8], limits: &Limits) -> Result<Document, Message> {
    guarded(|| mingzhang_read::read(bytes, limits))?.map_err(|error| refusal::explain(&error))
}

/// Understands what was read.
///
/// # Errors
///
/// Only where this program fails on it.
pub fn understand(document: &Document) -> Result<Book, Message> {
    guarded(|| mingzhang_recognise::recognise(document))
}

/// Reads the bytes and understands them.
///
/// # Errors
///
/// What happened and what to do about it, where nothing of the file can be read.
pub fn book(bytes: &[u8], limits: &Limits) -> Result<Book, Message> {
    understand(&document(bytes, limits)?)
}

/// Checks a book, beside another one of the same body if there is one.
///
/// # Errors
///
/// Only where this program fails on it.
pub fn check(book: Book, other: Option<&Book>) -> Result<Checked, Message> {
    let outcome = guarded(|| mingzhang_check::check_beside(&book, other))?;
    Ok(Checked {
        sentences: mingzhang_recognise::sentences_read(&book),
        book,
        laws: outcome.laws,
        findings: outcome.findings,
        coverage: outcome.coverage,
        ..Checked::default()
    })
}

/// A file as the reports take it: `shown` is its name, `outcome` what [`check`] gave.
pub fn checked_file(
    shown: String,
    sha256: String,
    started: Instant,
    outcome: Result<Checked, Message>,
) -> CheckedFile {
    CheckedFile {
        file: shown,
        sha256,
        seconds: started.elapsed().as_secs_f64(),
        outcome: outcome.map_err(|message| Unreadable { message }),
    }
}

/// The documentation of every rule.
pub fn rules() -> Vec<RuleView<'static>> {
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

/// SHA-256 in lower-case hex.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
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
