//! Invented ledgers: small fixed ones that a test can speak about, and a strategy that makes any number of them. For tests
//! only; nothing of it is part of the program.

#![allow(clippy::inconsistent_digit_grouping)] // Yuan and fen: 1_532_500_00.

mod build;
mod compare;
mod fixed;
mod names;
mod plan;

pub use build::ledger;
pub use compare::differences;
pub use fixed::{accounts, budget};
pub use plan::{LinePlan, Plan, Spent, plans};

use mingzhang_model::{BookKind, Ledger};
use proptest::strategy::Strategy;

/// Balanced ledgers of any shape: code trees of every depth, all funds, carried money with negative adjustments, none to 200
/// projects, long names, amounts from one fen to 10¹³ yuan.
pub fn ledgers(kind: BookKind) -> impl Strategy<Value = Ledger> {
    plans().prop_map(move |plan| ledger(&plan, kind))
}
