//! Which errors are planted: chosen at random from a seed, each kind at most so many times in a book.

use fastrand::Rng;
use mingzhang_model::{Fact, Printed};

use super::figure::Figure;
use super::kind::Kind;
use super::locator::Address;
use super::shift;
use super::subject::Subject;

/// A cell that gets another text.
#[derive(Clone, Debug)]
pub(crate) struct Edit {
    pub(crate) at: Address,
    pub(crate) from: String,
    pub(crate) to: String,
}

/// One error.
#[derive(Clone, Debug)]
pub(crate) struct Plant {
    pub(crate) kind: Kind,
    /// What changes; of a moved figure the cell that it left comes first.
    pub(crate) edits: Vec<Edit>,
    pub(crate) aim: Aim,
}

/// What an explanation must name.
#[derive(Clone, Debug)]
pub(crate) enum Aim {
    /// The figure of the first edit.
    Figure(Printed),
    /// A column that slid.
    Column {
        /// Rows that it slid; negative is up.
        rows: i32,
        /// How many rows took part, if the figures that fell out came in again at the other end.
        wraps: Option<i32>,
    },
}

/// The errors of one kind to plant in a book: `each` of them, all that there are if fewer or if `each` is 0.
pub(crate) fn plan(subject: &Subject, kind: Kind, each: usize, seed: u64) -> Vec<Plant> {
    let mut rng = Rng::with_seed(mix(seed, &subject.loaded.name, kind));
    let most = if each == 0 { usize::MAX } else { each };
    if let Some(rows) = kind.rows() {
        let mut slides = shift::slides(subject, rows);
        rng.shuffle(&mut slides);
        return slides
            .into_iter()
            .filter_map(|slide| slide.plant(subject, kind, rng.bool()))
            .take(most)
            .collect();
    }
    let mut facts: Vec<&Fact> = subject.candidates().collect();
    rng.shuffle(&mut facts);
    facts.into_iter().filter_map(|fact| single(subject, fact, kind, &mut rng)).take(most).collect()
}

fn single(subject: &Subject, fact: &Fact, kind: Kind, rng: &mut Rng) -> Option<Plant> {
    let at = (fact.table, fact.row, fact.column);
    let edit = |at: Address, from: &str, to: String| Edit { at, from: from.to_owned(), to };
    let edits = if kind == Kind::MovedColumn {
        let target = beside(subject, at, rng)?;
        vec![edit(at, &fact.text, String::new()), edit(target, "", fact.text.clone())]
    } else {
        let slipped = Figure::parse(&fact.text)?.slip(kind, rng)?.write();
        // A figure beyond what a book can print would be read as an account number.
        Printed::parse(&slipped, fact.printed.unit())?;
        vec![edit(at, &fact.text, slipped)]
    };
    Some(Plant { kind, edits, aim: Aim::Figure(fact.printed) })
}

/// The blank cell beside a figure: next number column of the same half, left or right.
fn beside(subject: &Subject, (table, row, column): Address, rng: &mut Rng) -> Option<Address> {
    let block = subject
        .loaded
        .book
        .tables
        .get(table)?
        .blocks
        .iter()
        .find(|block| block.number_columns.contains(&column))?;
    let position = block.number_columns.iter().position(|c| *c == column)?;
    let mut sides: Vec<Address> = [position.checked_sub(1), Some(position + 1)]
        .into_iter()
        .flatten()
        .filter_map(|side| Some((table, row, *block.number_columns.get(side)?)))
        .filter(|at| subject.text(*at).is_some_and(str::is_empty) && subject.locator.knows(*at))
        .collect();
    rng.shuffle(&mut sides);
    sides.first().copied()
}

/// A seed of its own for each book and kind (FNV-1a), so that leaving one out does not change the others.
fn mix(seed: u64, name: &str, kind: Kind) -> u64 {
    name.bytes().chain(kind.name().bytes()).fold(seed ^ 0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
