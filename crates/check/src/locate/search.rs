//! The smallest sets of single cells whose change makes the violated laws hold and breaks no other.
//!
//! Depth first over the size of the set: the tightest violated law must lose its violation through one of its own cells,
//! so only those are tried; what a change breaks elsewhere must be mended by the next one. A single cell whose change
//! satisfies all its laws by a well-known slip is taken out before larger sets are tried, so that independent errors whose
//! laws touch do not hide each other.

use std::collections::BTreeSet;

use mingzhang_model::Pattern;

use super::alone::standing_out;
use super::weigh::{Evidence, Weight, is_telling};
use super::{Candidate, Cause, What};
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
pub(crate) fn find(printed: &System) -> Vec<Cause> {
    let evidence = Evidence::of(printed);
    let mut system = printed.clone();
    let mut left: BTreeSet<usize> = system.violated().into_iter().collect();
    let mut causes = Vec::new();
    let mut spent = 0;
    while let Some(component) = component(&system, &left) {
        let cause = explain(&system, &evidence, &left, &component, &mut spent);
        // The change stays in, so that what it mends no longer disturbs the search for the rest.
        if let What::Cells { candidates, .. } = &cause.what
            && let Some(best) = candidates.first()
        {
            for change in &best.changes {
                if let Some(variable) = system.variables.get_mut(change.variable) {
                    variable.range = change.range;
                }
            }
        }
        for law in &cause.laws {
            left.remove(law);
        }
        causes.push(cause);
    }
    causes
}

/// Whether a single cell (or one figure beside its place) explains all these laws.
pub(crate) fn one_cell_explains(
    system: &System,
    evidence: &Evidence<'_>,
    all: &BTreeSet<usize>,
    laws: &BTreeSet<usize>,
) -> bool {
    let mut search = Search::new(system, evidence, all);
    search.go(&mut Values::default(), laws, 1);
    !search.found.is_empty()
}

/// The best explanation of one component; always takes at least one law out.
fn explain(
    system: &System,
    evidence: &Evidence<'_>,
    left: &BTreeSet<usize>,
    component: &[usize],
    spent: &mut usize,
) -> Cause {
    let broken: BTreeSet<usize> = component.iter().copied().collect();
    let mut smaller: Option<Cause> = None;
    for size in 1..=MOST_CELLS {
        if *spent > BOOK_BUDGET {
            break;
        }
        let mut search = Search::new(system, evidence, left);
        search.go(&mut Values::default(), &broken, size);
        *spent += search.visits;
        if !search.found.is_empty() {
            let told = search.cause(component);
            let sound = size == 1
                || matches!(&told.what, What::Cells { candidates, total: 1, .. }
                    if candidates.first().is_some_and(|best| is_telling(best.pattern)));
            if sound {
                return told;
            }
            smaller = Some(told);
        }
        if size == 1 || smaller.is_some() {
            if let Some(cause) = standing_out(system, evidence, left, &broken) {
                return cause;
            }
            if smaller.is_some() {
                break;
            }
        }
    }
    smaller.unwrap_or_else(|| Cause { what: What::Unlocated, laws: component.to_vec() })
}

/// The cells near a cell that could hold its figure by mistake: four columns or two rows away, one of the two empty if
/// they stand in different rows, with something else in them.
pub(super) fn beside(system: &System, variable: usize) -> Vec<usize> {
    let Some(here) = system.variables.get(variable) else { return Vec::new() };
    let (table, row, column) = here.address;
    (1..=4_usize)
        .flat_map(|d| [(table, row, column.wrapping_sub(d)), (table, row, column + d)])
        .chain((1..=2_usize).flat_map(|d| [(table, row.wrapping_sub(d), column), (table, row + d, column)]))
        .filter_map(|address| system.find(address))
        .filter(|other| {
            system.variables.get(*other).is_some_and(|there| {
                let both = here.printed.is_some() && there.printed.is_some();
                here.range != there.range && !(both && there.address.1 == row)
            })
        })
        .collect()
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
    evidence: &'a Evidence<'a>,
    found: Vec<Candidate>,
    seen: BTreeSet<Vec<usize>>,
    visits: usize,
    /// All laws that are violated as printed: a change need not mend what belongs to another cause.
    left: &'a BTreeSet<usize>,
}

impl<'a> Search<'a> {
    const fn new(system: &'a System, evidence: &'a Evidence<'a>, left: &'a BTreeSet<usize>) -> Self {
        Self { system, evidence, found: Vec::new(), seen: BTreeSet::new(), visits: 0, left }
    }

