//! The second step of signing in: a code by time from an app on one's phone (TOTP), for whoever wants it.
//!
//! Source: GB/T 22239-2019, 8.1.4.1 d) 采用两种或两种以上组合的鉴别技术.
//!
//! With it, the password opens half a session, which is good for five minutes and for nothing but the code. A code is taken once;
//! guesses are counted apart from those of the password, as whoever has the password could begin those anew each time.

mod code;
mod finish;
mod recovery;
mod seal;

use std::fmt;

use data_encoding::BASE32_NOPAD;

use super::sign_in::forget_attempts;
use super::{Password, canonical, require_keeper};
use crate::audit::Entry;
use crate::db::{Tx, Write, args};
use crate::{AccountId, Actor, Error, Secret, Store, Timestamp, blocking, secret};

use seal::Key;

/// What RFC 4226 recommends: as long as the hash.
const SECRET: usize = 20;

/// Whether an account has a second step, and how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecondFactor {
    /// Since when; nothing where it is off.
    pub since: Option<Timestamp>,
    /// How many recovery codes have not been used.
    pub recovery_codes: u64,
}

/// What an app makes codes of. To be shown once, to its owner.
#[derive(Clone, PartialEq, Eq)]
pub struct FactorSecret(String);

impl FactorSecret {
    /// In base 32, as apps take it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for FactorSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("FactorSecret(…)")
    }
}

