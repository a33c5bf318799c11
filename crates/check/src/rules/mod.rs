//! Rules that are not laws, one file each under the folder of its group, and the documentation of everything that a finding
//! can be told under.

mod cls;
mod con;
pub(crate) mod context;
pub(crate) mod cpl;
pub(crate) mod docs;
pub(crate) mod eva;
mod fin;
mod fmt;
pub(crate) mod prf;
pub(crate) mod prj;
mod sum;
mod txt;
pub(crate) mod verdict;
mod xtb;
mod yoy;

use mingzhang_model::{Book, Finding, Obligation};

pub use docs::{RuleDoc, rules};

use context::Context;
use verdict::Verdict;

/// A rule, or several that look at the same thing at once.
#[derive(Clone, Copy)]
pub(crate) struct Rule {
    /// What it checks: the id that findings are told under.
    pub(crate) docs: &'static [RuleDoc],
    /// Looks at a book.
    pub(crate) check: fn(&Context<'_>) -> Verdict,
}

/// Every rule, group by group.
pub(crate) const GROUPS: &[&[Rule]] = &[
    cls::RULES,
    con::RULES,
    cpl::RULES,
    eva::RULES,
    fin::RULES,
    fmt::RULES,
    prf::RULES,
    prj::RULES,
    sum::RULES,
    txt::RULES,
    xtb::RULES,
    yoy::RULES,
];

/// Runs every rule.
pub(crate) fn run(book: &Book) -> (Vec<Finding>, Vec<Obligation>) {
    let context = Context::new(book);
    let mut findings = Vec::new();
    let mut coverage = Vec::new();
    for rule in GROUPS.iter().copied().flatten() {
        let verdict = (rule.check)(&context);
        coverage
            .extend(rule.docs.iter().map(|doc| Obligation { rule: doc.id, reach: verdict.reach.clone() }));
        findings.extend(verdict.findings);
    }
    (findings, coverage)
}
