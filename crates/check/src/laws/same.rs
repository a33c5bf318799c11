//! Same coordinate, same value: every two places of a book that count the same money agree. The balance of money in and
//! money out is the same law once both grand totals have one coordinate.

use std::collections::{BTreeMap, BTreeSet};

use mingzhang_catalog::plain;
use mingzhang_model::{Book, Coordinate, Flow};

use super::silence::Silence;
use crate::system::{Law, LawKind, System};

/// More places than this print nothing new about a coordinate; a forged book must not cost quadratic time.
const MOST_PLACES: usize = 16;

pub(crate) fn add(system: &mut System, book: &Book, silence: &Silence) {
    let sets = sets(book);
    let mut groups: BTreeMap<(usize, Coordinate), Vec<usize>> = BTreeMap::new();
    for (index, fact) in book.facts.iter().enumerate() {
        if let Some(coordinate) = silence.canonical(&fact.coordinate) {
            let set = sets.get(fact.table).copied().unwrap_or(0);
            groups.entry((set, coordinate)).or_default().push(index);
        }
    }
    for facts in groups.into_values() {
        let facts = facts.get(..facts.len().min(MOST_PLACES)).unwrap_or(&facts);
        for (position, a) in facts.iter().enumerate() {
            for b in facts.iter().skip(position + 1) {
                add_pair(system, book, *a, *b);
            }
        }
    }
}

/// Which set of tables each table belongs to. A file may hold the books of several bodies one after the other: another body
/// named above a table, or a title that comes again, begins another set, and sets are not compared.
fn sets(book: &Book) -> Vec<usize> {
    let mut known: Vec<(Option<&str>, usize, BTreeSet<String>)> = Vec::new();
    let mut next = 0;
    book.tables
        .iter()
        .map(|table| {
            let title = plain(&table.title);
            let org = table.org.as_deref();
            if let Some((_, set, titles)) = known.iter_mut().rev().find(|(o, _, _)| *o == org)
                && (title.is_empty() || titles.insert(title.clone()))
            {
                return *set;
            }
            next += 1;
            known.push((org, next, BTreeSet::from([title])));
            next
        })
        .collect()
}

fn add_pair(system: &mut System, book: &Book, a: usize, b: usize) {
    let (Some(fact_a), Some(fact_b)) = (book.facts.get(a), book.facts.get(b)) else { return };
    let balance = is_in(fact_a.coordinate.flow) != is_in(fact_b.coordinate.flow);
    // Two cells of one table at one coordinate: only the balance of its two halves says that they agree; anything else
    // means that the labels were not told apart.
    if fact_a.table == fact_b.table && !balance {
        return;
    }
    let address = |fact: &mingzhang_model::Fact| (fact.table, fact.row, fact.column);
    let (Some(va), Some(vb)) =
        (system.variable(book, address(fact_a)), system.variable(book, address(fact_b)))
    else {
        return;
    };
    let (first, second) = (fact_a.table.min(fact_b.table), fact_a.table.max(fact_b.table));
    system.add(Law {
        kind: if balance && fact_a.table == fact_b.table { LawKind::Balance } else { LawKind::Same },
        terms: vec![(va, 1), (vb, -1)],
        slack: 0,
        family: format!("same/{first}/{second}"),
    });
}

fn is_in(flow: Option<Flow>) -> bool {
    matches!(flow, Some(Flow::Revenue | Flow::TotalIn | Flow::CarriedIn | Flow::SurplusUsed))
}
