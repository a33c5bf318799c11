//! Final accounts: what their text must say.

mod agency;
mod counts;
mod evaluation;
mod fleet;
mod over_budget;
mod part_of_whole;
mod procurement;
mod reasons;

use super::Rule;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[
    over_budget::RULE,
    counts::RULE,
    reasons::RULE,
    agency::RULE,
    procurement::RULE,
    fleet::RULE,
    evaluation::RULE,
    part_of_whole::RULE,
];
