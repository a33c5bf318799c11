//! Completeness: what a book must hold and say.

mod empty_without_note;
mod note_on_filled;
pub(crate) mod overall_sheet;
mod sheets_published;

use super::Rule;

/// The rules of the group.
pub(crate) const RULES: &[Rule] =
    &[empty_without_note::RULE, note_on_filled::RULE, sheets_published::RULE, overall_sheet::RULE];
