//! Saving: a list of operations in one transaction, and what others did in the meantime.

use std::collections::BTreeSet;

use super::content::limits;
use super::operation::Effect;
use super::{Change, Conflict, DraftContent, Operation, Revision, change, history, parts, subject};
use crate::audit::Entry;
use crate::db::{Write, args};
use crate::{Actor, DraftId, Error, Store, Timestamp, Version};

/// What a save did.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The draft's version now. The save's own changes are its revision, if it changed anything.
    pub version: Version,
    /// When.
    pub at: Timestamp,
    /// What was done, in order; operations that stood there already are not in it.
    pub changes: Vec<Change>,
    /// What was not done.
    pub conflicts: Vec<Conflict>,
    /// What was done since the version that the author saw, by others or by earlier saves, in order and without this save.
    pub since: Vec<Revision>,
}

impl Store {
    /// Does what it can of the operations, all in one transaction and as one revision. An operation whose `before` is no longer
    /// what stands there is given back as a conflict; the others are done. Sent twice, they are done once.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`] without the role clerk of the draft's organisation, [`Error::NotFound`]; [`Error::Invalid`] where an
    /// operation can be none of this draft, or where it would become too large. Then nothing was done.
    pub async fn save_draft(
        &self,
        actor: &Actor,
        id: DraftId,
        seen: Version,
        operations: &[Operation],
    ) -> Result<Saved, Error> {
        if operations.len() > limits::OPERATIONS {
            return Err(Error::Invalid {
                what: "the change",
                fault: "of more operations than one change has",
            });
        }
        let now = self.now();
        let mut write = self.write().await?;
        let (_, version) = change(&mut write, actor, id, now).await?;
        let since = history::since(&mut write, id, seen, version).await?;
        let mut content = DraftContent::default();
        for name in operations.iter().map(Operation::part).collect::<BTreeSet<_>>() {
            parts::one(&mut write, id, name, &mut content).await?;
        }
        let mut changes = Vec::new();
        let mut conflicts = Vec::new();
        for (index, operation) in operations.iter().enumerate() {
            match operation.apply(&mut content)? {
                Effect::Done(change) => changes.push(change),
                Effect::Already => {}
                Effect::Conflict(theirs) => {
                    conflicts.push(Conflict { index, operation: operation.clone(), theirs });
                }
            }
        }
        if changes.is_empty() {
            // The transaction is dropped, and the version with it.
            let version = Version::new(version.get().saturating_sub(1));
            return Ok(Saved { version, at: now, changes, conflicts, since });
        }
        content.check()?;
        keep(
            &mut write,
            actor,
            id,
            version,
            now,
            &Kept { content: &content, changes: &changes, restored: None },
        )
        .await?;
        let detail = serde_json::json!({
            "version": version.get(), "changes": changes.len(), "conflicts": conflicts.len(),
        });
        write.commit(now, Entry::new(actor, "draft.save", subject(id)).detail(&detail)).await?;
        Ok(Saved { version, at: now, changes, conflicts, since })
    }

    /// Brings the content of an earlier version back, as a new revision: what came after it stays in the history.
    ///
    /// # Errors
    ///
    /// As [`Store::save_draft`]; [`Error::Conflict`] where the draft is no longer of the version that was seen.
    pub async fn restore_draft(
        &self,
        actor: &Actor,
        id: DraftId,
        seen: Version,
        earlier: Version,
    ) -> Result<Version, Error> {
        let now = self.now();
        let mut write = self.write().await?;
        let (_, version) = change(&mut write, actor, id, now).await?;
        let found = Version::new(version.get().saturating_sub(1));
        if found != seen {
            return Err(Error::Conflict { what: "draft", expected: seen, found });
        }
        if earlier >= seen || earlier < Version::new(1) {
            return Err(Error::Invalid { what: "the version", fault: "not an earlier one" });
        }
        let mut content = parts::all(&mut write, id).await?;
        let mut changes = Vec::new();
        for revision in history::since(&mut write, id, earlier, version).await?.iter().rev() {
            for done in revision.changes.iter().rev() {
                let back = done.inverse();
                back.replay(&mut content)?;
                changes.push(back);
            }
        }
        let kept = Kept { content: &content, changes: &changes, restored: Some(earlier) };
        keep(&mut write, actor, id, version, now, &kept).await?;
        let detail = serde_json::json!({ "version": version.get(), "restored": earlier.get() });
        write.commit(now, Entry::new(actor, "draft.restore", subject(id)).detail(&detail)).await?;
        Ok(version)
    }
}

impl Operation {
    /// The part of the draft that it is about.
    fn part(&self) -> &str {
        match self {
            Self::Cell { grid, .. } | Self::Insert { grid, .. } | Self::Remove { grid, .. } => grid,
            Self::Text { text, .. } => text,
        }
    }
}

/// What is kept of a save.
struct Kept<'a> {
    content: &'a DraftContent,
    changes: &'a [Change],
    restored: Option<Version>,
}

async fn keep(
    write: &mut Write,
    actor: &Actor,
    id: DraftId,
    version: Version,
    now: Timestamp,
    kept: &Kept<'_>,
) -> Result<(), Error> {
    for name in kept.changes.iter().map(Change::part).collect::<BTreeSet<_>>() {
        parts::put(write, id, kept.content, name).await?;
    }
    let by = actor.account_id().map(crate::AccountId::get);
    let restored = kept.restored.map(Version::get);
    let foreign = |_| Error::Foreign { what: "a change that cannot be written down".to_owned() };
    let text = serde_json::to_string(kept.changes).map_err(foreign)?;
    let sql = "INSERT INTO draft_revisions (draft_id, version, made_by, made_at, restored, changes)
               VALUES ($1, $2, $3, $4, $5, $6)";
    write.execute(sql, args![id, version, by, now, restored, text]).await.map(drop)
}
