//! Across tables and text: what inclusion, not equality, ties together.

use super::Rule;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[];
