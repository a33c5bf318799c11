//! What keeps a ledger from becoming a book, or should be looked at first.

use std::collections::BTreeMap;

/// One thing that is wrong or missing; all of them are reported at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// For a message catalogue: `reason-missing`, `last-year-missing`, ….
    pub code: &'static str,
    /// Details for the message.
    pub args: BTreeMap<&'static str, String>,
    /// Whether the book cannot be published like this.
    pub is_error: bool,
}

impl Fault {
    /// An error.
    pub(crate) fn error(code: &'static str, args: &[(&'static str, &str)]) -> Self {
        Self {
            code,
            args: args.iter().map(|(key, value)| (*key, (*value).to_owned())).collect(),
            is_error: true,
        }
    }
}