    /// Tries to mend `broken` with `size` more changes.
    fn go(&mut self, values: &mut Values, broken: &BTreeSet<usize>, size: usize) {
        let system = self.system;
        let terms = |law: &usize| system.laws.get(*law).map_or(usize::MAX, |law| law.terms.len());
        let Some(tightest) = broken.iter().copied().min_by_key(terms) else { return };
        let Some(law) = system.laws.get(tightest) else { return };
        for (variable, _) in &law.terms {
            if values.is_supposed(*variable) {
                continue;
            }
            // Long sums cost what they are long.
            let around = system.laws_of.get(*variable).into_iter().flatten().map(terms).sum::<usize>();
            self.visits += 1 + around / 32;
            if self.visits > BUDGET {
                return;
            }
            self.try_cell(values, broken, *variable, tightest, size);
            if values.supposed().is_empty() {
                self.try_moves(values, broken, *variable);
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
        // What the laws around the cell ask of it: the last change must satisfy them all, an earlier one at least the law
        // that it is tried for.
        let mut asked: Vec<(i128, i128)> = Vec::new();
        let mut all = (i128::from(ANYTHING.0), i128::from(ANYTHING.1));
        for index in self.system.laws_of.get(variable).map_or(&[][..], Vec::as_slice) {
            let Some(law) = self.system.laws.get(*index) else { continue };
            let implied = self.system.implied(law, variable, values);
            if !self.left.contains(index) || broken.contains(index) {
                all = (all.0.max(implied.0), all.1.min(implied.1));
            }
            if broken.contains(index) && !asked.contains(&implied) {
                asked.push(implied);
            }
        }
        if all.0 <= all.1 {
            self.suppose(values, broken, variable, all, size);
        }
        if size > 1 {
            let first = self.system.laws.get(tightest).map(|law| self.system.implied(law, variable, values));
            for range in first.into_iter().chain(asked.into_iter().take(3)) {
                self.suppose(values, broken, variable, range, size);
            }
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
        for other in beside(self.system, variable) {
            let range = |cell: usize| self.system.variables.get(cell).map_or((0, 0), |v| v.range);
            values.suppose(variable, range(other));
            values.suppose(other, range(variable));
            if self.broken_after(values, broken, &[variable, other]).is_empty() {
                self.keep(values);
            }
            values.forget(2);
        }
    }

    /// The laws that are broken once the supposed values are in: those still broken and those newly so.
    fn broken_after(&self, values: &Values, broken: &BTreeSet<usize>, changed: &[usize]) -> BTreeSet<usize> {
        let mut out: BTreeSet<usize> = broken.clone();
        for index in changed.iter().filter_map(|variable| self.system.laws_of.get(*variable)).flatten() {
            let Some(law) = self.system.laws.get(*index) else { continue };
            if self.system.holds(law, values) {
                out.remove(index);
            } else if !self.left.contains(index) || broken.contains(index) {
                out.insert(*index);
            }
        }
        out
    }

    fn keep(&mut self, values: &Values) {
        let mut variables: Vec<usize> = values.supposed().iter().map(|(variable, _)| *variable).collect();
        variables.sort_unstable();
        if self.seen.insert(variables) {
            let changes = self.evidence.changes(self.system, values);
            let pattern = self.evidence.pattern(&changes);
            self.found.push(Candidate { changes, pattern });
        }
    }

    fn cause(self, component: &[usize]) -> Cause {
        let Self { system, evidence, found, left, .. } = self;
        // A figure that moved is one slip although it changes two cells.
        let cost = |candidate: &Candidate| match candidate.pattern {
            Pattern::MovedColumn | Pattern::MovedRow => 1,
            _ => candidate.changes.len(),
        };
        let smallest = found.iter().map(cost).min().unwrap_or(1);
        let mut weighed: Vec<(Weight, Candidate)> = found
            .into_iter()
            .filter(|candidate| cost(candidate) == smallest)
            .map(|candidate| (evidence.weight(&candidate), candidate))
            .collect();
        weighed.sort_by_key(|(weight, candidate)| {
            (*weight, candidate.changes.iter().map(|change| change.variable).collect::<Vec<_>>())
        });
        let singled_out = match weighed.as_slice() {
            [(first, _), (second, _), ..] => first.is_clearly_better(*second),
            _ => true,
        };
        let total = weighed.len();
        let candidates: Vec<Candidate> =
            weighed.into_iter().map(|(_, candidate)| candidate).take(MOST_CANDIDATES).collect();
        let mut values = Values::default();
        for change in candidates.first().into_iter().flat_map(|best| &best.changes) {
            values.suppose(change.variable, change.range);
        }
        let mended = |law: &usize| system.laws.get(*law).is_some_and(|law| system.holds(law, &values));
        let touched = candidates.first().into_iter().flat_map(|best| &best.changes);
        let around: BTreeSet<usize> = touched
            .filter_map(|change| system.laws_of.get(change.variable))
            .flatten()
            .copied()
            .filter(|law| left.contains(law) && mended(law))
            .chain(component.iter().copied())
            .collect();
        let laws = around.into_iter().collect();
        Cause { what: What::Cells { candidates, total, singled_out }, laws }
    }
}
