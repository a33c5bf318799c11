//! The smallest sets of single cells whose change makes the violated laws hold and breaks no other.
//!
//! Depth first over the size of the set: the tightest violated law must lose its violation through one of its own cells,
//! so only those are tried; what a change breaks elsewhere must be mended by the next one.

use std::collections::BTreeSet;

use mingzhang_model::Pattern;

use super::slips::{explain, is_step, rank};
use super::{Candidate, Cause, Change, What};
use crate::system::{ANYTHING, System, Values};

/// Larger sets explain anything; the laws are reported without a culprit instead.
const MOST_CELLS: usize = 4;
/// States that one component may visit at one size: some 50 ms.
const BUDGET: usize = 40_000;
/// States that a whole book may visit; what is left then is told without a culprit.
const BOOK_BUDGET: usize = 400_000;
/// Equally good sets that are kept; the number of all is reported.
const MOST_CANDIDATES: usize = 64;

/// Explains every violated law of the system, component by component.
pub(crate) fn find(system: &System) -> Vec<Cause> {
    let mut left: BTreeSet<usize> = system.violated().into_iter().collect();
    let mut causes = Vec::new();
    let mut spent = 0;
    while let Some(component) = component(system, &left) {
        let mut search = Search { system, found: Vec::new(), seen: BTreeSet::new(), visits: 0, left: &left };
        for size in 1..=MOST_CELLS {
            if spent > BOOK_BUDGET {
                break;
            }
            search.visits = 0;
            search.go(&mut Values::default(), &component.iter().copied().collect(), size);
            spent += search.visits;
            if !search.found.is_empty() {
                break;
            }
        }
        let cause = search.cause(&component);
        for law in &cause.laws {
            left.remove(law);
        }
        for law in &component {
            left.remove(law);
        }
        causes.push(cause);
    }
    causes
}

/// Violated laws that hang together through shared cells, starting from the first one left.
fn component(system: &System, left: &BTreeSet<usize>) -> Option<Vec<usize>> {
    let mut out = vec![*left.iter().next()?];
    let mut known: BTreeSet<usize> = out.iter().copied().collect();
    let mut next = 0;
    while let Some(law) = out.get(next).and_then(|index| system.laws.get(*index)) {
        for (variable, _) in &law.terms {
            for other in system.laws_of.get(*variable).into_iter().flatten() {
                if left.contains(other) && known.insert(*other) {
                    out.push(*other);
                }
            }
        }
        next += 1;
    }
    Some(out)
}

struct Search<'a> {
    system: &'a System,
    found: Vec<Candidate>,
    seen: BTreeSet<Vec<usize>>,
    visits: usize,
    /// All laws that are violated as printed: a change need not mend what belongs to another cause.
    left: &'a BTreeSet<usize>,
}

