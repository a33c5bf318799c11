//! Text against tables, beyond the figures that the laws of prose reach.

mod overall_money;

use super::Rule;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[overall_money::RULE];
