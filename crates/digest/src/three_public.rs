//! “三公”经费: travel abroad, reception, vehicles.

use std::collections::BTreeMap;

use mingzhang_model::{Coordinate, Member as _, Stage, ThreePublic};
use serde::{Deserialize, Serialize};

use crate::breakdown::restrictions;
use crate::figures::Figures;
use crate::{Amount, Figure};

/// The three public expenses as the book prints them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ThreePublicMoney {
    /// Whose money it is of, in the words of `mingzhang_model::Coordinate`; empty where the book does not say.
    pub of: String,
    /// What the book prints, the sum first; zeros are kept, for they are what is looked for.
    pub items: Vec<ThreePublicItem>,
}

/// One of the expenses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ThreePublicItem {
    /// `all`, `abroad`, `reception`, `vehicles`, `vehicle_purchase`, `vehicle_running`.
    pub id: String,
    /// This year's, and last year's where it is printed.
    #[serde(flatten)]
    pub figure: Figure,
    /// In final accounts, what was planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<Amount>,
}

pub(crate) fn three_public(figures: &Figures<'_>) -> Option<ThreePublicMoney> {
    let mut groups: BTreeMap<Coordinate, Vec<ThreePublic>> = BTreeMap::new();
    for (at, _) in figures.all() {
        let Some(item) = at.three_public else { continue };
        let base = Coordinate { three_public: None, ..at.clone() };
        if is_plain(&base) {
            groups.entry(base).or_default().push(item);
        }
    }
    // Most is said of whom the table is about; the wider of two that say as much.
    let best =
        groups.into_iter().max_by_key(|(base, items)| (items.len(), std::cmp::Reverse(restrictions(base))));
    let (base, items) = best?;
    let of = Coordinate { flow: None, ..base.clone() };
    let known = ThreePublic::WORDS.iter().filter(|(item, _)| items.contains(item));
    let items = known.filter_map(|(item, word)| {
        let at = Coordinate { three_public: Some(*item), ..base.clone() };
        let budget = figures.amount(&Coordinate { stage: Some(Stage::Budget), ..at.clone() });
        Some(ThreePublicItem { id: (*word).to_owned(), figure: figures.figure(&at)?, budget })
    });
    Some(ThreePublicMoney { of: of.to_string(), items: items.collect() })
}

fn is_plain(at: &Coordinate) -> bool {
    let Coordinate { flow, fund, vintage, .. } = at;
    *at == Coordinate { flow: *flow, fund: *fund, vintage: *vintage, ..Coordinate::NOTHING }
}
