//! FIN-07: what the general budget pays for an item is part of all spending on it.

use std::collections::HashMap;

use mingzhang_model::{Coordinate, Fact, Flow, Fund, Message, Money, Role, Severity, Stage};

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FIN-07",
    severity: Severity::Error,
    title: ("一般公共预算支出大于全部支出", "More from the general budget than in all"),
    what: (
        "同一科目、同一列，支出决算表的数不小于一般公共预算财政拨款支出决算表的数。",
        "For one item and one column, all expenditure is at least what the general budget pays.",
    ),
    basis: LOGIC,
    example: (
        "支出决算表 2080101 为 100，财政拨款支出决算表为 120",
        "100 in all for 2080101, 120 from the general budget",
    ),
};

fn check(context: &Context<'_>) -> Verdict {
    if !context.is_accounts() {
        return Verdict::not_applicable("reach-not-accounts");
    }
    let is_spending = |fact: &&Fact| {
        let at = &fact.coordinate;
        at.flow == Some(Flow::Expenditure)
            && at.function.is_some()
            && at.year.is_none()
            && matches!(at.stage, None | Some(Stage::Actual))
    };
    let mut whole: HashMap<Coordinate, &Fact> = HashMap::new();
    for fact in context.book.facts.iter().filter(is_spending).filter(|fact| fact.coordinate.fund.is_none()) {
        whole.entry(thing(&fact.coordinate)).or_insert(fact);
    }
    let mut places = 0;
    let mut findings = Vec::new();
    for part in context.book.facts.iter().filter(is_spending) {
        if !matches!(part.coordinate.fund, Some(Fund::General | Fund::Fiscal)) {
            continue;
        }
        let Some(all) = whole.get(&thing(&part.coordinate)) else { continue };
        places += 1;
        let gap = part.printed.fen_range().0.saturating_sub(all.printed.fen_range().1);
        // Two roundings of nearly the same money may stand on either side of a step.
        if gap <= part.printed.step().max(all.printed.step()) {
            continue;
        }
        let unit = all.printed.unit();
        let message = Message::new("fin-part-of-whole")
            .with("part", format!("{}{}", part.text, part.printed.unit().chinese()))
            .with("all", format!("{}{}", all.text, unit.chinese()));
        let spots = vec![context.fact(part, Role::Primary), context.fact(all, Role::Related)];
        let mut told = finding(&DOC, Severity::Error, message, &part.coordinate.to_string(), spots);
        told.difference = Some((Money::from_fen(gap), unit));
        findings.push(told);
    }
    Verdict::over(places, "reach-no-such-figures-twice", findings)
}

/// What is counted, whoever pays.
fn thing(at: &Coordinate) -> Coordinate {
    Coordinate { fund: None, stage: None, ..at.clone() }
}
