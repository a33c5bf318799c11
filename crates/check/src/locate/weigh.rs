//! Which of several explanations is the likeliest: the laws leave them equal, the digits and the rest of the book do not.

use std::collections::BTreeMap;

use mingzhang_model::Pattern;

use super::slips::{explain, is_step, rank};
use super::{Candidate, Change};
use crate::system::{System, Values};

/// What the book prints where, to tell an amount that it prints elsewhere from one that it never prints.
pub(crate) struct Evidence<'a> {
    system: &'a System,
    printed: BTreeMap<i64, Vec<usize>>,
    /// Whether each table prints any negative figure.
    negative: Vec<bool>,
}

/// How an explanation is judged; smaller is better, the first difference decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Weight {
    /// It would print a negative figure in a table that has none.
    implausible: bool,
    /// Cells that it leaves alone although they are printed with another number of decimals than their table.
    regular: usize,
    /// Cells whose amount the book prints nowhere else.
    unsupported: usize,
    /// How telling the slip is.
    slip: u8,
    /// Zeros at the end of the figures: a round amount is seldom off by a digit.
    roundness: u32,
    /// A cell that few laws reach is the weaker suspect when all else is equal.
    plainness: usize,
}

impl Weight {
    /// Whether the evidence beside the laws singles out the first of two explanations.
    pub(crate) fn is_clearly_better(self, other: Self) -> bool {
        (self.implausible, self.regular, self.unsupported)
            < (other.implausible, other.regular, other.unsupported)
    }
}

impl<'a> Evidence<'a> {
    pub(crate) fn of(system: &'a System) -> Self {
        let mut printed: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
        let mut negative = Vec::new();
        for (index, variable) in system.variables.iter().enumerate().filter(|(_, v)| v.printed.is_some()) {
            printed.entry(variable.value).or_default().push(index);
            let table = variable.address.0;
            if negative.len() <= table {
                negative.resize(table + 1, false);
            }
            if let Some(flag) = negative.get_mut(table) {
                *flag |= variable.value < 0;
            }
        }
        Self { system, printed, negative }
    }

    /// The slip that one change supposes, and the likeliest amount in its range.
    pub(crate) fn slip(&self, variable: usize, range: (i64, i64)) -> (Pattern, i64) {
        let Some(here) = self.system.variables.get(variable) else { return (Pattern::Unknown, range.0) };
        let usual = self.system.decimals_of(here.address.0);
        let (pattern, mut likely) = explain(here.printed, (usual, here.irregular), range, &|amount| {
            self.is_elsewhere(variable, amount)
        });
        // Where the digits say nothing, the figure that another table prints in the range is the likeliest.
        if matches!(pattern, Pattern::Unknown | Pattern::Missing)
            && let Some((amount, _)) = self
                .printed
                .range(range.0..=range.1.max(range.0))
                .find(|(_, cells)| cells.iter().any(|cell| *cell != variable))
        {
            likely = *amount;
        }
        if is_step(here.printed, likely) && !here.irregular {
            (Pattern::OffByOne, likely)
        } else {
            (pattern, likely)
        }
    }

    /// Whether another cell prints the amount, and the amount is no round one that stands anywhere.
    fn is_elsewhere(&self, variable: usize, amount: i64) -> bool {
        let step = self.system.variables.get(variable).and_then(|v| v.printed).map_or(1, |p| p.step().max(1));
        let steps = amount / step;
        steps.abs() >= 100
            && steps % 100 != 0
            && self.printed.get(&amount).is_some_and(|cells| cells.iter().any(|cell| *cell != variable))
    }

    /// The slip that a whole explanation supposes.
    pub(crate) fn pattern(&self, changes: &[Change]) -> Pattern {
        let at = |change: &Change| self.system.variables.get(change.variable);
        if let [a, b] = changes
            && let (Some(x), Some(y)) = (at(a), at(b))
            && holds(a, y.value)
            && holds(b, x.value)
            && x.address.0 == y.address.0
            && x.value != y.value
        {
            return if x.address.1 == y.address.1 { Pattern::MovedColumn } else { Pattern::MovedRow };
        }
        let mut patterns = changes.iter().map(|change| self.slip(change.variable, change.range).0);
        let first = patterns.next().unwrap_or(Pattern::Unknown);
        if patterns.all(|pattern| pattern == first) { first } else { Pattern::Unknown }
    }

    pub(crate) fn weight(&self, candidate: &Candidate) -> Weight {
        let moved = matches!(candidate.pattern, Pattern::MovedColumn | Pattern::MovedRow);
        let each =
            |test: &dyn Fn(&Change) -> bool| candidate.changes.iter().filter(|change| test(change)).count();
        Weight {
            implausible: each(&|change| {
                let table = self.system.variables.get(change.variable).map_or(0, |v| v.address.0);
                let has_negative = self.negative.get(table).copied().unwrap_or(false);
                change.likely < 0 && !has_negative
            }) > 0,
            regular: each(&|change| !self.system.variables.get(change.variable).is_some_and(|v| v.irregular)),
            unsupported: if moved { 0 } else { each(&|change| !self.is_supported(change)) },
            slip: rank(candidate.pattern),
            roundness: candidate.changes.iter().map(|change| self.roundness(change)).sum(),
            plainness: candidate
                .changes
                .iter()
                .map(|c| 64_usize.saturating_sub(self.system.laws_of.get(c.variable).map_or(0, Vec::len)))
                .sum(),
        }
    }

    /// The book prints the amount elsewhere and what stands here nowhere else.
    fn is_supported(&self, change: &Change) -> bool {
        let Some(here) = self.system.variables.get(change.variable) else { return false };
        self.is_elsewhere(change.variable, change.likely) && !self.is_elsewhere(change.variable, here.value)
    }

    fn roundness(&self, change: &Change) -> u32 {
        let Some(printed) = self.system.variables.get(change.variable).and_then(|v| v.printed) else {
            return 0;
        };
        let mut steps = printed.value().fen() / printed.step();
        let mut zeros = 0;
        while steps != 0 && steps % 10 == 0 {
            steps /= 10;
            zeros += 1;
        }
        zeros
    }

    /// The changes that a set of suppositions amounts to, each with the range that all laws of its cell leave in a system
    /// that earlier causes may have mended.
    pub(crate) fn changes(&self, system: &System, values: &Values) -> Vec<Change> {
        values
            .supposed()
            .iter()
            .map(|(variable, supposed)| {
                let range = system
                    .laws_of
                    .get(*variable)
                    .into_iter()
                    .flatten()
                    .filter_map(|law| system.laws.get(*law))
                    .filter(|law| system.holds(law, values))
                    .map(|law| system.implied(law, *variable, values))
                    .fold((i128::from(i64::MIN), i128::from(i64::MAX)), |a, b| (a.0.max(b.0), a.1.min(b.1)));
                let range = match (i64::try_from(range.0), i64::try_from(range.1)) {
                    (Ok(low), Ok(high)) if low <= high => (low, high),
                    _ => *supposed,
                };
                Change { variable: *variable, range, likely: self.slip(*variable, range).1 }
            })
            .collect()
    }
}

fn holds(change: &Change, value: i64) -> bool {
    change.range.0 <= value && value <= change.range.1
}

/// Whether a slip is one that hands and programs make, and not just any other figure.
pub(crate) const fn is_telling(pattern: Pattern) -> bool {
    !matches!(pattern, Pattern::Unknown | Pattern::Missing | Pattern::MovedPoint | Pattern::OffByOne)
}