impl Store {
    /// How one's own second step stands.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn second_factor(&self, account: AccountId) -> Result<SecondFactor, Error> {
        let mut tx = self.read().await?;
        let sql =
            "SELECT confirmed_at FROM second_factors WHERE account_id = $1 AND confirmed_at IS NOT NULL";
        let since = match tx.first(sql, args![account]).await? {
            Some(row) => Some(row.moment(0)?),
            None => None,
        };
        let sql = "SELECT COUNT(*) FROM recovery_codes WHERE account_id = $1 AND used_at IS NULL";
        let row = tx.first(sql, args![account]).await?;
        let recovery_codes = row.map_or(Ok(0), |row| row.count(0))?;
        Ok(SecondFactor { since, recovery_codes })
    }

    /// Makes a secret for whoever gives their password. It counts from [`Store::confirm_second_factor`] on; made again before
    /// that, the earlier one is void.
    ///
    /// # Errors
    ///
    /// [`Error::NoSession`]; [`Error::SignIn`] and [`Error::Locked`] as of a sign-in; [`Error::Taken`] where there is a second step
    /// already; [`Error::FactorKey`] where the key that earlier secrets are sealed with is gone.
    pub async fn begin_second_factor(
        &self,
        token: &Secret,
        password: &Password,
    ) -> Result<FactorSecret, Error> {
        let session = self.session(token).await?;
        let account = session.account.id;
        let name = canonical(&session.account.name);
        self.count_attempt(&session.actor, &name).await?;
        if self.verified(&name, password).await?.is_none() {
            return Err(Error::SignIn);
        }
        let is_first =
            self.read().await?.first("SELECT account_id FROM second_factors LIMIT 1", &[]).await?.is_none();
        let plain = secret::random::<SECRET>()?;
        let path = self.folder().beside(seal::NAME);
        let sealed = blocking(move || {
            let key = match Key::read(&path)? {
                Some(key) => key,
                None if is_first => Key::make(&path)?,
                // A new key beside secrets of the old one would hide that it is lost.
                None => return Err(Error::FactorKey),
            };
            key.seal(account, &plain)
        })
        .await?;
        let now = self.now();
        let mut write = self.write().await?;
        forget_attempts(&mut write, &name).await?;
        let sql = "INSERT INTO second_factors (account_id, secret, created_at, last_step) VALUES ($1, $2, $3, 0)
                   ON CONFLICT (account_id) DO UPDATE SET secret = EXCLUDED.secret, created_at = EXCLUDED.created_at
                   WHERE second_factors.confirmed_at IS NULL";
        if write.execute(sql, args![account, &sealed[..], now]).await? == 0 {
            return Err(Error::Taken { what: "second factor" });
        }
        write.commit(now, Entry::new(&session.actor, "second_factor.begin", subject(account))).await?;
        Ok(FactorSecret(BASE32_NOPAD.encode(&plain)))
    }

    /// Turns the second step on, with a code as proof that the app has the secret. Returns recovery codes, to be shown once.
    ///
    /// # Errors
    ///
    /// [`Error::NoSession`]; [`Error::Code`]; [`Error::NotFound`] where none was begun.
    pub async fn confirm_second_factor(&self, token: &Secret, code: &str) -> Result<Vec<String>, Error> {
        let session = self.session(token).await?;
        let account = session.account.id;
        let sql = "SELECT secret FROM second_factors WHERE account_id = $1 AND confirmed_at IS NULL";
        let row = self.read().await?.first(sql, args![account]).await?;
        let sealed: Vec<u8> =
            row.ok_or(Error::NotFound { what: "second factor", id: account.get() })?.get(0)?;
        let now = self.now();
        let step = self.step(account, sealed.clone(), code.trim(), now).await?.ok_or(Error::Code)?;
        let mut write = self.write().await?;
        let sql = "UPDATE second_factors SET confirmed_at = $3, last_step = $4
                   WHERE account_id = $1 AND secret = $2 AND confirmed_at IS NULL";
        if write.execute(sql, args![account, &sealed[..], now, step]).await? == 0 {
            return Err(Error::Code);
        }
        let codes = recovery::renew(&mut write, account).await?;
        write.commit(now, Entry::new(&session.actor, "second_factor.confirm", subject(account))).await?;
        Ok(codes)
    }

    /// Turns one's own second step off, with a code or a recovery code as proof.
    ///
    /// # Errors
    ///
    /// [`Error::NoSession`]; [`Error::Code`] and [`Error::Locked`], as guesses count; [`Error::FactorKey`].
    pub async fn remove_second_factor(&self, token: &Secret, code: &str) -> Result<(), Error> {
        let session = self.session(token).await?;
        let account = session.account.id;
        let mut write = self.proven(&session.actor, account, code).await?.0;
        forget(&mut write, account).await?;
        let now = self.now();
        write.commit(now, Entry::new(&session.actor, "second_factor.remove", subject(account))).await
    }

    /// Turns another's second step off: for whoever lost the phone and the recovery codes. All their sessions end.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`] unless the actor is administrator of every organisation that the account has a role in;
    /// [`Error::NotFound`] where it is one's own, or there is none.
    pub async fn drop_second_factor(&self, actor: &Actor, account: AccountId) -> Result<(), Error> {
        let now = self.now();
        let mut write = self.write().await?;
        require_keeper(&mut write, actor, account).await?;
        // One's own goes with a code only: a session that was left open must not be enough.
        let is_own = actor.account_id() == Some(account);
        if is_own || forget(&mut write, account).await? == 0 {
            return Err(Error::NotFound { what: "second factor", id: account.get() });
        }
        super::sessions::end_all(&mut write, account, now).await?;
        write.commit(now, Entry::new(actor, "second_factor.drop", subject(account))).await
    }
}

/// Whether the account's password is only half of a sign-in.
pub(super) async fn is_on(tx: &mut Tx, account: AccountId) -> Result<bool, Error> {
    let sql = "SELECT account_id FROM second_factors WHERE account_id = $1 AND confirmed_at IS NOT NULL";
    Ok(tx.first(sql, args![account]).await?.is_some())
}

async fn forget(write: &mut Write, account: AccountId) -> Result<u64, Error> {
    recovery::forget(write, account).await?;
    write.execute("DELETE FROM second_factors WHERE account_id = $1", args![account]).await
}

fn subject(account: AccountId) -> String {
    format!("account:{account}")
}
