//! Answers that say no: what happened, where, and what to do. One type for all handlers.
//!
//! A handler does not know whether a person or a program asks: [`dress`] turns the refusal into a page, or into
//! `application/problem+json` (RFC 9457) where the request is for data.

mod dress;
mod store;

use std::fmt::Write as _;

use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use mingzhang_model::Message;

pub(crate) use dress::dress;

/// Why a request is not answered.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    status: StatusCode,
    message: Message,
    /// Where to go instead: the sign-in page.
    go: Option<String>,
}

impl Refusal {
    /// With this status and this sentence of `messages/`.
    pub(crate) fn new(status: StatusCode, message: Message) -> Self {
        Self { status, message, go: None }
    }

    /// What was sent cannot be taken.
    pub(crate) fn said(message: &'static str) -> Self {
        let status = match message {
            "web-csrf" | "web-foreign" => StatusCode::FORBIDDEN,
            "web-too-large" => StatusCode::PAYLOAD_TOO_LARGE,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        Self::new(status, Message::new(message))
    }

    /// There is no such page.
    pub(crate) fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, Message::new("web-not-found"))
    }

    /// To the sign-in page, and back here after it.
    pub(crate) fn sign_in(back: &str) -> Self {
        let mut go = "/desk/sign-in?back=".to_owned();
        for byte in back.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
                go.push(char::from(byte));
            } else {
                // Writing to a `String` cannot fail.
                let _ = write!(go, "%{byte:02X}");
            }
        }
        Self { go: Some(go), ..Self::new(StatusCode::UNAUTHORIZED, Message::new("web-sign-in")) }
    }

    /// To where the password is renewed.
    pub(crate) fn renew_password() -> Self {
        let go = Some("/desk/account?renew=1".to_owned());
        Self { go, ..Self::new(StatusCode::FORBIDDEN, Message::new("web-renew-password")) }
    }

    /// A fault of this program. What it was goes to the log and not to the reader.
    pub(crate) fn fault(doing: &'static str, error: &dyn std::error::Error) -> Self {
        tracing::error!(doing, error = %error, "a request failed");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, Message::new("web-fault"))
    }

    /// What is said, for a form that shows it beside a field.
    pub(crate) const fn message(&self) -> &Message {
        &self.message
    }

    /// The status of the answer.
    pub(crate) const fn status(&self) -> StatusCode {
        self.status
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        if let Some(go) = self.go.as_deref().and_then(|go| go.parse().ok()) {
            response.headers_mut().insert(LOCATION, go);
        }
        response.extensions_mut().insert(self);
        response
    }
}
