//! Forms and JSON bodies that come from a page of ours.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts as _, Request};
use axum::http::header::CONTENT_TYPE;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::SignedIn;
use crate::app::App;
use crate::refusal::Refusal;

/// The body of a request by someone signed in, whose token is right: a form with the field `csrf`, or JSON with the header
/// `x-csrf-token`.
pub(crate) struct Guarded<T>(pub(crate) T);

#[derive(Deserialize)]
struct Token {
    #[serde(default)]
    csrf: String,
}

impl<T: DeserializeOwned> FromRequest<App> for Guarded<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, app: &App) -> Result<Self, Refusal> {
        let (mut parts, body) = request.into_parts();
        let signed = SignedIn::from_request_parts(&mut parts, app).await?;
        let media_type = parts.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_json = media_type.is_some_and(|media_type| media_type.starts_with("application/json"));
        let header =
            parts.headers.get("x-csrf-token").and_then(|value| value.to_str().ok()).map(str::to_owned);
        let request = Request::from_parts(parts, body);
        let body = Bytes::from_request(request, app).await.map_err(|_| Refusal::said("web-too-large"))?;
        if let Some(header) = header {
            signed.check_csrf(&header)?;
        } else {
            let token: Token = serde_urlencoded(&body).unwrap_or(Token { csrf: String::new() });
            signed.check_csrf(&token.csrf)?;
        }
        if is_json {
            serde_json::from_slice(&body).map(Self).map_err(|_| Refusal::said("web-form"))
        } else {
            serde_urlencoded(&body).map(Self).ok_or_else(|| Refusal::said("web-form"))
        }
    }
}

fn serde_urlencoded<T: DeserializeOwned>(body: &[u8]) -> Option<T> {
    serde_urlencoded::from_bytes(body).ok()
}
