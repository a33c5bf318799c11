//! Search over everything that one may see: a page that works without script, and the same as data for the palette (Ctrl+K).

mod find;
mod initials;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;

use find::Group;

use crate::app::App;
use crate::page::{Frame, page};
use crate::refusal::Refusal;
use crate::security::SignedIn;

/// How many of each group the palette shows, and the page.
const FEW: usize = 5;
const MANY: usize = 40;
/// Nobody types more; what is pasted is cut.
const LONGEST: usize = 100;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/desk/search", get(search)).route("/desk/search.json", get(data))
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
}

impl Asked {
    fn words(&self) -> String {
        self.q.trim().chars().filter(|letter| !letter.is_control()).take(LONGEST).collect()
    }
}

#[derive(Template)]
#[template(path = "search/search.html")]
struct SearchPage {
    frame: Frame,
    q: String,
    groups: Vec<Group>,
}

async fn search(
    State(app): State<App>,
    signed: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let q = asked.words();
    let groups = find::all(&app, &signed, &q, MANY).await?;
    page(&SearchPage { frame: Frame::desk(&signed, "search", "搜索"), q, groups })
}

async fn data(
    State(app): State<App>,
    signed: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let groups = find::all(&app, &signed, &asked.words(), FEW).await?;
    Ok(([(CACHE_CONTROL, "no-store")], Json(groups)).into_response())
}
