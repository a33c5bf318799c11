//! The tree of organisations: looked at, added to, renamed; and invitations of people to one of them.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use mingzhang_store::{
    Error, Member, NewOrganisation, Organisation, OrganisationId, OrganisationKind, Role, RoleGrant, Version,
};
use serde::Deserialize;

use super::{Said, Tabs, refused, words};
use crate::app::App;
use crate::overview::look::{depths, in_order};
use crate::page::{Frame, page};
use crate::refusal::Refusal;
use crate::security::{Guarded, SignedIn};

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "administration/organisations.html")]
struct ListPage {
    frame: Frame,
    tabs: Tabs,
    q: String,
    all: usize,
    lines: Vec<(Organisation, usize)>,
}

#[derive(Template)]
#[template(path = "administration/organisation.html")]
struct OnePage {
    frame: Frame,
    tabs: Tabs,
    said: Said,
    organisation: Organisation,
    /// Who has a role there, and which.
    people: Vec<(Member, Vec<Role>)>,
    /// What may stand under it.
    kinds: Vec<OrganisationKind>,
    roles: Vec<Role>,
}

/// Organisations that the person keeps.
async fn kept(app: &App, signed: &SignedIn) -> Result<Vec<Organisation>, Refusal> {
    let kept = app.store().kept_organisations(signed.actor()).await?;
    let kept: std::collections::BTreeSet<OrganisationId> = kept.into_iter().collect();
    let mut all = in_order(app.store().organisations(signed.actor()).await?);
    all.retain(|organisation| kept.contains(&organisation.id));
    Ok(all)
}

pub(super) async fn list(
    State(app): State<App>,
    signed: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let tabs = Tabs::of(&app, &signed, "organisations").await?;
    let kept = kept(&app, &signed).await?;
    let (all, depths, q) = (kept.len(), depths(&kept), asked.q.trim().to_owned());
    let is_asked = |organisation: &Organisation| {
        q.is_empty() || organisation.name.contains(&q) || organisation.code.starts_with(&q)
    };
    let lines = kept.into_iter().filter(is_asked).map(|organisation| {
        let depth = depths.get(&organisation.id).copied().unwrap_or(0).min(4);
        (organisation, depth)
    });
    let lines = lines.collect();
    page(&ListPage { frame: Frame::desk(&signed, "administration", "单位管理"), tabs, q, all, lines })
}

pub(super) async fn show(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
) -> Result<Response, Refusal> {
    page(&one(&app, &signed, OrganisationId::new(id), Said::default()).await?)
}

async fn one(app: &App, signed: &SignedIn, id: OrganisationId, said: Said) -> Result<OnePage, Refusal> {
    let tabs = Tabs::of(app, signed, "organisations").await?;
    let organisation = kept(app, signed).await?.into_iter().find(|kept| kept.id == id);
    let organisation = organisation.ok_or_else(Refusal::not_found)?;
    let members = app.store().members(signed.actor()).await?;
    let people = members.into_iter().filter_map(|member| {
        let there = member.roles.iter().filter(|grant| grant.organisation == id);
        let roles: Vec<Role> = there.map(|grant| grant.role).collect();
        (!roles.is_empty()).then_some((member, roles))
    });
    let kinds = match organisation.kind {
        OrganisationKind::Bureau => {
            vec![OrganisationKind::Department, OrganisationKind::Unit, OrganisationKind::Bureau]
        }
        OrganisationKind::Department | OrganisationKind::Unit => vec![OrganisationKind::Unit],
    };
    let mut roles = vec![Role::Clerk, Role::UnitReviewer];
    match organisation.kind {
        OrganisationKind::Bureau => roles.push(Role::Bureau),
        OrganisationKind::Department => roles.push(Role::Department),
        OrganisationKind::Unit => {}
    }
    roles.push(Role::Administrator);
    let frame = Frame::desk(signed, "administration", organisation.name.clone());
    Ok(OnePage { frame, tabs, said, organisation, people: people.collect(), kinds, roles })
}

/// Back to the page, or the page with what was refused.
async fn answer(
    app: &App,
    signed: &SignedIn,
    id: OrganisationId,
    done: Result<(), Error>,
) -> Result<Response, Refusal> {
    match done.map_err(Refusal::from) {
        Ok(()) => Ok(Redirect::to(&format!("/desk/administration/organisations/{id}")).into_response()),
        Err(refusal) => {
            let (refusal, said) = Said::trouble(app, refusal)?;
            refused(&refusal, &one(app, signed, id, said).await?)
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Added {
    kind: String,
    code: String,
    name: String,
}

pub(super) async fn add(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
    Guarded(added): Guarded<Added>,
) -> Result<Response, Refusal> {
    let id = OrganisationId::new(id);
    let kind = words::kind_of(&added.kind).ok_or_else(|| Refusal::said("web-form"))?;
    let new = NewOrganisation { parent: Some(id), kind, code: added.code, name: added.name };
    let done = app.store().add_organisation(signed.actor(), &new).await;
    // To the new one, where people are invited next.
    let (id, done) = match done {
        Ok(new) => (new, Ok(())),
        Err(error) => (id, Err(error)),
    };
    answer(&app, &signed, id, done).await
}

#[derive(Deserialize)]
pub(super) struct Renamed {
    name: String,
    version: i64,
}

pub(super) async fn rename(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
    Guarded(renamed): Guarded<Renamed>,
) -> Result<Response, Refusal> {
    let (id, seen) = (OrganisationId::new(id), Version::new(renamed.version));
    let done = app.store().rename_organisation(signed.actor(), id, &renamed.name, seen).await;
    answer(&app, &signed, id, done).await
}

#[derive(Deserialize)]
pub(super) struct Invited {
    role: String,
}

pub(super) async fn invite(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
    Guarded(invited): Guarded<Invited>,
) -> Result<Response, Refusal> {
    let organisation = OrganisationId::new(id);
    let role = words::role_of(&invited.role).ok_or_else(|| Refusal::said("web-form"))?;
    match app.store().invite(signed.actor(), RoleGrant { role, organisation }).await {
        // Answered at once and not after a redirect: the link is in no address, and shown once.
        Ok(secret) => page(&one(&app, &signed, organisation, Said::link(&app, &secret)).await?),
        Err(error) => answer(&app, &signed, organisation, Err(error)).await,
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
impl OnePage {
    fn role(role: &Role) -> &'static str {
        words::role(*role)
    }

    fn kind(kind: &OrganisationKind) -> &'static str {
        words::kind(*kind)
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
impl ListPage {
    fn kind(kind: &OrganisationKind) -> &'static str {
        words::kind(*kind)
    }
}
