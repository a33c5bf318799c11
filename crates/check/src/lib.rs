//! What is wrong in a book: the three laws and which cell breaks them, the codes, the notes under empty tables.
//!
//! ```text
//! Book ── laws ──► System ── locate ──► causes ── tell ──► findings
//!   └──── rules ───────────────────────────────────────────►
//! ```

mod laws;
mod locate;
mod rules;
mod spots;
mod system;
mod tell;

use mingzhang_model::{Book, Finding, LawCounts};

pub use rules::{RuleDoc, rules};

/// What a check has found.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Errors first, then in the order of the book.
    pub findings: Vec<Finding>,
    /// How the laws came out.
    pub laws: LawCounts,
}

/// Checks a book.
pub fn check(book: &Book) -> Outcome {
    let mut system = laws::system(book);
    let causes = locate::causes(book, &mut system);
    let mut findings = tell::causes(book, &system, &causes);
    findings.extend(rules::run(book));
    findings.extend(tell::tails(book, &system));
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    Outcome { findings, laws: system.counts() }
}
