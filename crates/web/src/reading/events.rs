//! How far the files of the list are.

use std::collections::BTreeMap;

use axum::extract::{Query, State};
use axum::response::Response;
use axum::response::sse::Event;
use mingzhang_store::{Actor, Error, ReadingId};
use serde::Deserialize;

use super::list::{Line, is_over};
use crate::app::App;
use crate::findings::{Look, stream};
use crate::security::SignedIn;

/// Files that are watched at once.
const MOST: usize = 100;

#[derive(Deserialize)]
pub(super) struct Asked {
    /// Numbers, with commas between them.
    #[serde(default)]
    ids: String,
}

/// Those of the list that were on their way when it was shown, each told whenever it changed, until all are done.
pub(super) async fn all(State(app): State<App>, Query(asked): Query<Asked>, signed: SignedIn) -> Response {
    let ids = asked.ids.split(',').filter_map(|id| id.parse().ok()).take(MOST);
    let watched: BTreeMap<i64, String> = ids.map(|id| (id, String::new())).collect();
    let actor = signed.actor().clone();
    stream(watched, move |watched| {
        let (app, actor) = (app.clone(), actor.clone());
        async move { look(&app, &actor, watched).await }
    })
}

async fn look(
    app: &App,
    actor: &Actor,
    mut watched: BTreeMap<i64, String>,
) -> Option<(Look, BTreeMap<i64, String>)> {
    let mut events = Vec::new();
    let under_way = app.store().readings_under_way(actor, 1000).await.ok()?;
    let under_way: BTreeMap<i64, Line> =
        under_way.iter().map(|reading| (reading.id.get(), Line::of(reading))).collect();
    let mut over = Vec::new();
    for (&id, last) in &mut watched {
        let told = if let Some(line) = under_way.get(&id) {
            told(line)
        } else {
            match app.store().reading(actor, ReadingId::new(id)).await {
                Ok(reading) => {
                    if is_over(&reading.state) {
                        over.push(id);
                    }
                    told(&Line::of(&reading))
                }
                // Deleted, or an archive that gave way to its files.
                Err(Error::NotFound { .. }) => {
                    over.push(id);
                    serde_json::json!({ "id": id, "state": "gone" })
                }
                Err(_) => return None,
            }
        };
        let told = told.to_string();
        if told != *last {
            events.push(Event::default().data(&told));
            *last = told;
        }
    }
    for id in over {
        watched.remove(&id);
    }
    let is_over = watched.is_empty();
    Some((Look { events, is_over }, watched))
}

fn told(line: &Line) -> serde_json::Value {
    serde_json::json!({
        "id": line.id.get(), "state": line.state, "words": line.words, "unit": line.unit, "year": line.year,
        "kind": line.kind, "pages": line.pages, "counts": line.counts,
        "has_money": line.has_money,
    })
}
