//! What the overview calls a material, its state, and why it is there.

use mingzhang_store::{Level, Material, MaterialKind, Standing, State, Step};
use time::Date;

use crate::moment;

/// `预算`.
pub(crate) const fn kind(kind: MaterialKind) -> &'static str {
    match kind {
        MaterialKind::Budget => "预算",
        MaterialKind::FinalAccounts => "决算",
    }
}

/// `单位`.
pub(crate) const fn level(level: Level) -> &'static str {
    match level {
        Level::Unit => "单位",
        Level::Department => "部门",
        Level::Government => "政府",
    }
}

/// `单位审核`.
pub(crate) const fn step(step: Step) -> &'static str {
    match step {
        Step::Unit => "单位审核",
        Step::Department => "主管部门",
        Step::Bureau => "财政局",
    }
}

/// `2026年单位预算`.
pub(crate) fn material(material: &Material) -> String {
    format!("{}年{}{}", material.year, level(material.level), kind(material.kind))
}

/// The states in the order of their walk: the word of [`State::id`], the sign in a square, the word.
pub(crate) const STATES: [(&str, &str, &str); 9] = [
    ("not_due", "未", "未到期"),
    ("missing", "逾", "逾期未报"),
    ("handed_in", "送", "已送审"),
    ("being_checked", "检", "检查中"),
    ("to_review", "审", "待审核"),
    ("returned", "退", "已退回"),
    ("accepted", "过", "审核通过"),
    ("published", "公", "已公开"),
    ("not_applicable", "免", "不适用"),
];

/// The sign and the word of a state.
pub(crate) fn state(state: &State) -> (&'static str, &'static str) {
    STATES.iter().find(|(id, ..)| *id == state.id()).map_or(("？", "未知"), |(_, sign, word)| (sign, word))
}

/// Where a material is, who is next, since when, and how many errors were found: one sentence.
pub(crate) fn why(standing: &Standing, today: Date) -> String {
    let material = &standing.material;
    let due = moment::day(material.due_on);
    let said = match &material.state {
        State::NotDue => format!("未到期，截止{due}"),
        State::Missing => {
            let days = (today - material.due_on).whole_days();
            format!("逾期未报，截止{due}，已逾期 {days} 天；请单位尽快填报")
        }
        State::HandedIn { trouble: None } => "已送审，排队等待检查".to_owned(),
        State::HandedIn { trouble: Some(trouble) } => format!("已送审，检查没有完成：{trouble}"),
        State::BeingChecked { progress } if progress.total > 0 => {
            format!("检查中（{}/{}）", progress.done, progress.total)
        }
        State::BeingChecked { .. } => "检查中".to_owned(),
        State::ToReview { step: Step::Unit } => "待本单位审核".to_owned(),
        State::ToReview { step } => format!("待{}审核", self::step(*step)),
        State::Returned { step, reason } => {
            format!("{}退回：{reason}；请单位改正后重新送审", self::step(*step))
        }
        State::Accepted => "审核通过，待财政局公开".to_owned(),
        State::Published { .. } => "已公开".to_owned(),
        State::NotApplicable { reason } => return format!("不适用：{reason}"),
    };
    let mut said = vec![said];
    said.extend(standing.since.map(|since| format!("{}起", moment::minute(since))));
    if let Some(check) = material.check.as_ref().filter(|check| check.report.is_some()) {
        said.push(format!("{} 处错误、{} 处警告", check.errors, check.warnings));
    }
    if standing.open_remarks > 0 {
        said.push(format!("{} 条意见待整改", standing.open_remarks));
    }
    said.join("；")
}
