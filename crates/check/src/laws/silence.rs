//! Which members of a dimension a book does not use at all.
//!
//! Where a unit has no government fund and no state capital, 财政拨款 and 一般公共预算 are the same money, and a table
//! about one must agree with a table about the other. A member is silent if the book prints nothing but zeros for it.
//! A figure that its own table contradicts does not break the silence: it may be the one that stands in the wrong column.

use std::collections::HashSet;

use mingzhang_model::{Book, BookKind, Coordinate, Fact, Flow, Fund, Vintage};

use crate::system::{System, Values};

/// The members that are used, and the coordinate that a figure has once silent members are taken out.
#[derive(Debug)]
pub(crate) struct Silence {
    kind: BookKind,
    funds: HashSet<Fund>,
    flows: HashSet<Flow>,
    carried: bool,
    /// Income or spending under a label that the lexicon does not know: no distinction may be taken as unused then.
    unknown_in: bool,
    unknown_out: bool,
}

impl Silence {
    /// Looks at every figure; `system` holds the sums inside the tables.
    pub(crate) fn of(book: &Book, system: &System) -> Self {
        let bounds: Vec<(i128, i128)> =
            system.laws.iter().map(|law| system.bounds(law, &Values::default())).collect();
        let doubtful = |fact: &Fact| {
            system
                .find((fact.table, fact.row, fact.column))
                .is_some_and(|variable| would_rather_be_empty(system, &bounds, variable))
        };
        let mut out = Self {
            kind: book.kind,
            funds: HashSet::new(),
            flows: HashSet::new(),
            carried: false,
            unknown_in: false,
            unknown_out: false,
        };
        for fact in
            book.facts.iter().filter(|fact| !fact.printed.value().is_zero() && fact.coordinate.year.is_none())
        {
            let at = &fact.coordinate;
            if at.fund.is_some_and(|fund| out.funds.contains(&fund))
                && at.flow.is_none_or(|flow| out.flows.contains(&flow))
                && at.vintage != Some(Vintage::Carried)
            {
                continue;
            }
            if doubtful(fact) {
                continue;
            }
            if at.line.is_some() && at.fund.is_none() {
                let coded =
                    at.line.as_ref().is_some_and(|line| line.starts_with(|c: char| c.is_ascii_digit()));
                out.unknown_in |= !coded && matches!(at.flow, Some(Flow::Revenue | Flow::TotalIn));
                out.unknown_out |= !coded && matches!(at.flow, Some(Flow::Expenditure | Flow::TotalOut));
            }
            out.funds.extend(at.fund);
            out.flows.extend(at.flow);
            out.carried |= at.vintage == Some(Vintage::Carried);
        }
        // Balances may tell of money besides 财政拨款 though no figure names its fund; 非财政拨款结余 does so by its name.
        if out.flows.contains(&Flow::SurplusUsed)
            || out.flows.contains(&Flow::SurplusDistributed)
            || [Flow::CarriedIn, Flow::CarriedOut].into_iter().any(|flow| has_other(book, system, flow))
        {
            out.funds.insert(Fund::Unit);
        }
        out
    }

