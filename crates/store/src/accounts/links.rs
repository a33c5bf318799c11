//! One-time links: how an account begins, and how it gets a new password. Nobody but its person ever knows a password.

use std::time::Duration;

use super::{Password, canonical, not_found, password, require_keeper, sessions};
use crate::audit::Entry;
use crate::db::{Row, Tx, Write, args};
use crate::organisations::{
    NewOrganisation, OrganisationKind, Role, RoleGrant, add, check_fit, insert_role, require, text,
};
use crate::{AccountId, Actor, Error, OrganisationId, Secret, Store, Timestamp};

const FIRST_LINK: Duration = Duration::from_hours(24);
const LINK: Duration = Duration::from_hours(7 * 24);

/// Who an account is to be for.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// What one signs in with: 2 to 64 characters, compared without regard to capitals.
    pub name: String,
    /// The person's name.
    pub full_name: String,
    /// The password; nobody else sees it.
    pub password: Password,
}

impl Store {
    /// On the first start: a link for the first administrator, to be printed on the server's terminal, good for 24 hours.
    /// It makes the root bureau where there is none yet, and takes back an earlier link that was not used. Nothing where
    /// there is an account already.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] where code or name of the bureau cannot be.
    pub async fn first_administrator_link(&self, code: &str, name: &str) -> Result<Option<Secret>, Error> {
        let actor = Actor::system("first start");
        let now = self.now();
        let mut write = self.write().await?;
        write.lock(LOCK).await?;
        if write.first("SELECT id FROM accounts LIMIT 1", &[]).await?.is_some() {
            return Ok(None);
        }
        let root =
            write.first("SELECT id FROM organisations WHERE parent_id IS NULL ORDER BY id", &[]).await?;
        let organisation = if let Some(row) = root {
            OrganisationId::new(row.int(0)?)
        } else {
            let (code, name) = (code.to_owned(), name.to_owned());
            let root = NewOrganisation { parent: None, kind: OrganisationKind::Bureau, code, name };
            add(&mut write, &actor, &root, now).await?
        };
        write.execute("UPDATE links SET used_at = $1 WHERE used_at IS NULL", args![now]).await?;
        let secret = Secret::new()?;
        let grant = RoleGrant { role: Role::Administrator, organisation };
        insert_invitation(&mut write, &secret, grant, now, FIRST_LINK).await?;
        write.commit(now, Entry::new(&actor, "link.first", format!("organisation:{organisation}"))).await?;
        Ok(Some(secret))
    }

    /// A link for a new account with a first role, good for seven days and one use.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`] without the role administrator there; [`Error::Invalid`] where the role does not fit.
    pub async fn invite(&self, actor: &Actor, grant: RoleGrant) -> Result<Secret, Error> {
        let now = self.now();
        let mut write = self.write().await?;
        require(&mut write, actor, Role::Administrator, grant.organisation).await?;
        check_fit(&mut write, grant).await?;
        let secret = Secret::new()?;
        insert_invitation(&mut write, &secret, grant, now, LINK).await?;
        let entry = Entry::new(actor, "link.invite", format!("organisation:{}", grant.organisation));
        write.commit(now, entry.detail(&serde_json::json!({ "role": grant.role.id() }))).await?;
        Ok(secret)
    }

    /// Whether the link is for the new password of an account, and not for a new account.
    ///
    /// # Errors
    ///
    /// [`Error::NoLink`].
    pub async fn link_is_reset(&self, link: &Secret) -> Result<bool, Error> {
        let row = valid(&mut self.read().await?, link, self.now()).await?;
        Ok(row.get::<Option<i64>>(2)?.is_some())
    }

