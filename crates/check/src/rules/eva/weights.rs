//! EVA-04: the points of all indicators and of execution are one hundred.

use mingzhang_model::{Message, Role, Severity, Spot};

use super::{NO_EVALUATION, evaluations, number, scored};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "EVA-04",
    severity: Severity::Error,
    title: ("自评分值合计不是 100", "The points do not add up to 100"),
    what: (
        "各项指标分值加上预算执行率的分值，合计 100。",
        "The points of all indicators and of the execution of the budget add up to 100.",
    ),
    basis: (
        "财预〔2020〕10号《项目支出绩效评价管理办法》",
        "财预〔2020〕10号, evaluation of project spending",
    ),
    example: ("指标分值合计 85，执行 10", "85 points for indicators, 10 for execution"),
};

fn check(context: &Context<'_>) -> Verdict {
    let mut places = 0;
    let mut findings = Vec::new();
    for sheet in evaluations(context) {
        let points: Vec<i64> = scored(sheet).filter_map(|i| number(&i.scores.points)).collect();
        // A sheet with a gap in its points was not read whole.
        if points.len() < 2 || points.len() != scored(sheet).count() {
            continue;
        }
        places += 1;
        let execution = sheet.execution.as_ref().and_then(|execution| number(&execution.points)).unwrap_or(0);
        let sum = points.iter().sum::<i64>() + execution;
        let doubtful = scored(sheet).any(|indicator| indicator.doubtful);
        if sum == 10_000 || (execution == 0 && sum == 9_000) || doubtful {
            continue;
        }
        let message = Message::new("eva-weights")
            .with("project", sheet.project.text.as_str())
            .with("sum", super::written(sum));
        let spots: Vec<Spot> =
            scored(sheet).take(16).map(|i| spots::indicator(sheet, i, Role::Primary)).collect();
        findings.push(finding(&DOC, Severity::Error, message, &sheet.project.text, spots));
    }
    Verdict::over(places, NO_EVALUATION, findings)
}
