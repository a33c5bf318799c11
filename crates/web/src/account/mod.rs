//! One's own account: the password, the second step of signing in, and where one is signed in.

mod factor;
mod qr;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use mingzhang_store::{Password, SecondFactor};
use serde::Deserialize;

use crate::app::App;
use crate::moment::minute;
use crate::page::{Frame, page};
use crate::refusal::Refusal;
use crate::security::{Guarded, SignedIn, end_cookie, token};

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/desk/account", get(show))
        .route("/desk/account/password", post(change_password))
        .route("/desk/account/second-factor", post(factor::begin))
        .route("/desk/account/second-factor/confirm", post(factor::confirm))
        .route("/desk/account/second-factor/remove", post(factor::remove))
        .route("/desk/account/sessions/{handle}/end", post(end))
}

#[derive(Template)]
#[template(path = "account/account.html")]
struct AccountPage {
    frame: Frame,
    name: String,
    full_name: String,
    factor: SecondFactor,
    sessions: Vec<Line>,
    trouble: Trouble,
    must_renew: bool,
}

impl AccountPage {
    fn since(&self) -> String {
        self.factor.since.map(minute).unwrap_or_default()
    }
}

/// A session, as it is shown.
struct Line {
    handle: String,
    begun: String,
    seen: String,
    origin: String,
    is_this: bool,
}

/// What went wrong, beside the form that it went wrong in.
#[derive(Default)]
struct Trouble {
    password: Option<String>,
    factor: Option<String>,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    renew: String,
}

async fn show(
    State(app): State<App>,
    signed: SignedIn,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    whole(&app, &signed, &headers, Trouble::default(), !asked.renew.is_empty()).await
}

async fn whole(
    app: &App,
    signed: &SignedIn,
    headers: &HeaderMap,
    trouble: Trouble,
    must_renew: bool,
) -> Result<Response, Refusal> {
    let token = token(headers).ok_or_else(|| Refusal::sign_in("/desk/account"))?;
    let factor = app.store().second_factor(signed.account().id).await?;
    let sessions = app.store().open_sessions(&token).await?;
    let line = |session: mingzhang_store::OpenSession| Line {
        handle: session.handle,
        begun: minute(session.created_at),
        seen: minute(session.seen_at),
        origin: session.origin,
        is_this: session.is_this,
    };
    page(&AccountPage {
        frame: Frame::desk(signed, "account", "我的账号"),
        name: signed.account().name.clone(),
        full_name: signed.account().full_name.clone(),
        factor,
        sessions: sessions.into_iter().map(line).collect(),
        trouble,
        must_renew,
    })
}

#[derive(Deserialize)]
struct Passwords {
    old: String,
    password: String,
    again: String,
}

async fn change_password(
    State(app): State<App>,
    signed: SignedIn,
    headers: HeaderMap,
    Guarded(given): Guarded<Passwords>,
) -> Result<Response, Refusal> {
    let token = token(&headers).ok_or_else(|| Refusal::sign_in("/desk/account"))?;
    let done = if given.password == given.again {
        let (old, new) = (Password::new(given.old), Password::new(given.password));
        app.store().change_password(&token, &old, &new).await.map_err(Refusal::from)
    } else {
        Err(Refusal::said("web-password-again"))
    };
    match done {
        // All sessions have ended, this one too.
        Ok(()) => {
            let go = Redirect::to("/desk/sign-in");
            Ok((StatusCode::SEE_OTHER, AppendHeaders([(SET_COOKIE, end_cookie())]), go).into_response())
        }
        Err(refusal) if refusal.status().is_server_error() => Err(refusal),
        Err(refusal) => {
            let password = Some(app.words().message(refusal.message()));
            let trouble = Trouble { password, ..Trouble::default() };
            let page = whole(&app, &signed, &headers, trouble, false).await?;
            Ok((refusal.status(), page).into_response())
        }
    }
}

#[derive(Deserialize)]
struct Nothing {}

async fn end(
    State(app): State<App>,
    headers: HeaderMap,
    Path(handle): Path<String>,
    Guarded(Nothing {}): Guarded<Nothing>,
) -> Result<Response, Refusal> {
    let token = token(&headers).ok_or_else(|| Refusal::sign_in("/desk/account"))?;
    app.store().end_open_session(&token, &handle).await?;
    Ok(Redirect::to("/desk/account").into_response())
}
