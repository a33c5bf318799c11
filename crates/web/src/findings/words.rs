//! What lists and pages say of a check in few words.

use mingzhang_store::ReadingState;

/// `预算`, `决算`; unknown stays unknown.
pub(crate) fn kind_words(kind: Option<&str>) -> &'static str {
    match kind {
        Some("budget") => "预算",
        Some("final_accounts") => "决算",
        _ => "未识别",
    }
}

/// Where a check is, without its result.
pub(crate) fn state_words(state: &ReadingState) -> String {
    match state {
        ReadingState::Waiting { trouble: None } => "排队等候".to_owned(),
        ReadingState::Waiting { trouble: Some(trouble) } => format!("等候重试：{trouble}"),
        ReadingState::BeingRead { progress } if progress.total == 0 => "正在检查".to_owned(),
        ReadingState::BeingRead { progress } => {
            format!("正在检查，第 {} 步，共 {} 步", (progress.done + 1).min(progress.total), progress.total)
        }
        ReadingState::Read => "已检查".to_owned(),
        ReadingState::Failed { trouble } => trouble.clone(),
    }
}
