//! Findings that were sent back, followed until they are gone (整改): sent → corrected → verified → closed.

use std::collections::BTreeSet;

use super::{change, located, subject};
use crate::audit::Entry;
use crate::db::{Tx, Write, args};
use crate::organisations::{Role, require, text};
use crate::{Actor, CheckId, Error, MaterialId, RemarkId, Store, SubmissionId, Timestamp, Version};

/// Where a remark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkState {
    /// The unit is to correct it.
    Sent,
    /// A new file came; whether it is corrected is not known yet.
    Corrected,
    /// The check of the new file no longer shows it.
    Verified,
    /// Done with.
    Closed,
}

impl RemarkState {
    /// The word in the database and in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Corrected => "corrected",
            Self::Verified => "verified",
            Self::Closed => "closed",
        }
    }

    fn of(word: &str) -> Result<Self, Error> {
        [Self::Sent, Self::Corrected, Self::Verified, Self::Closed]
            .into_iter()
            .find(|state| state.id() == word)
            .ok_or_else(|| Error::Foreign { what: format!("a remark in the state {word}") })
    }
}

/// A finding to be sent back.
#[derive(Clone, Debug)]
pub struct NewRemark {
    /// Its key (`mingzhang_model::Finding::key`), the same in every check of every file.
    pub finding: String,
    /// What the unit reads.
    pub message: String,
}

/// A finding that was sent back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Which.
    pub id: RemarkId,
    /// The finding's key.
    pub finding: String,
    /// What the unit reads.
    pub message: String,
    /// Where it is.
    pub state: RemarkState,
    /// The check that showed it.
    pub sent_check: CheckId,
    /// The file that is to have corrected it.
    pub corrected_by: Option<SubmissionId>,
    /// The check that no longer showed it.
    pub verified_by: Option<CheckId>,
    /// Why it was closed.
    pub closed_reason: Option<String>,
}

impl Store {
    /// What was sent back for a material, the oldest first.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], also where there is one out of the actor's sight.
    pub async fn remarks(&self, actor: &Actor, id: MaterialId) -> Result<Vec<Remark>, Error> {
        let mut tx = self.read().await?;
        located(&mut tx, actor, id).await?;
        let sql = "SELECT id, finding, message, state, sent_check, corrected_by, verified_by, closed_reason
                   FROM remarks WHERE material_id = $1 ORDER BY id";
        let rows = tx.all(sql, args![id]).await?;
        rows.iter()
            .map(|row| {
                Ok(Remark {
                    id: RemarkId::new(row.int(0)?),
                    finding: row.text(1)?,
                    message: row.text(2)?,
                    state: RemarkState::of(&row.text(3)?)?,
                    sent_check: CheckId::new(row.int(4)?),
                    corrected_by: row.get::<Option<i64>>(5)?.map(SubmissionId::new),
                    verified_by: row.get::<Option<i64>>(6)?.map(CheckId::new),
                    closed_reason: row.get(7)?,
                })
            })
            .collect()
    }

    /// Closes a remark by hand, with the reason: it was explained, it was wrong.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`] without the role department or bureau above, [`Error::NotFound`] where it is closed already,
    /// [`Error::Conflict`], [`Error::Invalid`] without a reason.
    pub async fn close_remark(
        &self,
        actor: &Actor,
        id: MaterialId,
        seen: Version,
        remark: RemarkId,
        reason: &str,
    ) -> Result<Version, Error> {
        let reason = text("the reason", reason)?;
        let now = self.now();
        let mut write = self.write().await?;
        let organisation = change(&mut write, actor, id, seen).await?;
        if require(&mut write, actor, Role::Department, organisation).await.is_err() {
            require(&mut write, actor, Role::Bureau, organisation).await?;
        }
        let sql = "UPDATE remarks SET state = 'closed', closed_reason = $3, changed_at = $4
                   WHERE id = $1 AND material_id = $2 AND state <> 'closed'";
        if write.execute(sql, args![remark, id, reason, now]).await? == 0 {
            return Err(Error::NotFound { what: "open remark", id: remark.get() });
        }
        let entry = Entry::new(actor, "remark.close", subject(id));
        let detail = serde_json::json!({ "remark": remark.get(), "reason": reason });
        write.commit(now, entry.detail(&detail)).await?;
        Ok(Version::new(seen.get().saturating_add(1)))
    }
}

