//! Reviews, step by step, and publication.

use super::remarks::{self, NewRemark};
use super::state::load;
use super::{State, Step, change, located, subject};
use crate::audit::Entry;
use crate::db::args;
use crate::organisations::{Role, require, text};
use crate::{AccountId, Actor, CheckId, Error, MaterialId, Store, Timestamp, Version};

/// What a reviewer decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It goes to the next step.
    Accepted,
    /// It goes back to the clerk.
    Returned,
}

impl Verdict {
    /// The word in the database and in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Returned => "returned",
        }
    }
}

/// A review of one check: of exactly that file, as exactly that engine read it.
#[derive(Clone, Debug)]
pub struct Review {
    /// The check that the reviewer looked at.
    pub check: CheckId,
    /// What they decide.
    pub verdict: Verdict,
    /// Why; one line. May be empty for an acceptance.
    pub reason: String,
    /// Findings that are sent back with it, to be followed.
    pub remarks: Vec<NewRemark>,
}

/// A review that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastReview {
    /// Of which check.
    pub check: CheckId,
    /// At which step.
    pub step: Step,
    /// Whether it was accepted.
    pub is_accepted: bool,
    /// Why.
    pub reason: String,
    /// By whom; nothing for the program itself.
    pub reviewed_by: Option<AccountId>,
    /// When.
    pub reviewed_at: Timestamp,
}

impl Store {
    /// Reviews a material at the step that it is at. Accepting closes findings that the check has shown to be corrected.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`] without the step's role (unit reviewer there, department or bureau above),
    /// [`Error::OwnWork`] for who handed it in, [`Error::NotFound`], [`Error::Conflict`], [`Error::WrongState`] where it is
    /// not to be reviewed or another check is the latest, [`Error::OpenRemarks`] where it is accepted with findings that
    /// are still open, [`Error::Invalid`] where it is returned without a reason.
    pub async fn review(
        &self,
        actor: &Actor,
        id: MaterialId,
        seen: Version,
        review: &Review,
    ) -> Result<Version, Error> {
        let reason = match review.verdict {
            Verdict::Returned => text("the reason", &review.reason)?,
            Verdict::Accepted => review.reason.trim(),
        };
        let now = self.now();
        let mut write = self.write().await?;
        let organisation = change(&mut write, actor, id, seen).await?;
        let material = load(&mut write, id, now).await?;
        let wrong = || Error::WrongState { state: material.state.id(), act: "reviewed" };
        let State::ToReview { step } = material.state else { return Err(wrong()) };
        let role = match step {
            Step::Unit => Role::UnitReviewer,
            Step::Department => Role::Department,
            Step::Bureau => Role::Bureau,
        };
        require(&mut write, actor, role, organisation).await?;
        if material.check.as_ref().is_none_or(|check| check.id != review.check) {
            return Err(wrong());
        }
        let by = actor.account_id().map(AccountId::get);
        let sql = "SELECT s.id FROM submissions s JOIN checks c ON c.submission_id = s.id
                   WHERE c.id = $1 AND s.handed_in_by = $2";
        if write.first(sql, args![review.check, by]).await?.is_some() {
            return Err(Error::OwnWork);
        }
        match review.verdict {
            Verdict::Accepted => remarks::close_verified(&mut write, id, now).await?,
            Verdict::Returned => {
                remarks::send(&mut write, id, review.check, &review.remarks, now).await?;
            }
        }
        let sql = "INSERT INTO reviews (check_id, step, verdict, reason, reviewed_by, reviewed_at)
                   VALUES ($1, $2, $3, $4, $5, $6)";
        write.execute(sql, args![review.check, step.id(), review.verdict.id(), reason, by, now]).await?;
        let detail = serde_json::json!({
            "check": review.check.get(), "step": step.id(), "verdict": review.verdict.id(), "reason": reason,
        });
        write.commit(now, Entry::new(actor, "material.review", subject(id)).detail(&detail)).await?;
        Ok(Version::new(seen.get().saturating_add(1)))
    }

    /// Publishes what every step accepted. From then on the file is frozen: the entry of the audit log names it and what the
    /// portal shows of it by their SHA-256, and the chain signs the entry. A correction is a new file.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`] without the role bureau above, [`Error::NotFound`], [`Error::Conflict`],
    /// [`Error::WrongState`] where it is not accepted.
    pub async fn publish(&self, actor: &Actor, id: MaterialId, seen: Version) -> Result<Version, Error> {
        let now = self.now();
        let mut write = self.write().await?;
        let organisation = change(&mut write, actor, id, seen).await?;
        require(&mut write, actor, Role::Bureau, organisation).await?;
        let material = load(&mut write, id, now).await?;
        let wrong = Error::WrongState { state: material.state.id(), act: "published" };
        let (State::Accepted, Some(check), Some(submission)) =
            (&material.state, &material.check, &material.submission)
        else {
            return Err(wrong);
        };
        let sql = "INSERT INTO publications (check_id, published_by, published_at) VALUES ($1, $2, $3)";
        let by = actor.account_id().map(AccountId::get);
        write.execute(sql, args![check.id, by, now]).await?;
        let detail = serde_json::json!({
            "check": check.id.get(), "file": submission.file.to_string(), "engine": check.engine,
            "digest": check.digest.map(|digest| digest.to_string()),
        });
        write.commit(now, Entry::new(actor, "material.publish", subject(id)).detail(&detail)).await?;
        Ok(Version::new(seen.get().saturating_add(1)))
    }

    /// Every review that was ever made of a material, the oldest first.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], also where there is one out of the actor's sight.
    pub async fn reviews(&self, actor: &Actor, id: MaterialId) -> Result<Vec<PastReview>, Error> {
        let mut tx = self.read().await?;
        located(&mut tx, actor, id).await?;
        let sql = "SELECT r.check_id, r.step, r.verdict, r.reason, r.reviewed_by, r.reviewed_at
                   FROM reviews r JOIN checks c ON c.id = r.check_id JOIN submissions s ON s.id = c.submission_id
                   WHERE s.material_id = $1 ORDER BY r.id";
        let rows = tx.all(sql, args![id]).await?;
        rows.iter()
            .map(|row| {
                Ok(PastReview {
                    check: CheckId::new(row.int(0)?),
                    step: Step::of(&row.text(1)?)?,
                    is_accepted: row.text(2)? == Verdict::Accepted.id(),
                    reason: row.text(3)?,
                    reviewed_by: row.get::<Option<i64>>(4)?.map(AccountId::new),
                    reviewed_at: row.moment(5)?,
                })
            })
            .collect()
    }
}
