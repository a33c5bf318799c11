//! PRF-19: cost is a first level of its own in the newer form.

use mingzhang_catalog::plain;
use mingzhang_model::{Message, Role, Severity};

use super::shared::{NO_SHEETS, targets};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRF-19",
    severity: Severity::Info,
    title: ("成本指标仍列在产出指标下", "The older form: cost under outputs"),
    what: (
        "财预〔2021〕101号把成本指标列为一级指标；仍在产出指标下的，是旧表式，各地执行时间不一，只作提示。",
        "财预〔2021〕101号 makes cost a first level of its own; sheets that file it under outputs follow the older form. Regions changed at different times, so this is a remark.",
    ),
    basis: (
        "财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》",
        "财预〔2021〕101号, core targets and indicators of projects",
    ),
    example: ("产出指标 / 成本指标", "产出指标 / 成本指标"),
};

fn check(context: &Context<'_>) -> Verdict {
    let old: Vec<_> = targets(context)
        .filter_map(|sheet| {
            let cost = |i: &&mingzhang_model::SheetIndicator| {
                plain(&i.level1).starts_with("产出") && plain(&i.level2).starts_with("成本")
            };
            Some((sheet, sheet.indicators.iter().find(cost)?))
        })
        .collect();
    let mut findings = Vec::new();
    if let Some((sheet, indicator)) = old.first() {
        let message = Message::new("prf-old-form").with("count", old.len());
        let mut spot = spots::indicator(sheet, indicator, Role::Primary);
        spot.text = format!("{} {}", indicator.level1, indicator.level2);
        findings.push(finding(&DOC, Severity::Info, message, "", vec![spot]));
    }
    Verdict::over(targets(context).count(), NO_SHEETS, findings)
}
