//! Materials in the words of such offices.

use mingzhang_store::{Level, MaterialKind, RemarkState, State, Step};

use crate::moment;

/// `预算公开`.
pub(crate) const fn kind(kind: MaterialKind) -> &'static str {
    match kind {
        MaterialKind::Budget => "预算公开",
        MaterialKind::FinalAccounts => "决算公开",
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

/// Who reviews.
pub(super) const fn step(step: Step) -> &'static str {
    match step {
        Step::Unit => "单位审核",
        Step::Department => "主管部门",
        Step::Bureau => "财政局",
    }
}

/// Where it is, in a word or two, and the sign that goes before it: never colour alone.
pub(crate) const fn state(state: &State) -> (&'static str, &'static str) {
    match state {
        State::NotDue => ("○", "未到期"),
        State::Missing => ("●", "逾期未报"),
        State::HandedIn { trouble: None } => ("◔", "已送审"),
        State::HandedIn { trouble: Some(_) } => ("▲", "检查未成"),
        State::BeingChecked { .. } => ("◔", "检查中"),
        State::ToReview { .. } => ("◑", "待审核"),
        State::Returned { .. } => ("▲", "已退回"),
        State::Accepted => ("◕", "审核通过"),
        State::Published { .. } => ("✓", "已公开"),
        State::NotApplicable { .. } => ("—", "不适用"),
    }
}

/// Why it is there, and who is next.
pub(super) fn reason(state: &State, is_late: bool) -> String {
    match state {
        State::NotDue => "还没有报送；由单位填报并送审".to_owned(),
        State::Missing => "已过截止日期，还没有报送；请单位尽快送审".to_owned(),
        State::HandedIn { trouble: None } => "已收到文件，排队等候检查".to_owned(),
        State::HandedIn { trouble: Some(trouble) } => trouble.clone(),
        State::BeingChecked { progress } if progress.total > 0 => {
            format!(
                "正在检查，第 {} 步，共 {} 步",
                progress.done.saturating_add(1).min(progress.total),
                progress.total
            )
        }
        State::BeingChecked { .. } => "正在检查".to_owned(),
        State::ToReview { step: Step::Unit } => "等待本单位审核人审核".to_owned(),
        State::ToReview { step: Step::Department } => "单位审核已通过，等待主管部门审核".to_owned(),
        State::ToReview { step: Step::Bureau } => "等待财政局审核".to_owned(),
        State::Returned { step: by, reason } => format!("{}退回：{reason}", step(*by)),
        State::Accepted if is_late => "各环节审核通过，已过截止日期，请财政局尽快公开".to_owned(),
        State::Accepted => "各环节审核通过，等待财政局公开".to_owned(),
        State::Published { at } => format!("{}公开", moment::minute(*at)),
        State::NotApplicable { reason } => reason.clone(),
    }
}

/// Where a finding that was sent back is.
pub(super) const fn remark(state: RemarkState) -> (&'static str, &'static str) {
    match state {
        RemarkState::Sent => ("●", "待改正"),
        RemarkState::Corrected => ("◑", "已改正，待核实"),
        RemarkState::Verified => ("✓", "已核实"),
        RemarkState::Closed => ("—", "已销号"),
    }
}
