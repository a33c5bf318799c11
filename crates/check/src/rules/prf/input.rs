//! PRF-13: quality is not whether the money came.

use mingzhang_catalog::plain;
use mingzhang_model::{Message, Role, Severity, SheetIndicator, Spot, TargetSheet};

use super::shared::{MOST_SPOTS, NO_SHEETS, listed, once, targets, words};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRF-13",
    severity: Severity::Info,
    title: ("以资金到位衡量质量", "Quality measured by the money"),
    what: (
        "质量指标只有“资金到位率”“经费保障率”一类，衡量的是投入，不是产出的质量。全书合并为一条。",
        "Where the only indicator of quality is whether the money arrived, the input is measured, not the output. One finding for the book.",
    ),
    basis: (
        "财预〔2015〕88号《中央部门预算绩效目标管理办法》",
        "财预〔2015〕88号, performance targets of budgets",
    ),
    example: ("质量指标：经费保障率 100%", "quality: 经费保障率 100%"),
};

fn check(context: &Context<'_>) -> Verdict {
    let mut only: Vec<(&TargetSheet, &SheetIndicator)> = Vec::new();
    for sheet in targets(context) {
        let all = once(sheet);
        let mut quality =
            all.into_iter().filter(|i| plain(&i.level2).starts_with("质量") && !i.name.is_empty());
        if let (Some(first), None) = (quality.next(), quality.next())
            && is_input(&first.name)
        {
            only.push((sheet, first));
        }
    }
    let mut findings = Vec::new();
    if !only.is_empty() {
        let mut names: Vec<&str> = only.iter().map(|(_, indicator)| indicator.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        let message =
            Message::new("prf-input").with("count", only.len()).with("names", listed(names.into_iter()));
        let spots: Vec<Spot> = only
            .iter()
            .take(MOST_SPOTS)
            .map(|(sheet, i)| spots::indicator(sheet, i, Role::Primary))
            .collect();
        findings.push(finding(&DOC, Severity::Info, message, "", spots));
    }
    Verdict::over(targets(context).count(), NO_SHEETS, findings)
}

fn is_input(name: &str) -> bool {
    words("input").any(|word| name.contains(word.word)) && words("money").any(|word| name.contains(word.word))
}
