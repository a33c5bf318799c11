//! Same coordinate, same value: every two places of a book that count the same money agree. The balance of money in and
//! money out is the same law once both grand totals have one coordinate.

use std::collections::{BTreeMap, BTreeSet};

use mingzhang_catalog::plain;
use mingzhang_model::{Book, Coordinate, Flow};

use super::silence::Silence;
use crate::system::{Address, Law, LawKind, System};

/// More places than this print nothing new about a coordinate; a forged book must not cost quadratic time.
const MOST_PLACES: usize = 16;

/// A cell that counts something: where, and which way its money goes.
#[derive(Clone, Copy)]
struct Spot {
    address: Address,
    flow: Option<Flow>,
    is_figure: bool,
}

pub(crate) fn add(system: &mut System, book: &Book, silence: &Silence) {
    let sets = sets(book);
    let set_of = |table: usize| sets.get(table).copied().unwrap_or(0);
    let mut groups: BTreeMap<(usize, Coordinate), Vec<Spot>> = BTreeMap::new();
    for fact in &book.facts {
        if let Some(coordinate) = silence.canonical(&fact.coordinate) {
            let address = (fact.table, fact.row, fact.column);
            let spot = Spot { address, flow: fact.coordinate.flow, is_figure: true };
            groups.entry((set_of(fact.table), coordinate)).or_default().push(spot);
        }
    }
    let used: BTreeSet<(usize, usize)> = book.facts.iter().map(|fact| (fact.table, fact.column)).collect();
    for cell in book.empty_cells.iter().filter(|cell| used.contains(&(cell.table, cell.column))) {
        // Only where rows are subjects does every table list the same things; an empty cell elsewhere may just not be
        // broken down.
        if cell.coordinate.function.is_none() {
            continue;
        }
        if let Some(coordinate) = silence.canonical(&cell.coordinate)
            && let Some(group) = groups.get_mut(&(set_of(cell.table), coordinate))
        {
            let address = (cell.table, cell.row, cell.column);
            group.push(Spot { address, flow: cell.coordinate.flow, is_figure: false });
        }
    }
    for spots in groups.into_values() {
        let spots = spots.get(..spots.len().min(MOST_PLACES)).unwrap_or(&spots);
        for (position, a) in spots.iter().enumerate() {
            for b in spots.iter().skip(position + 1) {
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

fn add_pair(system: &mut System, book: &Book, a: Spot, b: Spot) {
    let (first, second) = (a.address.0.min(b.address.0), a.address.0.max(b.address.0));
    let balance = is_in(a.flow) != is_in(b.flow);
    // Two cells of one table at one coordinate: only the balance of its two halves says that they agree; anything else
    // means that the labels were not told apart. Two empty cells agree on nothing.
    if (first == second && !balance) || !(a.is_figure || b.is_figure) {
        return;
    }
    let (Some(va), Some(vb)) = (system.variable(book, a.address), system.variable(book, b.address)) else {
        return;
    };
    system.add(Law {
        kind: if balance && first == second { LawKind::Balance } else { LawKind::Same },
        terms: vec![(va, 1), (vb, -1)],
        slack: 0,
        family: format!("same/{first}/{second}"),
    });
}

fn is_in(flow: Option<Flow>) -> bool {
    matches!(flow, Some(Flow::Revenue | Flow::TotalIn | Flow::CarriedIn | Flow::SurplusUsed))
}
