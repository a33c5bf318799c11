//! What was done to a draft, revision by revision, and what it held before.

use super::{Change, DraftContent, located, parts};
use crate::db::{Row, Tx, args};
use crate::{AccountId, Actor, DraftId, Error, Store, Timestamp, Version};

/// One save.
#[derive(Clone, Debug)]
pub struct Revision {
    /// The version that it made.
    pub version: Version,
    /// By whom.
    pub by: Option<AccountId>,
    /// Their name.
    pub by_name: Option<String>,
    /// When.
    pub at: Timestamp,
    /// The version that it brought back, if it did that.
    pub restored: Option<Version>,
    /// What it did, in order.
    pub changes: Vec<Change>,
}

impl Store {
    /// The revisions after this version, the oldest first.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], also where there is one out of the actor's sight.
    pub async fn draft_changes_since(
        &self,
        actor: &Actor,
        id: DraftId,
        seen: Version,
    ) -> Result<Vec<Revision>, Error> {
        let mut tx = self.read().await?;
        located(&mut tx, actor, id).await?;
        since(&mut tx, id, seen, Version::new(i64::MAX)).await
    }

    /// The revisions before this version, the newest first.
    ///
    /// # Errors
    ///
    /// As [`Store::draft_changes_since`].
    pub async fn draft_revisions(
        &self,
        actor: &Actor,
        id: DraftId,
        before: Option<Version>,
        limit: u32,
    ) -> Result<Vec<Revision>, Error> {
        let mut tx = self.read().await?;
        located(&mut tx, actor, id).await?;
        let sql = "SELECT r.version, r.made_by, k.full_name, r.made_at, r.restored, r.changes
                   FROM draft_revisions r LEFT JOIN accounts k ON k.id = r.made_by
                   WHERE r.draft_id = $1 AND r.version < $2 ORDER BY r.version DESC LIMIT $3";
        let before = before.unwrap_or(Version::new(i64::MAX));
        tx.all(sql, args![id, before, limit]).await?.iter().map(of_row).collect()
    }

    /// What the draft held at this version.
    ///
    /// # Errors
    ///
    /// As [`Store::draft_changes_since`]; [`Error::Invalid`] where there was no such version.
    pub async fn draft_at(
        &self,
        actor: &Actor,
        id: DraftId,
        version: Version,
    ) -> Result<DraftContent, Error> {
        let mut tx = self.read().await?;
        located(&mut tx, actor, id).await?;
        let now = super::load(&mut tx, id).await?.version;
        if version > now || version < Version::new(1) {
            return Err(Error::Invalid { what: "the version", fault: "not one of this draft" });
        }
        let mut content = parts::all(&mut tx, id).await?;
        for revision in since(&mut tx, id, version, Version::new(i64::MAX)).await?.iter().rev() {
            for change in revision.changes.iter().rev() {
                change.inverse().replay(&mut content)?;
            }
        }
        Ok(content)
    }
}

/// The revisions between two versions, neither of them included, the oldest first.
pub(super) async fn since(
    tx: &mut Tx,
    id: DraftId,
    seen: Version,
    before: Version,
) -> Result<Vec<Revision>, Error> {
    let sql = "SELECT r.version, r.made_by, k.full_name, r.made_at, r.restored, r.changes
               FROM draft_revisions r LEFT JOIN accounts k ON k.id = r.made_by
               WHERE r.draft_id = $1 AND r.version > $2 AND r.version < $3 ORDER BY r.version";
    tx.all(sql, args![id, seen, before]).await?.iter().map(of_row).collect()
}

fn of_row(row: &Row) -> Result<Revision, Error> {
    let foreign = |_| Error::Foreign { what: "a revision of a draft that is none".to_owned() };
    Ok(Revision {
        version: Version::new(row.int(0)?),
        by: row.get::<Option<i64>>(1)?.map(AccountId::new),
        by_name: row.get(2)?,
        at: row.moment(3)?,
        restored: row.get::<Option<i64>>(4)?.map(Version::new),
        changes: serde_json::from_str(&row.text(5)?).map_err(foreign)?,
    })
}
