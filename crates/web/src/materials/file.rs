//! Files of a material: handed in, and taken back out.

use axum::extract::{Multipart, Path, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Redirect, Response};
use mingzhang_store::{Error, HandIn, MaterialId, Outcome, Version, What};

use super::show::{self, Typed};
use crate::ENGINE;
use crate::app::App;
use crate::findings::disposition;
use crate::reading::{cut, keep, plain, words};
use crate::refusal::Refusal;
use crate::security::SignedIn;

/// What the form holds beside the file, which is in the store already.
#[derive(Default)]
struct Given {
    file: Option<(mingzhang_store::FileId, String)>,
    version: i64,
    note: String,
}

pub(super) async fn hand_in(
    State(app): State<App>,
    Path(id): Path<i64>,
    signed: SignedIn,
    headers: HeaderMap,
    mut form: Multipart,
) -> Result<Response, Refusal> {
    let id = MaterialId::new(id);
    // Before a byte is kept: whoever does not even see the material fills no disk.
    app.store().material(signed.actor(), id).await?;
    let token = headers.get("x-csrf-token").and_then(|value| value.to_str().ok());
    let given = match receive(&app, &signed, token, &mut form).await {
        Ok(given) => given,
        Err(refusal) => {
            // A browser that is still sending when the answer comes shows a broken connection instead of it.
            while let Ok(Some(_)) = form.next_field().await {}
            return Err(refusal);
        }
    };
    let (file, file_name) = given.file.ok_or_else(|| Refusal::said("web-upload-none"))?;
    let note = given.note.trim().to_owned();
    let new = HandIn { file, file_name, engine: ENGINE.to_owned(), note: note.clone() };
    match app.store().hand_in(signed.actor(), id, Version::new(given.version), &new).await {
        Ok(_) => {
            app.wake_jobs();
            Ok(Redirect::to(&format!("/desk/materials/{id}")).into_response())
        }
        Err(error @ (Error::Conflict { .. } | Error::Invalid { .. })) => {
            show::again(&app, &signed, id, Typed { note, ..Typed::default() }, error.into()).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn receive(
    app: &App,
    signed: &SignedIn,
    token: Option<&str>,
    form: &mut Multipart,
) -> Result<Given, Refusal> {
    let mut given = Given::default();
    let mut has_token = false;
    if let Some(token) = token {
        signed.check_csrf(token)?;
        has_token = true;
    }
    let mut all = 0;
    while let Some(field) = form.next_field().await.map_err(cut)? {
        match field.name().unwrap_or_default() {
            "csrf" => {
                signed.check_csrf(&words(field).await?)?;
                has_token = true;
            }
            "version" => given.version = words(field).await?.trim().parse().unwrap_or(0),
            "note" => given.note = words(field).await?,
            "file" => {
                let name = plain(field.file_name().unwrap_or_default());
                // A form without a chosen file sends an empty one.
                if name.is_empty() {
                    continue;
                }
                if !has_token {
                    return Err(Refusal::said("web-csrf"));
                }
                let file = keep(app, signed, field, &name, &mut all).await?;
                given.file = Some((file, name));
            }
            _ => {}
        }
    }
    if has_token { Ok(given) } else { Err(Refusal::said("web-csrf")) }
}

pub(super) async fn download(
    State(app): State<App>,
    Path((id, number)): Path<(i64, u32)>,
    signed: SignedIn,
) -> Result<Response, Refusal> {
    let id = MaterialId::new(id);
    let (file, name) = found(&app, &signed, id, number).await?;
    let bytes = app.store().get_file(file).await?;
    let media_type = app.store().file_info(file).await?.media_type;
    app.store().record(signed.actor(), "material.download", &format!("material:{id}"), Outcome::Done).await?;
    let headers = [
        (CONTENT_TYPE, media_type),
        (CONTENT_DISPOSITION, disposition(&name)),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

/// The how-manieth file of the material.
pub(super) async fn found(
    app: &App,
    signed: &SignedIn,
    id: MaterialId,
    number: u32,
) -> Result<(mingzhang_store::FileId, String), Refusal> {
    let events = app.store().history(signed.actor(), id).await?;
    let file = events.into_iter().find_map(|event| match event.what {
        What::HandedIn { file, file_name, .. } if event.number == number => Some((file, file_name)),
        _ => None,
    });
    file.ok_or_else(Refusal::not_found)
}
