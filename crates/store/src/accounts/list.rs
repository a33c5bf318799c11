//! The accounts that an administrator keeps.

use std::collections::BTreeMap;

use super::{Account, not_found, require_keeper};
use crate::audit::Entry;
use crate::db::args;
use crate::organisations::{in_keeping, require_root};
use crate::{AccountId, Actor, Error, OrganisationId, Role, RoleGrant, Store};

/// An account with the roles that the administrator may see of it.
#[derive(Clone, Debug)]
pub struct Member {
    /// The account.
    pub account: Account,
    /// Its roles at organisations that the administrator keeps.
    pub roles: Vec<RoleGrant>,
    /// Whether it has roles elsewhere too: then only who keeps both may close it or set its password.
    pub has_other_roles: bool,
}

impl Store {
    /// The accounts with a role at an organisation that the actor keeps, by name. Who keeps everything sees those without a role too.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn members(&self, actor: &Actor) -> Result<Vec<Member>, Error> {
        let account = actor.account_id().map_or(0, AccountId::get);
        let mut tx = self.read().await?;
        let sees_all = require_root(&mut tx, actor).await.is_ok();
        let sql = concat!(
            "SELECT r.account_id, r.role, r.organisation_id FROM roles r
             JOIN organisations o ON o.id = r.organisation_id WHERE ",
            in_keeping!(),
            " ORDER BY o.path, r.role"
        );
        let mut roles: BTreeMap<i64, Vec<RoleGrant>> = BTreeMap::new();
        for row in tx.all(sql, args![actor.is_system(), account]).await? {
            let organisation = OrganisationId::new(row.int(2)?);
            let grant = RoleGrant { role: Role::of(&row.text(1)?)?, organisation };
            roles.entry(row.int(0)?).or_default().push(grant);
        }
        let sql = "SELECT a.id, a.name, a.full_name, a.created_at, a.disabled_at,
                          (SELECT COUNT(*) FROM roles r WHERE r.account_id = a.id)
                   FROM accounts a ORDER BY a.name";
        let mut members = Vec::new();
        for row in tx.all(sql, &[]).await? {
            let account = super::of_row(&row)?;
            let all = usize::try_from(row.int(5)?).unwrap_or(0);
            let roles = roles.remove(&account.id.get()).unwrap_or_default();
            if !roles.is_empty() || sees_all && all == 0 {
                members.push(Member { account, has_other_roles: all > roles.len(), roles });
            }
        }
        Ok(members)
    }

    /// Opens a closed account again.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`] unless the actor is administrator of every organisation that the account has a role in.
    pub async fn enable_account(&self, actor: &Actor, id: AccountId) -> Result<(), Error> {
        let now = self.now();
        let mut write = self.write().await?;
        require_keeper(&mut write, actor, id).await?;
        let sql = "UPDATE accounts SET disabled_at = NULL WHERE id = $1";
        if write.execute(sql, args![id]).await? == 0 {
            return Err(not_found(id));
        }
        write.commit(now, Entry::new(actor, "account.enable", format!("account:{id}"))).await
    }

    /// The organisations that the actor keeps, the root first, each above what is under it.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn kept_organisations(&self, actor: &Actor) -> Result<Vec<OrganisationId>, Error> {
        let account = actor.account_id().map_or(0, AccountId::get);
        let sql = concat!("SELECT o.id FROM organisations o WHERE ", in_keeping!(), " ORDER BY o.path");
        let rows = self.read().await?.all(sql, args![actor.is_system(), account]).await?;
        rows.iter().map(|row| row.int(0).map(OrganisationId::new)).collect()
    }

    /// Names of accounts, for a log that knows only their numbers. For who keeps everything.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] for anyone else.
    pub async fn account_names(&self, actor: &Actor) -> Result<BTreeMap<String, String>, Error> {
        let mut tx = self.read().await?;
        require_root(&mut tx, actor).await?;
        let rows = tx.all("SELECT id, full_name FROM accounts", &[]).await?;
        rows.iter().map(|row| Ok((format!("account:{}", row.int(0)?), row.text(1)?))).collect()
    }

    /// Whether the actor is administrator of a bureau at the root.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn keeps_everything(&self, actor: &Actor) -> Result<bool, Error> {
        match require_root(&mut self.read().await?, actor).await {
            Ok(()) => Ok(true),
            Err(Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }
}
