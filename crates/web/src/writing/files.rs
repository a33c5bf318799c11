//! A draft in any form, at any time; with errors, as a draft that says so on every page.

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use mingzhang_store::{DraftId, Outcome};
use mingzhang_worker::{Task, build};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::content::Files;
use super::trouble;
use crate::app::App;
use crate::refusal::Refusal;
use crate::security::SignedIn;

/// What stands as it is in a name in a header: RFC 8187.
const HEADER: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The forms by their words, the one that people open first in front.
pub(super) const FORMATS: [&str; 7] = ["pdf", "docx", "xlsx", "html", "json", "csv", build::WORKBOOK];

pub(super) async fn file(
    State(app): State<App>,
    signed: SignedIn,
    Path((id, format)): Path<(i64, String)>,
) -> Result<Response, Refusal> {
    if !FORMATS.contains(&format.as_str()) {
        return Err(Refusal::not_found());
    }
    let (_, content) = app.store().draft_content(signed.actor(), DraftId::new(id)).await?;
    let files = Files::of(&content);
    let task = Task::Build(build::Build { formats: vec![format.clone()], drafts: true });
    let outcome = app.workers().run(task, &files.inputs()).await;
    let outcome = outcome.map_err(|error| trouble::of_worker(&error))?;
    let built: build::Built = serde_json::from_value(outcome.result.clone())
        .map_err(|error| Refusal::fault("read what was built", &error))?;
    let form = built.forms.first().ok_or_else(Refusal::not_found)?;
    let bytes = outcome.file(&form.file).await.map_err(|error| Refusal::fault("read a form", &error))?;
    app.store().record(signed.actor(), "draft.download", &format!("draft:{id}"), Outcome::Done).await?;
    let name = if built.wrong { format!("草稿-{}", form.file_name) } else { form.file_name.clone() };
    let name = utf8_percent_encode(&name, HEADER);
    let disposition = format!("attachment; filename*=UTF-8''{name}");
    let headers = [
        (CONTENT_TYPE, media_type(&format).to_owned()),
        (CACHE_CONTROL, "no-store".to_owned()),
        (CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, bytes).into_response())
}

pub(super) fn media_type(format: &str) -> &'static str {
    match format {
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" | build::WORKBOOK => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "html" => "text/html; charset=utf-8",
        "json" => "application/json",
        "csv" => "application/zip",
        _ => "application/octet-stream",
    }
}
