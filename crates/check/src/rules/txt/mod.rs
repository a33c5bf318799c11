//! Text against tables, beyond the figures that the laws of prose reach.

use super::Rule;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[];
