//! Looking for entries of the audit log.

use super::{AuditEntry, entry};
use crate::db::args;
use crate::organisations::require_root;
use crate::{Actor, Error, Store};

/// Which entries; an empty text asks for nothing.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    /// With a place below this one.
    pub before: Option<i64>,
    /// By this actor: `account:12`.
    pub actor: String,
    /// Of this action, or of all that begin with it: `material`, `material.review`.
    pub action: String,
    /// With this subject, or all that begin with it: `material:12`, `account`.
    pub subject: String,
}

impl Store {
    /// Entries of the log, the newest first, at most `limit`. For administrators of a bureau at the root: entries name everyone.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] for anyone else.
    pub async fn audit_log(
        &self,
        actor: &Actor,
        filter: &AuditFilter,
        limit: u32,
    ) -> Result<Vec<AuditEntry>, Error> {
        let mut tx = self.read().await?;
        require_root(&mut tx, actor).await?;
        // Beginnings and not patterns: what was typed has no signs of its own.
        let sql = "SELECT seq, at, actor, origin, action, subject, outcome, detail FROM audit
                   WHERE seq < $1 AND ($2 = '' OR actor = $2)
                     AND ($3 = '' OR action = $3 OR substr(action, 1, CAST($4 AS INTEGER)) = $3)
                     AND ($5 = '' OR subject = $5 OR substr(subject, 1, CAST($6 AS INTEGER) + 1) = $5 || ':')
                   ORDER BY seq DESC LIMIT $7";
        let length = |text: &str| i64::try_from(text.chars().count()).unwrap_or(0);
        let (action, subject) = (&*filter.action, &*filter.subject);
        let before = filter.before.unwrap_or(i64::MAX);
        let args = args![before, &*filter.actor, action, length(action), subject, length(subject), limit];
        tx.all(sql, args).await?.iter().map(entry).collect()
    }
}
