//! What the tables say at the coordinate of a claim.

use std::collections::HashMap;

use mingzhang_catalog::{plain, strip_ordinal};
use mingzhang_model::{Book, Coordinate, Fact, Flow, Fund, TableKind, Vintage};

use crate::laws::Silence;
use crate::system::System;

/// A figure of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Printed<'a> {
    pub(super) fact: &'a Fact,
    /// What it may be, set right where it was found wrong.
    pub(super) range: (i64, i64),
}

/// The figures of the tables by what they count.
pub(super) struct Facts<'a> {
    silence: &'a Silence,
    by_coordinate: HashMap<Coordinate, Vec<Printed<'a>>>,
}

impl<'a> Facts<'a> {
    pub(super) fn of(
        book: &'a Book,
        system: &System,
        silence: &'a Silence,
        corrected: &[(usize, (i64, i64))],
    ) -> Self {
        let corrected: HashMap<usize, (i64, i64)> = corrected.iter().copied().collect();
        let mut by_coordinate: HashMap<Coordinate, Vec<Printed<'a>>> = HashMap::new();
        for fact in &book.facts {
            let Some(coordinate) = silence.canonical(&fact.coordinate) else { continue };
            let right = system
                .find((fact.table, fact.row, fact.column))
                .and_then(|variable| corrected.get(&variable).copied());
            let range = right.unwrap_or_else(|| {
                let decimals = system.decimals_of(fact.table);
                fact.printed.with_decimals(decimals).fen_range()
            });
            by_coordinate.entry(coordinate).or_default().push(Printed { fact, range });
        }
        Self { silence, by_coordinate }
    }

    /// The figures that count what a claim counts, by every reading that its words allow, the closest reading first.
    pub(super) fn at(&self, claim: &Coordinate) -> Vec<Printed<'a>> {
        let mut out: Vec<Printed<'a>> = Vec::new();
        let mut seen: Vec<Coordinate> = Vec::new();
        for reading in readings(claim) {
            let Some(reading) = self.silence.canonical(&reading) else { continue };
            if !seen.contains(&reading) {
                out.extend(self.by_coordinate.get(&reading).into_iter().flatten());
                seen.push(reading);
            }
        }
        out
    }

    /// The first figure at the closest reading that names the same fund: what a claim can be wrong against. The other readings
    /// can only bear it out.
    pub(super) fn exactly_at(&self, claim: &Coordinate) -> Option<Printed<'a>> {
        let reading = self.silence.canonical(claim)?;
        let places = self.by_coordinate.get(&reading)?;
        places.iter().find(|place| place.fact.coordinate.fund == claim.fund).copied()
    }

    /// The coordinate without the distinctions that the book does not make.
    pub(super) fn canonical(&self, at: &Coordinate) -> Option<Coordinate> {
        self.silence.canonical(at)
    }
}

/// The first figure of each row of the table of basic expenditure by economic class, where the name stands once and its row has one
/// amount (in one column, or the same in its total).
pub(super) fn economic<'a>(
    book: &'a Book,
    system: &System,
    corrected: &[(usize, (i64, i64))],
) -> HashMap<String, Printed<'a>> {
    let mut out: HashMap<String, Option<Printed<'a>>> = HashMap::new();
    for fact in &book.facts {
        let Some(table) = book.tables.get(fact.table) else { continue };
        if table.kind() != TableKind::BasicEconomic || fact.coordinate.dept_economic.is_none() {
            continue;
        }
        let key = table
            .blocks
            .iter()
            .filter(|block| block.number_columns.contains(&fact.column))
            .find_map(|block| block.keys.get(fact.row)?.as_ref());
        let Some(key) = key.filter(|key| !key.is_total) else { continue };
        let wrong = system
            .find((fact.table, fact.row, fact.column))
            .is_some_and(|variable| corrected.iter().any(|(other, _)| *other == variable));
        let decimals = system.decimals_of(fact.table);
        let place = Printed { fact, range: fact.printed.with_decimals(decimals).fen_range() };
        let name = plain(strip_ordinal(&key.name).1);
        let same_row = |known: &Printed<'_>| {
            (known.fact.table, known.fact.row) == (fact.table, fact.row)
                && known.fact.printed.value() == fact.printed.value()
        };
        out.entry(name)
            .and_modify(|known| *known = known.filter(|known| !wrong && same_row(known)))
            .or_insert_with(|| (!wrong).then_some(place));
    }
    out.into_iter().filter_map(|(name, place)| Some((name, place?))).collect()
}

/// Sentences leave out what goes without saying: 收入预算 may count what was carried in, 支出 may be this year's money only,
/// and an item of a list about 财政拨款 is 一般公共预算 where nothing else is said.
fn readings(at: &Coordinate) -> Vec<Coordinate> {
    let flows = match at.flow {
        Some(Flow::Revenue) => vec![at.flow, Some(Flow::TotalIn)],
        Some(Flow::Expenditure) => vec![at.flow, Some(Flow::TotalOut)],
        Some(Flow::TotalIn) => vec![at.flow, Some(Flow::Revenue), Some(Flow::TotalOut)],
        Some(Flow::TotalOut) => vec![at.flow, Some(Flow::Expenditure), Some(Flow::TotalIn)],
        None => vec![Some(Flow::TotalIn), Some(Flow::Expenditure), Some(Flow::Revenue)],
        other => vec![other],
    };
    let vintages = match at.vintage {
        None => vec![None, Some(Vintage::Current)],
        Some(Vintage::Current) => vec![at.vintage, None],
        carried @ Some(Vintage::Carried) => vec![carried],
    };
    let funds = match at.fund {
        None => vec![None, Some(Fund::Fiscal), Some(Fund::General)],
        Some(Fund::Fiscal) => vec![at.fund, Some(Fund::General)],
        other => vec![other],
    };
    let mut out = Vec::new();
    for fund in funds {
        for flow in &flows {
            for vintage in &vintages {
                out.push(Coordinate { flow: *flow, vintage: *vintage, fund, ..at.clone() });
            }
        }
    }
    out
}
