//! Signing in, and what happens to those who guess.

use std::time::Duration;

use sha2::{Digest, Sha256};

use super::{Password, canonical, password, second_factor, sessions};
use crate::audit::Entry;
use crate::db::{Write, args};
use crate::{AccountId, Actor, Error, Secret, Store};

/// So many failures in a row are let pass.
const FREE: i64 = 5;
/// The first lock; it doubles with each failure after it.
const FIRST_LOCK: Duration = Duration::from_mins(1);
const LONGEST_LOCK: Duration = Duration::from_hours(1);
/// After so long without a failure, a name begins anew.
const FORGET: Duration = Duration::from_hours(24);

/// A session that has begun.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// To be kept by the browser, in a cookie that no script reads.
    pub token: Secret,
    /// Who.
    pub account: AccountId,
    /// Whether it is half a session, which [`Store::finish_sign_in`] makes a whole one of: the account has a second factor.
    pub awaits_code: bool,
}

impl Store {
    /// Opens a session. `from` says the network address: `Actor::nobody().from_origin(…)`.
    ///
    /// After five failures in a row under one name, the name is locked for a minute, then two, then four, up to an hour;
    /// names without an account are locked the same way and take as long, so neither tells which accounts there are.
    ///
    /// # Errors
    ///
    /// [`Error::SignIn`], [`Error::Locked`].
    pub async fn sign_in(&self, from: &Actor, name: &str, password: &Password) -> Result<SignedIn, Error> {
        let name: String = canonical(name).chars().filter(|c| !c.is_control()).take(64).collect();
        self.count_attempt(from, &name).await?;
        let Some(account) = self.verified(&name, password).await? else {
            let now = self.now();
            let mut write = self.write().await?;
            let row = write.first("SELECT id FROM accounts WHERE name = $1", args![&*name]).await?;
            // A name that is none may be a password in the wrong field, and stays out of the log.
            let subject = match row {
                Some(row) => format!("account:{}", row.int(0)?),
                None => "account:unknown".to_owned(),
            };
            write.commit(now, Entry::new(from, "session.begin", subject).refused()).await?;
            return Err(Error::SignIn);
        };
        let token = Secret::new()?;
        let now = self.now();
        let mut write = self.write().await?;
        forget_attempts(&mut write, &name).await?;
        let origin = from.origin().unwrap_or_default();
        let awaits_code = second_factor::is_on(&mut write, account).await?;
        sessions::insert(&mut write, &token, account, origin, awaits_code, now).await?;
        let actor = Actor::account(account).from_origin(origin);
        let action = if awaits_code { "session.password" } else { "session.begin" };
        write.commit(now, Entry::new(&actor, action, format!("account:{account}"))).await?;
        Ok(SignedIn { token, account, awaits_code })
    }

    /// Counts the attempt as failed before the password is looked at, so that a hundred guesses at once count as a hundred. A
    /// success takes the count away.
    pub(super) async fn count_attempt(&self, from: &Actor, name: &str) -> Result<(), Error> {
        let now = self.now();
        let mut write = self.write().await?;
        write.execute("DELETE FROM sign_in_attempts WHERE last_at < $1", args![now.before(FORGET)]).await?;
        // The update comes first and locks the row: what is read after it is what the next attempt reads.
        let sql = "INSERT INTO sign_in_attempts (name, failures, last_at, locked_until) VALUES ($1, 0, $2, 0)
                   ON CONFLICT (name) DO UPDATE SET last_at = EXCLUDED.last_at
                   RETURNING failures, locked_until";
        let row = write.first(sql, args![&key(name)[..], now]).await?.ok_or(Error::SignIn)?;
        let until = row.moment(1)?;
        if until > now {
            write.commit(now, Entry::new(from, "session.begin", "account:locked").refused()).await?;
            return Err(Error::Locked { until });
        }
        let failures = row.int(0)?.saturating_add(1);
        let locked_until = match u32::try_from(failures.saturating_sub(FREE)) {
            Ok(beyond) if failures >= FREE => {
                now.after(FIRST_LOCK.saturating_mul(1 << beyond.min(16)).min(LONGEST_LOCK))
            }
            _ => crate::Timestamp::from_millis(0),
        };
        let sql = "UPDATE sign_in_attempts SET failures = $2, locked_until = $3 WHERE name = $1";
        write.execute(sql, args![&key(name)[..], failures, locked_until]).await?;
        write.commit_unaudited().await
    }

    /// The account of this name, where this is its password.
    pub(super) async fn verified(&self, name: &str, given: &Password) -> Result<Option<AccountId>, Error> {
        let sql = "SELECT id, password FROM accounts WHERE name = $1 AND disabled_at IS NULL";
        let row = self.read().await?.first(sql, args![name]).await?;
        let (account, hash) = match &row {
            Some(row) => (Some(AccountId::new(row.int(0)?)), Some(row.text(1)?)),
            None => (None, None),
        };
        let is_right = password::verify(given, hash).await?;
        Ok(account.filter(|_| is_right))
    }
}

/// What failed attempts under a name are kept by.
fn key(name: &str) -> [u8; 32] {
    Sha256::digest(name).into()
}

pub(super) async fn forget_attempts(write: &mut Write, name: &str) -> Result<(), Error> {
    write.execute("DELETE FROM sign_in_attempts WHERE name = $1", args![&key(name)[..]]).await.map(drop)
}
