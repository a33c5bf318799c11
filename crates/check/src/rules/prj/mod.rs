//! Projects: the arithmetic and the attributes of their sheets.

use super::Rule;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[];