impl Search<'_> {
    /// Tries to mend `broken` with `size` more changes.
    fn go(&mut self, values: &mut Values, broken: &BTreeSet<usize>, size: usize) {
        let Some(tightest) = broken
            .iter()
            .copied()
            .min_by_key(|law| self.system.laws.get(*law).map_or(usize::MAX, |law| law.terms.len()))
        else {
            return;
        };
        let Some(law) = self.system.laws.get(tightest) else { return };
        for (variable, _) in law.terms.clone() {
            if values.is_supposed(variable) {
                continue;
            }
            self.visits += 1;
            if self.visits > BUDGET {
                return;
            }
            if size >= 1 {
                self.try_cell(values, broken, variable, tightest, size);
                if values.supposed().is_empty() {
                    self.try_moves(values, broken, variable);
                }
            }
        }
    }

    fn try_cell(
        &mut self,
        values: &mut Values,
        broken: &BTreeSet<usize>,
        variable: usize,
        tightest: usize,
        size: usize,
    ) {
        let laws: &[usize] = self.system.laws_of.get(variable).map_or(&[], Vec::as_slice);
        // What the broken laws around the cell ask of it; the last change must satisfy every law.
        let mut asked: Vec<(i128, i128)> = Vec::new();
        let mut all = (i128::from(ANYTHING.0), i128::from(ANYTHING.1));
        for index in laws {
            let Some(law) = self.system.laws.get(*index) else { continue };
            let implied = self.system.implied(law, variable, values);
            if !self.left.contains(index) || broken.contains(index) {
                all = (all.0.max(implied.0), all.1.min(implied.1));
            }
            if broken.contains(index) && !asked.contains(&implied) {
                asked.push(implied);
            }
        }
        if size == 1 {
            if all.0 <= all.1 {
                self.suppose(values, broken, variable, all, size);
            }
            return;
        }
        if all.0 <= all.1 {
            self.suppose(values, broken, variable, all, size);
        }
        let first = self.system.laws.get(tightest).map(|law| self.system.implied(law, variable, values));
        for range in first.into_iter().chain(asked.into_iter().take(3)) {
            self.suppose(values, broken, variable, range, size);
        }
    }

    fn suppose(
        &mut self,
        values: &mut Values,
        broken: &BTreeSet<usize>,
        variable: usize,
        range: (i128, i128),
        size: usize,
    ) {
        let clamp =
            |x: i128| i64::try_from(x.clamp(i128::from(ANYTHING.0), i128::from(ANYTHING.1))).unwrap_or(0);
        values.suppose(variable, (clamp(range.0), clamp(range.1)));
        let now = self.broken_after(values, broken, &[variable]);
        if now.is_empty() {
            self.keep(values);
        } else if size > 1 && now.len() <= (size - 1) * 24 {
            self.go(values, &now, size - 1);
        }
        values.forget(1);
    }

    /// Two cells that exchanged their contents: a figure one column or one row beside its own.
    fn try_moves(&mut self, values: &mut Values, broken: &BTreeSet<usize>, variable: usize) {
        let Some(here) = self.system.variables.get(variable) else { return };
        let (table, row, column) = here.address;
        let beside = |other: &crate::system::Variable| {
            let (t, r, c) = other.address;
            t == table
                && ((r == row && c.abs_diff(column) <= 4) || (c == column && r.abs_diff(row) <= 2))
                && (r, c) != (row, column)
        };
        let around: Vec<usize> = (1..=4_usize)
            .flat_map(|d| {
                [
                    (table, row, column.wrapping_sub(d)),
                    (table, row, column + d),
                    (table, row.wrapping_sub(d), column),
                    (table, row + d, column),
                ]
            })
            .filter_map(|address| self.system.find(address))
            .filter(|other| self.system.variables.get(*other).is_some_and(&beside))
            .collect();
        for other in around {
            let (Some(a), Some(b)) = (self.system.variables.get(variable), self.system.variables.get(other))
            else {
                continue;
            };
            if a.range == b.range
                || (a.printed.is_some() && b.printed.is_some() && a.address.1 == b.address.1)
            {
                continue;
            }
            values.suppose(variable, b.range);
            values.suppose(other, a.range);
            if self.broken_after(values, broken, &[variable, other]).is_empty() {
                self.keep(values);
            }
            values.forget(2);
        }
    }

    /// The laws that are broken once the supposed values are in: those still broken and those newly so.
    fn broken_after(&self, values: &Values, broken: &BTreeSet<usize>, changed: &[usize]) -> BTreeSet<usize> {
        let mut out: BTreeSet<usize> = broken.clone();
        for variable in changed {
            for index in self.system.laws_of.get(*variable).into_iter().flatten() {
                let Some(law) = self.system.laws.get(*index) else { continue };
                if self.system.holds(law, values) {
                    out.remove(index);
                } else if !self.left.contains(index) || broken.contains(index) {
                    out.insert(*index);
                }
            }
        }
        out
    }

    fn keep(&mut self, values: &Values) {
        let mut variables: Vec<usize> = values.supposed().iter().map(|(variable, _)| *variable).collect();
        variables.sort_unstable();
        if !self.seen.insert(variables) {
            return;
        }
        let changes: Vec<Change> = values
            .supposed()
            .iter()
            .filter_map(|(variable, _)| {
                // The range that all laws of the cell leave once the other changes are in.
                let range = self
                    .system
                    .laws_of
                    .get(*variable)?
                    .iter()
                    .filter(|law| self.mended(**law, values))
                    .filter_map(|law| self.system.laws.get(*law))
                    .map(|law| self.system.implied(law, *variable, values))
                    .fold((i128::from(ANYTHING.0), i128::from(ANYTHING.1)), |a, b| {
                        (a.0.max(b.0), a.1.min(b.1))
                    });
                let range = (i64::try_from(range.0).ok()?, i64::try_from(range.1).ok()?);
                let printed = self.system.variables.get(*variable)?.printed;
                let range = if range.0 <= range.1 { range } else { values.range(self.system, *variable) };
                Some(Change { variable: *variable, range, likely: explain(printed, range).1 })
            })
            .collect();
        let pattern = self.pattern(&changes);
        self.found.push(Candidate { changes, pattern });
    }

    fn mended(&self, law: usize, values: &Values) -> bool {
        self.system.laws.get(law).is_some_and(|law| self.system.holds(law, values))
    }

    fn pattern(&self, changes: &[Change]) -> Pattern {
        let at = |change: &Change| self.system.variables.get(change.variable);
        match changes {
            [one] => {
                let printed = at(one).and_then(|v| v.printed);
                if is_step(printed, one.likely) { Pattern::OffByOne } else { explain(printed, one.range).0 }
            }
            [a, b] => match (at(a), at(b)) {
                (Some(x), Some(y))
                    if holds_value(a, y.value) && holds_value(b, x.value) && x.address.0 == y.address.0 =>
                {
                    if x.address.1 == y.address.1 {
                        Pattern::MovedColumn
                    } else {
                        Pattern::MovedRow
                    }
                }
                _ => self.common_pattern(changes),
            },
            _ => self.common_pattern(changes),
        }
    }

    fn common_pattern(&self, changes: &[Change]) -> Pattern {
        let mut patterns = changes.iter().filter_map(|change| {
            let printed = self.system.variables.get(change.variable)?.printed;
            Some(if is_step(printed, change.likely) {
                Pattern::OffByOne
            } else {
                explain(printed, change.range).0
            })
        });
        let first = patterns.next().unwrap_or(Pattern::Unknown);
        if patterns.all(|pattern| pattern == first) { first } else { Pattern::Unknown }
    }

    fn cause(mut self, component: &[usize]) -> Cause {
        if self.found.is_empty() {
            return Cause { what: What::Unlocated, laws: component.to_vec() };
        }
        // A figure that moved is one slip although it changes two cells; otherwise the smallest set is the best, then
        // the most telling slip.
        let cost = |candidate: &Candidate| match candidate.pattern {
            Pattern::MovedColumn | Pattern::MovedRow => 1,
            _ => candidate.changes.len(),
        };
        let smallest = self.found.iter().map(cost).min().unwrap_or(1);
        self.found.retain(|candidate| cost(candidate) == smallest);
        let system = self.system;
        self.found.sort_by_key(|candidate| {
            let unknown_digits: u32 = candidate.changes.iter().map(|c| plainness(system, c)).sum();
            let roundness: u32 = candidate.changes.iter().map(|c| roundness(system, c)).sum();
            (
                rank(candidate.pattern),
                roundness,
                unknown_digits,
                candidate.changes.iter().map(|c| c.variable).collect::<Vec<_>>(),
            )
        });
        let total = self.found.len();
        self.found.truncate(MOST_CANDIDATES);
        let laws = self
            .left
            .iter()
            .copied()
            .filter(|law| {
                component.contains(law)
                    || self.found.first().is_some_and(|best| {
                        let mut values = Values::default();
                        best.changes.iter().for_each(|change| values.suppose(change.variable, change.range));
                        self.mended(*law, &values)
                    })
            })
            .collect();
        Cause { what: What::Cells { candidates: self.found, total }, laws }
    }
}

/// A cell that few laws reach is the weaker suspect when all else is equal.
fn plainness(system: &System, change: &Change) -> u32 {
    let laws = system.laws_of.get(change.variable).map_or(0, Vec::len);
    u32::try_from(64_usize.saturating_sub(laws)).unwrap_or(0)
}

/// Zeros at the end of the printed figure: a round amount is seldom off by a digit.
fn roundness(system: &System, change: &Change) -> u32 {
    let Some(printed) = system.variables.get(change.variable).and_then(|v| v.printed) else { return 0 };
    let mut steps = printed.value().fen() / printed.step();
    let mut zeros = 0;
    while steps != 0 && steps % 10 == 0 {
        steps /= 10;
        zeros += 1;
    }
    zeros
}

fn holds_value(change: &Change, value: i64) -> bool {
    change.range.0 <= value && value <= change.range.1
}
