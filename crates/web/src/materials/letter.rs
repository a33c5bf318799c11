//! 整改通知: what was sent back, as a letter to the unit.

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use mingzhang_publish::docx::{self, Letter};
use mingzhang_store::{Clock as _, MaterialId, Outcome, RemarkState, SystemClock, Turn, What};

use super::words;
use crate::app::App;
use crate::findings::disposition;
use crate::moment;
use crate::refusal::Refusal;
use crate::security::SignedIn;

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

pub(super) async fn letter(
    State(app): State<App>,
    Path(id): Path<i64>,
    signed: SignedIn,
) -> Result<Response, Refusal> {
    let (store, actor, id) = (app.store(), signed.actor(), MaterialId::new(id));
    let material = store.material(actor, id).await?;
    let unit = store.organisation(actor, material.organisation).await?;
    let remarks = store.remarks(actor, id).await?;
    let open = |state| matches!(state, RemarkState::Sent | RemarkState::Corrected);
    let items: Vec<String> =
        remarks.into_iter().filter(|remark| open(remark.state)).map(|remark| remark.message).collect();
    if items.is_empty() {
        return Err(Refusal::said("web-no-remarks"));
    }
    let book = format!("{}年度{}{}", material.year, words::level(material.level), words::kind(material.kind));
    let mut opening =
        vec![format!("你单位报送的{book}材料，经审核发现以下 {} 个问题，请逐条核对改正：", items.len())];
    // Who sent it back last signs, also when a corrected file has come since.
    let turns = store.history(actor, id).await?;
    let from = match turns.iter().rev().find_map(returned) {
        Some((step, reason)) => {
            opening.insert(0, format!("退回理由：{reason}"));
            store.office_of(actor, id, step).await?
        }
        None => unit.name.clone(),
    };
    let today = SystemClock.now().day();
    let until = if material.due_on < today {
        format!("材料已过{}的截止日期，请立即改正后重新送审", moment::day(material.due_on))
    } else {
        format!("请于{}前改正后重新送审", moment::day(material.due_on))
    };
    let made = Letter {
        title: format!("关于{book}材料的整改通知"),
        to: unit.name.clone(),
        opening,
        items,
        closing: vec![
            format!("{until}；对所列问题有不同意见的，请在重新送审时逐条说明理由。"),
            format!("联系人：{}", signed.account().full_name),
        ],
        from,
        date: moment::day(today),
    };
    let bytes = docx::letter(&made).map_err(|error| Refusal::fault("write a letter", &error))?;
    store.record(actor, "material.letter", &format!("material:{id}"), Outcome::Done).await?;
    let headers = [
        (CONTENT_TYPE, WORD.to_owned()),
        (CONTENT_DISPOSITION, disposition(&format!("{}{}年整改通知.docx", unit.name, material.year))),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

/// At which step a review sent it back, and why.
fn returned(turn: &Turn) -> Option<(mingzhang_store::Step, String)> {
    match &turn.what {
        What::Reviewed { step, is_accepted: false, reason } => Some((*step, reason.clone())),
        _ => None,
    }
}
