//! Form and language: labels, headers, placeholders, remnants of templates, punctuation.

use super::Rule;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[];
