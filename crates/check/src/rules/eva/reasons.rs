//! EVA-07: what was not reached has a reason.

use mingzhang_model::{Message, Role, Severity, SheetIndicator, Spot};

use super::{NO_EVALUATION, evaluations, number, scored};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "EVA-07",
    severity: Severity::Warning,
    title: ("扣分没有说明原因", "Points lost without a reason"),
    what: (
        "得分低于分值的，应当写明偏差原因和改进措施，不能写“无”。同一张表合并为一条。",
        "Where a score is below its points, the sheet says why and what will be done; 无 is no reason. One finding a sheet.",
    ),
    basis: (
        "财预〔2020〕10号《项目支出绩效评价管理办法》",
        "财预〔2020〕10号, evaluation of project spending",
    ),
    example: ("分值 10，得分 8，偏差原因“无”", "8 of 10 points, reason: 无"),
};

fn check(context: &Context<'_>) -> Verdict {
    let mut places = 0;
    let mut findings = Vec::new();
    for sheet in evaluations(context) {
        // A form without such a column says nothing of reasons.
        if scored(sheet).all(|i| i.scores.reason.is_empty()) {
            continue;
        }
        places += 1;
        let silent: Vec<&SheetIndicator> = scored(sheet).filter(|i| is_silent(i)).collect();
        let Some(first) = silent.first() else { continue };
        let message = Message::new("eva-reason")
            .with("project", sheet.project.text.as_str())
            .with("name", first.name.as_str())
            .with("count", silent.len());
        let spots: Vec<Spot> =
            silent.iter().take(16).map(|i| spots::indicator(sheet, i, Role::Primary)).collect();
        findings.push(finding(&DOC, Severity::Warning, message, &sheet.project.text, spots));
    }
    Verdict::over(places, NO_EVALUATION, findings)
}

fn is_silent(indicator: &SheetIndicator) -> bool {
    let lost = number(&indicator.scores.score)
        .zip(number(&indicator.scores.points))
        .is_some_and(|(score, points)| score < points);
    lost && matches!(indicator.scores.reason.as_str(), "" | "无" | "—" | "-" | "/")
}
