//! How a draft stands: compiled and proofread by a worker, shown as a page, each figure explained.
//!
//! A worker's answer depends on nothing but the draft's version, so that it is kept for a while: the page, its preview and a
//! colleague ask for the same one.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Json};
use mingzhang_store::DraftId;
use mingzhang_worker::{Task, explain, proof};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::OnceCell;

use super::content::Files;
use super::trouble;
use crate::app::App;
use crate::refusal::Refusal;
use crate::security::SignedIn;

/// How many answers are kept; a page of a large book is a megabyte.
const KEPT: usize = 16;

/// Only the book's own styles; no script, no address, nothing outside.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'self'; sandbox allow-same-origin";

/// The answers that are kept, by draft and version.
#[derive(Clone, Default)]
pub(super) struct Proofs {
    kept: Arc<Mutex<VecDeque<Kept>>>,
}

type Key = (i64, i64);
type Kept = (Key, Arc<OnceCell<Arc<Proved>>>);

struct Proved {
    files: Files,
    standing: proof::Standing,
    page: Vec<u8>,
}

impl Proofs {
    fn cell(&self, key: Key) -> Arc<OnceCell<Arc<Proved>>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, cell)) = kept.iter().find(|(known, _)| *known == key) {
            return Arc::clone(cell);
        }
        if kept.len() >= KEPT {
            kept.pop_front();
        }
        let cell = Arc::new(OnceCell::new());
        kept.push_back((key, Arc::clone(&cell)));
        cell
    }
}

/// The draft as it stands, for someone who may see it.
async fn proved(
    app: &App,
    proofs: &Proofs,
    signed: &SignedIn,
    id: i64,
) -> Result<(i64, Arc<Proved>), Refusal> {
    let (draft, content) = app.store().draft_content(signed.actor(), DraftId::new(id)).await?;
    let version = draft.version.get();
    let prove = || async {
        let files = Files::of(&content);
        let outcome = app.workers().run(Task::Proof(proof::Proof {}), &files.inputs()).await;
        let outcome = outcome.map_err(|error| trouble::of_worker(&error))?;
        let page =
            outcome.file(proof::PAGE).await.map_err(|error| Refusal::fault("read a preview", &error))?;
        let standing = serde_json::from_value(outcome.result)
            .map_err(|error| Refusal::fault("read how a draft stands", &error))?;
        Ok::<_, Refusal>(Arc::new(Proved { files, standing, page }))
    };
    let proved = proofs.cell((id, version)).get_or_try_init(prove).await.cloned()?;
    Ok((version, proved))
}

pub(super) async fn standing(
    State(app): State<App>,
    Extension(proofs): Extension<Proofs>,
    signed: SignedIn,
    Path(id): Path<i64>,
) -> Result<Json<Value>, Refusal> {
    let (version, proved) = proved(&app, &proofs, &signed, id).await?;
    let standing = &proved.standing;
    Ok(Json(json!({
        "version": version,
        "faults": proved.files.troubles(standing.faults.clone()),
        "findings": standing.findings,
        "proofread": standing.proofread,
        "asked": standing.asked,
        "tables": standing.tables,
        "figures": standing.figures,
    })))
}

/// The book as a page, for a frame of ours.
pub(super) async fn preview(
    State(app): State<App>,
    Extension(proofs): Extension<Proofs>,
    signed: SignedIn,
    Path(id): Path<i64>,
) -> Result<Response, Refusal> {
    let (_, proved) = proved(&app, &proofs, &signed, id).await?;
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CACHE_CONTROL, "no-store"),
        (CONTENT_SECURITY_POLICY, POLICY),
    ];
    Ok((headers, proved.page.clone()).into_response())
}

#[derive(Deserialize)]
pub(super) struct Asked {
    at: String,
}

/// The lines that a figure is the sum of, and where else it stands.
pub(super) async fn explain(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
    Query(asked): Query<Asked>,
) -> Result<Json<Value>, Refusal> {
    let (_, content) = app.store().draft_content(signed.actor(), DraftId::new(id)).await?;
    let files = Files::of(&content);
    let at: String = asked.at.chars().take(500).collect();
    let outcome = app.workers().run(Task::Explain(explain::Explain { at }), &files.inputs()).await;
    let outcome = outcome.map_err(|error| trouble::of_worker(&error))?;
    let explained: explain::Explained = serde_json::from_value(outcome.result)
        .map_err(|error| Refusal::fault("read what a figure is made of", &error))?;
    let sources: Vec<Value> = explained
        .sources
        .iter()
        .map(|source| {
            let line = (source.line > 0).then_some(source.line);
            let (grid, row) = files.row(&source.file, line);
            json!({ "grid": grid, "row": row, "label": source.label, "amount": source.amount })
        })
        .collect();
    Ok(Json(json!({
        "exact": explained.exact, "lines": explained.lines, "sources": sources, "places": explained.places,
    })))
}
