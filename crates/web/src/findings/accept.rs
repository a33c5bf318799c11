//! A finding is accepted with a reason, or an acceptance is taken back.

use axum::extract::State;
use axum::response::Redirect;
use serde::Deserialize;

use super::filter::Filter;
use super::subject::Subject;
use crate::app::App;
use crate::refusal::Refusal;
use crate::security::Guarded;

#[derive(Deserialize)]
pub(super) struct Given {
    finding: String,
    #[serde(default)]
    reason: String,
    /// The number of the finding on its page, to go back to.
    #[serde(default)]
    number: u32,
    /// The filter of that page.
    #[serde(default)]
    filter: String,
}

pub(super) async fn accept(
    State(app): State<App>,
    subject: Subject,
    Guarded(given): Guarded<Given>,
) -> Result<Redirect, Refusal> {
    let actor = subject.signed.actor();
    app.store().accept(actor, subject.scope, &given.finding, &given.reason).await?;
    Ok(back(&subject, &given))
}

pub(super) async fn revoke(
    State(app): State<App>,
    subject: Subject,
    Guarded(given): Guarded<Given>,
) -> Result<Redirect, Refusal> {
    app.store().revoke_acceptance(subject.signed.actor(), subject.scope, &given.finding).await?;
    Ok(back(&subject, &given))
}

/// To the finding where it was looked at. The filter is read and written again: nothing of it goes into a header as it came.
fn back(subject: &Subject, given: &Given) -> Redirect {
    let filter: Filter = serde_urlencoded::from_str(&given.filter).unwrap_or_default();
    let query = filter.query();
    let mark = if query.is_empty() { "" } else { "?" };
    Redirect::to(&format!("{}{mark}{query}#f{}", subject.base, given.number))
}
