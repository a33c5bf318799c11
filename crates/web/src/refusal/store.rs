//! What the store refuses, in the reader's words.

use axum::http::StatusCode;
use mingzhang_model::Message;
use mingzhang_store::{Error, PasswordFault};

use super::Refusal;

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        let said = |status, id| Self::new(status, Message::new(id));
        match &error {
            Error::NotFound { .. } | Error::NoFile(_) => Self::not_found(),
            Error::Forbidden { role, .. } => {
                Self::new(StatusCode::FORBIDDEN, Message::new("web-forbidden").with("role", role.id()))
            }
            Error::OwnWork => said(StatusCode::FORBIDDEN, "web-own-work"),
            Error::Conflict { .. } => said(StatusCode::CONFLICT, "web-conflict"),
            Error::WrongState { state, act } => {
                let message = Message::new("web-wrong-state").with("state", *state).with("act", *act);
                Self::new(StatusCode::CONFLICT, message)
            }
            Error::OpenRemarks { count } => {
                let count = usize::try_from(*count).unwrap_or(usize::MAX);
                Self::new(StatusCode::CONFLICT, Message::new("web-open-remarks").with("count", count))
            }
            Error::Taken { what } => {
                Self::new(StatusCode::CONFLICT, Message::new("web-taken").with("thing", *what))
            }
            Error::Invalid { what, fault } => {
                let message = Message::new("web-invalid").with("thing", *what).with("fault", *fault);
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, message)
            }
            Error::Password(fault) => said(StatusCode::UNPROCESSABLE_ENTITY, password(*fault)),
            Error::SignIn => said(StatusCode::UNAUTHORIZED, "web-wrong-password"),
            Error::Locked { until } => {
                let message = Message::new("web-locked").with("until", crate::moment::minute(*until));
                Self::new(StatusCode::TOO_MANY_REQUESTS, message)
            }
            Error::Code => said(StatusCode::UNPROCESSABLE_ENTITY, "web-code"),
            Error::FactorKey => {
                tracing::error!(error = %error, "second factors cannot be read");
                said(StatusCode::SERVICE_UNAVAILABLE, "web-factor-key")
            }
            Error::NoSession => Self::sign_in("/desk"),
            Error::NoLink => said(StatusCode::NOT_FOUND, "web-no-link"),
            Error::Database { .. } | Error::Disk { .. } | Error::Stopping => {
                tracing::error!(error = %error, cause = ?std::error::Error::source(&error), "the store failed");
                said(StatusCode::SERVICE_UNAVAILABLE, "web-unavailable")
            }
            _ => Self::fault("keep or find something", &error),
        }
    }
}

const fn password(fault: PasswordFault) -> &'static str {
    match fault {
        PasswordFault::Short => "web-password-short",
        PasswordFault::Long => "web-password-long",
        PasswordFault::Simple => "web-password-simple",
        PasswordFault::Name => "web-password-name",
        PasswordFault::Common => "web-password-common",
        PasswordFault::Unchanged => "web-password-unchanged",
    }
}
