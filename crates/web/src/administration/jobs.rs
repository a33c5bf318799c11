//! Jobs that were given up, and another try.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use mingzhang_store::{JobId, JobState};
use serde::Deserialize;

use super::Tabs;
use crate::app::App;
use crate::moment;
use crate::page::{Frame, page};
use crate::refusal::Refusal;
use crate::security::{Guarded, SignedIn};

/// How many are shown.
const SHOWN: u32 = 200;

#[derive(Template)]
#[template(path = "administration/jobs.html")]
struct JobsPage {
    frame: Frame,
    tabs: Tabs,
    failed: Vec<Line>,
    running: usize,
    queued: usize,
}

struct Line {
    id: i64,
    kind: String,
    attempt: u32,
    at: String,
    error: String,
}

pub(super) async fn list(State(app): State<App>, signed: SignedIn) -> Result<Response, Refusal> {
    let tabs = whole(&app, &signed).await?;
    let failed = app.store().jobs(Some(JobState::Failed), SHOWN).await?;
    let line = |job: mingzhang_store::Job| Line {
        id: job.id.get(),
        kind: kind(&job.kind).to_owned(),
        attempt: job.attempt,
        at: job.finished_at.map(moment::minute).unwrap_or_default(),
        error: job.error.unwrap_or_default(),
    };
    let failed = failed.into_iter().map(line).collect();
    let running = app.store().jobs(Some(JobState::Running), SHOWN).await?.len();
    let queued = app.store().jobs(Some(JobState::Queued), SHOWN).await?.len();
    let frame = Frame::desk(&signed, "administration", "后台任务");
    page(&JobsPage { frame, tabs, failed, running, queued })
}

/// Jobs are of all branches: for who keeps everything.
async fn whole(app: &App, signed: &SignedIn) -> Result<Tabs, Refusal> {
    let tabs = Tabs::of(app, signed, "jobs").await?;
    if tabs.keeps_everything { Ok(tabs) } else { Err(Refusal::not_found()) }
}

#[derive(Deserialize)]
pub(super) struct Nothing {}

pub(super) async fn retry(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
    Guarded(Nothing {}): Guarded<Nothing>,
) -> Result<Response, Refusal> {
    whole(&app, &signed).await?;
    app.store().retry_job(signed.actor(), JobId::new(id)).await?;
    app.wake_jobs();
    Ok(Redirect::to("/desk/administration/jobs").into_response())
}

fn kind(kind: &str) -> &str {
    match kind {
        "check" => "检查送审文件",
        "read" => "检查上传文件",
        other => other,
    }
}
