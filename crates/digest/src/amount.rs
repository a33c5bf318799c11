//! An amount as the book prints it, and the same amount in whole fen.

use mingzhang_model::{Fact, Money, MoneyUnit, Printed};
use serde::{Deserialize, Serialize};

/// An amount that the book prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Amount {
    /// Its face value in whole fen.
    pub fen: i64,
    /// As printed.
    pub text: String,
    /// The unit that it is printed in.
    #[serde(with = "crate::money")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "万元"))]
    pub unit: MoneyUnit,
}

/// An amount beside that of last year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Figure {
    /// What it counts, in the words of `mingzhang_model::Coordinate`.
    pub at: String,
    /// This year's.
    pub amount: Amount,
    /// Last year's, where a table prints it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Amount>,
    /// The change on last year, less than nothing for a decrease, where a sentence prints it and no table prints last year's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Amount>,
}

impl Amount {
    pub(crate) fn new(printed: Printed, text: &str) -> Self {
        Self { fen: printed.value().fen(), text: text.to_owned(), unit: printed.unit() }
    }

    /// The amount as money.
    pub const fn money(&self) -> Money {
        Money::from_fen(self.fen)
    }
}

impl From<&Fact> for Amount {
    fn from(fact: &Fact) -> Self {
        Self::new(fact.printed, &fact.text)
    }
}

impl Figure {
    /// The change on last year: as printed, or between the two printed figures.
    pub fn changed(&self) -> Option<Money> {
        let between = self.last.as_ref().map(|last| self.amount.money() - last.money());
        between.or_else(|| self.change.as_ref().map(Amount::money))
    }

    /// Last year's amount: as printed, or what the printed change leaves.
    pub fn before(&self) -> Option<Money> {
        self.changed().map(|change| self.amount.money() - change)
    }
}
