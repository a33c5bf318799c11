//! One-time links: an account begins, or gets a new password.

use askama::Template;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use mingzhang_store::{Error, NewAccount, Password, Secret};
use serde::Deserialize;

use crate::app::App;
use crate::page::{Frame, page};
use crate::refusal::Refusal;

#[derive(Template)]
#[template(path = "sign_in/link.html")]
struct LinkPage {
    frame: Frame,
    /// Whether there is an account already, and only its password is set.
    is_reset: bool,
    name: String,
    full_name: String,
    trouble: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Given {
    #[serde(default)]
    name: String,
    #[serde(default)]
    full_name: String,
    password: String,
    again: String,
}

pub(super) async fn form(State(app): State<App>, Path(secret): Path<String>) -> Result<Response, Refusal> {
    let is_reset = app.store().link_is_reset(&parse(&secret)?).await?;
    page(&LinkPage {
        frame: Frame::public(title(is_reset)),
        is_reset,
        name: String::new(),
        full_name: String::new(),
        trouble: None,
    })
}

pub(super) async fn redeem(
    State(app): State<App>,
    Path(secret): Path<String>,
    Form(given): Form<Given>,
) -> Result<Response, Refusal> {
    let link = parse(&secret)?;
    let is_reset = app.store().link_is_reset(&link).await?;
    let done = if given.password != given.again {
        Err(Refusal::said("web-password-again"))
    } else if is_reset {
        app.store().redeem_reset(&link, &Password::new(given.password)).await.map_err(Refusal::from)
    } else {
        let (name, full_name) = (given.name.clone(), given.full_name.clone());
        let new = NewAccount { name, full_name, password: Password::new(given.password) };
        app.store().redeem(&link, &new).await.map_err(Refusal::from)
    };
    match done {
        Ok(_) => Ok(Redirect::to("/desk/sign-in").into_response()),
        Err(refusal) if refusal.status().is_server_error() => Err(refusal),
        Err(refusal) => {
            let trouble = Some(app.words().message(refusal.message()));
            let frame = Frame::public(title(is_reset));
            let (name, full_name) = (given.name, given.full_name);
            let page = page(&LinkPage { frame, is_reset, name, full_name, trouble })?;
            Ok((refusal.status(), page).into_response())
        }
    }
}

fn parse(secret: &str) -> Result<Secret, Refusal> {
    secret.parse().map_err(|_| Refusal::from(Error::NoLink))
}

const fn title(is_reset: bool) -> &'static str {
    if is_reset { "设置新密码" } else { "启用账号" }
}
