//! Accounts: who may sign in, and how.
//!
//! Source: GB/T 22239-2019, 8.1.4.1 身份鉴别 (unique names, rules for passwords and their renewal; failed sign-ins end, are
//! limited, and sessions end by themselves).

mod links;
mod list;
mod open_sessions;
mod password;
mod second_factor;
mod sessions;
mod sign_in;

use crate::audit::Entry;
use crate::db::{Row, Tx, args};
use crate::organisations::{Role, require};
use crate::{AccountId, Actor, Error, OrganisationId, Store, Timestamp};

pub use links::NewAccount;
pub use list::Member;
pub use open_sessions::OpenSession;
pub use password::{Password, PasswordFault};
pub use second_factor::{FactorSecret, SecondFactor};
pub use sessions::Session;
pub use sign_in::SignedIn;

/// Who may sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Which.
    pub id: AccountId,
    /// What one signs in with, in lower case.
    pub name: String,
    /// The person's name.
    pub full_name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// Whether it was closed; it is never removed, as the audit log names it.
    pub is_disabled: bool,
}

impl Store {
    /// An account, of the actor's own or of someone in an organisation that the actor may see.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], also where there is one out of the actor's sight.
    pub async fn account(&self, actor: &Actor, id: AccountId) -> Result<Account, Error> {
        let mut tx = self.read().await?;
        if actor.account_id() != Some(id) && !actor.is_system() {
            let mut is_seen = false;
            for place in places(&mut tx, id).await? {
                is_seen |= crate::organisations::require_sight(&mut tx, actor, place).await.is_ok();
            }
            if !is_seen {
                return Err(not_found(id));
            }
        }
        account(&mut tx, id).await
    }

    /// Closes an account and ends its sessions.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`] unless the actor is administrator of every organisation that the account has a role in.
    pub async fn disable_account(&self, actor: &Actor, id: AccountId) -> Result<(), Error> {
        let now = self.now();
        let mut write = self.write().await?;
        require_keeper(&mut write, actor, id).await?;
        let sql = "UPDATE accounts SET disabled_at = COALESCE(disabled_at, $2) WHERE id = $1";
        if write.execute(sql, args![id, now]).await? == 0 {
            return Err(not_found(id));
        }
        sessions::end_all(&mut write, id, now).await?;
        write.commit(now, Entry::new(actor, "account.disable", format!("account:{id}"))).await
    }
}

/// That the actor keeps this account: administrator wherever it has a role. Otherwise a unit's administrator could set the
/// password of the bureau's.
async fn require_keeper(tx: &mut Tx, actor: &Actor, id: AccountId) -> Result<(), Error> {
    let places = places(tx, id).await?;
    if places.is_empty() && !actor.is_system() {
        return Err(not_found(id));
    }
    for place in places {
        require(tx, actor, Role::Administrator, place).await?;
    }
    Ok(())
}

async fn places(tx: &mut Tx, id: AccountId) -> Result<Vec<OrganisationId>, Error> {
    let sql = "SELECT DISTINCT organisation_id FROM roles WHERE account_id = $1 ORDER BY organisation_id";
    tx.all(sql, args![id]).await?.iter().map(|row| row.int(0).map(OrganisationId::new)).collect()
}

async fn account(tx: &mut Tx, id: AccountId) -> Result<Account, Error> {
    let sql = "SELECT id, name, full_name, created_at, disabled_at FROM accounts WHERE id = $1";
    of_row(&tx.first(sql, args![id]).await?.ok_or_else(|| not_found(id))?)
}

fn of_row(row: &Row) -> Result<Account, Error> {
    Ok(Account {
        id: AccountId::new(row.int(0)?),
        name: row.text(1)?,
        full_name: row.text(2)?,
        created_at: row.moment(3)?,
        is_disabled: row.get::<Option<i64>>(4)?.is_some(),
    })
}

fn not_found(id: AccountId) -> Error {
    Error::NotFound { what: "account", id: id.get() }
}

/// A name to sign in with, as it is compared: `Wang.Fang ` is `wang.fang`.
fn canonical(name: &str) -> String {
    name.trim().to_lowercase()
}
