//! PRF-22: weights that are printed add up.

use mingzhang_model::{Message, Role, Severity, SheetIndicator, Spot};

use super::shared::{NO_SHEETS, once, targets};
use crate::rules::eva::{number, written};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRF-22",
    severity: Severity::Error,
    title: ("指标权重合计不对", "Weights that do not add up"),
    what: (
        "绩效目标表印有分值或权重的，各项合计应当为 90（另有预算执行 10）或 100。",
        "Where a sheet prints points or weights, they add up to 90 (with 10 for execution) or to 100.",
    ),
    basis: (
        "财预〔2020〕10号《项目支出绩效评价管理办法》",
        "财预〔2020〕10号, evaluation of project spending",
    ),
    example: ("权重 20、20、20、10，合计 70", "weights of 20, 20, 20 and 10"),
};

fn check(context: &Context<'_>) -> Verdict {
    let mut places = 0;
    let mut findings = Vec::new();
    for sheet in targets(context) {
        let named: Vec<&SheetIndicator> = once(sheet).into_iter().filter(|i| !i.name.is_empty()).collect();
        let weights: Vec<i64> =
            named.iter().filter_map(|i| number(i.scores.points.trim_end_matches(['%', '％']))).collect();
        // Some without a weight: the column was not read whole, or the form leaves it to the bureau.
        if weights.len() < 2 || weights.len() != named.len() {
            continue;
        }
        places += 1;
        let sum: i64 = weights.iter().sum();
        // 0.2 of one is 20 of a hundred; a row in doubt may have lost its weight to another.
        if [10_000, 9_000, 100, 90].contains(&sum) || named.iter().any(|i| i.doubtful) {
            continue;
        }
        let message = Message::new("prf-weights")
            .with("project", sheet.project.text.as_str())
            .with("sum", written(sum));
        let spots: Vec<Spot> =
            named.iter().take(16).map(|i| spots::indicator(sheet, i, Role::Primary)).collect();
        findings.push(finding(&DOC, Severity::Error, message, &sheet.project.text, spots));
    }
    Verdict::over(places, NO_SHEETS, findings)
}
