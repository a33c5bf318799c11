//! Comparisons with last year.

mod against_direction;
mod copied_reason;
mod last_years_text;
mod operating_gap;
mod reason;
mod reason_sums;
mod silent_section;
mod without_reason;

use super::Rule;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[
    silent_section::RULE,
    without_reason::RULE,
    reason_sums::RULE,
    operating_gap::RULE,
    copied_reason::RULE,
    last_years_text::RULE,
    against_direction::RULE,
];

/// The rules of publishing.
pub(super) const PUBLISHING: (&str, &str) =
    ("财预〔2016〕143号《地方预决算公开操作规程》", "财预〔2016〕143号, rules for publishing local budgets");
