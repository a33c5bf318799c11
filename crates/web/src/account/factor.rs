//! The second step of signing in: a secret for one's app, shown once; recovery codes, shown once.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Redirect, Response};
use mingzhang_store::{Error, Password};
use serde::Deserialize;

use super::qr::Qr;
use super::{Trouble, whole};
use crate::app::App;
use crate::page::{Frame, page};
use crate::refusal::Refusal;
use crate::security::{Guarded, SignedIn, token};

#[derive(Template)]
#[template(path = "account/begin.html")]
struct BeginPage {
    frame: Frame,
    /// The picture and the letters; neither after a wrong code, as they are shown once.
    secret: Option<(Option<Qr>, String)>,
    trouble: Option<String>,
}

#[derive(Template)]
#[template(path = "account/recovery.html")]
struct RecoveryPage {
    frame: Frame,
    codes: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct Begin {
    password: String,
}

#[derive(Deserialize)]
pub(super) struct Code {
    code: String,
}

pub(super) async fn begin(
    State(app): State<App>,
    signed: SignedIn,
    headers: HeaderMap,
    Guarded(given): Guarded<Begin>,
) -> Result<Response, Refusal> {
    let token = token(&headers).ok_or_else(|| Refusal::sign_in("/desk/account"))?;
    match app.store().begin_second_factor(&token, &Password::new(given.password)).await {
        Ok(secret) => {
            let secret = secret.expose().to_owned();
            let picture = Qr::of(&address(&signed.account().name, &secret));
            let letters: Vec<char> = secret.chars().collect();
            let letters: Vec<String> = letters.chunks(4).map(|four| four.iter().collect()).collect();
            let secret = Some((picture, letters.join(" ")));
            page(&BeginPage { frame: frame(&signed), secret, trouble: None })
        }
        Err(error) => again(&app, &signed, &headers, error).await,
    }
}

pub(super) async fn confirm(
    State(app): State<App>,
    signed: SignedIn,
    headers: HeaderMap,
    Guarded(given): Guarded<Code>,
) -> Result<Response, Refusal> {
    let token = token(&headers).ok_or_else(|| Refusal::sign_in("/desk/account"))?;
    match app.store().confirm_second_factor(&token, &given.code).await {
        Ok(codes) => page(&RecoveryPage { frame: frame(&signed), codes }),
        Err(error @ Error::Code) => {
            let refusal = Refusal::from(error);
            let trouble = Some(app.words().message(refusal.message()));
            let page = page(&BeginPage { frame: frame(&signed), secret: None, trouble })?;
            Ok((refusal.status(), page).into_response())
        }
        Err(Error::NotFound { .. }) => Err(Refusal::said("web-no-factor")),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn remove(
    State(app): State<App>,
    signed: SignedIn,
    headers: HeaderMap,
    Guarded(given): Guarded<Code>,
) -> Result<Response, Refusal> {
    let token = token(&headers).ok_or_else(|| Refusal::sign_in("/desk/account"))?;
    match app.store().remove_second_factor(&token, &given.code).await {
        Ok(()) => Ok(Redirect::to("/desk/account").into_response()),
        Err(error) => again(&app, &signed, &headers, error).await,
    }
}

/// The account's page with what went wrong.
async fn again(app: &App, signed: &SignedIn, headers: &HeaderMap, error: Error) -> Result<Response, Refusal> {
    let refusal = Refusal::from(error);
    if refusal.status().is_server_error() {
        return Err(refusal);
    }
    let factor = Some(app.words().message(refusal.message()));
    let page = whole(app, signed, headers, Trouble { factor, ..Trouble::default() }, false).await?;
    Ok((refusal.status(), page).into_response())
}

fn frame(signed: &SignedIn) -> Frame {
    Frame::desk(signed, "account", "设置两步验证")
}

/// What apps read from the picture: the key URI format that they share.
fn address(name: &str, secret: &str) -> String {
    let mut account = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            account.push(char::from(byte));
        } else {
            account.push('%');
            account.push_str(&hex::encode_upper([byte]));
        }
    }
    format!("otpauth://totp/mingzhang:{account}?secret={secret}&issuer=mingzhang")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_fits_into_the_address() {
        assert_eq!(
            address("王 a&b", "ABC"),
            "otpauth://totp/mingzhang:%E7%8E%8B%20a%26b?secret=ABC&issuer=mingzhang"
        );
    }
}
