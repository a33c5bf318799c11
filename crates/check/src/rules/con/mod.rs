//! Meaning, law and privacy: what a book says must be true of the world as far as a program can tell.

use super::Rule;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[];
