//! Performance targets: complete, measurable, pointing the right way.

use super::Rule;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[];
