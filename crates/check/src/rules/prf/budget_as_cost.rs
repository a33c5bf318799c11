//! PRF-14: cost says more than the budget.

use mingzhang_catalog::plain;
use mingzhang_model::{Message, Role, Severity, SheetIndicator, Spot, TargetSheet};

use super::shared::{MOST_SPOTS, NO_SHEETS, is_under, once, targets, words};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRF-14",
    severity: Severity::Info,
    title: ("成本指标只是预算数", "Cost is told by the budget alone"),
    what: (
        "成本指标只有“预算控制数 ≤ 预算”，不可能完不成；宜用单位成本。全书合并为一条。",
        "A ceiling at the budget itself cannot be missed; unit costs are expected. One finding for the book.",
    ),
    basis: (
        "财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》",
        "财预〔2021〕101号, core targets and indicators of projects",
    ),
    example: ("预算控制数 ≤85万元，预算 850,000元", "预算控制数 ≤85万元 in a project of 850,000 元"),
};

fn check(context: &Context<'_>) -> Verdict {
    let mut only: Vec<(&TargetSheet, &SheetIndicator)> = Vec::new();
    for sheet in targets(context) {
        let all = once(sheet);
        let mut costs = all.into_iter().filter(|i| is_under(i, &["成本"]) && !i.is_blank());
        if let (Some(first), None) = (costs.next(), costs.next())
            && words("budget").any(|word| plain(&first.name) == word.word)
        {
            only.push((sheet, first));
        }
    }
    let mut findings = Vec::new();
    if let Some((_, first)) = only.first() {
        let message = Message::new("prf-budget-as-cost")
            .with("count", only.len())
            .with("text", format!("{} {}", first.name, first.value));
        let spots: Vec<Spot> = only
            .iter()
            .take(MOST_SPOTS)
            .map(|(sheet, i)| spots::indicator(sheet, i, Role::Primary))
            .collect();
        findings.push(finding(&DOC, Severity::Info, message, "", spots));
    }
    Verdict::over(targets(context).count(), NO_SHEETS, findings)
}
