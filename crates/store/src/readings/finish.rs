//! What the worker brings.

use super::new::{NewReading, insert, remove};
use super::subject;
use crate::audit::Entry;
use crate::db::{Row, Write, args};
use crate::jobs::finish;
use crate::{AccountId, Actor, Claim, Error, FileId, ReadingId, Store};

/// What a reading found.
#[derive(Clone, Debug)]
pub struct ReadingResult {
    /// The whole report, kept before by [`Store::put_file`].
    pub report: FileId,
    /// The book as data, kept before.
    pub book: Option<FileId>,
    /// What the portal would show of the book, kept before.
    pub digest: Option<FileId>,
    /// What the page of its findings shows, kept before.
    pub view: Option<FileId>,
    /// Sizes of pages and the like, as JSON.
    pub summary: String,
    /// `budget` or `final_accounts`; nothing where the book does not say.
    pub kind: Option<String>,
    /// The fiscal year as the book says it; unknown stays unknown.
    pub year: Option<i32>,
    /// The body as the book says it.
    pub unit: Option<String>,
    /// Pages read.
    pub pages: u32,
    /// Findings that are errors.
    pub errors: u32,
    /// Findings that are warnings.
    pub warnings: u32,
    /// Remarks.
    pub infos: u32,
}

impl ReadingResult {
    /// With this report and nothing known.
    pub fn of(report: FileId) -> Self {
        Self {
            report,
            book: None,
            digest: None,
            view: None,
            summary: "{}".to_owned(),
            kind: None,
            year: None,
            unit: None,
            pages: 0,
            errors: 0,
            warnings: 0,
            infos: 0,
        }
    }
}

impl Store {
    /// Brings the result of a claimed [`crate::READ_JOB`] and finishes the job, in one transaction: a reading is finished once, by
    /// the worker that holds its job. Of one that was deleted in the meantime, only the job is finished.
    ///
    /// # Errors
    ///
    /// [`Error::LateResult`]: the job is another's.
    pub async fn finish_reading(&self, claim: &Claim, result: &ReadingResult) -> Result<(), Error> {
        let now = self.now();
        let mut write = self.write().await?;
        let summary = serde_json::json!({
            "errors": result.errors, "warnings": result.warnings, "infos": result.infos,
            "report": result.report.to_string(), "attempt": claim.attempt,
        });
        finish(&mut write, claim, now, &summary.to_string()).await?;
        let Some(row) = of_job(&mut write, claim).await? else { return gone(write, claim, now).await };
        let id = ReadingId::new(row.int(0)?);
        let sql = "UPDATE readings SET finished_at = $2, report = $3, book = $4, digest = $5, view = $6, summary = $7,
                       kind = $8, year = $9, unit = $10, pages = $11, errors = $12, warnings = $13, infos = $14
                   WHERE id = $1";
        let (kind, unit) = (result.kind.as_deref(), result.unit.as_deref());
        let year = result.year.map(i64::from);
        let args = args![
            id,
            now,
            result.report,
            result.book,
            result.digest,
            result.view,
            &*result.summary,
            kind,
            year,
            unit,
            result.pages,
            result.errors,
            result.warnings,
            result.infos
        ];
        write.execute(sql, args).await?;
        let entry = Entry::new(&WORKER, "reading.read", subject(id));
        write.commit(now, entry.detail(&summary)).await
    }

    /// Puts the files of an archive in its place, each with a job of its own, and finishes the archive's job. The files were
    /// kept before by [`Store::put_file`].
    ///
    /// # Errors
    ///
    /// [`Error::LateResult`], [`Error::NoFile`], [`Error::Invalid`] for a name.
    pub async fn finish_unpacking(
        &self,
        claim: &Claim,
        files: &[(FileId, String)],
    ) -> Result<Vec<ReadingId>, Error> {
        let now = self.now();
        let mut write = self.write().await?;
        finish(&mut write, claim, now, "{}").await?;
        let Some(row) = of_job(&mut write, claim).await? else {
            gone(write, claim, now).await?;
            return Ok(Vec::new());
        };
        let id = ReadingId::new(row.int(0)?);
        let (account, batch, engine) = (AccountId::new(row.int(1)?), row.int(2)?, row.text(3)?);
        let new: Vec<NewReading> = files
            .iter()
            .map(|(file, name)| NewReading { file: *file, file_name: name.clone(), corrects: None })
            .collect();
        let ids = insert(&mut write, (account, Some(batch)), &new, &engine, now).await?;
        remove(&mut write, id).await?;
        let detail = serde_json::json!({ "files": ids.len() });
        write.commit(now, Entry::new(&WORKER, "reading.unpack", subject(id)).detail(&detail)).await?;
        Ok(ids)
    }
}

const WORKER: Actor = Actor::system("jobs");

async fn of_job(write: &mut Write, claim: &Claim) -> Result<Option<Row>, Error> {
    let sql = "SELECT id, account_id, batch, engine FROM readings WHERE job_id = $1";
    write.first(sql, args![claim.job]).await
}

async fn gone(write: Write, claim: &Claim, now: crate::Timestamp) -> Result<(), Error> {
    write.commit(now, Entry::new(&WORKER, "job.done", format!("job:{}", claim.job))).await
}
