//! Signing in and out, and one-time links.

mod code;
mod link;

use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use axum::{Router, response::AppendHeaders};
use mingzhang_store::Password;
use serde::Deserialize;

use crate::app::App;
use crate::page::{Frame, page};
use crate::refusal::Refusal;
use crate::security::{Guarded, Visitor, end_cookie, half_cookie, session_cookie, token};

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/desk/sign-in", get(form).post(sign_in))
        .route("/desk/sign-in/code", get(code::form).post(code::finish))
        .route("/desk/sign-out", post(sign_out))
        .route("/desk/link/{secret}", get(link::form).post(link::redeem))
}

#[derive(Template)]
#[template(path = "sign_in/form.html")]
struct SignInPage {
    frame: Frame,
    back: String,
    name: String,
    trouble: Option<String>,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    back: String,
}

async fn form(Query(asked): Query<Asked>) -> Result<Response, Refusal> {
    let frame = Frame::public("登录");
    page(&SignInPage { frame, back: own(&asked.back).to_owned(), name: String::new(), trouble: None })
}

#[derive(Deserialize)]
struct Given {
    name: String,
    password: String,
    #[serde(default)]
    back: String,
}

async fn sign_in(
    State(app): State<App>,
    visitor: Visitor,
    Form(given): Form<Given>,
) -> Result<Response, Refusal> {
    let password = Password::new(given.password);
    match app.store().sign_in(&visitor.actor(), &given.name, &password).await {
        Ok(signed_in) if signed_in.awaits_code => {
            let cookie = half_cookie(Some(&signed_in.token), app.config().is_https());
            let go = code::address(own(&given.back));
            Ok((AppendHeaders([(SET_COOKIE, cookie)]), Redirect::to(&go)).into_response())
        }
        Ok(signed_in) => {
            let cookie = session_cookie(&signed_in.token, app.config().is_https());
            Ok((AppendHeaders([(SET_COOKIE, cookie)]), Redirect::to(own(&given.back))).into_response())
        }
        Err(error) => {
            let refusal = Refusal::from(error);
            if refusal.status().is_server_error() {
                return Err(refusal);
            }
            let trouble = Some(app.words().message(refusal.message()));
            let back = own(&given.back).to_owned();
            let page = page(&SignInPage { frame: Frame::public("登录"), back, name: given.name, trouble })?;
            Ok((refusal.status(), page).into_response())
        }
    }
}

#[derive(Deserialize)]
struct Nothing {}

async fn sign_out(
    State(app): State<App>,
    headers: HeaderMap,
    Guarded(Nothing {}): Guarded<Nothing>,
) -> Result<Response, Refusal> {
    if let Some(token) = token(&headers) {
        app.store().end_session(&token).await?;
    }
    Ok((StatusCode::SEE_OTHER, AppendHeaders([(SET_COOKIE, end_cookie())]), Redirect::to("/desk/sign-in"))
        .into_response())
}

/// A place of ours to go to: a link must not send someone who signs in to another site.
pub(crate) fn own(back: &str) -> &str {
    let is_own = back.starts_with("/desk") && !back.contains(['\\', '\n', '\r']) && !back.contains("//");
    if is_own { back } else { "/desk" }
}

#[cfg(test)]
mod tests {
    use super::own;

    #[test]
    fn nobody_is_sent_to_another_site() {
        assert_eq!(own("/desk/reading?a=1"), "/desk/reading?a=1");
        for foreign in ["", "//evil.cn", "https://evil.cn", "/desk//evil.cn", "/\\evil.cn", "/desk\\evil.cn"]
        {
            assert_eq!(own(foreign), "/desk");
        }
    }
}
