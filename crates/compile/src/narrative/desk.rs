//! The writing desk: figures are worked out, written and bound here, in the words that the sentences ask for.

use std::sync::{Arc, Mutex, PoisonError};

use mingzhang_model::manuscript::{Figure, FigureKind};
use mingzhang_model::{Coordinate, Flow, Money, MoneyUnit};
use minijinja::{Error, ErrorKind};

use super::marks;
use crate::Lens;
use crate::fault::Fault;

/// Shared by the functions of the template language.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) lens: Arc<Lens>,
    pub(super) unit: MoneyUnit,
    figures: Mutex<Vec<Figure>>,
    faults: Mutex<Vec<Fault>>,
}

/// An amount this year and last year.
pub(super) struct Pair {
    pub(super) now: Money,
    pub(super) last: Money,
}

impl Pair {
    pub(super) fn delta(&self) -> Money {
        self.now - self.last
    }
}

impl Desk {
    pub(super) const fn new(lens: Arc<Lens>, unit: MoneyUnit) -> Self {
        Self { lens, unit, figures: Mutex::new(Vec::new()), faults: Mutex::new(Vec::new()) }
    }

    /// Everything that was written.
    pub(super) fn take(&self) -> (Vec<Figure>, Vec<Fault>) {
        let figures = std::mem::take(&mut *self.figures.lock().unwrap_or_else(PoisonError::into_inner));
        let mut faults = std::mem::take(&mut *self.faults.lock().unwrap_or_else(PoisonError::into_inner));
        let mut seen: Vec<Fault> = Vec::new();
        faults.retain(|fault| {
            !seen.contains(fault) && {
                seen.push(fault.clone());
                true
            }
        });
        (figures, faults)
    }

    pub(super) fn fault(&self, fault: Fault) {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner).push(fault);
    }

    /// Binds a figure and gives back its mark.
    pub(super) fn bind(&self, kind: FigureKind, text: String) -> String {
        let mut figures = self.figures.lock().unwrap_or_else(PoisonError::into_inner);
        figures.push(Figure { kind, text });
        marks::figure(figures.len() - 1)
    }

    /// `2,107.34万元`; nothing is `0万元`.
    pub(super) fn money(&self, amount: Money) -> String {
        let decimals = if self.unit == MoneyUnit::Yuan { 0 } else { 2 };
        if amount.is_zero() {
            return format!("0{}", self.unit.chinese());
        }
        format!("{}{}", amount.display(self.unit, decimals, true), self.unit.chinese())
    }

    /// Whether an amount prints as nothing: 0 or 0.00.
    pub(super) fn prints_nothing(&self, amount: Money) -> bool {
        !self.money(amount).contains(|digit| ('1'..='9').contains(&digit))
    }

    pub(super) fn amount(&self, at: &Coordinate) -> String {
        let text = self.money(self.lens.amount(at));
        self.bind(FigureKind::Amount(at.clone()), text)
    }

    pub(super) fn share(&self, part: &Coordinate, whole: &Coordinate) -> String {
        let text = percent(self.lens.amount(part), self.lens.amount(whole));
        self.bind(FigureKind::Share { part: part.clone(), whole: whole.clone() }, text)
    }

    /// This year beside last year; a missing figure of last year is reported once.
    pub(super) fn pair(&self, at: &Coordinate) -> Option<Pair> {
        let now = self.lens.amount(at);
        // A budget balances: what came in last year went out.
        let mirrored = Coordinate {
            flow: match at.flow {
                Some(Flow::TotalOut) => Some(Flow::TotalIn),
                Some(Flow::TotalIn) => Some(Flow::TotalOut),
                other => other,
            },
            ..at.clone()
        };
        let last = self.lens.last_year(at).or_else(|| self.lens.last_year(&mirrored));
        if last.is_none() {
            self.last_year_missing(at);
        }
        Some(Pair { now, last: last? })
    }

    /// A sentence compares with a figure that the unit has not given.
    pub(super) fn last_year_missing(&self, at: &Coordinate) {
        self.fault(Fault::error("last-year-missing", &[("at", &Lens::last_year_key(at).to_string())]));
    }

    /// The size of the change.
    pub(super) fn delta(&self, at: &Coordinate, pair: &Pair) -> String {
        self.bind(FigureKind::Change(at.clone()), self.money(pair.delta().abs()))
    }

    /// The change in per cent of last year, without sign.
    pub(super) fn rate(&self, at: &Coordinate, pair: &Pair) -> String {
        self.bind(FigureKind::ChangeRate(at.clone()), percent(pair.delta().abs(), pair.last))
    }

    /// Whether the change shows in print.
    pub(super) fn shows(&self, pair: &Pair) -> bool {
        let decimals = if self.unit == MoneyUnit::Yuan { 0 } else { 2 };
        let printed = pair.delta().abs().display(self.unit, decimals, false);
        printed.chars().any(|c| matches!(c, '1'..='9'))
    }
}

/// `part` in `whole` with two decimals, rounded half up; nothing is `0%`.
pub(super) fn percent(part: Money, whole: Money) -> String {
    if part.is_zero() || whole.is_zero() {
        return "0%".to_owned();
    }
    let (part, whole) = (i128::from(part.fen()), i128::from(whole.fen()));
    let scaled = part.abs() * 10_000;
    let rounded = (scaled * 2 + whole.abs()) / (whole.abs() * 2);
    let sign = if (part < 0) != (whole < 0) && rounded > 0 { "-" } else { "" };
    format!("{sign}{}.{:02}%", rounded / 100, rounded % 100)
}

/// A coordinate as the template writes it.
pub(super) fn coordinate(text: &str) -> Result<Coordinate, Error> {
    text.parse().map_err(|error: mingzhang_model::BadCoordinate| {
        Error::new(ErrorKind::InvalidOperation, error.to_string())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_round_half_up() {
        let yuan = |yuan: i64| Money::from_fen(yuan * 100);
        assert_eq!(percent(yuan(1), yuan(3)), "33.33%");
        assert_eq!(percent(yuan(1), yuan(20_000)), "0.01%");
        assert_eq!(percent(yuan(5), yuan(5)), "100.00%");
        assert_eq!(percent(yuan(0), yuan(5)), "0%");
        assert_eq!(percent(yuan(-1), yuan(8)), "-12.50%");
    }
}
