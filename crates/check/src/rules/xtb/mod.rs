//! Across tables and text: what inclusion, not equality, ties together.

mod sheet_money;

use super::Rule;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[sheet_money::RULE];
