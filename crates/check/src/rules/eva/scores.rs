//! EVA-05: a score lies between nothing and its points, and is full only where the target was reached.

use mingzhang_model::{Comparison, Message, Role, Severity, SheetIndicator, TargetValue};

use super::{NO_EVALUATION, evaluations, number, scored};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "EVA-05",
    severity: Severity::Error,
    title: (
        "指标得分超出分值，或未完成得满分",
        "A score above its points, or full marks for what was not reached",
    ),
    what: (
        "得分不低于 0、不高于分值；数量化的指标没有达到目标值的，不得满分。",
        "A score is neither below nothing nor above its points; a target in figures that was not reached has no full marks.",
    ),
    basis: (
        "财预〔2020〕10号《项目支出绩效评价管理办法》",
        "财预〔2020〕10号, evaluation of project spending",
    ),
    example: ("目标 ≥100人，实际 80人，得满分", "a target of ≥100人, 80人 reached, full marks"),
};

fn check(context: &Context<'_>) -> Verdict {
    let mut places = 0;
    let mut findings = Vec::new();
    for sheet in evaluations(context) {
        for indicator in scored(sheet) {
            let (Some(points), Some(score)) =
                (number(&indicator.scores.points), number(&indicator.scores.score))
            else {
                continue;
            };
            places += 1;
            let id = if score > points || score < 0 {
                "eva-score-range"
            } else if score == points && points > 0 && is_missed(indicator) {
                "eva-full-marks"
            } else {
                continue;
            };
            let message = Message::new(id)
                .with("project", sheet.project.text.as_str())
                .with("name", indicator.name.as_str())
                .with("value", indicator.value.as_str())
                .with("actual", indicator.scores.actual.as_str())
                .with("points", indicator.scores.points.as_str())
                .with("score", indicator.scores.score.as_str());
            let spots = vec![spots::indicator(sheet, indicator, Role::Primary)];
            let about = format!("{}/{}", sheet.project.text, indicator.name);
            findings.push(finding(&DOC, Severity::Error, message, &about, spots));
        }
    }
    Verdict::over(places, NO_EVALUATION, findings)
}

/// Whether the figure that was reached misses the target in the same unit.
fn is_missed(indicator: &SheetIndicator) -> bool {
    let (Some(target), Some(actual)) = (indicator.target(), TargetValue::parse(&indicator.scores.actual))
    else {
        return false;
    };
    let (Some(wanted), Some(reached)) = (number(&target.number), number(&actual.number)) else {
        return false;
    };
    if target.unit != actual.unit {
        return false;
    }
    // Nine in ten satisfied have full marks in many schemes.
    if indicator.name.contains("满意") && reached >= 9_000 {
        return false;
    }
    match target.comparison {
        Comparison::AtLeast => reached < wanted,
        Comparison::More => reached <= wanted,
        Comparison::AtMost => reached > wanted,
        Comparison::Less => reached >= wanted,
        // Without a sign more may be better or worse.
        Comparison::Equal => false,
    }
}
