//! Accounts: their roles, closing and opening them, a link for a new password.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use mingzhang_store::{AccountId, Error, Member, Organisation, OrganisationId, Role, RoleGrant};
use serde::Deserialize;

use super::{Said, Tabs, refused, words};
use crate::app::App;
use crate::moment;
use crate::page::{Frame, page};
use crate::refusal::Refusal;
use crate::security::{Guarded, SignedIn};

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "administration/accounts.html")]
struct ListPage {
    frame: Frame,
    tabs: Tabs,
    q: String,
    lines: Vec<Line>,
}

/// An account with its roles in words.
struct Line {
    member: Member,
    roles: Vec<String>,
}

#[derive(Template)]
#[template(path = "administration/account.html")]
struct OnePage {
    frame: Frame,
    tabs: Tabs,
    said: Said,
    member: Member,
    since: String,
    /// What it may do, where, in words, and the grant itself.
    grants: Vec<(String, RoleGrant)>,
    organisations: Vec<Organisation>,
    is_own: bool,
    /// Whether signing in takes a code too.
    has_factor: bool,
}

async fn names(app: &App, signed: &SignedIn) -> Result<BTreeMap<OrganisationId, Organisation>, Refusal> {
    let all = app.store().organisations(signed.actor()).await?;
    Ok(all.into_iter().map(|organisation| (organisation.id, organisation)).collect())
}

/// `大同市教育局：填报`.
fn told(grant: RoleGrant, names: &BTreeMap<OrganisationId, Organisation>) -> String {
    let name = names.get(&grant.organisation).map_or("", |organisation| &organisation.name);
    format!("{name}：{}", words::role(grant.role))
}

pub(super) async fn list(
    State(app): State<App>,
    signed: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let tabs = Tabs::of(&app, &signed, "accounts").await?;
    let names = names(&app, &signed).await?;
    let q = asked.q.trim().to_owned();
    let lines = app.store().members(signed.actor()).await?.into_iter().map(|member| {
        let roles = member.roles.iter().map(|grant| told(*grant, &names)).collect();
        Line { member, roles }
    });
    let is_asked = |line: &Line| {
        let account = &line.member.account;
        q.is_empty()
            || account.name.contains(&q.to_lowercase())
            || account.full_name.contains(&q)
            || line.roles.iter().any(|role| role.contains(&q))
    };
    let lines = lines.filter(is_asked).collect();
    page(&ListPage { frame: Frame::desk(&signed, "administration", "账号管理"), tabs, q, lines })
}

pub(super) async fn show(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
) -> Result<Response, Refusal> {
    page(&one(&app, &signed, AccountId::new(id), Said::default()).await?)
}

async fn one(app: &App, signed: &SignedIn, id: AccountId, said: Said) -> Result<OnePage, Refusal> {
    let tabs = Tabs::of(app, signed, "accounts").await?;
    let members = app.store().members(signed.actor()).await?;
    let member = members.into_iter().find(|member| member.account.id == id);
    let member = member.ok_or_else(Refusal::not_found)?;
    let names = names(app, signed).await?;
    let kept = app.store().kept_organisations(signed.actor()).await?;
    Ok(OnePage {
        frame: Frame::desk(signed, "administration", member.account.full_name.clone()),
        tabs,
        said,
        since: moment::minute(member.account.created_at),
        grants: member.roles.iter().map(|grant| (told(*grant, &names), *grant)).collect(),
        organisations: kept.iter().filter_map(|id| names.get(id)).cloned().collect(),
        is_own: signed.account().id == id,
        has_factor: app.store().second_factor(id).await?.since.is_some(),
        member,
    })
}

async fn answer(
    app: &App,
    signed: &SignedIn,
    id: AccountId,
    done: Result<(), Error>,
) -> Result<Response, Refusal> {
    match done.map_err(Refusal::from) {
        Ok(()) => {
            // Without its last role, the account is no longer among those that the person keeps.
            let members = app.store().members(signed.actor()).await?;
            let is_there = members.iter().any(|member| member.account.id == id);
            let place = if is_there { format!("/{id}") } else { String::new() };
            Ok(Redirect::to(&format!("/desk/administration/accounts{place}")).into_response())
        }
        Err(refusal) => said_on_page(app, signed, id, refusal).await,
    }
}

