//! Who may do what with which organisation, asked of the database in the transaction of the act itself: a role that was
//! taken away a moment ago is gone.
//!
//! Source: GB/T 22239-2019, 8.1.4.2 访问控制 (least privilege, separation of rights, grain down to the account).

use super::Role;
use crate::db::{Tx, args};
use crate::{Actor, Error, OrganisationId, Store};

impl Store {
    /// The roles of the actor that hold at an organisation: its own there, and those above it that reach down. For a page that
    /// offers only what would be accepted; each act asks again.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] where the organisation is out of the actor's sight.
    pub async fn roles_at(&self, actor: &Actor, organisation: OrganisationId) -> Result<Vec<Role>, Error> {
        let mut tx = self.read().await?;
        require_sight(&mut tx, actor, organisation).await?;
        let sql = "SELECT DISTINCT r.role FROM roles r
                   JOIN organisations a ON a.id = r.organisation_id
                   JOIN organisations o ON o.id = $2
                   WHERE r.account_id = $1
                     AND (a.id = o.id
                          OR r.role IN ('department', 'bureau', 'administrator') AND o.path LIKE a.path || '%')";
        let account = actor.account_id().map_or(0, crate::AccountId::get);
        let rows = tx.all(sql, args![account, organisation]).await?;
        let mut roles = rows.iter().map(|row| Role::of(&row.text(0)?)).collect::<Result<Vec<_>, _>>()?;
        roles.sort_unstable();
        Ok(roles)
    }
}

/// That the actor has the role there: at the organisation itself, or above it where the role reaches down.
///
/// What the actor may not even see is reported as not there, so that a forged number tells nothing.
pub(crate) async fn require(
    tx: &mut Tx,
    actor: &Actor,
    role: Role,
    organisation: OrganisationId,
) -> Result<(), Error> {
    require_sight(tx, actor, organisation).await?;
    if actor.is_system() {
        return Ok(());
    }
    let Some(account) = actor.account_id() else {
        return Err(Error::Forbidden { role, organisation });
    };
    let sql = "SELECT r.role FROM roles r
               JOIN organisations a ON a.id = r.organisation_id
               JOIN organisations o ON o.id = $2
               WHERE r.account_id = $1 AND r.role = $3 AND (a.id = o.id OR ($4 = 1 AND o.path LIKE a.path || '%'))";
    match tx.first(sql, args![account, organisation, role.id(), role.reaches_down()]).await? {
        Some(_) => Ok(()),
        None => Err(Error::Forbidden { role, organisation }),
    }
}

/// That the actor may see the organisation: any role there, or above it one that reaches down.
pub(crate) async fn require_sight(
    tx: &mut Tx,
    actor: &Actor,
    organisation: OrganisationId,
) -> Result<(), Error> {
    let sql = "SELECT o.id FROM organisations o
               WHERE o.id = $1 AND ($2 = 1 OR EXISTS (
                   SELECT 1 FROM roles r
                   JOIN organisations a ON a.id = r.organisation_id
                   JOIN accounts c ON c.id = r.account_id
                   WHERE r.account_id = $3 AND c.disabled_at IS NULL
                     AND (a.id = o.id
                          OR r.role IN ('department', 'bureau', 'administrator') AND o.path LIKE a.path || '%')))";
    let account = actor.account_id().map_or(0, crate::AccountId::get);
    match tx.first(sql, args![organisation, actor.is_system(), account]).await? {
        Some(_) => Ok(()),
        None => Err(Error::NotFound { what: "organisation", id: organisation.get() }),
    }
}

/// The condition that the organisation `o` is in the actor's sight, of a statement whose `$1` says whether the actor is the
/// program itself and whose `$2` is their account: the same as [`require_sight`], for many rows at once.
macro_rules! in_sight {
    () => {
        "($1 = 1 OR EXISTS (
             SELECT 1 FROM roles g
             JOIN organisations a ON a.id = g.organisation_id
             JOIN accounts k ON k.id = g.account_id
             WHERE g.account_id = $2 AND k.disabled_at IS NULL
               AND (a.id = o.id
                    OR g.role IN ('department', 'bureau', 'administrator') AND o.path LIKE a.path || '%')))"
    };
}

/// The same with the role administrator only: the organisations that the actor keeps.
macro_rules! in_keeping {
    () => {
        "($1 = 1 OR EXISTS (
             SELECT 1 FROM roles g
             JOIN organisations a ON a.id = g.organisation_id
             JOIN accounts k ON k.id = g.account_id
             WHERE g.account_id = $2 AND k.disabled_at IS NULL
               AND g.role = 'administrator' AND o.path LIKE a.path || '%'))"
    };
}

pub(crate) use {in_keeping, in_sight};

/// That the actor keeps everything: administrator of a bureau at the root, or the program itself.
pub(crate) async fn require_root(tx: &mut Tx, actor: &Actor) -> Result<(), Error> {
    let sql = "SELECT a.id FROM roles g
               JOIN organisations a ON a.id = g.organisation_id
               JOIN accounts k ON k.id = g.account_id
               WHERE g.account_id = $1 AND k.disabled_at IS NULL
                 AND g.role = 'administrator' AND a.parent_id IS NULL";
    let account = actor.account_id().map_or(0, crate::AccountId::get);
    if actor.is_system() || tx.first(sql, args![account]).await?.is_some() {
        return Ok(());
    }
    // Out of sight, so not there.
    Err(Error::NotFound { what: "page", id: 0 })
}
