//! PRF-12: a value in words says what counts as reached.

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
    id: "PRF-12",
    severity: Severity::Warning,
    title: ("定性指标没有可衡量的标准", "Values in words without a measure"),
    what: (
        "“有效提升”“及时保障”一类的值没有分级标准，年终无法评价。全书合并为一条。",
        "Values such as 有效提升 have no graded standard: nobody can tell whether they were reached. One finding for the book.",
    ),
    basis: (
        "财预〔2015〕88号《中央部门预算绩效目标管理办法》",
        "财预〔2015〕88号, performance targets of budgets",
    ),
    example: ("服务水平 有效提升", "服务水平 有效提升"),
};

fn check(context: &Context<'_>) -> Verdict {
    let vague: Vec<(&TargetSheet, &SheetIndicator)> = targets(context)
        .flat_map(|sheet| once(sheet).into_iter().filter(|i| is_vague(&i.value)).map(move |i| (sheet, i)))
        .collect();
    let mut findings = Vec::new();
    if !vague.is_empty() {
        let mut values: Vec<&str> = vague.iter().map(|(_, indicator)| indicator.value.as_str()).collect();
        values.sort_unstable();
        values.dedup();
        let message = Message::new("prf-no-measure")
            .with("count", vague.len())
            .with("values", listed(values.into_iter()));
        let spots: Vec<Spot> = vague
            .iter()
            .take(MOST_SPOTS)
            .map(|(sheet, i)| spots::indicator(sheet, i, Role::Primary))
            .collect();
        findings.push(finding(&DOC, Severity::Warning, message, "", spots));
    }
    Verdict::over(targets(context).count(), NO_SHEETS, findings)
}

/// Short words that say no measure: no figure, no grades, no standard.
fn is_vague(value: &str) -> bool {
    const SHORT: usize = 12;
    let measured = value.chars().any(|c| c.is_ascii_digit() || "≥≤<>＜＞%".contains(c))
        || words("grade").any(|word| value.contains(word.word));
    !measured
        && (2..=SHORT).contains(&value.chars().count())
        && words("quality").any(|word| value.contains(word.word))
}
