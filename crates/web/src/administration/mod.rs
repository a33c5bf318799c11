//! Who works here: organisations, accounts and their roles; and for who keeps everything, the audit log and the jobs that failed.
//! Each administrator sees and does it within their branch; the store holds everyone to that, these pages only show it.

mod accounts;
mod audit;
mod jobs;
mod organisations;
mod words;

use askama::Template;
use axum::Router;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use mingzhang_store::{Role, Secret};

use crate::app::App;
use crate::page::page;
use crate::refusal::Refusal;
use crate::security::SignedIn;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/desk/administration", get(organisations::list))
        .route("/desk/administration/accounts", get(accounts::list))
        .route("/desk/administration/accounts/{id}", get(accounts::show))
        .route("/desk/administration/accounts/{id}/disable", post(accounts::disable))
        .route("/desk/administration/accounts/{id}/enable", post(accounts::enable))
        .route("/desk/administration/accounts/{id}/reset", post(accounts::reset))
        .route("/desk/administration/accounts/{id}/second-factor", post(accounts::drop_factor))
        .route("/desk/administration/accounts/{id}/roles", post(accounts::grant))
        .route("/desk/administration/accounts/{id}/roles/revoke", post(accounts::revoke))
        .route("/desk/administration/audit", get(audit::list))
        .route("/desk/administration/audit.csv", get(audit::export))
        .route("/desk/administration/jobs", get(jobs::list))
        .route("/desk/administration/jobs/{id}/retry", post(jobs::retry))
        .route("/desk/administration/organisations/{id}", get(organisations::show))
        .route("/desk/administration/organisations/{id}/add", post(organisations::add))
        .route("/desk/administration/organisations/{id}/invite", post(organisations::invite))
        .route("/desk/administration/organisations/{id}/name", post(organisations::rename))
}

/// What the pages of this room share: which is lit, and whether those of the whole are there.
#[derive(Clone, Copy, Debug)]
struct Tabs {
    lit: &'static str,
    keeps_everything: bool,
}

impl Tabs {
    /// For an administrator; for anyone else there is no such page.
    async fn of(app: &App, signed: &SignedIn, lit: &'static str) -> Result<Self, Refusal> {
        if !signed.roles().iter().any(|grant| grant.role == Role::Administrator) {
            return Err(Refusal::not_found());
        }
        Ok(Self { lit, keeps_everything: app.store().keeps_everything(signed.actor()).await? })
    }
}

/// What a page says of what was just done.
#[derive(Clone, Debug, Default)]
struct Said {
    trouble: Option<String>,
    /// A one-time link, shown this once.
    link: Option<String>,
}

impl Said {
    fn link(app: &App, secret: &Secret) -> Self {
        let link = format!("{}/desk/link/{}", app.config().base_url(), secret.expose());
        Self { trouble: None, link: Some(link) }
    }

    /// What cannot be done is said on the page itself; a fault of the program is not.
    fn trouble(app: &App, refusal: Refusal) -> Result<(Refusal, Self), Refusal> {
        if refusal.status().is_server_error() {
            return Err(refusal);
        }
        let trouble = Some(app.words().message(refusal.message()));
        Ok((refusal, Self { trouble, link: None }))
    }
}

/// The page, with the status of what was refused.
fn refused(refusal: &Refusal, template: &impl Template) -> Result<Response, Refusal> {
    Ok((refusal.status(), page(template)?).into_response())
}
