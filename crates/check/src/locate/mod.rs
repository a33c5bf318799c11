//! Which figures are wrong. The smallest change that makes the book agree with itself again is the best explanation
//! (Fellegi and Holt, 1976). Causes that move many figures at once are looked for first; what they leave is searched
//! figure by figure.

mod alone;
mod columns;
mod docs;
mod gate;
mod inserted;
mod search;
mod slips;
mod weigh;

use mingzhang_model::{Book, Pattern};

pub(crate) use docs::DOCS;
pub(crate) use inserted::sources;
pub(crate) use weigh::is_telling;

use crate::system::{ANYTHING, Address, System};

/// One cell of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) variable: usize,
    /// The whole fen that would satisfy every law.
    pub(crate) range: (i64, i64),
    /// The most likely amount inside the range.
    pub(crate) likely: i64,
}

/// A set of cells whose change makes the laws hold.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) changes: Vec<Change>,
    pub(crate) pattern: Pattern,
}

/// One cause with everything that follows from it.
#[derive(Clone, Debug)]
pub(crate) struct Cause {
    /// What kind of cause.
    pub(crate) what: What,
    /// The laws that it breaks.
    pub(crate) laws: Vec<usize>,
}

#[derive(Clone, Debug)]
pub(crate) enum What {
    /// A column of one table slid by some rows (positive: down).
    Shift { table: usize, column: usize, rows: i32, wraps: bool, moved: Vec<Address> },
    /// Rows (by their position among the labelled ones) that the amounts of all columns know nothing of.
    Inserted { table: usize, columns: Vec<Vec<Address>>, extra: Vec<usize> },
    /// The figures of a table (or of one column) are in another unit than declared: ×10⁴ or ÷10⁴.
    Unit { table: usize, too_large: bool, figures: Vec<Address> },
    /// A table agrees with itself and with no other.
    Stale { table: usize },
    /// Single cells; the first candidate is the best, the others are as small.
    Cells {
        candidates: Vec<Candidate>,
        /// How many explanations the laws leave equal.
        total: usize,
        /// Whether evidence beside the laws (digits, the rest of the book) speaks for the first of them.
        singled_out: bool,
    },
    /// A total differs from its list in every column: a row was left out, or the list was misread.
    Incomplete { table: usize, row: usize },
    /// No small set was found.
    Unlocated,
}

/// Finds the causes of all violated laws. Laws that only a misread table breaks are taken out of the system first.
pub(crate) fn causes(book: &Book, system: &mut System) -> Vec<Cause> {
    if system.violated().is_empty() {
        return Vec::new();
    }
    let (mut causes, mut rest) = moved(book, system);
    let explained = |causes: &[Cause]| -> Vec<usize> {
        causes.iter().flat_map(|cause| cause.laws.iter().copied()).collect()
    };
    let misread = gate::misread(&rest, &explained(&causes));
    let incomplete: Vec<Cause> = misread.iter().filter_map(|family| gate::incomplete(family)).collect();
    if !misread.is_empty() {
        system.retain(|_, law| !misread.contains(&law.family));
        (causes, rest) = moved(book, system);
    }
    let estranged = gate::estranged(&rest, &explained(&causes));
    if !estranged.is_empty() {
        let stale = gate::stale(book, &estranged, &rest);
        if stale.is_empty() {
            system.retain(|_, law| !estranged.contains(&law.family));
            (causes, rest) = moved(book, system);
        } else {
            // The laws stay in the tally; the search must not look for single cells behind them.
            causes.extend(stale);
            rest.retain_silently(|law| !estranged.contains(&law.family));
        }
    }
    causes.extend(search::find(&rest));
    causes.extend(incomplete);
    causes
}

/// What the cells that causes name should be: the repair where there is one, anything where several would do or the whole column is
/// in doubt. Whoever compares with these cells must not blame what is right.
pub(crate) fn corrected(causes: &[Cause], system: &System) -> Vec<(usize, (i64, i64))> {
    let mut out = Vec::new();
    for cause in causes {
        match &cause.what {
            What::Cells { candidates, total, singled_out } if *total == 1 || *singled_out => {
                let changes = candidates.first().into_iter().flat_map(|best| &best.changes);
                out.extend(changes.map(|change| (change.variable, change.range)));
            }
            What::Cells { candidates, .. } => {
                let changes = candidates.iter().flat_map(|candidate| &candidate.changes);
                out.extend(changes.map(|change| (change.variable, ANYTHING)));
            }
            What::Shift { moved, .. } => {
                out.extend(moved.iter().filter_map(|at| Some((system.find(*at)?, ANYTHING))));
            }
            What::Inserted { columns, .. } => {
                out.extend(columns.iter().flatten().filter_map(|at| Some((system.find(*at)?, ANYTHING))));
            }
            What::Unit { figures, .. } => {
                out.extend(figures.iter().filter_map(|at| Some((system.find(*at)?, ANYTHING))));
            }
            What::Stale { table } => {
                let cells = system.variables.iter().enumerate().filter(|(_, v)| v.address.0 == *table);
                out.extend(cells.map(|(variable, _)| (variable, ANYTHING)));
            }
            What::Incomplete { .. } | What::Unlocated => {
                let cells =
                    cause.laws.iter().filter_map(|law| system.laws.get(*law)).flat_map(|law| &law.terms);
                out.extend(cells.map(|(variable, _)| (*variable, ANYTHING)));
            }
        }
    }
    out
}

/// The causes that move many figures, and a copy of the system with their repairs in it.
fn moved(book: &Book, system: &System) -> (Vec<Cause>, System) {
    let causes = columns::find(book, system);
    let mut rest = system.clone();
    columns::correct(&mut rest, &causes);
    (causes, rest)
}
