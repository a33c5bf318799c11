//! EVA-06: the total is the sum of the scores.

use mingzhang_model::{Message, Role, Severity};

use super::{NO_EVALUATION, evaluations, number, scored, written};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "EVA-06",
    severity: Severity::Error,
    title: ("自评总分不等于各项得分之和", "The total is not the sum of the scores"),
    what: (
        "总分 = 预算执行得分 + 各项指标得分；每项都读出得分时才核对。",
        "The total is the score of execution and of all indicators; checked where each of them was read.",
    ),
    basis: LOGIC,
    example: ("各项得分之和 95.5，总分 98.5", "scores of 95.5 under a total of 98.5"),
};

fn check(context: &Context<'_>) -> Verdict {
    let mut places = 0;
    let mut findings = Vec::new();
    for sheet in evaluations(context) {
        let scores: Vec<i64> = scored(sheet).filter_map(|i| number(&i.scores.score)).collect();
        let Some((text, place)) = &sheet.total_score else { continue };
        let Some(total) = number(text) else { continue };
        if scores.is_empty() || scores.len() != scored(sheet).count() {
            continue;
        }
        let execution = match &sheet.execution {
            None => 0,
            Some(execution) => match number(&execution.score) {
                Some(score) => score,
                None => continue,
            },
        };
        places += 1;
        let sum = scores.iter().sum::<i64>() + execution;
        // Scores with a point are rounded, and so is their total.
        let rounded = |text: &str| match text.trim_end_matches('分').rsplit_once(['.', '．']) {
            Some((_, part)) if part.len() == 1 => 5,
            Some(_) => 1,
            None => 0,
        };
        let texts = scored(sheet).map(|i| i.scores.score.as_str()).chain([text.as_str()]);
        let slack: i64 = texts.chain(sheet.execution.iter().map(|e| e.score.as_str())).map(rounded).sum();
        if (sum - total).abs() <= slack || scored(sheet).any(|indicator| indicator.doubtful) {
            continue;
        }
        let message = Message::new("eva-total")
            .with("project", sheet.project.text.as_str())
            .with("printed", text.as_str())
            .with("sum", written(sum));
        let spots = vec![spots::on_sheet(sheet, text, Some(*place), Role::Primary)];
        findings.push(finding(&DOC, Severity::Error, message, &sheet.project.text, spots));
    }
    Verdict::over(places, NO_EVALUATION, findings)
}
