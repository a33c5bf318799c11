//! When most of the laws of one kind fail together, the reading is in doubt and not the book: such laws are set aside. Only
//! a table that agrees with itself while several others agree against it is told, as another draft's or year's.

use std::collections::{BTreeMap, BTreeSet};

use mingzhang_model::Book;

use super::{Cause, What};
use crate::system::{Law, System, Values};

#[derive(Default)]
struct Tally {
    said: usize,
    failed: usize,
    too_small: usize,
}

fn tally(system: &System, explained: &[usize]) -> BTreeMap<String, Tally> {
    let values = Values::default();
    let mut out: BTreeMap<String, Tally> = BTreeMap::new();
    for (index, law) in system.laws.iter().enumerate() {
        if law.family.is_empty() || system.is_trivial(law) || explained.contains(&index) {
            continue;
        }
        let tally = out.entry(law.family.clone()).or_default();
        tally.said += 1;
        if !system.holds(law, &values) {
            tally.failed += 1;
            tally.too_small += usize::from(system.residual(law) > 0);
        }
    }
    out
}

/// Families of laws inside tables that fail in most rows: the columns or the list were not what they seemed.
pub(crate) fn misread(system: &System, explained: &[usize]) -> BTreeSet<String> {
    tally(system, explained)
        .into_iter()
        .filter(|(family, t)| {
            if family.starts_with("columns/") {
                (t.said >= 4 && t.failed * 3 > t.said * 2) || (t.said >= 2 && t.failed == t.said)
            } else if family.starts_with("list/") {
                // One wrong figure breaks a list in one column; a list that falls short (or runs over) in all of several was
                // misread, or the book left out a row.
                t.said >= 3 && t.failed == t.said && (t.too_small == t.failed || t.too_small == 0)
            } else if family.starts_with("rows/") {
                // A list that may be partial and always sums to less is partial.
                t.failed > 0 && t.failed == t.said && t.too_small == t.failed
            } else {
                false
            }
        })
        .map(|(family, _)| family)
        .collect()
}

/// The cause behind a list that fails in every column.
pub(crate) fn incomplete(family: &str) -> Option<Cause> {
    let (table, row) = family.strip_prefix("list/")?.split_once('/')?;
    let what = What::Incomplete { table: table.parse().ok()?, row: row.parse().ok()? };
    Some(Cause { what, laws: Vec::new() })
}

/// Pairs of tables that disagree almost everywhere.
pub(crate) fn estranged(system: &System, explained: &[usize]) -> BTreeSet<String> {
    tally(system, explained)
        .into_iter()
        .filter(|(family, t)| family.starts_with("same/") && t.said >= 4 && t.failed * 3 > t.said * 2)
        .map(|(family, _)| family)
        .collect()
}

/// The tables that are estranged from at least two others, which agree among themselves.
pub(crate) fn stale(book: &Book, families: &BTreeSet<String>, system: &System) -> Vec<Cause> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for family in families {
        for table in family.split('/').skip(1).filter_map(|part| part.parse::<usize>().ok()) {
            *counts.entry(table).or_default() += 1;
        }
    }
    let most = counts.values().copied().max().unwrap_or(0);
    counts
        .into_iter()
        .filter(|(table, count)| *count >= 2 && *count == most && *table < book.tables.len())
        .map(|(table, _)| Cause {
            what: What::Stale { table },
            laws: violated_between(system, table, families),
        })
        .collect()
}

fn violated_between(system: &System, table: usize, families: &BTreeSet<String>) -> Vec<usize> {
    let values = Values::default();
    let touches = |law: &Law| {
        law.terms.iter().any(|(v, _)| system.variables.get(*v).is_some_and(|v| v.address.0 == table))
    };
    system
        .laws
        .iter()
        .enumerate()
        .filter(|(_, law)| families.contains(&law.family) && touches(law) && !system.holds(law, &values))
        .map(|(index, _)| index)
        .collect()
}