async fn said_on_page(
    app: &App,
    signed: &SignedIn,
    id: AccountId,
    refusal: Refusal,
) -> Result<Response, Refusal> {
    let (refusal, said) = Said::trouble(app, refusal)?;
    refused(&refusal, &one(app, signed, id, said).await?)
}

#[derive(Deserialize)]
pub(super) struct Nothing {}

/// For whoever lost the phone and the recovery codes.
pub(super) async fn drop_factor(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
    Guarded(Nothing {}): Guarded<Nothing>,
) -> Result<Response, Refusal> {
    let id = AccountId::new(id);
    let done = app.store().drop_second_factor(signed.actor(), id).await;
    answer(&app, &signed, id, done).await
}

pub(super) async fn disable(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
    Guarded(Nothing {}): Guarded<Nothing>,
) -> Result<Response, Refusal> {
    let id = AccountId::new(id);
    if signed.account().id == id {
        // Whoever closes the last administrator's account closes the house from outside.
        return said_on_page(&app, &signed, id, Refusal::said("web-own-account")).await;
    }
    let done = app.store().disable_account(signed.actor(), id).await;
    answer(&app, &signed, id, done).await
}

pub(super) async fn enable(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
    Guarded(Nothing {}): Guarded<Nothing>,
) -> Result<Response, Refusal> {
    let id = AccountId::new(id);
    let done = app.store().enable_account(signed.actor(), id).await;
    answer(&app, &signed, id, done).await
}

pub(super) async fn reset(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
    Guarded(Nothing {}): Guarded<Nothing>,
) -> Result<Response, Refusal> {
    let id = AccountId::new(id);
    match app.store().reset_link(signed.actor(), id).await {
        Ok(secret) => page(&one(&app, &signed, id, Said::link(&app, &secret)).await?),
        Err(error) => answer(&app, &signed, id, Err(error)).await,
    }
}

#[derive(Deserialize)]
pub(super) struct Granted {
    /// The code of an organisation.
    code: String,
    role: String,
}

pub(super) async fn grant(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
    Guarded(granted): Guarded<Granted>,
) -> Result<Response, Refusal> {
    let id = AccountId::new(id);
    let role = words::role_of(&granted.role).ok_or_else(|| Refusal::said("web-form"))?;
    // The account must be one that the person keeps already: a number alone brings nobody into their branch.
    one(&app, &signed, id, Said::default()).await?;
    // `101001 大同市教育局`, as the list of suggestions fills it in.
    let code = granted.code.split_whitespace().next().unwrap_or_default();
    let all = app.store().organisations(signed.actor()).await?;
    let Some(organisation) = all.into_iter().find(|known| known.code == code).map(|known| known.id) else {
        return said_on_page(&app, &signed, id, Refusal::said("web-no-code")).await;
    };
    let done = app.store().grant(signed.actor(), id, RoleGrant { role, organisation }).await;
    answer(&app, &signed, id, done).await
}

#[derive(Deserialize)]
pub(super) struct Revoked {
    organisation: i64,
    role: String,
}

pub(super) async fn revoke(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
    Guarded(revoked): Guarded<Revoked>,
) -> Result<Response, Refusal> {
    let id = AccountId::new(id);
    let role = words::role_of(&revoked.role).ok_or_else(|| Refusal::said("web-form"))?;
    if signed.account().id == id && role == Role::Administrator {
        return said_on_page(&app, &signed, id, Refusal::said("web-own-account")).await;
    }
    let organisation = OrganisationId::new(revoked.organisation);
    let done = app.store().revoke(signed.actor(), id, RoleGrant { role, organisation }).await;
    answer(&app, &signed, id, done).await
}

impl OnePage {
    fn roles() -> Vec<(&'static str, &'static str)> {
        Role::ALL.iter().map(|role| (role.id(), words::role(*role))).collect()
    }
}
