//! Causes that move many figures at once: a column that slid by some rows, a column or table in another unit.

use std::collections::BTreeSet;

use mingzhang_model::{Block, Book, Table};

use super::search::one_cell_explains;
use super::weigh::Evidence;
use super::{Cause, What, inserted};
use crate::system::{ANYTHING, Address, System, Values};

/// Columns do not slide further than this.
const FARTHEST: i32 = 8;
/// With fewer broken laws a single wrong cell is the simpler story.
const FEWEST_LAWS: usize = 2;
/// So many figures must be confirmed in their place by laws that they make hold.
pub(super) const FEWEST_CELLS: usize = 3;

/// What the book prints, and the laws that are violated as printed.
pub(super) type Known<'a> = (&'a Evidence<'a>, &'a BTreeSet<usize>);

/// Terms that the search for moved columns may add up in one book, some 100 ms: a real book needs a hundredth of it.
pub(super) const MOST_WORK: usize = 20_000_000;

/// A supposed repair: new ranges for variables.
pub(super) type Repair = Vec<(usize, (i64, i64))>;

/// Finds slid columns and unit slips, table by table.
pub(crate) fn find(book: &Book, system: &System) -> Vec<Cause> {
    let all: BTreeSet<usize> = system.violated().into_iter().collect();
    let evidence = Evidence::of(system);
    let (mut work, mut effort) = (0, 0);
    let mut causes = Vec::new();
    for (index, table) in book.tables.iter().enumerate().filter(|(_, table)| table.is_money) {
        let mut slid = false;
        for block in &table.blocks {
            if let Some(cause) = shift(system, (&evidence, &all), index, block, &mut work) {
                slid = true;
                causes.push(cause);
            }
        }
        for block in table.blocks.iter().filter(|_| !slid) {
            causes.extend(inserted::find(system, (&evidence, &all), index, block, &mut effort));
        }
        slid |= causes
            .last()
            .is_some_and(|cause| matches!(cause.what, What::Inserted { table, .. } if table == index));
        if !slid && let Some(cause) = unit(system, index, table, &mut work) {
            causes.push(cause);
        }
    }
    causes
}

/// Puts the repairs into a copy of the system, so that what they explain no longer disturbs the search for the rest.
pub(crate) fn correct(system: &mut System, causes: &[Cause]) {
    for cause in causes {
        let repair = match &cause.what {
            What::Shift { rows, wraps, moved, .. } => slide(system, moved, *rows, *wraps),
            What::Inserted { columns, extra, .. } => inserted::repaired(system, columns, extra),
            What::Unit { too_large, figures, .. } => rescale(system, figures, *too_large),
            _ => Vec::new(),
        };
        for (variable, range) in repair {
            if let Some(variable) = system.variables.get_mut(variable) {
                variable.range = range;
                variable.value = if range == ANYTHING { 0 } else { range.0.midpoint(range.1) };
            }
        }
    }
}

fn laws_of(system: &System, repair: &Repair) -> Vec<usize> {
    let mut laws: Vec<usize> =
        repair.iter().filter_map(|(variable, _)| system.laws_of.get(*variable)).flatten().copied().collect();
    laws.sort_unstable();
    laws.dedup();
    laws
}

/// What a repair does to the laws around it.
pub(super) struct Judgement {
    /// Laws that are violated as printed.
    pub(super) before: Vec<usize>,
    /// How many remain so.
    pub(super) after: usize,
    /// How many it makes hold, every term being known.
    mended: usize,
    /// Different repaired cells with a figure that stand in a mended law.
    pub(super) verified: usize,
}

pub(super) fn judge(system: &System, repair: &Repair) -> Judgement {
    let values = Values::default();
    let laws = laws_of(system, repair);
    let violated = |values: &Values, index: &usize| {
        system.laws.get(*index).is_some_and(|law| !system.holds(law, values))
    };
    let before: Vec<usize> = laws.iter().copied().filter(|law| violated(&values, law)).collect();
    let values = Values::many(repair);
    let after = laws.iter().filter(|law| violated(&values, law)).count();
    let mended: Vec<&crate::system::Law> = before
        .iter()
        .filter_map(|law| system.laws.get(*law))
        .filter(|law| {
            system.holds(law, &values) && law.terms.iter().all(|(v, _)| values.range(system, *v) != ANYTHING)
        })
        .collect();
    let is_figure = |range: (i64, i64)| range != ANYTHING && (range.0 > 0 || range.1 < 0);
    let confirmed: BTreeSet<usize> = mended.iter().flat_map(|law| &law.terms).map(|(v, _)| *v).collect();
    let verified =
        repair.iter().filter(|(variable, range)| is_figure(*range) && confirmed.contains(variable)).count();
    Judgement { before, after, mended: mended.len(), verified }
}

