//! Organisations and the people who work in them.

use mingzhang_store::{
    Account, Actor, Error, NewAccount, NewOrganisation, OrganisationId, OrganisationKind, Password, Role,
    RoleGrant, Secret, Session,
};

use crate::rig::{Rig, SYSTEM};

pub(crate) const PASSWORD: &str = "k7#Lm2vQx9";

pub(crate) fn person(name: &str) -> NewAccount {
    NewAccount {
        name: name.to_owned(), full_name: format!("{name} 同志"), password: Password::new(PASSWORD)
    }
}

pub(crate) fn visitor() -> Actor {
    Actor::nobody().from_origin("192.0.2.7")
}

pub(crate) async fn sign_in(rig: &Rig, name: &str, password: &str) -> Result<Secret, Error> {
    rig.store.sign_in(&visitor(), name, &Password::new(password)).await.map(|signed_in| signed_in.token)
}

/// The administrator of the root bureau, signed in.
pub(crate) async fn administrator(rig: &Rig) -> (Secret, Session, OrganisationId) {
    let link = rig.store.first_administrator_link("140200", "大同市财政局").await.unwrap().unwrap();
    rig.store.redeem(&link, &person("admin-zhao")).await.unwrap();
    let token = sign_in(rig, "admin-zhao", PASSWORD).await.unwrap();
    let session = rig.store.session(&token).await.unwrap();
    let root = rig.store.organisations(&session.actor).await.unwrap()[0].id;
    (token, session, root)
}

pub(crate) async fn member(
    rig: &Rig,
    name: &str,
    role: Role,
    organisation: OrganisationId,
) -> (Account, Actor) {
    let link = rig.store.invite(&SYSTEM, RoleGrant { role, organisation }).await.unwrap();
    rig.store.redeem(&link, &person(name)).await.unwrap();
    let token = sign_in(rig, name, PASSWORD).await.unwrap();
    let session = rig.store.session(&token).await.unwrap();
    (session.account, session.actor)
}

pub(crate) async fn add(
    rig: &Rig,
    parent: OrganisationId,
    kind: OrganisationKind,
    code: &str,
) -> OrganisationId {
    let new =
        NewOrganisation { parent: Some(parent), kind, code: code.to_owned(), name: format!("单位{code}") };
    rig.store.add_organisation(&SYSTEM, &new).await.unwrap()
}

/// A bureau, a department, a unit, and one person for each step of the way.
pub(crate) struct Office {
    pub(crate) unit: OrganisationId,
    pub(crate) clerk: Actor,
    pub(crate) unit_reviewer: Actor,
    pub(crate) department: Actor,
    pub(crate) bureau: Actor,
    /// A clerk of another unit.
    pub(crate) stranger: Actor,
}

impl Office {
    pub(crate) async fn open(rig: &Rig) -> Self {
        let (.., root) = administrator(rig).await;
        let department = add(rig, root, OrganisationKind::Department, "101").await;
        let unit = add(rig, department, OrganisationKind::Unit, "101001").await;
        let other = add(rig, department, OrganisationKind::Unit, "101002").await;
        Self {
            unit,
            clerk: member(rig, "clerk-chen", Role::Clerk, unit).await.1,
            unit_reviewer: member(rig, "review-wei", Role::UnitReviewer, unit).await.1,
            department: member(rig, "dept-zheng", Role::Department, department).await.1,
            bureau: member(rig, "bureau-wu", Role::Bureau, root).await.1,
            stranger: member(rig, "clerk-yang", Role::Clerk, other).await.1,
        }
    }
}
