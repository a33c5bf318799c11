//! What the sentences of a book say in figures.

use crate::{Coordinate, Percent, Place, Printed};

/// A figure in a sentence, with what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Index of the paragraph in the book.
    pub paragraph: usize,
    /// First byte of the figure in the paragraph's text.
    pub start: usize,
    /// The byte after its unit.
    pub end: usize,
    /// The figure as printed, with its unit: `2,107.34万元`, `77.69%`, `持平`.
    pub text: String,
    /// The words that say what the figure is.
    pub label: String,
    /// Where the figure stands.
    pub place: Place,
    /// What it says.
    pub says: Says,
}

/// What a figure says. Other claims are named by their index in the book.
#[derive(Clone, Debug, PartialEq)]
pub enum Says {
    /// An amount of money.
    Amount {
        /// The figure.
        printed: Printed,
        /// What it counts; `None` where its words are not all understood.
        at: Option<Coordinate>,
    },
    /// An amount that says that it is the sum of the ones before it: 共计.
    Sum {
        /// The figure.
        printed: Printed,
        /// The amounts that it sums.
        parts: Vec<usize>,
    },
    /// A share in per cent.
    Share {
        /// The figure.
        percent: Percent,
        /// The amount whose share it is.
        part: Option<usize>,
        /// The amount that it is a share of, where a sentence says it.
        whole: Option<usize>,
        /// What it is a share of, where only the words 占…的 say it.
        whole_at: Option<Coordinate>,
    },
    /// A difference against an earlier year's figure.
    Change {
        /// Up or down.
        direction: Direction,
        /// By how much.
        amount: Printed,
        /// The amount that changed.
        of: Option<usize>,
        /// What changed, where the change has words of its own.
        at: Option<Coordinate>,
        /// Against what.
        base: Base,
    },
    /// The words 持平, 一致, 相同.
    Unchanged {
        /// The amount that did not change.
        of: Option<usize>,
        /// Against what.
        base: Base,
    },
    /// A difference in per cent of the earlier figure.
    Rate {
        /// Up or down.
        direction: Direction,
        /// By how many per cent.
        percent: Percent,
        /// The amount that changed.
        of: Option<usize>,
        /// The difference as an amount, if it stands beside.
        change: Option<usize>,
        /// Against what.
        base: Base,
    },
    /// 完成年初预算的 98.20%
    Completion {
        /// The figure.
        percent: Percent,
        /// What was planned.
        budget: Option<usize>,
        /// What was done.
        actual: Option<usize>,
    },
    /// A number of things.
    Quantity {
        /// The digits, separators removed.
        number: String,
        /// What is counted: 辆, 个, 平方米.
        noun: String,
    },
}

/// Which way a figure changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// 增加, 增长, 上升
    Up,
    /// 减少, 下降, 降低
    Down,
}

/// What a change is measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Base {
    /// Last year, without saying which of its figures.
    LastYear,
    /// Last year's budget.
    LastBudget,
    /// What last year's budget was carried out at, or last year's final accounts.
    LastActual,
    /// This year's budget, in final accounts: 决算数小于预算数.
    OwnBudget,
    /// Nothing that the words tell.
    Unsaid,
}

impl Claim {
    /// The figure as money, if it is an amount, a sum or a difference.
    pub const fn money(&self) -> Option<Printed> {
        match &self.says {
            Says::Amount { printed, .. } | Says::Sum { printed, .. } => Some(*printed),
            Says::Change { amount, .. } => Some(*amount),
            _ => None,
        }
    }

    /// The word in JSON.
    pub const fn kind(&self) -> &'static str {
        match &self.says {
            Says::Amount { .. } => "amount",
            Says::Sum { .. } => "sum",
            Says::Share { .. } => "share",
            Says::Change { .. } => "change",
            Says::Unchanged { .. } => "unchanged",
            Says::Rate { .. } => "rate",
            Says::Completion { .. } => "completion",
            Says::Quantity { .. } => "quantity",
        }
    }
}
