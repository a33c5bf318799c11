//! PRF-20: a value is a comparison, a number and a unit.

use mingzhang_model::{Message, Role, Severity, SheetIndicator, Spot, TargetSheet};

use super::shared::{MOST_SPOTS, NO_SHEETS, is_under, listed, once, targets};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRF-20",
    severity: Severity::Warning,
    title: ("指标值写法不规范", "A value that is not well formed"),
    what: (
        "百分率不超过 100%；数字后应当有单位；“≥100百分比”一类的写法不规范。全书合并为一条。",
        "Rates stay within 100 %; a number has a unit; ≥100百分比 is not a value. One finding for the book.",
    ),
    basis: (
        "财预〔2015〕88号《中央部门预算绩效目标管理办法》",
        "财预〔2015〕88号, performance targets of budgets",
    ),
    example: ("满意度 ≥120%", "满意度 ≥120%"),
};

fn check(context: &Context<'_>) -> Verdict {
    let wrong: Vec<(&TargetSheet, &SheetIndicator)> = targets(context)
        .flat_map(|sheet| once(sheet).into_iter().filter(|i| is_malformed(i)).map(move |i| (sheet, i)))
        .collect();
    let mut findings = Vec::new();
    if !wrong.is_empty() {
        let texts: Vec<String> = wrong.iter().map(|(_, i)| format!("{} {}", i.name, i.value)).collect();
        let message = Message::new("prf-value-form")
            .with("count", wrong.len())
            .with("texts", listed(texts.iter().map(String::as_str)));
        let spots: Vec<Spot> = wrong
            .iter()
            .take(MOST_SPOTS)
            .map(|(sheet, i)| spots::indicator(sheet, i, Role::Primary))
            .collect();
        findings.push(finding(&DOC, Severity::Warning, message, "", spots));
    }
    Verdict::over(targets(context).count(), NO_SHEETS, findings)
}

fn is_malformed(indicator: &SheetIndicator) -> bool {
    let Some(target) = indicator.target() else { return false };
    let whole = target.number.split('.').next().and_then(|digits| digits.parse::<u64>().ok());
    // A growth may be more than the whole; what is satisfied, reached or done cannot.
    let rate = is_under(indicator, &["满意"])
        || ["到位率", "合格率", "完成率", "及时率", "覆盖率", "达标率"]
            .iter()
            .any(|word| indicator.name.ends_with(word));
    let beyond = target.unit == "%" && rate && whole.is_some_and(|whole| whole > 100);
    let words = target.unit.contains("百分比") || target.unit.contains("百分之");
    beyond || words
}
