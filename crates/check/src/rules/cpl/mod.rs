//! Completeness: what a book must hold and say.

mod empty_without_note;
mod note_on_filled;

use super::Rule;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[empty_without_note::RULE, note_on_filled::RULE];
