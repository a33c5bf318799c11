//! Every request is measured and, where it matters, logged: with the pattern of its address, never the address itself, as links and
//! searches hold what is not for a log.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;

use crate::app::App;
use crate::security::Visitor;

/// Gives the request a number, which its log lines and its answer carry.
pub(crate) async fn observe(State(app): State<App>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let number = format!("{:016x}", rand_bits());
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let method = word(request.method());
    let (parts, body) = request.into_parts();
    let visitor = Visitor::of(&parts, &app);
    let span = tracing::info_span!("request", number = number);
    let answering = next.run(Request::from_parts(parts, body)).instrument(span.clone());
    let mut response = answering.await;
    let (status, took) = (response.status().as_u16(), begun.elapsed());
    app.meters().answered(method, &route, status, took);
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    let _inside = span.enter();
    // Readers of the portal are many and change nothing; their lines are for who looks for something.
    if status < 400 && method == "GET" && !route.starts_with("/desk") {
        tracing::debug!(method, route, status, ms, from = %visitor.0, "answered");
    } else {
        tracing::info!(method, route, status, ms, from = %visitor.0, "answered");
    }
    if let Ok(number) = HeaderValue::from_str(&number) {
        response.headers_mut().insert("x-request-id", number);
    }
    response
}

/// Methods can be made up; a meter has one row for all that are.
fn word(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// Not secret, only different.
fn rand_bits() -> u64 {
    use std::hash::{BuildHasher as _, RandomState};
    RandomState::new().hash_one(Instant::now())
}
