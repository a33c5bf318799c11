//! A book before anything is planted in it.

use std::collections::HashMap;

use mingzhang_check::Outcome;
use mingzhang_model::{Fact, Finding, Money, MoneyUnit, Place, Reading, Severity};

use super::locator::{Address, Locator};
use crate::books::Loaded;

/// A book, what is already found in it, and how far the laws determine its figures.
pub(crate) struct Subject {
    pub(crate) loaded: Loaded,
    pub(crate) locator: Locator,
    pub(crate) outcome: Outcome,
    /// The whole fen that all laws on a cell allow, the other cells being as printed.
    allowed: HashMap<Address, (i64, i64)>,
    known: Vec<(String, Option<(Money, MoneyUnit)>)>,
}

impl Subject {
    /// Checks the book as it is.
    pub(crate) fn of(loaded: Loaded) -> Self {
        let locator = Locator::of(&loaded.document, &loaded.book);
        let outcome = mingzhang_check::check(&loaded.book);
        let allowed = mingzhang_check::reach(&loaded.book).cells.into_iter().collect();
        let known =
            outcome.findings.iter().map(|finding| (finding.key.clone(), finding.difference)).collect();
        Self { loaded, locator, outcome, allowed, known }
    }

    /// The figures that something can be planted in: not zero, reached by a law.
    pub(crate) fn candidates(&self) -> impl Iterator<Item = &Fact> {
        self.loaded.book.facts.iter().filter(|fact| {
            let at = (fact.table, fact.row, fact.column);
            !fact.printed.value().is_zero() && self.allowed.contains_key(&at) && self.locator.knows(at)
        })
    }

    /// The unit of a table.
    pub(crate) fn unit(&self, table: usize) -> Option<MoneyUnit> {
        self.loaded.book.tables.get(table)?.unit
    }

    /// The text of a cell.
    pub(crate) fn text(&self, (table, row, column): Address) -> Option<&str> {
        Some(&self.loaded.book.tables.get(table)?.rows.get(row)?.cells.get(column)?.text)
    }

    /// Where a cell stands.
    pub(crate) fn place(&self, (table, row, column): Address) -> Option<Place> {
        Some(self.loaded.book.tables.get(table)?.rows.get(row)?.cells.get(column)?.place)
    }

    /// Whether the laws on a cell, the other cells being as printed, cannot hold with `text` in it.
    pub(crate) fn contradicts(&self, at: Address, text: &str) -> bool {
        let (Some(allowed), Some(unit)) = (self.allowed.get(&at), self.unit(at.0)) else { return false };
        let (low, high) = match Reading::of(text, unit) {
            Reading::Figure(printed) => printed.fen_range(),
            Reading::Blank | Reading::Dash => (0, 0),
            Reading::Other => return true,
        };
        low.max(allowed.0) > high.min(allowed.1)
    }

    /// Whether the laws on a cell allow a figure there.
    pub(crate) fn allows(&self, at: Address, text: &str) -> bool {
        !self.contradicts(at, text)
    }

    /// Whether a finding is not in the book as it is: another key, or the same with another difference.
    pub(crate) fn is_new(&self, finding: &Finding) -> bool {
        !self.known.iter().any(|(key, difference)| *key == finding.key && *difference == finding.difference)
    }

    /// Whether a finding's key is not in the book as it is: the narrower sense of new.
    pub(crate) fn is_new_key(&self, finding: &Finding) -> bool {
        !self.known.iter().any(|(key, _)| *key == finding.key)
    }

    /// The errors among some findings that are not in the book as it is.
    pub(crate) fn new_errors<'a>(&'a self, findings: &'a [Finding]) -> impl Iterator<Item = &'a Finding> {
        findings.iter().filter(|finding| finding.severity == Severity::Error && self.is_new(finding))
    }
}
