//! EVA-03: the rate of execution is what was spent over the budget, and its score follows.

use mingzhang_model::{Finding, Message, Percent, Role, Severity, TargetSheet};

use super::{NO_EVALUATION, evaluations, number};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "EVA-03",
    severity: Severity::Error,
    title: ("执行率或执行得分算错", "The rate of execution or its score is wrong"),
    what: (
        "执行率 = 全年执行数 ÷ 全年预算数；执行得分 = 分值 × 执行率，不超过分值。各地另有分档计分的，得分只在高于分值时报。",
        "The rate is what was spent over the budget of the year; its score is points × rate, at most the points. Where scores go in steps, only a score above its points is told.",
    ),
    basis: (
        "财预〔2020〕10号《项目支出绩效评价管理办法》",
        "财预〔2020〕10号, evaluation of project spending",
    ),
    example: ("预算 100，执行 90，执行率 95%", "a budget of 100, 90 spent, a rate of 95%"),
};

fn check(context: &Context<'_>) -> Verdict {
    let with = || evaluations(context).filter(|sheet| sheet.execution.is_some());
    let findings = with().flat_map(|sheet| [rate(sheet), score(sheet)]).flatten().collect();
    Verdict::over(with().count(), NO_EVALUATION, findings)
}

fn rate(sheet: &TargetSheet) -> Option<Finding> {
    let execution = sheet.execution.as_ref()?;
    // 0.95 without a sign is a part of one, not of a hundred.
    if !execution.rate.contains(['%', '％']) {
        return None;
    }
    let printed = Percent::parse(execution.rate.trim_end_matches(['%', '％']))?;
    let (spent, budget) = (execution.spent.fen_range(), execution.budget.fen_range());
    // A rate of nothing is nothing.
    if printed.admits(spent, budget)? {
        return None;
    }
    let right =
        Percent::of(execution.spent.value().fen(), execution.budget.value().fen(), printed.decimals())?;
    let message = Message::new("eva-rate")
        .with("project", sheet.project.text.as_str())
        .with("printed", execution.rate.as_str())
        .with("should", right.to_string());
    let spots = vec![spots::on_sheet(sheet, &execution.rate, Some(execution.place), Role::Primary)];
    Some(finding(&DOC, Severity::Error, message, &sheet.project.text, spots))
}

fn score(sheet: &TargetSheet) -> Option<Finding> {
    let execution = sheet.execution.as_ref()?;
    let (points, score) = (number(&execution.points)?, number(&execution.score)?);
    if score <= points {
        return None;
    }
    let message = Message::new("eva-execution-score")
        .with("project", sheet.project.text.as_str())
        .with("score", execution.score.as_str())
        .with("points", execution.points.as_str());
    let spots = vec![spots::on_sheet(sheet, &execution.score, Some(execution.place), Role::Primary)];
    Some(finding(&DOC, Severity::Error, message, &format!("{}/score", sheet.project.text), spots))
}
