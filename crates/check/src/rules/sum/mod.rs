//! Figures inside a table, beyond its sums.

mod negative;

use super::Rule;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[negative::RULE];
