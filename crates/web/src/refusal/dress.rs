//! A refusal becomes a page, or a problem for a program.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use mingzhang_model::Message;

use super::Refusal;
use crate::app::App;
use crate::page::Frame;

#[derive(Template)]
#[template(path = "refusal.html")]
struct Page<'a> {
    frame: Frame,
    status: u16,
    message: &'a str,
}

/// Dresses the refusals of all rooms, and the bare answers that the router itself gives.
pub(crate) async fn dress(State(app): State<App>, request: Request, next: Next) -> Response {
    let accept = request.headers().get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_data = request.uri().path().starts_with("/api/") || accept.starts_with("application/json");
    let response = next.run(request).await;
    let refusal = match response.extensions().get::<Refusal>() {
        Some(refusal) => refusal.clone(),
        None => match (response.status(), response.headers().get(CONTENT_TYPE)) {
            (StatusCode::NOT_FOUND, None) => Refusal::not_found(),
            (status @ StatusCode::METHOD_NOT_ALLOWED, None) => {
                Refusal::new(status, Message::new("web-method"))
            }
            (status, Some(kind))
                if status.is_client_error() && kind.as_bytes().starts_with(b"text/plain") =>
            {
                // What an extractor of the framework says, in English and about its types.
                Refusal::new(status, Message::new("web-form"))
            }
            _ => return response,
        },
    };
    let said = app.words().message(&refusal.message);
    let status = refusal.status;
    if is_data {
        let problem =
            serde_json::json!({ "title": said, "status": status.as_u16(), "type": refusal.message.id });
        let headers = [(CONTENT_TYPE, "application/problem+json"), (CACHE_CONTROL, "no-store")];
        return kept(&response, (status, headers, problem.to_string()).into_response());
    }
    if let Some(go) = response.headers().get(LOCATION) {
        return (StatusCode::SEE_OTHER, [(LOCATION, go.clone())]).into_response();
    }
    let page = Page { frame: Frame::public("无法完成"), status: status.as_u16(), message: &said };
    let text = page.render().unwrap_or(said.clone());
    let headers = [(CONTENT_TYPE, "text/html; charset=utf-8"), (CACHE_CONTROL, "no-store")];
    kept(&response, (status, headers, text).into_response())
}

/// With what the refusal asks of the client (`Retry-After`, `Allow`).
fn kept(bare: &Response, mut dressed: Response) -> Response {
    for (name, value) in bare.headers() {
        if !dressed.headers().contains_key(name) && ![CONTENT_LENGTH, LOCATION].contains(name) {
            dressed.headers_mut().insert(name.clone(), value.clone());
        }
    }
    dressed
}
