//! The second step of signing in: the code of one's app, or a recovery code.

use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse as _, Redirect, Response};
use mingzhang_store::Error;
use serde::Deserialize;

use super::own;
use crate::app::App;
use crate::page::{Frame, page};
use crate::refusal::Refusal;
use crate::security::{Visitor, half, half_cookie, session_cookie};

#[derive(Template)]
#[template(path = "sign_in/code.html")]
struct CodePage {
    frame: Frame,
    back: String,
    trouble: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    back: String,
}

#[derive(Deserialize)]
pub(super) struct Given {
    code: String,
    #[serde(default)]
    back: String,
}

/// Where the code is asked for, and where to go after it.
pub(super) fn address(back: &str) -> String {
    let query = serde_urlencoded::to_string([("back", back)]).unwrap_or_default();
    format!("/desk/sign-in/code?{query}")
}

pub(super) async fn form(
    State(app): State<App>,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let back = own(&asked.back).to_owned();
    let half = half(&headers).ok_or_else(|| Refusal::sign_in(&back))?;
    app.store().awaits_code(&half).await.map_err(|error| to_password(error, &back))?;
    page(&CodePage { frame: Frame::public("两步验证"), back, trouble: None })
}

pub(super) async fn finish(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(given): Form<Given>,
) -> Result<Response, Refusal> {
    let back = own(&given.back).to_owned();
    let half = half(&headers).ok_or_else(|| Refusal::sign_in(&back))?;
    match app.store().finish_sign_in(&visitor.actor(), &half, &given.code).await {
        Ok(signed_in) => {
            let is_https = app.config().is_https();
            let cookies = [
                (SET_COOKIE, session_cookie(&signed_in.token, is_https)),
                (SET_COOKIE, half_cookie(None, is_https)),
            ];
            Ok((AppendHeaders(cookies), Redirect::to(&back)).into_response())
        }
        Err(error @ (Error::Code | Error::Locked { .. })) => {
            let refusal = Refusal::from(error);
            let trouble = Some(app.words().message(refusal.message()));
            let page = page(&CodePage { frame: Frame::public("两步验证"), back, trouble })?;
            Ok((refusal.status(), page).into_response())
        }
        Err(error) => Err(to_password(error, &back)),
    }
}

/// The half session is over: begin again with the password.
fn to_password(error: Error, back: &str) -> Refusal {
    match error {
        Error::NoSession => Refusal::sign_in(back),
        error => error.into(),
    }
}
