//! Sessions: random tokens, idle and absolute timeouts, revocation.

use std::time::Duration;

use super::sign_in::forget_attempts;
use super::{Account, Password, canonical, links, of_row, password, require_keeper};
use crate::audit::Entry;
use crate::db::{Write, args};
use crate::{AccountId, Actor, Error, PasswordFault, Secret, Store, Timestamp};

/// After so long without a request, a session ends.
const IDLE: Duration = Duration::from_mins(30);
/// After so long, it ends in any case.
const ABSOLUTE: Duration = Duration::from_hours(12);
/// How exactly a request is noted; not every one is worth a write.
const GRAIN: Duration = Duration::from_mins(1);
/// After so long, a password is to be renewed.
const RENEWAL: Duration = Duration::from_hours(90 * 24);

/// Someone who has signed in.
#[derive(Clone, Debug)]
pub struct Session {
    /// Who.
    pub account: Account,
    /// The same, for every call that asks who it is for.
    pub actor: Actor,
    /// When they signed in.
    pub created_at: Timestamp,
    /// Whether the password is older than 90 days: ask for a new one before all else.
    pub must_renew_password: bool,
}

impl Store {
    /// A session is open while it was seen after the first moment and began after the second.
    pub(crate) fn session_bounds(now: Timestamp) -> (Timestamp, Timestamp) {
        (now.before(IDLE), now.before(ABSOLUTE))
    }

    /// The session of a request; it is kept from going idle.
    ///
    /// # Errors
    ///
    /// [`Error::NoSession`] where it is over: signed out, idle for 30 minutes, 12 hours old, revoked, the account disabled.
    pub async fn session(&self, token: &Secret) -> Result<Session, Error> {
        let now = self.now();
        let sql = "SELECT a.id, a.name, a.full_name, a.created_at, a.disabled_at,
                          s.created_at, s.seen_at, s.origin, a.password_set_at
                   FROM sessions s JOIN accounts a ON a.id = s.account_id
                   WHERE s.token = $1 AND s.ended_at IS NULL AND s.awaits_code = 0 AND a.disabled_at IS NULL
                     AND s.seen_at > $2 AND s.created_at > $3";
        let (idle, absolute) = Self::session_bounds(now);
        let args = args![&token.digest()[..], idle, absolute];
        let row = self.read().await?.first(sql, args).await?.ok_or(Error::NoSession)?;
        if row.moment(6)? < now.before(GRAIN) {
            // A full disk must keep nobody from reading: at worst the session goes idle early.
            let _ = self.note_seen(token, now).await;
        }
        let account = of_row(&row)?;
        let actor = Actor::account(account.id).from_origin(row.text(7)?);
        let must_renew_password = row.moment(8)? <= now.before(RENEWAL);
        Ok(Session { account, actor, created_at: row.moment(5)?, must_renew_password })
    }

    async fn note_seen(&self, token: &Secret, now: Timestamp) -> Result<(), Error> {
        let mut write = self.write().await?;
        let sql = "UPDATE sessions SET seen_at = $2 WHERE token = $1 AND seen_at < $2";
        write.execute(sql, args![&token.digest()[..], now]).await?;
        write.commit_unaudited().await
    }

    /// Signs out.
    ///
    /// # Errors
    ///
    /// [`Error::NoSession`] where it is over already.
    pub async fn end_session(&self, token: &Secret) -> Result<(), Error> {
        let actor = self.session(token).await?.actor;
        let now = self.now();
        let mut write = self.write().await?;
        let sql = "UPDATE sessions SET ended_at = $2 WHERE token = $1 AND ended_at IS NULL";
        write.execute(sql, args![&token.digest()[..], now]).await?;
        write.commit(now, Entry::new(&actor, "session.end", actor.to_string())).await
    }

    /// Ends all sessions of an account: one's own, or one that the actor keeps.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`] unless the actor is administrator of every organisation that the account has a role in.
    pub async fn end_sessions(&self, actor: &Actor, account: AccountId) -> Result<(), Error> {
        let now = self.now();
        let mut write = self.write().await?;
        if actor.account_id() != Some(account) {
            require_keeper(&mut write, actor, account).await?;
        }
        end_all(&mut write, account, now).await?;
        write.commit(now, Entry::new(actor, "session.end_all", format!("account:{account}"))).await
    }

    /// Sets another password, with the old one as proof. All sessions end, this one too: sign in with the new one.
    ///
    /// # Errors
    ///
    /// [`Error::NoSession`], [`Error::Password`]; [`Error::SignIn`] and [`Error::Locked`] as of a sign-in, as guesses count.
    pub async fn change_password(&self, token: &Secret, old: &Password, new: &Password) -> Result<(), Error> {
        let session = self.session(token).await?;
        let account = session.account;
        password::check(new, &[&account.name, &account.full_name])?;
        let name = canonical(&account.name);
        self.count_attempt(&session.actor, &name).await?;
        if self.verified(&name, old).await?.is_none() {
            return Err(Error::SignIn);
        }
        if old == new {
            return Err(PasswordFault::Unchanged.into());
        }
        let hash = password::hash(new).await?;
        let now = self.now();
        let mut write = self.write().await?;
        links::set_password(&mut write, account.id, &hash, now).await?;
        forget_attempts(&mut write, &name).await?;
        let entry = Entry::new(&session.actor, "account.password.change", format!("account:{}", account.id));
        write.commit(now, entry).await
    }
}

/// Begins one; half of one where a code is awaited.
pub(super) async fn insert(
    write: &mut Write,
    token: &Secret,
    account: AccountId,
    origin: &str,
    awaits_code: bool,
    now: Timestamp,
) -> Result<(), Error> {
    let sql = "INSERT INTO sessions (token, account_id, created_at, seen_at, origin, awaits_code)
               VALUES ($1, $2, $3, $3, $4, $5)";
    write.execute(sql, args![&token.digest()[..], account, now, origin, awaits_code]).await.map(drop)
}

pub(super) async fn end_all(write: &mut Write, account: AccountId, now: Timestamp) -> Result<(), Error> {
    let sql = "UPDATE sessions SET ended_at = $2 WHERE account_id = $1 AND ended_at IS NULL";
    write.execute(sql, args![account, now]).await.map(drop)
}
