//! Completeness: what a book must hold and say.

pub(crate) mod empty_without_note;
pub(crate) mod note_on_filled;