/// Sends findings back. One that is open already is not sent twice: it is sent again.
pub(super) async fn send(
    write: &mut Write,
    material: MaterialId,
    check: CheckId,
    remarks: &[NewRemark],
    now: Timestamp,
) -> Result<(), Error> {
    for remark in remarks {
        let sql =
            "INSERT INTO remarks (material_id, finding, message, state, sent_check, sent_at, changed_at)
                   VALUES ($1, $2, $3, 'sent', $4, $5, $5)
                   ON CONFLICT (material_id, finding) WHERE state <> 'closed' DO UPDATE SET
                       state = 'sent', message = EXCLUDED.message, changed_at = EXCLUDED.changed_at,
                       corrected_by = NULL, verified_by = NULL";
        write.execute(sql, args![material, &*remark.finding, &*remark.message, check, now]).await?;
    }
    Ok(())
}

/// A new file came: whatever was sent is to be corrected in it, and what an earlier one had corrected is to be seen again.
pub(super) async fn take_as_corrected(
    write: &mut Write,
    material: MaterialId,
    submission: SubmissionId,
    now: Timestamp,
) -> Result<(), Error> {
    let sql = "UPDATE remarks SET state = 'corrected', corrected_by = $2, verified_by = NULL, changed_at = $3
               WHERE material_id = $1 AND state <> 'closed'";
    write.execute(sql, args![material, submission, now]).await.map(drop)
}

/// Holds what is open against what the check of the latest file shows.
pub(super) async fn compare(
    write: &mut Write,
    material: MaterialId,
    check: CheckId,
    findings: &BTreeSet<String>,
    now: Timestamp,
) -> Result<(), Error> {
    for (id, finding, state) in open(write, material).await? {
        let is_there = findings.contains(&finding);
        let new_state = match (state, is_there) {
            (_, true) => RemarkState::Sent,
            (RemarkState::Corrected | RemarkState::Verified, false) => RemarkState::Verified,
            // The same file, checked by another engine that does not see it: that corrects nothing.
            (other, false) => other,
        };
        let verified_by = (new_state == RemarkState::Verified).then(|| check.get());
        let sql = "UPDATE remarks SET state = $2, verified_by = $3, changed_at = $4 WHERE id = $1";
        write.execute(sql, args![id, new_state.id(), verified_by, now]).await?;
    }
    Ok(())
}

/// An acceptance: closes what is verified; refused where anything else is open.
pub(super) async fn close_verified(
    write: &mut Write,
    material: MaterialId,
    now: Timestamp,
) -> Result<(), Error> {
    let still =
        open(write, material).await?.iter().filter(|(.., state)| *state != RemarkState::Verified).count();
    if still > 0 {
        return Err(Error::OpenRemarks { count: u64::try_from(still).unwrap_or(u64::MAX) });
    }
    let sql = "UPDATE remarks SET state = 'closed', closed_reason = 'verified', changed_at = $2
               WHERE material_id = $1 AND state = 'verified'";
    write.execute(sql, args![material, now]).await.map(drop)
}

async fn open(tx: &mut Tx, material: MaterialId) -> Result<Vec<(RemarkId, String, RemarkState)>, Error> {
    let sql =
        "SELECT id, finding, state FROM remarks WHERE material_id = $1 AND state <> 'closed' ORDER BY id";
    let rows = tx.all(sql, args![material]).await?;
    rows.iter()
        .map(|row| Ok((RemarkId::new(row.int(0)?), row.text(1)?, RemarkState::of(&row.text(2)?)?)))
        .collect()
}
