//! Sessions in cookies: a random token that no script reads, and the token that forms carry.

use axum::extract::FromRequestParts;
use axum::http::header::COOKIE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use mingzhang_store::{Account, Actor, RoleGrant, Secret, Session};
use sha2::{Digest as _, Sha256};

use crate::app::App;
use crate::refusal::Refusal;

const NAME: &str = "mingzhang-session";
/// Of half a session; sent to where the code is asked for and nowhere else.
const HALF: &str = "mingzhang-half";

/// Someone who has signed in. As an argument of a handler it refuses everyone else, to the sign-in page.
#[derive(Clone, Debug)]
pub(crate) struct SignedIn {
    session: Session,
    roles: Vec<RoleGrant>,
    csrf: String,
}

impl SignedIn {
    /// For every call that asks who it is for.
    pub(crate) fn actor(&self) -> &Actor {
        &self.session.actor
    }

    /// Who.
    pub(crate) fn account(&self) -> &Account {
        &self.session.account
    }

    /// What they may do where.
    pub(crate) fn roles(&self) -> &[RoleGrant] {
        &self.roles
    }

    /// What their forms carry.
    pub(crate) fn csrf(&self) -> &str {
        &self.csrf
    }

    /// That a form came from a page of ours.
    ///
    /// # Errors
    ///
    /// A refusal that asks to send the form again from its page.
    pub(crate) fn check_csrf(&self, given: &str) -> Result<(), Refusal> {
        // Both are hashes: how long the comparison takes tells nothing of use.
        if given == self.csrf { Ok(()) } else { Err(Refusal::said("web-csrf")) }
    }
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        if let Some(signed) = parts.extensions.get::<Self>() {
            return Ok(signed.clone());
        }
        // Only a page can be gone back to; the address of a form's target cannot.
        let asked = parts.uri.path_and_query().filter(|_| parts.method == Method::GET);
        let back = asked.map_or("/desk", axum::http::uri::PathAndQuery::as_str);
        let token = token(&parts.headers).ok_or_else(|| Refusal::sign_in(back))?;
        let session = match app.store().session(&token).await {
            Ok(session) => session,
            Err(mingzhang_store::Error::NoSession) => return Err(Refusal::sign_in(back)),
            Err(error) => return Err(error.into()),
        };
        // An old password is renewed before all else; leaving is always possible.
        let path = parts.uri.path();
        if session.must_renew_password && !path.starts_with("/desk/account") && path != "/desk/sign-out" {
            return Err(Refusal::renew_password());
        }
        let roles = app.store().roles(session.account.id).await?;
        let signed = Self { session, roles, csrf: csrf(&token) };
        parts.extensions.insert(signed.clone());
        Ok(signed)
    }
}

/// The session that the request carries.
pub(crate) fn token(headers: &HeaderMap) -> Option<Secret> {
    cookie(headers, NAME)
}

/// The half session that waits for its code.
pub(crate) fn half(headers: &HeaderMap) -> Option<Secret> {
    cookie(headers, HALF)
}

fn cookie(headers: &HeaderMap, name: &str) -> Option<Secret> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('=')?.parse().ok())
}

/// `Set-Cookie` of a session that begins. `Lax`: a link in a message may lead to a page, but no other site's form is sent with it.
pub(crate) fn session_cookie(token: &Secret, is_https: bool) -> String {
    let secure = if is_https { "; Secure" } else { "" };
    format!("{NAME}={}; Path=/; HttpOnly; SameSite=Lax{secure}", token.expose())
}

/// `Set-Cookie` of half a session; without a token, of its end.
pub(crate) fn half_cookie(token: Option<&Secret>, is_https: bool) -> String {
    let secure = if is_https { "; Secure" } else { "" };
    let (value, life) = token.map_or_else(|| (String::new(), 0), |token| (token.expose(), 300));
    format!("{HALF}={value}; Path=/desk/sign-in; HttpOnly; SameSite=Strict; Max-Age={life}{secure}")
}

/// `Set-Cookie` of a session that is over.
pub(crate) fn end_cookie() -> String {
    format!("{NAME}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")
}

/// Follows from the session's token, so that nothing more is kept; does not lead back to it.
fn csrf(token: &Secret) -> String {
    hex::encode(Sha256::digest(format!("csrf {}", token.expose())))
}
