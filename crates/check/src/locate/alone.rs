//! A single cell that stands out: a well-known slip explains it whatever else is wrong around it. Taken out before larger
//! sets are searched, so that independent errors whose laws touch do not hide each other.

use std::collections::BTreeSet;

use super::search::beside;
use super::weigh::{Evidence, Weight, is_telling};
use super::{Candidate, Cause, What};
use crate::system::{System, Values};

/// Terms around one knot of broken laws that are added up in the search for a cell that stands out. A real book's knot has a
/// few thousand.
const MOST_WORK: usize = 1_000_000;

/// A single cell that a well-known slip explains: its change mends laws, breaks none, and takes most of the difference out
/// of those that another cause still breaks.
pub(super) fn standing_out(
    system: &System,
    evidence: &Evidence<'_>,
    left: &BTreeSet<usize>,
    broken: &BTreeSet<usize>,
) -> Option<Cause> {
    let mut best: Option<(usize, Weight, Candidate, Vec<usize>)> = None;
    let variables: BTreeSet<usize> = broken
        .iter()
        .filter_map(|law| system.laws.get(*law))
        .flat_map(|law| &law.terms)
        .map(|(v, _)| *v)
        .collect();
    let terms = |law: &usize| system.laws.get(*law).map_or(0, |law| law.terms.len());
    let work: usize = variables
        .iter()
        .filter_map(|v| system.laws_of.get(*v))
        .map(|laws| laws.iter().map(terms).sum::<usize>())
        .sum();
    if work > MOST_WORK {
        return None;
    }
    for variable in variables {
        let laws = system.laws_of.get(variable).map_or(&[][..], Vec::as_slice);
        let asked: Vec<(i128, i128)> = laws
            .iter()
            .filter(|law| left.contains(law))
            .filter_map(|law| system.laws.get(*law))
            .map(|law| system.implied(law, variable, &Values::default()))
            .collect();
        for range in asked {
            let (Ok(low), Ok(high)) = (i64::try_from(range.0), i64::try_from(range.1)) else { continue };
            if low > high {
                continue;
            }
            let (pattern, likely) = evidence.slip(variable, (low, high));
            if !is_telling(pattern) {
                continue;
            }
            let mut values = Values::default();
            values.suppose(variable, (likely, likely));
            let Some((mended, _)) = mends(system, left, laws, variable, &values) else { continue };
            // One law alone could be mended through any of its cells.
            let around = laws.iter().filter(|law| left.contains(law)).count();
            if mended.is_empty() || around < 2 {
                continue;
            }
            let candidate = Candidate { changes: evidence.changes(system, &values), pattern };
            let weight = evidence.weight(&candidate);
            let better = best.as_ref().is_none_or(|(count, w, _, _)| {
                (usize::MAX - mended.len(), weight) < (usize::MAX - *count, *w)
            });
            if better {
                best = Some((mended.len(), weight, candidate, mended));
            }
        }
    }
    if best.is_none() {
        return moved_out(system, evidence, left, broken);
    }
    let (_, _, candidate, laws) = best?;
    Some(Cause { what: What::Cells { candidates: vec![candidate], total: 1, singled_out: true }, laws })
}

/// The same for a figure that stands beside its own cell.
fn moved_out(
    system: &System,
    evidence: &Evidence<'_>,
    left: &BTreeSet<usize>,
    broken: &BTreeSet<usize>,
) -> Option<Cause> {
    let mut best: Option<(usize, Weight, Candidate, Vec<usize>)> = None;
    let variables: BTreeSet<usize> = broken
        .iter()
        .filter_map(|law| system.laws.get(*law))
        .flat_map(|law| &law.terms)
        .map(|(v, _)| *v)
        .collect();
    for variable in variables {
        for other in beside(system, variable) {
            let (Some(here), Some(there)) = (system.variables.get(variable), system.variables.get(other))
            else {
                continue;
            };
            let mut values = Values::default();
            values.suppose(variable, there.range);
            values.suppose(other, here.range);
            let (mut mended, mut nearly) = (Vec::new(), 0);
            let sound = [variable, other].into_iter().all(|cell| {
                let laws = system.laws_of.get(cell).map_or(&[][..], Vec::as_slice);
                let Some((laws, almost)) = mends(system, left, laws, cell, &values) else { return false };
                mended.extend(laws);
                nearly += almost;
                true
            });
            mended.sort_unstable();
            mended.dedup();
            if !sound || mended.is_empty() || mended.len() + nearly < 2 {
                continue;
            }
            let changes = evidence.changes(system, &values);
            let candidate = Candidate { pattern: evidence.pattern(&changes), changes };
            let weight = evidence.weight(&candidate);
            if best.as_ref().is_none_or(|(count, w, _, _)| {
                (usize::MAX - mended.len(), weight) < (usize::MAX - *count, *w)
            }) {
                best = Some((mended.len(), weight, candidate, mended));
            }
        }
    }
    let (_, _, candidate, laws) = best?;
    Some(Cause { what: What::Cells { candidates: vec![candidate], total: 1, singled_out: true }, laws })
}

/// The laws that a change mends, and how many it nearly mends, if it breaks none and leaves none as broken as it was.
fn mends(
    system: &System,
    left: &BTreeSet<usize>,
    laws: &[usize],
    variable: usize,
    values: &Values,
) -> Option<(Vec<usize>, usize)> {
    let mut mended = Vec::new();
    let mut nearly = 0;
    for index in laws {
        let law = system.laws.get(*index)?;
        let holds = system.holds(law, values);
        if holds && left.contains(index) {
            mended.push(*index);
        } else if !holds {
            let before = system.residual(law).saturating_abs();
            let old = system.variables.get(variable).map_or(0, |v| v.value);
            let sign = law.terms.iter().find(|(v, _)| *v == variable).map_or(0, |(_, sign)| *sign);
            let new = values.range(system, variable).0;
            let after = system
                .residual(law)
                .saturating_add(new.saturating_sub(old).saturating_mul(sign))
                .saturating_abs();
            if !left.contains(index) || after.saturating_mul(10) > before {
                return None;
            }
            nearly += 1;
        }
    }
    Some((mended, nearly))
}