    /// The coordinate without distinctions that the book does not make. `None` if the figure cannot be compared.
    pub(crate) fn canonical(&self, at: &Coordinate) -> Option<Coordinate> {
        if at.line.is_some() {
            return None;
        }
        let mut out = at.clone();
        let uses = |fund| self.funds.contains(&fund);
        if out.fund == Some(Fund::General) && !uses(Fund::GovernmentFund) && !uses(Fund::StateCapital) {
            out.fund = Some(Fund::Fiscal);
        }
        let others = [
            Fund::SpecialAccount,
            Fund::Unit,
            Fund::Undertaking,
            Fund::Business,
            Fund::FromSuperior,
            Fund::FromSubordinate,
            Fund::Other,
        ];
        if out.fund == Some(Fund::Fiscal) && !self.unknown_in && !others.into_iter().any(uses) {
            out.fund = None;
        }
        let flows = |flow| self.flows.contains(&flow);
        let carried_in = flows(Flow::CarriedIn) || flows(Flow::SurplusUsed) || self.unknown_in;
        let carried_out = flows(Flow::CarriedOut) || flows(Flow::SurplusDistributed) || self.unknown_out;
        if !self.carried && !carried_in && out.vintage == Some(Vintage::Current) {
            out.vintage = None;
        }
        // Money in equals money out: the two grand totals are one coordinate, and the year's own flows are the same where
        // nothing is carried.
        let by_function = out.function.is_some() && self.kind != BookKind::Budget;
        out.flow = match out.flow {
            Some(Flow::TotalOut) => Some(Flow::TotalIn),
            Some(Flow::Expenditure) if !carried_out => Some(Flow::TotalIn),
            // A subject's income is its spending only in a budget; accounts spend what other years brought in.
            Some(Flow::Revenue) if !carried_in && !self.carried && !by_function => Some(Flow::TotalIn),
            flow => flow,
        };
        Some(out)
    }
}

/// Whether more is carried in (or out) than the summary of 财政拨款 says: the rest is other money. Figures that their own tables
/// contradict say nothing.
fn has_other(book: &Book, system: &System, flow: Flow) -> bool {
    let of = |fund: Option<Fund>, flow: Flow| Coordinate { flow: Some(flow), fund, ..Coordinate::default() };
    let has_summary = book.facts.iter().any(|fact| {
        [Flow::TotalIn, Flow::TotalOut].contains(&fact.coordinate.flow.unwrap_or(flow))
            && fact.coordinate == of(Some(Fund::Fiscal), fact.coordinate.flow.unwrap_or(flow))
    });
    let (all, fiscal) = (of(None, flow), of(Some(Fund::Fiscal), flow));
    let facts = book
        .facts
        .iter()
        .map(|fact| (&fact.coordinate, (fact.table, fact.row, fact.column), fact.printed.fen_range()));
    let blanks =
        book.empty_cells.iter().map(|cell| (&cell.coordinate, (cell.table, cell.row, cell.column), (0, 0)));
    let cells: Vec<_> = facts.chain(blanks).filter(|(at, ..)| **at == all || **at == fiscal).collect();
    let is_sound = |address| {
        let laws = system.find(address).and_then(|variable| system.laws_of.get(variable));
        laws.into_iter()
            .flatten()
            .filter_map(|law| system.laws.get(*law))
            .all(|law| system.holds(law, &Values::default()))
    };
    if !has_summary || cells.iter().any(|(_, address, _)| !is_sound(*address)) {
        return false;
    }
    let range = |wanted: &Coordinate| cells.iter().find(|(at, ..)| *at == wanted).map(|(.., range)| *range);
    // A form without such a row has no such money.
    let (Some(all), fiscal) = (range(&all), range(&fiscal).unwrap_or((0, 0))) else { return false };
    all.1 < fiscal.0 || fiscal.1 < all.0
}

/// Whether all broken laws of a figure would hold if it were not there: then it may be one that stands in the wrong column.
/// `bounds` are what each law's terms can sum to as printed, so that a long sum is not added up for each of its parts.
fn would_rather_be_empty(system: &System, bounds: &[(i128, i128)], variable: usize) -> bool {
    let Some(range) = system.variables.get(variable).map(|v| v.range) else { return false };
    let around = system.laws_of.get(variable).into_iter().flatten();
    let mut broken = around
        .filter_map(|index| Some((system.laws.get(*index)?, *bounds.get(*index)?)))
        .filter(|(_, (low, high))| *low > 0 || *high < 0)
        .peekable();
    broken.peek().is_some()
        && broken.all(|(law, (low, high))| {
            let sign =
                law.terms.iter().find(|(v, _)| *v == variable).map_or(0, |(_, sign)| i128::from(*sign));
            let (a, b) = (i128::from(range.0) * sign, i128::from(range.1) * sign);
            low - a.min(b) <= 0 && 0 <= high - a.max(b)
        })
}
