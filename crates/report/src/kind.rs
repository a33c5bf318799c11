//! Stable words for the kinds of books; they do not change with the language.

use mingzhang_model::{BookKind, Level};

/// The kind of a book in JSON.
pub(crate) const fn book_kind(kind: BookKind) -> &'static str {
    match kind {
        BookKind::Budget => "budget",
        BookKind::FinalAccounts => "final_accounts",
        BookKind::Unknown => "unknown",
    }
}

/// Whose book it is, in JSON.
pub(crate) const fn level(level: Level) -> &'static str {
    match level {
        Level::Unit => "unit",
        Level::Department => "department",
        Level::Unknown => "unknown",
    }
}
