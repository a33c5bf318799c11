//! Performance targets: complete, measurable, pointing the right way.

mod aligned;
mod benefit;
mod breadth;
mod budget_as_cost;
mod coverage;
mod dimensions;
mod direction;
mod glued;
mod grammar;
mod input;
mod mirror;
mod name_cut;
mod no_measure;
mod pair;
mod satisfaction;
mod scheme;
pub(crate) mod shared;
mod strict;
mod time;
mod trivial;
mod weights;
mod wrong_dimension;

use super::Rule;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[
    aligned::RULE,
    benefit::RULE,
    breadth::RULE,
    budget_as_cost::RULE,
    dimensions::RULE,
    direction::RULE,
    glued::RULE,
    grammar::RULE,
    input::RULE,
    mirror::RULE,
    name_cut::RULE,
    no_measure::RULE,
    pair::RULE,
    satisfaction::RULE,
    scheme::RULE,
    strict::RULE,
    time::RULE,
    trivial::RULE,
    wrong_dimension::RULE,
    coverage::RULE,
    weights::RULE,
];
