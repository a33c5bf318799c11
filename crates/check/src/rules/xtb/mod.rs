//! Across tables and text: what inclusion, not equality, ties together.

pub(crate) mod agency;
pub(crate) mod assets;
mod contributions;
mod inclusion;
pub(crate) mod money;
mod procurement;
mod sheet_money;
mod vehicles;

use super::Rule;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[
    sheet_money::RULE,
    inclusion::RULE,
    assets::RULE,
    agency::RULE,
    procurement::RULE,
    vehicles::RULE,
    contributions::RULE,
];
