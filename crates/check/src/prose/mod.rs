//! The laws in sentences: what the prose says against the tables, and against itself.
//!
//! ```text
//! claims ── facts ──► the same coordinate in the tables ── amounts ──► which claims are wrong
//!    └───── sums, shares, changes, completion ──► the arithmetic of the sentences, wrong amounts set right
//! ```
//!
//! A wrong figure is told once: what was worked out from it, rightly or not, is not looked at again.

mod amounts;
mod changes;
mod completion;
mod docs;
mod facts;
mod priors;
mod shares;
mod sums;
mod tell;

use std::collections::HashMap;

use mingzhang_model::{Book, Claim, Coordinate, Finding, LawCounts, Money, Says};

pub(crate) use docs::DOCS;

use crate::coverage::Reached;
use crate::laws::Silence;
use crate::system::System;
use facts::Facts;

/// The prose of a book while it is checked.
pub(crate) struct Prose<'a> {
    book: &'a Book,
    facts: Facts<'a>,
    /// The whole fen that each claim's amount may be; `None` for what is no amount, or a wrong one.
    ranges: Vec<Option<(i64, i64)>>,
    /// Claims that a finding has named wrong.
    wrong: Vec<bool>,
    findings: Vec<Finding>,
    /// What was told against the tables: the thing, the wrong figure, and the finding's index.
    told: Vec<(Coordinate, Money, usize)>,
    laws: LawCounts,
    /// Total expenditure of each economic class that the table of basic expenditure names once.
    economic: HashMap<String, facts::Printed<'a>>,
    /// How often each rule was looked at.
    reached: Reached,
    /// Claims that some law looked at.
    touched: Vec<bool>,
}

/// Checks every claim. `corrected` holds the table cells that were found wrong, with what they should be.
pub(crate) fn check(
    book: &Book,
    system: &System,
    silence: &Silence,
    corrected: &[(usize, (i64, i64))],
) -> (Vec<Finding>, LawCounts, Reached) {
    let mut prose = Prose::of(book, system, silence, corrected);
    prose.run();
    (prose.findings, prose.laws, prose.reached)
}

/// Which claims some law looks at.
pub(crate) fn touched(book: &Book, system: &System, silence: &Silence) -> Vec<bool> {
    let mut prose = Prose::of(book, system, silence, &[]);
    prose.run();
    prose.touched
}

impl<'a> Prose<'a> {
    fn of(book: &'a Book, system: &System, silence: &'a Silence, corrected: &[(usize, (i64, i64))]) -> Self {
        let ranges = book
            .claims
            .iter()
            .map(|claim| match &claim.says {
                Says::Amount { printed, .. } | Says::Sum { printed, .. } => Some(printed.fen_range()),
                Says::Change { amount, .. } => Some(amount.fen_range()),
                _ => None,
            })
            .collect();
        Self {
            book,
            facts: Facts::of(book, system, silence, corrected),
            ranges,
            wrong: vec![false; book.claims.len()],
            findings: Vec::new(),
            told: Vec::new(),
            laws: LawCounts::default(),
            economic: facts::economic(book, system, corrected),
            reached: Reached::new(),
            touched: vec![false; book.claims.len()],
        }
    }

    fn run(&mut self) {
        self.amounts();
        self.repeated();
        self.sums();
        self.planned();
        self.changes();
        self.shares();
        self.completion();
    }
}

impl Prose<'_> {
    /// Notes that a law looks at these claims.
    fn touch(&mut self, claims: impl IntoIterator<Item = usize>) {
        for claim in claims {
            if let Some(slot) = self.touched.get_mut(claim) {
                *slot = true;
            }
        }
    }

    fn claim(&self, index: usize) -> Option<&Claim> {
        self.book.claims.get(index)
    }

    fn range(&self, index: usize) -> Option<(i64, i64)> {
        self.ranges.get(index).copied().flatten()
    }

    /// Tallies a law under the rule that it is told under, and says whether it is broken.
    fn tally(&mut self, rule: &'static str, holds: bool, exact: bool) -> bool {
        self.laws.evaluated += 1;
        *self.reached.entry(rule).or_default() += 1;
        match (holds, exact) {
            (true, true) => self.laws.exact += 1,
            (true, false) => self.laws.rounding += 1,
            (false, _) => self.laws.violated += 1,
        }
        !holds
    }

    /// Takes a claim as wrong from here on.
    fn mark_told(&mut self, index: usize) {
        if let Some(wrong) = self.wrong.get_mut(index) {
            *wrong = true;
        }
        if let Some(slot) = self.ranges.get_mut(index) {
            *slot = None;
        }
    }

    fn is_wrong(&self, index: usize) -> bool {
        self.wrong.get(index).copied().unwrap_or(false)
    }
}

/// Whether two ranges of fen have an amount in common.
const fn meet(a: (i64, i64), b: (i64, i64)) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}
