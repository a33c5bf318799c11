//! The findings of one file beside the pictures of its pages: of what someone had checked for themselves under
//! `/desk/reading/{id}`, of a material's file under `/desk/checks/{id}`. The two differ in who sees them and in nothing else.

mod accept;
mod download;
mod earlier;
mod events;
mod filter;
mod pictures;
mod rules;
mod show;
mod subject;
mod words;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

pub(crate) use download::{disposition, refused};
pub(crate) use events::{Look, stream};
pub(crate) use words::{kind_words, state_words};

pub(crate) fn routes() -> Router<App> {
    let mut router =
        Router::new().route("/desk/rules", get(rules::list)).route("/desk/rules/{rule}", get(rules::rule));
    for room in ["reading", "checks"] {
        let under = |rest: &str| format!("/desk/{room}/{{id}}{rest}");
        router = router
            .route(&under(""), get(show::findings))
            .route(&under("/accept"), post(accept::accept))
            .route(&under("/events"), get(events::one))
            .route(&under("/pages/{picture}"), get(pictures::page))
            .route(&under("/report/{form}"), get(download::download))
            .route(&under("/revoke"), post(accept::revoke));
    }
    router
}
