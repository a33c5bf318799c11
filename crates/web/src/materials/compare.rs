//! Two files of a material, figure by figure.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use mingzhang_store::{MaterialId, Organisation};
use mingzhang_worker::{Task, compare};
use serde::Deserialize;

use super::file::found;
use crate::app::App;
use crate::findings::refused;
use crate::page::{Frame, page};
use crate::refusal::Refusal;
use crate::security::SignedIn;

#[derive(Deserialize)]
pub(super) struct Asked {
    before: u32,
    after: u32,
}

#[derive(Template)]
#[template(path = "materials/compare.html")]
struct Page {
    frame: Frame,
    id: MaterialId,
    unit: Organisation,
    before: (u32, String),
    after: (u32, String),
    compared: compare::Compared,
}

pub(super) async fn compare(
    State(app): State<App>,
    Path(id): Path<i64>,
    signed: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let id = MaterialId::new(id);
    let material = app.store().material(signed.actor(), id).await?;
    let unit = app.store().organisation(signed.actor(), material.organisation).await?;
    let (before, before_name) = found(&app, &signed, id, asked.before).await?;
    let (after, after_name) = found(&app, &signed, id, asked.after).await?;
    let (before, after) = (app.store().get_file(before).await?, app.store().get_file(after).await?);
    let task = Task::Compare(compare::Compare { before: "before".to_owned(), after: "after".to_owned() });
    let outcome = app.workers().run(task, &[("before", &before), ("after", &after)]).await;
    let outcome = outcome.map_err(|error| refused(&error))?;
    let compared =
        serde_json::from_value(outcome.result).map_err(|error| Refusal::fault("compare", &error))?;
    page(&Page {
        frame: Frame::desk(&signed, "overview", "版本差异"),
        id,
        unit,
        before: (asked.before, before_name),
        after: (asked.after, after_name),
        compared,
    })
}
