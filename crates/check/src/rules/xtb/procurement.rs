//! XTB-18: what is procured is part of what is spent on things and projects.

use mingzhang_model::{Message, Role, Severity, Spending, Topic};

use super::money::{all_spending, basic, claims};
use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "XTB-18",
    severity: Severity::Warning,
    title: ("政府采购预算大于可采购的支出", "More to procure than there is to spend on it"),
    what: (
        "政府采购预算只能来自公用经费和项目支出,因此不应大于支出总额减人员经费。只查预算;决算的合同可以跨年。",
        "What is to be procured comes from operating expenditure and projects, so that it is no more than all spending less personnel. Budgets only: contracts of final accounts may run over years.",
    ),
    basis: LOGIC,
    example: (
        "支出总额700万元、人员经费500万元,政府采购预算616.68万元",
        "616.68 to procure out of 700 with 500 for personnel",
    ),
};

/// Compares the sentence with the tables.
fn check(context: &Context<'_>) -> Verdict {
    if !context.is_budget() {
        return Verdict::not_applicable("reach-not-a-budget");
    }
    let said = claims(context, Topic::Procurement)
        .filter(|claim| !["其中", "面向", "预留"].iter().any(|word| claim.label.contains(word)))
        .max_by_key(|claim| claim.money().map(mingzhang_model::Printed::value));
    let Some(claim) = said else { return Verdict::not_applicable("reach-no-procurement") };
    let (Some(all), Some(money)) = (all_spending(context), claim.money()) else {
        return Verdict::not_understood("reach-no-total");
    };
    let personnel = basic(context, Spending::Personnel);
    let left = all.printed.fen_range().1 - personnel.map_or(0, |fact| fact.printed.fen_range().0);
    let mut findings = Vec::new();
    if money.fen_range().0 > left {
        let message = Message::new("xtb-procurement").with("printed", claim.text.clone()).with(
            "limit",
            format!(
                "{}万元",
                mingzhang_model::Money::from_fen(left).display(mingzhang_model::MoneyUnit::WanYuan, 2, false)
            ),
        );
        let words = Words { paragraph: claim.paragraph, start: claim.start, end: claim.end };
        let mut spots = vec![context.quote(words, Role::Primary), context.fact(all, Role::Related)];
        spots.extend(personnel.map(|fact| context.fact(fact, Role::Related)));
        findings.push(likely(finding(&DOC, Severity::Warning, message, "", spots)));
    }
    Verdict::checked(1, findings)
}
