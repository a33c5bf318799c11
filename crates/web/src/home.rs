//! The first page after signing in.

use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;

use crate::app::App;
use crate::page::{Frame, page};
use crate::refusal::Refusal;
use crate::security::SignedIn;

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    frame: Frame,
}

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/desk", get(home))
}

async fn home(signed: SignedIn) -> Result<Response, Refusal> {
    page(&Home { frame: Frame::desk(&signed, "home", "工作台") })
}
