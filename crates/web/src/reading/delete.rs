//! Readings are taken away by whoever dropped them.

use axum::extract::{Path, State};
use axum::response::Redirect;
use mingzhang_store::{Error, ReadingId};
use serde::Deserialize;

use crate::app::App;
use crate::refusal::Refusal;
use crate::security::{Guarded, SignedIn};

#[derive(Deserialize)]
pub(super) struct Nothing {}

pub(super) async fn one(
    State(app): State<App>,
    Path(id): Path<i64>,
    signed: SignedIn,
    Guarded(Nothing {}): Guarded<Nothing>,
) -> Result<Redirect, Refusal> {
    app.store().delete_reading(signed.actor(), ReadingId::new(id)).await?;
    Ok(Redirect::to("/desk/reading"))
}

pub(super) async fn several(
    State(app): State<App>,
    signed: SignedIn,
    Guarded(fields): Guarded<Vec<(String, String)>>,
) -> Result<Redirect, Refusal> {
    for id in fields.iter().filter(|(name, _)| name == "id").filter_map(|(_, id)| id.parse().ok()) {
        match app.store().delete_reading(signed.actor(), ReadingId::new(id)).await {
            // Gone from another window.
            Ok(()) | Err(Error::NotFound { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Redirect::to("/desk/reading"))
}
