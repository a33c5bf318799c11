//! SUM-21: a budget has no negative figures.

use std::collections::BTreeMap;

use mingzhang_model::{Fact, Flow, Message, Role, Severity, Spot};

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "SUM-21",
    severity: Severity::Error,
    title: ("预算表中有负数", "A negative figure in a budget"),
    what: (
        "预算数不应为负；结转、调整、增减列除外。决算中的负数（冲减）只作警告。同一张表合并为一条。",
        "Budgeted figures are not negative, balances and adjustments apart. In final accounts, where refunds are booked, a warning. One finding a table.",
    ),
    basis: LOGIC,
    example: ("办公费 -3.00", "办公费 -3.00"),
};

fn check(context: &Context<'_>) -> Verdict {
    let counted = |fact: &&Fact| {
        let balance = matches!(
            fact.coordinate.flow,
            Some(Flow::CarriedIn | Flow::CarriedOut | Flow::SurplusUsed | Flow::SurplusDistributed)
        );
        let label = fact.coordinate.line.as_deref().unwrap_or_default();
        !balance && !["结转", "结余", "调整", "冲减"].iter().any(|word| label.contains(word))
    };
    let mut by_table: BTreeMap<usize, Vec<&Fact>> = BTreeMap::new();
    for fact in context.book.facts.iter().filter(counted).filter(|fact| fact.printed.value().fen() < 0) {
        by_table.entry(fact.table).or_default().push(fact);
    }
    let severity = if context.is_budget() { Severity::Error } else { Severity::Warning };
    let findings = by_table
        .into_values()
        .filter_map(|facts| {
            let first = facts.first()?;
            let title = context.book.tables.get(first.table).map_or("", |table| table.title.as_str());
            let message = Message::new("sum-negative")
                .with("table", title)
                .with("example", first.text.as_str())
                .with("count", facts.len());
            let spots: Vec<Spot> =
                facts.iter().take(12).map(|fact| context.fact(fact, Role::Primary)).collect();
            Some(finding(&DOC, severity, message, title, spots))
        })
        .collect();
    Verdict::over(context.book.facts.iter().filter(counted).count(), "reach-no-tables", findings)
}
