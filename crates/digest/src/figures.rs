//! The figures of a book by what they count.

use std::collections::BTreeMap;

use mingzhang_catalog::{Catalog, strip_ordinal};
use mingzhang_model::{
    Base, Book, Claim, Coordinate, Direction, Fact, Printed, RowKey, Says, SubjectCode, Year,
};

use crate::{Amount, Figure};

/// One figure a coordinate: the one that is printed most finely, of these the first.
pub(crate) struct Figures<'a> {
    book: &'a Book,
    by_coordinate: BTreeMap<&'a Coordinate, &'a Fact>,
    changes: BTreeMap<&'a Coordinate, (Direction, Printed)>,
}

impl<'a> Figures<'a> {
    pub(crate) fn of(book: &'a Book) -> Self {
        let mut by_coordinate: BTreeMap<&Coordinate, &Fact> = BTreeMap::new();
        let in_money = |fact: &&Fact| book.tables.get(fact.table).is_some_and(|table| table.is_money);
        for fact in book.facts.iter().filter(in_money) {
            let known = by_coordinate.entry(&fact.coordinate).or_insert(fact);
            if fact.printed.step() < known.printed.step() {
                *known = fact;
            }
        }
        let mut changes = BTreeMap::new();
        for claim in &book.claims {
            if let Some((at, direction, by)) = change(book, claim) {
                changes.entry(at).or_insert((direction, by));
            }
        }
        Self { book, by_coordinate, changes }
    }

    /// The figure that counts this.
    pub(crate) fn amount(&self, at: &Coordinate) -> Option<Amount> {
        self.by_coordinate.get(at).map(|fact| Amount::from(*fact))
    }

    /// The figure that counts this, beside last year's.
    pub(crate) fn figure(&self, at: &Coordinate) -> Option<Figure> {
        let last = self.amount(&Coordinate { year: Some(Year::Last), ..at.clone() });
        let change = if last.is_some() { None } else { self.change(at) };
        Some(Figure { at: at.to_string(), amount: self.amount(at)?, last, change })
    }

    fn change(&self, at: &Coordinate) -> Option<Amount> {
        let (direction, by) = self.changes.get(at)?;
        let mut amount = Amount::new(*by, &by.write_like(by.value(), false));
        if *direction == Direction::Down && amount.fen != 0 {
            amount.fen = -amount.fen;
            amount.text.insert(0, '-');
        }
        Some(amount)
    }

    /// All figures in the order of their coordinates.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&'a Coordinate, &'a Fact)> + '_ {
        self.by_coordinate.iter().map(|(at, fact)| (*at, *fact))
    }

    /// The name of a code: as a row prints it beside the code, else as the classification has it, else as a row prints it.
    pub(crate) fn name(&self, code: SubjectCode, fact: &Fact) -> String {
        let printed = self.rows(fact).find(|key| key.code == Some(code) && !key.name.is_empty());
        let official = || {
            let catalog = Catalog::embedded();
            let kind = mingzhang_catalog::Kind::of(code)?;
            catalog.classification(kind).get(code).map(|entry| entry.name.clone())
        };
        let bare = |key: &RowKey| strip_ordinal(&key.name).1.to_owned();
        printed
            .map(bare)
            .or_else(official)
            .or_else(|| self.rows(fact).find(|key| !key.name.is_empty()).map(bare))
            .unwrap_or_default()
    }

    /// What the labels of a figure's row say.
    fn rows(&self, fact: &Fact) -> impl Iterator<Item = &'a RowKey> {
        let table = self.book.tables.get(fact.table);
        let (row, column) = (fact.row, fact.column);
        table
            .into_iter()
            .flat_map(|table| &table.blocks)
            .filter(move |block| block.number_columns.contains(&column))
            .filter_map(move |block| block.keys.get(row)?.as_ref())
    }
}

/// The change on last year that a sentence prints, and of what.
fn change<'a>(book: &'a Book, claim: &'a Claim) -> Option<(&'a Coordinate, Direction, Printed)> {
    let Says::Change { direction, amount, of, at, base } = &claim.says else { return None };
    if !matches!(base, Base::LastYear | Base::LastBudget | Base::LastActual) {
        return None;
    }
    let of = of.and_then(|of| match &book.claims.get(of)?.says {
        Says::Amount { at, .. } => at.as_ref(),
        _ => None,
    });
    Some((at.as_ref().or(of)?, *direction, *amount))
}
