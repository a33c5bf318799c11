//! Which predicted table is which table of the truth, one to one.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::align::{Rows, align};
use super::tables::{Predicted, Truth, TruthTable, squeezed, squeezed_rows};

/// The outcome of matching.
#[derive(Debug, Default)]
pub(crate) struct Matching {
    /// For each table of the truth the predicted one.
    pub(crate) of_truth: Vec<Option<usize>>,
    /// Predicted tables that fall on one of the truth's other tables and count neither way.
    pub(crate) skipped: HashSet<usize>,
}

/// How often each non-empty text occurs.
pub(crate) fn bag(rows: &Rows) -> HashMap<&str, usize> {
    let mut bag = HashMap::new();
    for cell in rows.iter().flatten().filter(|cell| !cell.is_empty()) {
        *bag.entry(cell.as_str()).or_insert(0) += 1;
    }
    bag
}

/// How many cells two bags have in common.
pub(crate) fn common(a: &HashMap<&str, usize>, b: &HashMap<&str, usize>) -> usize {
    a.iter().filter_map(|(text, count)| b.get(text).map(|other| count.min(other))).sum()
}

/// A possible pair, ordered by how good it is: equal aligned cells, common cells, common pages, then reading order.
type Candidate = (usize, usize, usize, Reverse<usize>, Reverse<usize>);

/// Matches by equal title first, then by the best overlap.
pub(crate) fn matching(truth: &Truth, predicted: &Predicted, rows: &[Vec<Vec<String>>]) -> Matching {
    let mut out = Matching { of_truth: vec![None; truth.tables.len()], ..Matching::default() };
    let mut used: HashSet<usize> = HashSet::new();
    for (slot, table) in out.of_truth.iter_mut().zip(&truth.tables) {
        let title = squeezed(&table.title);
        *slot = predicted.tables.iter().enumerate().find_map(|(j, other)| {
            let other = squeezed(other.title.as_deref().unwrap_or_default());
            (!used.contains(&j) && !other.is_empty() && other == title).then_some(j)
        });
        used.extend(*slot);
    }
    let left =
        truth.tables.iter().enumerate().filter(|(i, _)| out.of_truth.get(*i).is_some_and(Option::is_none));
    let others = truth.other_tables.iter().enumerate().map(|(k, table)| (truth.tables.len() + k, table));
    let mut candidates: Vec<Candidate> =
        left.chain(others).flat_map(|(i, table)| candidates(i, table, predicted, rows, &used)).collect();
    candidates.sort_unstable_by(|a, b| b.cmp(a));
    let mut taken: HashSet<usize> = HashSet::new();
    for (_, _, _, Reverse(i), Reverse(j)) in candidates {
        if taken.contains(&i) || used.contains(&j) {
            continue;
        }
        taken.insert(i);
        used.insert(j);
        match out.of_truth.get_mut(i) {
            Some(slot) => *slot = Some(j),
            None => {
                out.skipped.insert(j);
            }
        }
    }
    out
}

fn candidates(
    index: usize,
    table: &TruthTable,
    predicted: &Predicted,
    rows: &[Vec<Vec<String>>],
    used: &HashSet<usize>,
) -> Vec<Candidate> {
    let body = squeezed_rows(&table.rows);
    let whole: Vec<Vec<String>> = body.iter().cloned().chain(squeezed_rows(&table.header)).collect();
    let whole = bag(&whole);
    let mut out = Vec::new();
    for (j, (other, other_rows)) in predicted.tables.iter().zip(rows).enumerate() {
        let pages: HashSet<u32> = table.pages.iter().copied().collect();
        let pages =
            other.pages.iter().collect::<HashSet<_>>().into_iter().filter(|p| pages.contains(p)).count();
        if used.contains(&j) || (!other.pages.is_empty() && pages == 0) {
            continue;
        }
        let overlap = common(&whole, &bag(other_rows));
        if overlap > 0 || pages > 0 {
            let (_, equal) = align(&body, other_rows, &HashSet::new());
            out.push((equal, overlap, pages, Reverse(index), Reverse(j)));
        }
    }
    out
}
