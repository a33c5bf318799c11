//! Where one is signed in, and signing out there.

use crate::audit::Entry;
use crate::db::args;
use crate::{Error, Secret, Store, Timestamp};

/// A session of one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSession {
    /// What names it in a form; it opens nothing.
    pub handle: String,
    /// When it began.
    pub created_at: Timestamp,
    /// The last request, to the minute.
    pub seen_at: Timestamp,
    /// From which network address it began.
    pub origin: String,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// Bytes of the token's hash in a handle: enough to tell a person's sessions apart.
const HANDLE: usize = 8;

impl Store {
    /// All open sessions of whoever has this one, this one first, then the one seen last.
    ///
    /// # Errors
    ///
    /// [`Error::NoSession`].
    pub async fn open_sessions(&self, token: &Secret) -> Result<Vec<OpenSession>, Error> {
        let account = self.session(token).await?.account.id;
        let now = self.now();
        let sql = "SELECT token, created_at, seen_at, origin FROM sessions
                   WHERE account_id = $1 AND ended_at IS NULL AND awaits_code = 0
                     AND seen_at > $2 AND created_at > $3
                   ORDER BY seen_at DESC, created_at DESC";
        let (idle, absolute) = Self::session_bounds(now);
        let args = args![account, idle, absolute];
        let own = token.digest();
        let session = |row: &crate::db::Row| {
            let digest: Vec<u8> = row.get(0)?;
            Ok(OpenSession {
                handle: handle(&digest),
                created_at: row.moment(1)?,
                seen_at: row.moment(2)?,
                origin: row.text(3)?,
                is_this: digest == own,
            })
        };
        let rows = self.read().await?.all(sql, args).await?;
        let mut sessions = rows.iter().map(session).collect::<Result<Vec<_>, Error>>()?;
        sessions.sort_by_key(|session| !session.is_this);
        Ok(sessions)
    }

    /// Ends one of one's own sessions, by its handle.
    ///
    /// # Errors
    ///
    /// [`Error::NoSession`] where the one that asks is over, [`Error::NotFound`] where the other is none of theirs.
    pub async fn end_open_session(&self, token: &Secret, ended: &str) -> Result<(), Error> {
        let session = self.session(token).await?;
        let account = session.account.id;
        let now = self.now();
        let mut write = self.write().await?;
        let sql = "SELECT token FROM sessions WHERE account_id = $1 AND ended_at IS NULL";
        let rows = write.all(sql, args![account]).await?;
        let digests: Result<Vec<Vec<u8>>, Error> = rows.iter().map(|row| row.get(0)).collect();
        let digest = digests?.into_iter().find(|digest| handle(digest) == ended);
        let digest = digest.ok_or(Error::NotFound { what: "session", id: account.get() })?;
        let sql = "UPDATE sessions SET ended_at = $2 WHERE token = $1 AND ended_at IS NULL";
        write.execute(sql, args![&digest[..], now]).await?;
        write.commit(now, Entry::new(&session.actor, "session.end", format!("account:{account}"))).await
    }
}

fn handle(digest: &[u8]) -> String {
    hex::encode(digest.get(..HANDLE).unwrap_or(digest))
}
