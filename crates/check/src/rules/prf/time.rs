//! PRF-16: the target of time fits the plan.

use mingzhang_catalog::plain;
use mingzhang_model::{Message, Role, Severity, SheetIndicator, TargetSheet};

use super::shared::{NO_SHEETS, last_month, once, stages, targets};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRF-16",
    severity: Severity::Warning,
    title: ("时效指标与实施计划不符", "The target of time does not fit the plan"),
    what: (
        "实施计划按月分段写明结束时间，而时效指标写的是全年或更晚。某一步骤早于计划结束时间的不算。",
        "The plan says stage by stage in which month the work ends, but the target of time is the whole year or later. Steps on the way may be earlier.",
    ),
    basis: LOGIC,
    example: (
        "计划 3—9 月实施，时效指标为 12 月 31 日",
        "a plan from March to September, a target of 31 December",
    ),
};

fn check(context: &Context<'_>) -> Verdict {
    let mut findings = Vec::new();
    let mut places = 0;
    for sheet in targets(context) {
        let Some(plan) = sheet.text(&["实施计划", "进度计划"]) else { continue };
        let Some(ends) = stages(&plan.text) else { continue };
        let timed = timed(sheet);
        places += timed.len();
        // Steps on the way have times of their own: only work that ends after its plan does not fit.
        for (indicator, target) in timed.iter().copied() {
            if target <= ends || timed.iter().any(|(_, other)| *other == ends) {
                continue;
            }
            let message = Message::new("prf-time")
                .with("project", sheet.project.text.as_str())
                .with("plan", usize::from(ends))
                .with("value", indicator.value.as_str());
            let spots = vec![
                spots::indicator(sheet, indicator, Role::Primary),
                spots::on_sheet(sheet, &plan.text, plan.place, Role::Related),
            ];
            findings.push(finding(&DOC, Severity::Warning, message, &sheet.project.text, spots));
            break;
        }
    }
    Verdict::over(places, NO_SHEETS, findings)
}

/// Targets of time that name the month in which the work ends.
fn timed(sheet: &TargetSheet) -> Vec<(&SheetIndicator, u8)> {
    once(sheet)
        .into_iter()
        .filter(|indicator| plain(&indicator.level2).starts_with("时效"))
        .filter_map(|indicator| Some((indicator, last_month(&indicator.value)?)))
        .collect()
}
