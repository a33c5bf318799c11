//! FMT-01: every table of money says in which unit.

use mingzhang_model::{Message, Problem, Role, Severity, Spot};

use crate::rules::Rule;
use crate::rules::context::{Context, MOST_SPOTS};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-01",
    severity: Severity::Error,
    title: ("表没有写明金额单位", "A table does not say its unit of money"),
    what: (
        "每张金额表都应写明“单位：元”或“单位：万元”，否则数字无从理解。",
        "Every table of money says 单位：元 or 单位：万元; without it the figures mean nothing.",
    ),
    basis: ("预算法第十九条", "Budget Law, art. 19"),
    example: ("支出总表上方没有“单位：万元”", "a table of expenditure without 单位：万元"),
};

fn check(context: &Context<'_>) -> Verdict {
    // Such a table was read in the unit of the others.
    let silent: Vec<&Problem> =
        context.book.problems.iter().filter(|problem| problem.code == "unit-missing").collect();
    let spots: Vec<Spot> =
        silent.iter().take(MOST_SPOTS).filter_map(|problem| spot(context, problem)).collect();
    let findings = silent.first().map(|first| {
        let message =
            Message::new("fmt-unit-missing").with("table", first.detail.clone()).with("count", silent.len());
        finding(&DOC, Severity::Error, message, "", spots)
    });
    Verdict::over(context.money_tables().count(), "reach-no-tables", findings.into_iter().collect())
}

fn spot(context: &Context<'_>, problem: &Problem) -> Option<Spot> {
    let table = context.book.tables.iter().position(|table| table.title == problem.detail);
    let line = || problem.place.map(|place| spots::line(None, &problem.detail, place, Role::Primary));
    table.map(|index| spots::table(context.book, index, Role::Primary)).or_else(line)
}