fn shift(system: &System, known: Known<'_>, table: usize, block: &Block, work: &mut usize) -> Option<Cause> {
    let labelled: Vec<usize> =
        block.keys.iter().enumerate().filter(|(_, key)| key.is_some()).map(|(row, _)| row).collect();
    let totals = |row: &usize| block.keys.get(*row).and_then(Option::as_ref).is_some_and(|key| key.is_total);
    let body: Vec<usize> = labelled.iter().copied().filter(|row| !totals(row)).collect();
    if body.len() < 3 {
        return None;
    }
    let mut best: Option<((usize, usize, u32), Cause)> = None;
    for rows in [&labelled, &body] {
        for column in &block.number_columns {
            let moved: Vec<Address> = rows.iter().map(|row| (table, *row, *column)).collect();
            let cost = cost(system, &moved);
            *work = work.saturating_add(cost);
            if *work > MOST_WORK || !is_suspect(system, known, &moved) {
                continue;
            }
            for distance in (1..=FARTHEST).flat_map(|d| [d, -d]) {
                *work = work.saturating_add(cost * 4);
                if *work > MOST_WORK {
                    break;
                }
                for wraps in [true, false] {
                    let found = judge(system, &slide(system, &moved, distance, wraps));
                    let enough = found.before.len() >= FEWEST_LAWS
                        && found.after * 6 <= found.before.len()
                        && found.verified >= FEWEST_CELLS
                        && found.mended >= 1;
                    let score = (found.after, usize::MAX - found.mended, distance.unsigned_abs());
                    if enough && best.as_ref().is_none_or(|(least, _)| score < *least) {
                        let what = What::Shift {
                            table,
                            column: *column,
                            rows: distance,
                            wraps,
                            moved: moved.clone(),
                        };
                        best = Some((score, Cause { what, laws: found.before }));
                    }
                }
            }
        }
    }
    best.map(|(_, cause)| cause)
}

/// How many terms the laws around some cells add up.
pub(super) fn cost(system: &System, cells: &[Address]) -> usize {
    let laws = cells.iter().filter_map(|at| system.laws_of.get(system.find(*at)?)).flatten();
    laws.filter_map(|law| system.laws.get(*law)).map(|law| law.terms.len()).sum()
}

/// Whether enough laws around a column are broken, and no single cell explains them.
pub(super) fn is_suspect(system: &System, (evidence, all): Known<'_>, cells: &[Address]) -> bool {
    let repair: Repair = cells.iter().filter_map(|at| Some((system.find(*at)?, ANYTHING))).collect();
    let broken: BTreeSet<usize> =
        laws_of(system, &repair).into_iter().filter(|law| all.contains(law)).collect();
    broken.len() >= FEWEST_LAWS && !one_cell_explains(system, evidence, all, &broken)
}

/// What the cells of a column would hold if it were moved back by `distance` rows; what slid out of the table is back at
/// the other end if it wraps, else unknown.
fn slide(system: &System, moved: &[Address], distance: i32, wraps: bool) -> Repair {
    let count = i32::try_from(moved.len()).unwrap_or(0);
    moved
        .iter()
        .enumerate()
        .filter_map(|(position, at)| {
            let variable = system.find(*at)?;
            let from = i32::try_from(position).ok()? + distance;
            let source = if wraps {
                Some(from.rem_euclid(count.max(1)))
            } else {
                (0..count).contains(&from).then_some(from)
            };
            let range = match source {
                None => ANYTHING,
                Some(source) => {
                    let source = moved.get(usize::try_from(source).ok()?)?;
                    system.find(*source).and_then(|v| system.variables.get(v)).map_or((0, 0), |v| v.range)
                }
            };
            Some((variable, range))
        })
        .collect()
}

fn unit(system: &System, index: usize, table: &Table, work: &mut usize) -> Option<Cause> {
    let figures = |columns: &[usize]| -> Vec<Address> {
        (0..table.rows.len())
            .flat_map(|row| columns.iter().map(move |column| (index, row, *column)))
            .filter(|at| system.find(*at).and_then(|v| system.variables.get(v)).is_some_and(|v| v.value != 0))
            .collect()
    };
    let all: Vec<usize> =
        table.blocks.iter().flat_map(|block| block.number_columns.iter().copied()).collect();
    let mut choices = vec![all.clone()];
    if all.len() > 1 {
        choices.extend(all.iter().map(|column| vec![*column]));
    }
    for columns in choices {
        let figures = figures(&columns);
        *work = work.saturating_add(cost(system, &figures) * 4);
        if figures.len() < 2 || *work > MOST_WORK {
            continue;
        }
        for too_large in [true, false] {
            let repair = rescale(system, &figures, too_large);
            let Judgement { before, after, mended, .. } = judge(system, &repair);
            // Sums inside the table hold at any scale: only other tables can tell.
            let outside = |law: &usize| {
                system.laws.get(*law).is_some_and(|law| {
                    law.terms
                        .iter()
                        .any(|(v, _)| system.variables.get(*v).is_some_and(|v| v.address.0 != index))
                })
            };
            if before.iter().filter(|law| outside(law)).count() >= 2
                && after * 6 <= before.len()
                && mended * 5 >= before.len() * 4
            {
                return Some(Cause { what: What::Unit { table: index, too_large, figures }, laws: before });
            }
        }
    }
    None
}

fn rescale(system: &System, figures: &[Address], too_large: bool) -> Repair {
    const FACTOR: i64 = 10_000;
    figures
        .iter()
        .filter_map(|at| {
            let index = system.find(*at)?;
            let (low, high) = system.variables.get(index)?.range;
            let range = if too_large {
                (low.div_euclid(FACTOR), high.div_euclid(FACTOR) + 1)
            } else {
                (low.saturating_mul(FACTOR), high.saturating_mul(FACTOR))
            };
            Some((index, range))
        })
        .collect()
}
