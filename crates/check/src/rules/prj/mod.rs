//! Projects: the arithmetic and the attributes of their sheets.

mod ceiling;
mod cost_items;
mod last_year_text;
mod long_term;
mod measures;
mod overlap;
mod prefixes;
mod products;
mod property;
mod same_goals;
mod sources;
pub(crate) mod term;
mod term_dates;
mod year_money;
mod year_within;

use super::Rule;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[
    ceiling::RULE,
    cost_items::RULE,
    last_year_text::RULE,
    long_term::RULE,
    measures::RULE,
    overlap::RULE,
    prefixes::RULE,
    property::RULE,
    same_goals::RULE,
    sources::RULE,
    term_dates::RULE,
    year_money::RULE,
    year_within::RULE,
    products::RULE,
];
