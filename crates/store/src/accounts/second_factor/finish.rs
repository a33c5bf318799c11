//! The code itself: what takes half a session to a whole one.

use std::time::Duration;

use super::{Key, code, recovery, seal, subject};
use crate::accounts::sessions;
use crate::accounts::sign_in::{SignedIn, forget_attempts};
use crate::audit::Entry;
use crate::db::{Write, args};
use crate::{AccountId, Actor, Error, Secret, Store, Timestamp, blocking};

/// How long half a session waits for the code.
const HALF: Duration = Duration::from_mins(5);

/// How someone proved to have the second factor.
#[derive(Clone, Copy)]
pub(super) enum Proof {
    Code,
    Recovery,
}

impl Proof {
    const fn id(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Recovery => "recovery",
        }
    }
}

impl Store {
    /// Whether this is half a session that still waits for its code.
    ///
    /// # Errors
    ///
    /// [`Error::NoSession`].
    pub async fn awaits_code(&self, half: &Secret) -> Result<(), Error> {
        self.half(half).await.map(drop)
    }

    /// Finishes a sign-in with a code, or with a recovery code. The half session ends, and a whole one of another token begins.
    ///
    /// # Errors
    ///
    /// [`Error::NoSession`] where the half session is none or has waited for five minutes; [`Error::Code`]; [`Error::Locked`] after five
    /// wrong codes, for a minute, then two, then four, up to an hour; [`Error::FactorKey`].
    pub async fn finish_sign_in(&self, from: &Actor, half: &Secret, code: &str) -> Result<SignedIn, Error> {
        let account = self.half(half).await?;
        let (mut write, proof) = self.proven(from, account, code).await?;
        let now = self.now();
        let sql = "UPDATE sessions SET ended_at = $2 WHERE token = $1 AND ended_at IS NULL";
        if write.execute(sql, args![&half.digest()[..], now]).await? == 0 {
            return Err(Error::NoSession);
        }
        let token = Secret::new()?;
        let origin = from.origin().unwrap_or_default();
        sessions::insert(&mut write, &token, account, origin, false, now).await?;
        let actor = Actor::account(account).from_origin(origin);
        let entry = Entry::new(&actor, "session.begin", subject(account));
        write.commit(now, entry.detail(&serde_json::json!({ "second": proof.id() }))).await?;
        Ok(SignedIn { token, account, awaits_code: false })
    }

    async fn half(&self, half: &Secret) -> Result<AccountId, Error> {
        let sql = "SELECT s.account_id FROM sessions s JOIN accounts a ON a.id = s.account_id
                   WHERE s.token = $1 AND s.ended_at IS NULL AND s.awaits_code = 1 AND a.disabled_at IS NULL
                     AND s.created_at > $2";
        let args = args![&half.digest()[..], self.now().before(HALF)];
        let row = self.read().await?.first(sql, args).await?.ok_or(Error::NoSession)?;
        row.int(0).map(AccountId::new)
    }

    /// Takes a code and uses it up, in the transaction of what it is the proof for. A wrong one is in the audit log.
    pub(super) async fn proven(
        &self,
        from: &Actor,
        account: AccountId,
        given: &str,
    ) -> Result<(Write, Proof), Error> {
        let given = given.trim();
        // No name to sign in with has a line feed in it.
        let attempts = format!("code\n{account}");
        self.count_attempt(from, &attempts).await?;
        let now = self.now();
        let step = if code::has_form(given) {
            let sql = "SELECT secret FROM second_factors WHERE account_id = $1 AND confirmed_at IS NOT NULL";
            let row = self.read().await?.first(sql, args![account]).await?.ok_or(Error::NoSession)?;
            self.step(account, row.get(0)?, given, now).await?
        } else {
            None
        };
        let mut write = self.write().await?;
        let proof = match step {
            Some(step) => {
                let sql = "UPDATE second_factors SET last_step = $2 WHERE account_id = $1 AND last_step < $2";
                (write.execute(sql, args![account, step]).await? == 1).then_some(Proof::Code)
            }
            None => recovery::use_up(&mut write, account, given, now).await?.then_some(Proof::Recovery),
        };
        let Some(proof) = proof else {
            write.commit(now, Entry::new(from, "session.code", subject(account)).refused()).await?;
            return Err(Error::Code);
        };
        forget_attempts(&mut write, &attempts).await?;
        Ok((write, proof))
    }

    /// The step whose code was given, of the account's secret.
    pub(super) async fn step(
        &self,
        account: AccountId,
        sealed: Vec<u8>,
        given: &str,
        now: Timestamp,
    ) -> Result<Option<i64>, Error> {
        let path = self.folder().beside(seal::NAME);
        let secret =
            blocking(move || Key::read(&path)?.ok_or(Error::FactorKey)?.open(account, &sealed)).await?;
        Ok(code::step_of(&secret, given, now))
    }
}
