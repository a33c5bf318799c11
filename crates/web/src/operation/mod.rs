//! What an operator asks of the server: does it live, can it work, how is it doing.

mod log;
mod meters;
mod observe;

use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tokio::sync::Mutex;
use tokio::time::Instant;

use crate::app::App;
use crate::refusal::Refusal;
use crate::security::Visitor;

pub use log::begin_log;
pub(crate) use meters::Meters;
pub(crate) use observe::observe;

/// How long the answer to `/ready` holds: anyone may ask, and each look writes to the disk.
const FRESH: Duration = Duration::from_secs(2);
/// How long the store is waited for.
const PATIENCE: Duration = Duration::from_secs(3);

/// The last answer to `/ready`, and when it was found.
pub(crate) type Readiness = Mutex<Option<(Instant, bool)>>;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/health", get(health)).route("/ready", get(ready)).route("/metrics", get(metrics))
}

/// The process answers; whether it can work is [`ready`]'s to say. For whoever restarts it.
async fn health() -> Response {
    ([(CONTENT_TYPE, "text/plain; charset=utf-8"), (CACHE_CONTROL, "no-store")], "ok\n").into_response()
}

/// Database and disk take changes. For whoever sends requests here.
async fn ready(State(app): State<App>) -> Response {
    let mut last = app.readiness().lock().await;
    let is_ready = match *last {
        Some((found, is_ready)) if found.elapsed() < FRESH => is_ready,
        _ => {
            let looked = tokio::time::timeout(PATIENCE, app.store().is_ready()).await;
            if let Ok(Err(error)) = &looked {
                tracing::warn!(error = %error, cause = ?std::error::Error::source(error), "not ready");
            }
            let is_ready = matches!(looked, Ok(Ok(())));
            *last = Some((Instant::now(), is_ready));
            is_ready
        }
    };
    let (status, text) =
        if is_ready { (StatusCode::OK, "ready\n") } else { (StatusCode::SERVICE_UNAVAILABLE, "not ready\n") };
    let headers = [(CONTENT_TYPE, "text/plain; charset=utf-8"), (CACHE_CONTROL, "no-store")];
    (status, headers, text).into_response()
}

/// For Prometheus: on the machine itself, or with the token that the server was started with. To all others there is no such page.
async fn metrics(State(app): State<App>, request: Request) -> Result<Response, Refusal> {
    let (parts, _) = request.into_parts();
    let given = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given = given.and_then(|value| value.strip_prefix("Bearer "));
    let has_token =
        matches!((given, app.config().metrics_token.as_deref()), (Some(a), Some(b)) if is_same(a, b));
    if !has_token && !Visitor::is_local(&parts) {
        return Err(Refusal::not_found());
    }
    let measure = tokio::time::timeout(PATIENCE, app.store().measure()).await;
    let measure = measure.ok().and_then(Result::ok);
    let machine = meters::Machine { busy: app.workers().busy(), free: free(&app.config().data) };
    let text = app.meters().text(measure.as_ref(), machine);
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    Ok(([(CONTENT_TYPE, kind), (CACHE_CONTROL, "no-store")], text).into_response())
}

/// In a time that does not tell how much of it is right.
fn is_same(given: &str, right: &str) -> bool {
    use sha2::{Digest as _, Sha256};
    !right.is_empty() && Sha256::digest(given) == Sha256::digest(right)
}

#[cfg(unix)]
fn free(folder: &std::path::Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

#[cfg(not(unix))]
fn free(_folder: &std::path::Path) -> Option<u64> {
    None
}
