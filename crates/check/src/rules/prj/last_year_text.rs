//! PRJ-14: the text of a project is written for this year.

use mingzhang_model::{Message, Role, Severity};

use crate::rules::prf::shared::years;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRJ-14",
    severity: Severity::Info,
    title: ("项目文字为往年所写", "A text written for an earlier year"),
    what: (
        "文字把预算年度之前的年份当作将来（“预计2025年度可支付”“可能会延续到2026年”），是往年的稿子。",
        "The text speaks of an earlier year, or of the year of the budget, as something still to come: it was written for an earlier book.",
    ),
    basis: ("真实性", "truthfulness"),
    example: ("预计2025年度完成支付（2026年度预算）", "预计2025年度完成支付 in a budget for 2026"),
};

/// Words that look ahead.
const AHEAD: [&str; 4] = ["预计", "计划于", "将于", "拟于"];

fn check(context: &Context<'_>) -> Verdict {
    let Some(year) = context.book.year.filter(|_| context.is_budget()) else {
        return Verdict::not_applicable("reach-not-a-budget");
    };
    let mut findings = Vec::new();
    let mut places = 0;
    for (index, paragraph) in context.sheet_texts() {
        places += 1;
        let clauses = paragraph.text.split_inclusive(['。', '，', '；', ',', ';']);
        let mut start = 0;
        let mut spots = Vec::new();
        for clause in clauses {
            let end = start + clause.len();
            let before = AHEAD.iter().filter_map(|word| clause.find(word)).min();
            let ahead = before.is_some_and(|at| {
                clause.get(at..).is_some_and(|rest| years(rest).next().is_some_and(|said| said < year))
            });
            let carried = ["延续到", "延续至"].iter().any(|word| clause.contains(word))
                && ["可能", "或将", "预计"].iter().any(|word| clause.contains(word))
                && years(clause).any(|said| said == year);
            if ahead || carried {
                spots.push(crate::spots::quote(context.book, index, start, end, Role::Primary));
            }
            start = end;
        }
        let Some(first) = spots.first() else { continue };
        let message = Message::new("prj-last-year-text").with("text", first.text.as_str());
        let about = first.text.clone();
        findings.push(finding(&DOC, Severity::Info, message, &about, spots));
    }
    Verdict::over(places, "reach-no-sheets", findings)
}
