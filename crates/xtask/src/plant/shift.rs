//! Columns that slide by some rows.

use mingzhang_model::{Block, Reading};

use super::kind::Kind;
use super::locator::Address;
use super::plan::{Aim, Edit, Plant};
use super::subject::Subject;

/// With fewer figures a column says nothing about where it should stand.
const FEWEST_FIGURES: usize = 3;

/// A column that may slide.
#[derive(Clone, Debug)]
pub(crate) struct Slide {
    cells: Vec<Address>,
    rows: usize,
    /// Whether what falls out comes in again at the other end.
    wraps: bool,
}

/// Every way to slide a column of the book by `rows`: all labelled rows or all but the totals, wrapping or not.
pub(crate) fn slides(subject: &Subject, rows: usize) -> Vec<Slide> {
    let mut out = Vec::new();
    for (index, table) in subject.loaded.book.tables.iter().enumerate().filter(|(_, table)| table.is_money) {
        for block in &table.blocks {
            let labelled = labelled(block, true);
            let body = labelled_without(&labelled, block);
            let mut choices = vec![labelled.clone()];
            if body.len() < labelled.len() {
                choices.push(body);
            }
            for (choice, column) in
                choices.iter().flat_map(|c| block.number_columns.iter().map(move |n| (c, *n)))
            {
                let cells: Vec<Address> = choice.iter().map(|row| (index, *row, column)).collect();
                let figures = cells.iter().filter(|at| is_filled(subject, **at)).count();
                if figures >= FEWEST_FIGURES && rows < cells.len() {
                    out.extend([true, false].map(|wraps| Slide { cells: cells.clone(), rows, wraps }));
                }
            }
        }
    }
    out
}

fn labelled(block: &Block, totals: bool) -> Vec<usize> {
    block
        .keys
        .iter()
        .enumerate()
        .filter(|(_, key)| key.as_ref().is_some_and(|key| totals || !key.is_total))
        .map(|(row, _)| row)
        .collect()
}

fn labelled_without(all: &[usize], block: &Block) -> Vec<usize> {
    let body = labelled(block, false);
    all.iter().copied().filter(|row| body.contains(row)).collect()
}

fn is_filled(subject: &Subject, at: Address) -> bool {
    let (Some(text), Some(unit)) = (subject.text(at), subject.unit(at.0)) else { return false };
    matches!(Reading::of(text, unit), Reading::Figure(printed) if !printed.value().is_zero())
}

impl Slide {
    /// The error; `None` if a cell cannot be written, holds no money, or nothing would change.
    pub(crate) fn plant(&self, subject: &Subject, kind: Kind, down: bool) -> Option<Plant> {
        let texts: Vec<&str> = self
            .cells
            .iter()
            .map(|at| {
                let text = subject.text(*at)?;
                (Reading::of(text, subject.unit(at.0)?) != Reading::Other).then_some(text)
            })
            .collect::<Option<_>>()?;
        let edits: Vec<Edit> = self
            .cells
            .iter()
            .zip(&texts)
            .zip(slid(&texts, self.rows, down, self.wraps))
            .filter(|((_, from), to)| *from != to)
            .map(|((at, from), to)| Edit { at: *at, from: (*from).to_owned(), to: to.to_owned() })
            .collect();
        // A column that has lost all but two of its figures is a column of missing figures, not one that slid.
        let unit = subject.unit(self.cells.first()?.0)?;
        let left = slid(&texts, self.rows, down, self.wraps)
            .into_iter()
            .filter(|text| matches!(Reading::of(text, unit), Reading::Figure(p) if !p.value().is_zero()))
            .count();
        if left < FEWEST_FIGURES {
            return None;
        }
        if edits.is_empty() || !edits.iter().all(|edit| subject.locator.knows(edit.at)) {
            return None;
        }
        let rows = i32::try_from(self.rows).ok()?;
        let count = i32::try_from(self.cells.len()).ok()?;
        let aim = Aim::Column { rows: if down { rows } else { -rows }, wraps: self.wraps.then_some(count) };
        Some(Plant { kind, edits, aim })
    }
}

/// The texts after sliding.
pub(crate) fn slid<'a>(texts: &[&'a str], rows: usize, down: bool, wraps: bool) -> Vec<&'a str> {
    let count = texts.len();
    (0..count)
        .map(|row| {
            let source =
                if down { row.checked_sub(rows) } else { Some(row + rows).filter(|source| *source < count) };
            let source = match source {
                None if wraps && down => Some(row + count - rows),
                None if wraps => Some(row + rows - count),
                source => source,
            };
            source.and_then(|source| texts.get(source)).copied().unwrap_or_default()
        })
        .collect()
}
