//! Rules that are not laws, one file each under the folder of its group, and the documentation of everything that a finding
//! can be told under.

mod cls;
mod cpl;
pub(crate) mod docs;

use mingzhang_model::{Book, Finding};

pub use docs::{RuleDoc, rules};

/// Runs every rule.
pub(crate) fn run(book: &Book) -> Vec<Finding> {
    let mut findings = cls::run(book);
    findings.extend(cpl::empty_without_note::check(book));
    findings.extend(cpl::note_on_filled::check(book));
    findings
}
