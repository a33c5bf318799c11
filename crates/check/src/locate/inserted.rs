//! Rows among the names that the amounts know nothing of: all columns slide together, further after each such row.
//!
//! A list of names and a list of amounts were put side by side, and the names had rows too many: a division of another fund with its
//! items, say. What was pushed out at the end is lost, or the amounts begin again there.

use std::cmp::Reverse;

use mingzhang_model::{Block, RowKey};

use super::columns::{FEWEST_CELLS, Known, MOST_WORK, Repair, cost, is_suspect, judge};
use super::{Cause, What};
use crate::system::{Address, System};

/// With fewer broken laws there is a simpler story.
const FEWEST_LAWS: usize = 5;
/// Rows that came in together: a subject and what belongs to it.
const LONGEST: usize = 6;
/// Groups of such rows in one table.
const MOST_GROUPS: usize = 4;

/// Rows by position among the labelled ones: first, and the one after the last.
type Group = (usize, usize);

/// Looks for such rows in a block of a table.
pub(super) fn find(
    system: &System,
    known: Known<'_>,
    table: usize,
    block: &Block,
    work: &mut usize,
) -> Option<Cause> {
    let rows: Vec<usize> =
        block.keys.iter().enumerate().filter(|(_, key)| key.is_some()).map(|(row, _)| row).collect();
    let keys: Vec<&RowKey> = block.keys.iter().flatten().collect();
    let columns: Vec<Vec<Address>> = block
        .number_columns
        .iter()
        .map(|column| rows.iter().map(|row| (table, *row, *column)).collect())
        .collect();
    let cells: Vec<Address> = columns.iter().flatten().copied().collect();
    let each = cost(system, &cells);
    *work = work.saturating_add(each);
    if rows.len() < FEWEST_LAWS || *work > MOST_WORK || !is_suspect(system, known, &cells) {
        return None;
    }
    let chosen = search(system, &columns, &groups(&keys), each, work)?;
    let found = judge(system, &repair(system, &columns, &chosen));
    let enough = found.before.len() >= FEWEST_LAWS
        && found.after * 6 <= found.before.len()
        && found.verified >= FEWEST_CELLS * columns.len()
        && ends_as_it_should(system, &columns, &chosen);
    let extra: Vec<usize> = chosen.iter().flat_map(|(from, to)| *from..*to).collect();
    enough.then_some(Cause { what: What::Inserted { table, columns, extra }, laws: found.before })
}

/// The groups without which the fewest laws stay broken; of equals the fewest, and those with the most rows: a division with its
/// items. Several beginnings are followed, as the one that mends most at first need not be right: a single group of five rows mends all
/// that two groups of two and three rows do from the second one on.
fn search(
    system: &System,
    columns: &[Vec<Address>],
    candidates: &[Group],
    each: usize,
    work: &mut usize,
) -> Option<Vec<Group>> {
    const FOLLOWED: usize = 8;
    let mut best: Option<(usize, Vec<Group>)> = None;
    let mut followed: Vec<Vec<Group>> = vec![Vec::new()];
    for _ in 0..MOST_GROUPS {
        let mut next: Vec<(usize, Reverse<usize>, Vec<Group>)> = Vec::new();
        for known in &followed {
            let free = |group: &&Group| known.iter().all(|other| apart(**group, *other));
            for group in candidates.iter().filter(free) {
                *work = work.saturating_add(each.saturating_mul(2));
                if *work > MOST_WORK {
                    return best.map(|(_, groups)| groups);
                }
                let mut groups = known.clone();
                groups.push(*group);
                groups.sort_unstable();
                let after = judge(system, &repair(system, columns, &groups)).after;
                let rows = groups.iter().map(|(from, to)| to - from).sum();
                next.push((after, Reverse(rows), groups));
            }
        }
        next.sort_unstable();
        next.dedup();
        next.truncate(FOLLOWED);
        let Some((after, _, groups)) = next.first() else { break };
        if best.as_ref().is_some_and(|(least, _)| after >= least) {
            break;
        }
        best = Some((*after, groups.clone()));
        if *after == 0 {
            break;
        }
        followed = next.into_iter().map(|(.., groups)| groups).collect();
    }
    best.map(|(_, groups)| groups)
}

/// A row and the rows below it whose codes begin with its own.
fn groups(keys: &[&RowKey]) -> Vec<Group> {
    let end = |from: usize, key: &RowKey| {
        let below = keys.iter().skip(from + 1).take_while(|other| {
            key.code.zip(other.code).is_some_and(|(code, other)| other != code && other.is_within(code))
        });
        from + 1 + below.count()
    };
    keys.iter()
        .enumerate()
        .filter(|(_, key)| !key.is_total)
        .map(|(from, key)| (from, end(from, key)))
        .filter(|(from, to)| to - from <= LONGEST)
        .collect()
}

const fn apart(a: Group, b: Group) -> bool {
    a.1 <= b.0 || b.1 <= a.0
}

/// For each row the one whose amounts belong to it, `None` for a row that came in.
pub(crate) fn sources(count: usize, extra: &[usize]) -> Vec<Option<usize>> {
    let mut next = 0..count;
    (0..count).map(|row| if extra.contains(&row) { None } else { next.next() }).collect()
}

/// The amounts beside the names that they belong to.
fn repair(system: &System, columns: &[Vec<Address>], groups: &[Group]) -> Repair {
    let extra: Vec<usize> = groups.iter().flat_map(|(from, to)| *from..*to).collect();
    repaired(system, columns, &extra)
}

/// The same for rows one by one.
pub(super) fn repaired(system: &System, columns: &[Vec<Address>], extra: &[usize]) -> Repair {
    let range = |at: &Address| {
        system.find(*at).and_then(|variable| system.variables.get(variable)).map_or((0, 0), |v| v.range)
    };
    columns
        .iter()
        .flat_map(|cells| {
            let sources = sources(cells.len(), extra);
            cells.iter().zip(sources).filter_map(move |(at, source)| {
                let value = source.and_then(|source| cells.get(source)).map_or((0, 0), range);
                Some((system.find(*at)?, value))
            })
        })
        .collect()
}

/// At the end of every column there is nothing more, or its beginning again.
fn ends_as_it_should(system: &System, columns: &[Vec<Address>], groups: &[Group]) -> bool {
    let more: usize = groups.iter().map(|(from, to)| to - from).sum();
    let value = |at: &Address| {
        system
            .find(*at)
            .and_then(|variable| system.variables.get(variable))
            .map_or(0, |variable| variable.value)
    };
    columns.iter().all(|cells| {
        let end = cells.iter().skip(cells.len().saturating_sub(more)).map(value);
        let start: Vec<i64> = cells.iter().take(more).map(value).collect();
        let end: Vec<i64> = end.collect();
        end == start || end.iter().all(|value| *value == 0)
    })
}
