//! What sentences say, in JSON.

use mingzhang_model::{Book, Claim, Coordinate, Interval, Printed, Says};
use serde::Serialize;

use super::coordinate::CoordinateJson;
use super::place::PlaceJson;

/// A figure in a sentence. `of` is what a share is a share of, or what a change is a change of.
#[derive(Serialize)]
pub(super) struct ClaimJson<'a> {
    text: &'a str,
    kind: &'static str,
    label: &'a str,
    coordinate: CoordinateJson<'a>,
    of: CoordinateJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<String>,
    place: PlaceJson,
}

static NOTHING: Coordinate = Coordinate::NOTHING;

impl<'a> ClaimJson<'a> {
    pub(super) fn all(book: &'a Book) -> Vec<Self> {
        book.claims.iter().map(|claim| Self::new(book, claim)).collect()
    }

    fn new(book: &'a Book, claim: &'a Claim) -> Self {
        let at = |index: Option<usize>| index.and_then(|index| coordinate(book.claims.get(index)?));
        let (own, of) = match &claim.says {
            Says::Amount { at, .. } => (at.as_ref(), None),
            Says::Share { part, whole, whole_at, .. } => (at(*part), whole_at.as_ref().or(at(*whole))),
            Says::Change { of, at: own, .. } => (own.as_ref(), at(*of)),
            Says::Unchanged { of, .. } | Says::Rate { of, .. } => (None, at(*of)),
            Says::Completion { budget, actual, .. } => (at(*actual), at(*budget)),
            Says::Sum { .. } | Says::Quantity { .. } => (None, None),
        };
        let interval = claim.money().map(Printed::interval);
        Self {
            text: &claim.text,
            kind: claim.kind(),
            label: &claim.label,
            coordinate: CoordinateJson::from(own.unwrap_or(&NOTHING)),
            of: CoordinateJson::from(of.unwrap_or(&NOTHING)),
            unit: claim.money().map(|money| money.unit().chinese()),
            low: interval.map(|interval| Interval::decimal(interval.low)),
            high: interval.map(|interval| Interval::decimal(interval.high)),
            place: PlaceJson::new(Some(claim.place), &book.sheets),
        }
    }
}

fn coordinate(claim: &Claim) -> Option<&Coordinate> {
    match &claim.says {
        Says::Amount { at, .. } => at.as_ref(),
        _ => None,
    }
}
