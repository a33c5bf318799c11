//! Final accounts: what their text must say.

use super::Rule;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[];
