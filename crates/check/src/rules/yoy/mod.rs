//! Year over year: comparisons and their reasons.

use super::Rule;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[];
