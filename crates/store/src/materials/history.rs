//! What became of a material, from the first file to the latest: read from the rows that are never changed.

use super::located;
use super::review::Verdict;
use super::state::Step;
use crate::db::{Tx, args};
use crate::{Actor, CheckId, Error, FileId, MaterialId, Store, SubmissionId, Timestamp};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// When.
    pub at: Timestamp,
    /// The person who did it; nothing for the program itself.
    pub by: Option<String>,
    /// With the how-manieth file, from 1.
    pub number: u32,
    /// What.
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A file came.
    HandedIn {
        /// As which submission.
        submission: SubmissionId,
        /// The file itself.
        file: FileId,
        /// What it was called.
        file_name: String,
        /// What the clerk said of it.
        note: String,
    },
    /// It was checked.
    Checked {
        /// Which check.
        check: CheckId,
        /// By which engine.
        engine: String,
        /// Findings that are errors.
        errors: u64,
        /// Findings that are warnings.
        warnings: u64,
    },
    /// It was reviewed.
    Reviewed {
        /// At which step.
        step: Step,
        /// Whether it was accepted.
        is_accepted: bool,
        /// Why.
        reason: String,
    },
    /// It was published.
    Published {
        /// As the how-manieth version, from 1.
        version: u32,
    },
}

impl Store {
    /// All of it, the oldest first.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], also where the material is out of the actor's sight.
    pub async fn history(&self, actor: &Actor, id: MaterialId) -> Result<Vec<Turn>, Error> {
        let mut tx = self.read().await?;
        located(&mut tx, actor, id).await?;
        let mut events = files(&mut tx, id).await?;
        events.extend(checks(&mut tx, id).await?);
        events.extend(reviews(&mut tx, id).await?);
        events.extend(publications(&mut tx, id).await?);
        // Stable: of what happened in the same millisecond, the file comes before its check and so on.
        events.sort_by_key(|event| event.at);
        Ok(events)
    }

    /// The name of the office that reviews the material at a step: its own unit, the department or the bureau next above it.
    /// Whoever sees the material may know it, as it signs what is sent back.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], also where the material is out of the actor's sight, or has no such step.
    pub async fn office_of(&self, actor: &Actor, id: MaterialId, step: Step) -> Result<String, Error> {
        let mut tx = self.read().await?;
        let organisation = located(&mut tx, actor, id).await?;
        // The path of what is above begins that of what is beneath, so the nearest has the longest.
        let sql = "SELECT d.name FROM organisations d JOIN organisations o ON o.id = $1
                   WHERE ($2 = 'unit' AND d.id = o.id)
                      OR ($2 <> 'unit' AND d.kind = $2 AND d.id <> o.id AND o.path LIKE d.path || '%')
                   ORDER BY CASE WHEN d.id = o.id THEN 0 ELSE 1 END, LENGTH(d.path) DESC LIMIT 1";
        let row = tx.first(sql, args![organisation, step.id()]).await?;
        row.ok_or(Error::NotFound { what: "office of the step", id: id.get() })?.text(0)
    }
}

async fn files(tx: &mut Tx, id: MaterialId) -> Result<Vec<Turn>, Error> {
    let sql = "SELECT s.handed_in_at, a.full_name, s.number, s.id, s.file, s.file_name, s.note
               FROM submissions s LEFT JOIN accounts a ON a.id = s.handed_in_by
               WHERE s.material_id = $1 ORDER BY s.id";
    let rows = tx.all(sql, args![id]).await?;
    rows.iter()
        .map(|row| {
            Ok(Turn {
                at: row.moment(0)?,
                by: row.get(1)?,
                number: small(row.int(2)?),
                what: What::HandedIn {
                    submission: SubmissionId::new(row.int(3)?),
                    file: FileId::from_bytes(&row.get::<Vec<u8>>(4)?)?,
                    file_name: row.text(5)?,
                    note: row.text(6)?,
                },
            })
        })
        .collect()
}

async fn checks(tx: &mut Tx, id: MaterialId) -> Result<Vec<Turn>, Error> {
    let sql = "SELECT c.finished_at, s.number, c.id, c.engine, c.errors, c.warnings
               FROM checks c JOIN submissions s ON s.id = c.submission_id
               WHERE s.material_id = $1 AND c.finished_at IS NOT NULL ORDER BY c.id";
    let rows = tx.all(sql, args![id]).await?;
    rows.iter()
        .map(|row| {
            let what = What::Checked {
                check: CheckId::new(row.int(2)?),
                engine: row.text(3)?,
                errors: row.count(4)?,
                warnings: row.count(5)?,
            };
            Ok(Turn { at: row.moment(0)?, by: None, number: small(row.int(1)?), what })
        })
        .collect()
}

async fn reviews(tx: &mut Tx, id: MaterialId) -> Result<Vec<Turn>, Error> {
    let sql = "SELECT r.reviewed_at, a.full_name, s.number, r.step, r.verdict, r.reason
               FROM reviews r JOIN checks c ON c.id = r.check_id JOIN submissions s ON s.id = c.submission_id
               LEFT JOIN accounts a ON a.id = r.reviewed_by
               WHERE s.material_id = $1 ORDER BY r.id";
    let rows = tx.all(sql, args![id]).await?;
    rows.iter()
        .map(|row| {
            let what = What::Reviewed {
                step: Step::of(&row.text(3)?)?,
                is_accepted: row.text(4)? == Verdict::Accepted.id(),
                reason: row.text(5)?,
            };
            Ok(Turn { at: row.moment(0)?, by: row.get(1)?, number: small(row.int(2)?), what })
        })
        .collect()
}

async fn publications(tx: &mut Tx, id: MaterialId) -> Result<Vec<Turn>, Error> {
    let sql = "SELECT p.published_at, a.full_name, s.number
               FROM publications p JOIN checks c ON c.id = p.check_id JOIN submissions s ON s.id = c.submission_id
               LEFT JOIN accounts a ON a.id = p.published_by
               WHERE s.material_id = $1 ORDER BY p.published_at, p.check_id";
    let rows = tx.all(sql, args![id]).await?;
    (1..)
        .zip(&rows)
        .map(|(version, row)| {
            let what = What::Published { version };
            Ok(Turn { at: row.moment(0)?, by: row.get(1)?, number: small(row.int(2)?), what })
        })
        .collect()
}

fn small(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
