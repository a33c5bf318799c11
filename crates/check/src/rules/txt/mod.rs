//! Sentences against tables, beyond the laws: lists, counts, glossary.

mod basic_items;
mod comparison;
mod counts;
mod departments;
mod glossary;
mod list;
mod overall_money;
mod subject_chains;
mod units;

use super::Rule;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[
    basic_items::RULE,
    counts::RULE,
    departments::RULE,
    glossary::RULE,
    comparison::RULE,
    subject_chains::RULE,
    units::RULE,
    overall_money::RULE,
];
