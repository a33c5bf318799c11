//! A check of a material's file, as the page of its findings takes it.

use super::acceptances::require_part;
use crate::db::{Row, args};
use crate::organisations::require_sight;
use crate::{
    Actor, CheckId, Error, FileId, JobId, JobState, MaterialId, OrganisationId, Progress, ReadingState,
    Store, Timestamp,
};

/// A check with the file that it is of.
#[derive(Clone, Debug)]
pub struct CheckedSubmission {
    /// Which check.
    pub check: CheckId,
    /// Of which material.
    pub material: MaterialId,
    /// Whose.
    pub organisation: OrganisationId,
    /// Their name.
    pub organisation_name: String,
    /// The how-manieth file of the material, from 1.
    pub number: u32,
    /// The file itself.
    pub file: FileId,
    /// What it was called.
    pub file_name: String,
    /// When it was handed in.
    pub handed_in_at: Timestamp,
    /// The engine's version.
    pub engine: String,
    /// The job that does it.
    pub job: JobId,
    /// Where it is.
    pub state: ReadingState,
    /// The report, once there is one.
    pub report: Option<FileId>,
    /// The book as data.
    pub book: Option<FileId>,
    /// What the page of its findings shows.
    pub view: Option<FileId>,
    /// What a list shows of it, as JSON.
    pub summary: String,
    /// The report of the file before, for what was corrected since.
    pub earlier_report: Option<FileId>,
    /// Whether the actor may accept its findings.
    pub may_accept: bool,
}

impl Store {
    /// A check of a material's file.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], also where the material is out of the actor's sight.
    pub async fn checked_submission(&self, actor: &Actor, id: CheckId) -> Result<CheckedSubmission, Error> {
        let not_found = || Error::NotFound { what: "check", id: id.get() };
        let sql = "SELECT c.id, s.material_id, o.id, o.name, s.number, s.file, s.file_name, s.handed_in_at,
                       c.engine, c.job_id, c.report, c.book, c.view, c.summary,
                       j.state, j.progress_done, j.progress_total, j.error,
                       (SELECT e.report FROM checks e WHERE e.id = (
                            SELECT MAX(f.id) FROM checks f JOIN submissions p ON p.id = f.submission_id
                            WHERE p.material_id = s.material_id AND p.number = s.number - 1 AND f.report IS NOT NULL))
                   FROM checks c
                   JOIN submissions s ON s.id = c.submission_id
                   JOIN materials m ON m.id = s.material_id
                   JOIN organisations o ON o.id = m.organisation_id
                   JOIN jobs j ON j.id = c.job_id
                   WHERE c.id = $1";
        let mut tx = self.read().await?;
        let row = tx.first(sql, args![id]).await?.ok_or_else(not_found)?;
        let mut found = of_row(&row)?;
        match require_sight(&mut tx, actor, found.organisation).await {
            Err(Error::NotFound { .. }) => return Err(not_found()),
            other => other?,
        }
        found.may_accept = match require_part(&mut tx, actor, found.organisation).await {
            Err(Error::Forbidden { .. }) => false,
            other => other.map(|()| true)?,
        };
        Ok(found)
    }
}

fn of_row(row: &Row) -> Result<CheckedSubmission, Error> {
    let small = |column| row.int(column).map(|value| u32::try_from(value).unwrap_or(u32::MAX));
    let file = |column| row.get::<Option<Vec<u8>>>(column)?.as_deref().map(FileId::from_bytes).transpose();
    let report = file(10)?;
    let trouble: Option<String> = row.get(17)?;
    let state = match (JobState::of(&row.text(14)?)?, report) {
        (_, Some(_)) => ReadingState::Read,
        (JobState::Running, None) => {
            ReadingState::BeingRead { progress: Progress { done: small(15)?, total: small(16)? } }
        }
        (JobState::Queued, None) => ReadingState::Waiting { trouble },
        (JobState::Done | JobState::Failed, None) => {
            ReadingState::Failed { trouble: trouble.unwrap_or_default() }
        }
    };
    Ok(CheckedSubmission {
        check: CheckId::new(row.int(0)?),
        material: MaterialId::new(row.int(1)?),
        organisation: OrganisationId::new(row.int(2)?),
        organisation_name: row.text(3)?,
        number: small(4)?,
        file: FileId::from_bytes(&row.get::<Vec<u8>>(5)?)?,
        file_name: row.text(6)?,
        handed_in_at: row.moment(7)?,
        engine: row.text(8)?,
        job: JobId::new(row.int(9)?),
        state,
        report,
        book: file(11)?,
        view: file(12)?,
        summary: row.text(13)?,
        earlier_report: file(18)?,
        may_accept: false,
    })
}
