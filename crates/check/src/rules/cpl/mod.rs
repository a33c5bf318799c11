//! Completeness: what a book must hold and say.

pub(crate) mod empty_without_note;
pub(crate) mod note_on_filled;

use crate::rules::docs::RuleDoc;

/// Documentation of the group.
pub(crate) const DOCS: &[RuleDoc] = &[empty_without_note::DOC, note_on_filled::DOC];
