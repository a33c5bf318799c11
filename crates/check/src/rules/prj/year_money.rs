//! PRJ-16: the plan of the year says the money of the year.

use mingzhang_model::{Message, Role, Says, Severity};

use crate::rules::prf::shared::years;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRJ-16",
    severity: Severity::Warning,
    title: ("“年度预算安排”没有本年金额", "The plan of the year lacks the year’s money"),
    what: (
        "“年度预算安排”一节应当写本年安排的金额，不是总投资，也不是往年的金额。",
        "The section 年度预算安排 says this year’s money, not the total investment nor earlier years’.",
    ),
    basis: (
        "财预〔2015〕88号《中央部门预算绩效目标管理办法》",
        "财预〔2015〕88号, performance targets of budgets",
    ),
    example: (
        "年度预算安排：总投资 13,526万元，2025年安排 5,000万元（2026年度预算）",
        "总投资 13,526万元, 5,000万元 in 2025, in a budget for 2026",
    ),
};

/// Headings of the section.
const SECTION: [&str; 2] = ["年度预算安排", "年度资金安排"];

fn check(context: &Context<'_>) -> Verdict {
    let Some(year) = context.book.year.filter(|_| context.is_budget()) else {
        return Verdict::not_applicable("reach-not-a-budget");
    };
    let mut findings = Vec::new();
    let sections = context.under(&SECTION);
    for (index, paragraph) in &sections {
        let amounts = context.book.claims.iter().filter(|claim| claim.paragraph == *index);
        let amounts = amounts.filter(|claim| matches!(claim.says, Says::Amount { .. } | Says::Sum { .. }));
        let said: Vec<i32> = years(&paragraph.text).collect();
        let this =
            said.contains(&year) || ["本年", "今年", "当年"].iter().any(|word| paragraph.text.contains(word));
        let other = said.iter().any(|said| *said < year) || paragraph.text.contains("总投资");
        if amounts.count() == 0 || this || !other {
            continue;
        }
        let message = Message::new("prj-year-money").with("year", year.to_string());
        let spots = vec![context.whole(*index, Role::Primary)];
        findings.push(finding(&DOC, Severity::Warning, message, &paragraph.text, spots));
    }
    Verdict::over(sections.len(), "reach-no-such-section", findings)
}