    /// Makes the account that the link is for.
    ///
    /// # Errors
    ///
    /// [`Error::NoLink`], [`Error::Password`], [`Error::Invalid`], [`Error::Taken`] where the name is another's. The link is
    /// used up only where this succeeds.
    pub async fn redeem(&self, link: &Secret, new: &NewAccount) -> Result<AccountId, Error> {
        let name = canonical(text("the name", &new.name)?);
        let full_name = text("the full name", &new.full_name)?;
        if !(2..=64).contains(&name.chars().count()) {
            return Err(Error::Invalid { what: "the name", fault: "not of 2 to 64 characters" });
        }
        password::check(&new.password, &[&name, full_name])?;
        // Before the slow hash, so that links that are none cost nothing.
        valid(&mut self.read().await?, link, self.now()).await?;
        let hash = password::hash(&new.password).await?;
        let now = self.now();
        let mut write = self.write().await?;
        let row = use_up(&mut write, link, now).await?;
        let (Some(organisation), Some(role)) = (row.get::<Option<i64>>(0)?, row.get::<Option<String>>(1)?)
        else {
            return Err(Error::NoLink);
        };
        let sql = "INSERT INTO accounts (name, full_name, password, password_set_at, created_at)
                   VALUES ($1, $2, $3, $4, $4) RETURNING id";
        let id =
            write.insert(sql, args![&*name, full_name, hash, now]).await.map_err(|error| match error {
                error if error.is_duplicate() => Error::Taken { what: "account" },
                error => error,
            })?;
        let id = AccountId::new(id);
        let grant = RoleGrant { role: Role::of(&role)?, organisation: OrganisationId::new(organisation) };
        insert_role(&mut write, id, grant, now).await?;
        let entry = Entry::new(&Actor::account(id), "account.create", format!("account:{id}"));
        let detail =
            serde_json::json!({ "name": name, "role": grant.role.id(), "organisation": organisation });
        write.commit(now, entry.detail(&detail)).await?;
        Ok(id)
    }

    /// A link by which the account's person sets a new password.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`] unless the actor is administrator of every organisation that the account has a role in.
    pub async fn reset_link(&self, actor: &Actor, account: AccountId) -> Result<Secret, Error> {
        let now = self.now();
        let mut write = self.write().await?;
        require_keeper(&mut write, actor, account).await?;
        super::account(&mut write, account).await?;
        let secret = Secret::new()?;
        let sql = "INSERT INTO links (token, account_id, created_at, expires_at) VALUES ($1, $2, $3, $4)";
        write.execute(sql, args![&secret.digest()[..], account, now, now.after(FIRST_LINK)]).await?;
        write.commit(now, Entry::new(actor, "link.reset", format!("account:{account}"))).await?;
        Ok(secret)
    }

    /// Sets the password that the link is for; all sessions of the account end.
    ///
    /// # Errors
    ///
    /// [`Error::NoLink`], [`Error::Password`].
    pub async fn redeem_reset(&self, link: &Secret, new: &Password) -> Result<AccountId, Error> {
        let mut tx = self.read().await?;
        let row = valid(&mut tx, link, self.now()).await?;
        let id = row.get::<Option<i64>>(2)?.map(AccountId::new).ok_or(Error::NoLink)?;
        let account = super::account(&mut tx, id).await?;
        drop(tx);
        password::check(new, &[&account.name, &account.full_name])?;
        let hash = password::hash(new).await?;
        let now = self.now();
        let mut write = self.write().await?;
        use_up(&mut write, link, now).await?;
        set_password(&mut write, id, &hash, now).await?;
        let entry = Entry::new(&Actor::account(id), "account.password.reset", format!("account:{id}"));
        write.commit(now, entry).await?;
        Ok(id)
    }
}

/// Held while the first link is made: two instances must not make two.
const LOCK: i64 = 0x6d7a_6c69_6e6b;

/// Sets the password, and ends every session that was opened with the old one.
pub(super) async fn set_password(
    write: &mut Write,
    id: AccountId,
    hash: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let sql = "UPDATE accounts SET password = $2, password_set_at = $3 WHERE id = $1";
    if write.execute(sql, args![id, hash, now]).await? == 0 {
        return Err(not_found(id));
    }
    sessions::end_all(write, id, now).await
}

async fn insert_invitation(
    write: &mut Write,
    secret: &Secret,
    grant: RoleGrant,
    now: Timestamp,
    life: Duration,
) -> Result<(), Error> {
    let sql = "INSERT INTO links (token, organisation_id, role, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)";
    let args = args![&secret.digest()[..], grant.organisation, grant.role.id(), now, now.after(life)];
    write.execute(sql, args).await.map(drop)
}

async fn valid(tx: &mut Tx, link: &Secret, now: Timestamp) -> Result<Row, Error> {
    let sql = "SELECT organisation_id, role, account_id FROM links
               WHERE token = $1 AND used_at IS NULL AND expires_at > $2";
    tx.first(sql, args![&link.digest()[..], now]).await?.ok_or(Error::NoLink)
}

/// One of two who come with the same link at once finds it used.
async fn use_up(write: &mut Write, link: &Secret, now: Timestamp) -> Result<Row, Error> {
    let sql = "UPDATE links SET used_at = $2 WHERE token = $1 AND used_at IS NULL AND expires_at > $2
               RETURNING organisation_id, role, account_id";
    write.first(sql, args![&link.digest()[..], now]).await?.ok_or(Error::NoLink)
}
