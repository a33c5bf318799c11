//! The audit log: who did what, when, from where, and whether it was let.
//!
//! Source: GB/T 22239-2019, 8.1.4.3 安全审计 (each user, important acts and security events; date and time, user, kind,
//! outcome; protected against deletion, change and overwriting).
//!
//! An entry is written in the transaction of the change that it tells of: there is neither without the other. Each is
//! chained to the one before by [SHA-256](chain), triggers refuse changes, and [`Store::verify_audit`] finds what was
//! done around them. Someone with the database in hands could rewrite the whole chain: keep the [`Head`] that a
//! verification returns somewhere else, and give it to the next one.

mod chain;
mod filter;
mod verify;

use serde::Serialize;

use crate::db::{Row, Write, args};
use crate::{Actor, Error, Store, Timestamp};

use chain::{Fields, GENESIS, Hash};
pub use filter::AuditFilter;
pub use verify::{AuditBreak, AuditReport, Head};

/// Held while an entry is appended; always taken last, so it cannot be part of a deadlock.
const LOCK: i64 = 0x6d7a_6175_6469;

/// Whether what was tried was let and done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Done,
    /// It was refused.
    Refused,
}

impl Outcome {
    const fn id(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
        }
    }
}

/// What the log is to say of a change.
pub(crate) struct Entry {
    actor: Actor,
    action: &'static str,
    subject: String,
    outcome: Outcome,
    detail: String,
}

impl Entry {
    /// `action` is `thing.verb`, `subject` is `thing:id`.
    pub(crate) fn new(actor: &Actor, action: &'static str, subject: impl Into<String>) -> Self {
        let (actor, subject) = (actor.clone(), subject.into());
        Self { actor, action, subject, outcome: Outcome::Done, detail: "{}".to_owned() }
    }

    pub(crate) fn refused(mut self) -> Self {
        self.outcome = Outcome::Refused;
        self
    }

    /// More, as JSON. Never a password, a token, or a figure out of a file that is not public.
    pub(crate) fn detail(mut self, detail: &impl Serialize) -> Self {
        self.detail = serde_json::to_string(detail).unwrap_or_else(|_| "{}".to_owned());
        self
    }
}

/// An entry of the log, as it is read.
#[derive(Clone, Debug)]
pub struct AuditEntry {
    /// Its place, from 1 without gaps.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Who: `account:12`, `system:jobs`, `nobody`.
    pub actor: String,
    /// From which network address; empty where there was none.
    pub origin: String,
    /// What, as `thing.verb`.
    pub action: String,
    /// With what, as `thing:id`.
    pub subject: String,
    /// `done` or `refused`.
    pub outcome: String,
    /// More, as JSON.
    pub detail: String,
}

fn entry(row: &Row) -> Result<AuditEntry, Error> {
    Ok(AuditEntry {
        seq: row.int(0)?,
        at: row.moment(1)?,
        actor: row.text(2)?,
        origin: row.text(3)?,
        action: row.text(4)?,
        subject: row.text(5)?,
        outcome: row.text(6)?,
        detail: row.text(7)?,
    })
}

impl Write {
    /// Appends the entry and commits both it and the change.
    pub(crate) async fn commit(mut self, now: Timestamp, entry: Entry) -> Result<(), Error> {
        self.append(now, &entry).await?;
        self.commit_unaudited().await
    }

    async fn append(&mut self, now: Timestamp, entry: &Entry) -> Result<(), Error> {
        self.lock(LOCK).await?;
        let last = self.first("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", &[]).await?;
        let (seq, prev) = match last {
            Some(row) => (row.int(0)?.saturating_add(1), as_hash(&row.get::<Vec<u8>>(1)?)),
            None => (1, GENESIS),
        };
        let actor = entry.actor.to_string();
        let origin = entry.actor.origin().unwrap_or_default();
        let texts = [&actor, origin, entry.action, &entry.subject, entry.outcome.id(), &entry.detail];
        let hash = chain::hash(&prev, &Fields { seq, at: now.millis(), texts });
        let [actor, origin, action, subject, outcome, detail] = texts;
        self.execute(
            "INSERT INTO audit (seq, at, actor, origin, action, subject, outcome, detail, prev, hash)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            args![seq, now, actor, origin, action, subject, outcome, detail, &prev[..], &hash[..]],
        )
        .await?;
        Ok(())
    }
}

/// What is not 32 bytes long is no hash of ours; zeroes in its place break the chain where it stands.
fn as_hash(bytes: &[u8]) -> Hash {
    bytes.try_into().unwrap_or(GENESIS)
}

impl Store {
    /// Writes down something that changes nothing here: a download, a page of personal data looked at, a request refused.
    ///
    /// # Errors
    ///
    /// [`Error::Database`]; then do not go on with what was to be recorded.
    pub async fn record(
        &self,
        actor: &Actor,
        action: &'static str,
        subject: &str,
        outcome: Outcome,
    ) -> Result<(), Error> {
        let entry = Entry { outcome, ..Entry::new(actor, action, subject) };
        self.write().await?.commit(self.now(), entry).await
    }

    /// Entries of the log with a place below `before`, the newest first, at most `limit`.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn audit(&self, before: Option<i64>, limit: u32) -> Result<Vec<AuditEntry>, Error> {
        let sql = "SELECT seq, at, actor, origin, action, subject, outcome, detail FROM audit
                   WHERE seq < $1 ORDER BY seq DESC LIMIT $2";
        let rows = self.read().await?.all(sql, args![before.unwrap_or(i64::MAX), limit]).await?;
        rows.iter().map(entry).collect()
    }

    /// All entries about one thing (`job:12`), the oldest first.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn audit_of(&self, subject: &str) -> Result<Vec<AuditEntry>, Error> {
        let sql = "SELECT seq, at, actor, origin, action, subject, outcome, detail FROM audit
                   WHERE subject = $1 ORDER BY seq";
        let rows = self.read().await?.all(sql, args![subject]).await?;
        rows.iter().map(entry).collect()
    }
}
