//! Files are dropped: each goes to the disk as it comes, and to the store when it is whole. All are taken, or none.

use axum::Json;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{Multipart, State};
use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use mingzhang_model::Message;
use mingzhang_store::{NewReading, ReadingId};
use tokio::io::AsyncWriteExt as _;

use super::{FILE, FILES, REQUEST, is_archive, media_type};
use crate::ENGINE;
use crate::app::App;
use crate::refusal::Refusal;
use crate::security::SignedIn;

/// The longest name that is kept, in letters.
const NAME: usize = 200;
/// The longest field that is no file.
const WORDS: usize = 256;

pub(super) async fn take(
    State(app): State<App>,
    signed: SignedIn,
    headers: HeaderMap,
    mut form: Multipart,
) -> Result<Response, Refusal> {
    let token = headers.get("x-csrf-token").and_then(|value| value.to_str().ok());
    let files = match receive(&app, &signed, token, &mut form).await {
        Ok(files) => files,
        Err(refusal) => {
            // A browser that is still sending when the answer comes shows a broken connection instead of it.
            while let Ok(Some(_)) = form.next_field().await {}
            return Err(refusal);
        }
    };
    let ids = app.store().add_readings(signed.actor(), &files, ENGINE).await?;
    app.wake_jobs();
    let go = match ids.as_slice() {
        // An archive gives way to its files: what came of it is seen in the list.
        [only] if !files.iter().any(|file| is_archive(&file.file_name)) => format!("/desk/reading/{only}"),
        [first, ..] => format!("/desk/reading?batch={first}"),
        [] => "/desk/reading".to_owned(),
    };
    let wants_data =
        headers.get(ACCEPT).is_some_and(|accept| accept.as_bytes().starts_with(b"application/json"));
    if wants_data {
        return Ok(Json(serde_json::json!({ "go": go })).into_response());
    }
    Ok(Redirect::to(&go).into_response())
}

/// The files of the form, kept. Nothing is written for a form that is not ours.
async fn receive(
    app: &App,
    signed: &SignedIn,
    token: Option<&str>,
    form: &mut Multipart,
) -> Result<Vec<NewReading>, Refusal> {
    let mut has_token = false;
    if let Some(token) = token {
        signed.check_csrf(token)?;
        has_token = true;
    }
    let mut corrects = None;
    let mut files: Vec<NewReading> = Vec::new();
    let mut all = 0_u64;
    while let Some(field) = form.next_field().await.map_err(cut)? {
        match field.name().unwrap_or_default() {
            "csrf" => {
                signed.check_csrf(&words(field).await?)?;
                has_token = true;
            }
            "corrects" => {
                corrects = words(field).await?.trim().parse().ok().filter(|id| *id > 0).map(ReadingId::new);
            }
            "files" => {
                let name = plain(field.file_name().unwrap_or_default());
                // A form without a chosen file sends an empty one.
                if name.is_empty() {
                    continue;
                }
                if !has_token {
                    return Err(Refusal::said("web-csrf"));
                }
                if files.len() == FILES {
                    return Err(too_large("web-upload-many", &name));
                }
                let file = keep(app, signed, field, &name, &mut all).await?;
                files.push(NewReading { file, file_name: name, corrects: None });
            }
            _ => {}
        }
    }
    if !has_token {
        return Err(Refusal::said("web-csrf"));
    }
    match (files.as_mut_slice(), corrects) {
        ([], _) => Err(Refusal::said("web-upload-none")),
        ([_, _, ..], Some(_)) => Err(Refusal::said("web-upload-one")),
        ([file, ..], corrects) => {
            file.corrects = corrects;
            Ok(files)
        }
    }
}

/// Through a temporary file, so that slow senders hold a file each and no memory.
pub(crate) async fn keep(
    app: &App,
    signed: &SignedIn,
    mut field: Field<'_>,
    name: &str,
    all: &mut u64,
) -> Result<mingzhang_store::FileId, Refusal> {
    let fault = |error: std::io::Error| {
        tracing::error!(error = %error, "a file cannot be written");
        Refusal::new(StatusCode::SERVICE_UNAVAILABLE, Message::new("web-unavailable"))
    };
    let temporary = tempfile::NamedTempFile::new().map_err(fault)?;
    let mut target = tokio::fs::File::create(temporary.path()).await.map_err(fault)?;
    let mut size = 0_u64;
    while let Some(piece) = field.chunk().await.map_err(cut)? {
        let length = u64::try_from(piece.len()).unwrap_or(u64::MAX);
        size = size.saturating_add(length);
        *all = all.saturating_add(length);
        if size > FILE {
            return Err(too_large("web-upload-file", name));
        }
        if *all > REQUEST {
            return Err(too_large("web-upload-all", name));
        }
        target.write_all(&piece).await.map_err(fault)?;
    }
    target.flush().await.map_err(fault)?;
    drop(target);
    let bytes = tokio::fs::read(temporary.path()).await.map_err(fault)?;
    Ok(app.store().put_file(signed.actor(), bytes, media_type(name)).await?)
}

/// A field of words. One that is longer than it can be is none of ours.
pub(crate) async fn words(mut field: Field<'_>) -> Result<String, Refusal> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(cut)? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > WORDS {
            return Err(Refusal::said("web-form"));
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The name without the sender's folders and without what cannot be shown; the end of one that is too long.
pub(crate) fn plain(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let letters: Vec<char> = last.chars().filter(|letter| !letter.is_control()).collect();
    letters.iter().skip(letters.len().saturating_sub(NAME)).collect::<String>().trim().to_owned()
}

fn too_large(message: &'static str, name: &str) -> Refusal {
    Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, Message::new(message).with("name", name))
}

#[allow(clippy::needless_pass_by_value, reason = "as `map_err` hands it over")]
pub(crate) fn cut(error: MultipartError) -> Refusal {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return too_large("web-upload-all", "");
    }
    Refusal::said("web-upload-cut")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_only_a_name() {
        assert_eq!(plain("C:\\Users\\王\\预算.pdf"), "预算.pdf");
        assert_eq!(plain("../../etc/passwd"), "passwd");
        assert_eq!(plain("a\r\nSet-Cookie: b.pdf"), "aSet-Cookie: b.pdf");
        assert_eq!(plain(&format!("{}.pdf", "长".repeat(300))).chars().count(), NAME);
    }
}
