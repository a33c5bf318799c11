//! Checks: asked for with a job, finished with its result.

use std::collections::BTreeSet;

use super::state::load;
use super::{CheckSum, FindingLine, State, change, remarks, subject, sums};
use crate::audit::Entry;
use crate::db::{Write, args};
use crate::jobs::{enqueue, finish};
use crate::organisations::{Role, require, text};
use crate::{
    Actor, CheckId, Claim, Error, FileId, JobId, MaterialId, NewJob, Store, SubmissionId, Timestamp, Version,
};

/// The kind of the jobs that check. Their payload is `{"check": 7, "file": "<64 hexadecimal digits>", "name": "a.pdf",
/// "engine": "0.1.0"}`.
pub const CHECK_JOB: &str = "check";

/// What a check found.
#[derive(Clone, Debug)]
pub struct CheckResult {
    /// The whole report, kept before by [`Store::put_file`].
    pub report: FileId,
    /// The book as data, kept before.
    pub book: Option<FileId>,
    /// The book's tables as printed, kept before.
    pub tables: Option<FileId>,
    /// What the portal shows of the book, kept before.
    pub digest: Option<FileId>,
    /// What the page of its findings shows, kept before.
    pub view: Option<FileId>,
    /// What a list shows of it, as JSON: unit, year and kind as read, sizes of pages.
    pub summary: String,
    /// Findings that are errors.
    pub errors: u32,
    /// Findings that are warnings.
    pub warnings: u32,
    /// The keys of all findings (`mingzhang_model::Finding::key`), by which those that were sent back are followed.
    pub findings: BTreeSet<String>,
    /// The sums that many books are added up by.
    pub sums: Vec<CheckSum>,
    /// The findings in words, to be searched.
    pub lines: Vec<FindingLine>,
}

impl CheckResult {
    /// With this report, nothing found and no other artefact.
    pub fn of(report: FileId) -> Self {
        Self {
            report,
            book: None,
            tables: None,
            digest: None,
            view: None,
            summary: "{}".to_owned(),
            errors: 0,
            warnings: 0,
            findings: BTreeSet::new(),
            sums: Vec::new(),
            lines: Vec::new(),
        }
    }
}

impl Store {
    /// Has the latest file checked again, by another version of the engine. Reviews of the earlier check stay, and the new one
    /// asks for its own.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`] without the role bureau above, [`Error::NotFound`], [`Error::Conflict`],
    /// [`Error::WrongState`] where there is no file, or it is published and so frozen.
    pub async fn recheck(
        &self,
        actor: &Actor,
        id: MaterialId,
        seen: Version,
        engine: &str,
    ) -> Result<(CheckId, JobId), Error> {
        let engine = text("the engine's version", engine)?;
        let now = self.now();
        let mut write = self.write().await?;
        let organisation = change(&mut write, actor, id, seen).await?;
        require(&mut write, actor, Role::Bureau, organisation).await?;
        let material = load(&mut write, id, now).await?;
        let wrong = Error::WrongState { state: material.state.id(), act: "checked again" };
        let submission = match (material.submission, &material.state) {
            (None, _) | (_, State::Published { .. } | State::NotApplicable { .. }) => return Err(wrong),
            (Some(submission), _) => submission,
        };
        let (check, job) = request(&mut write, submission.id, submission.file, engine, now).await?;
        let entry = Entry::new(actor, "material.recheck", subject(id));
        write.commit(now, entry.detail(&serde_json::json!({ "engine": engine }))).await?;
        Ok((check, job))
    }

    /// Brings the result of a claimed [`CHECK_JOB`] and finishes the job, in one transaction: a check is finished once, by the
    /// worker that holds its job. Findings that were sent back and are gone become verified; those that are still there
    /// are sent again.
    ///
    /// # Errors
    ///
    /// [`Error::LateResult`]: the job is another's; [`Error::NotFound`] where the job is no check's.
    pub async fn finish_check(&self, claim: &Claim, result: &CheckResult) -> Result<(), Error> {
        let actor = Actor::system("jobs");
        let now = self.now();
        let mut write = self.write().await?;
        let sql = "SELECT c.id, s.material_id FROM checks c JOIN submissions s ON s.id = c.submission_id
                   WHERE c.job_id = $1";
        let row = write.first(sql, args![claim.job]).await?;
        let row = row.ok_or(Error::NotFound { what: "check of job", id: claim.job.get() })?;
        let (check, material) = (CheckId::new(row.int(0)?), MaterialId::new(row.int(1)?));
        // In the order of all changes: the material first.
        write.execute("UPDATE materials SET version = version + 1 WHERE id = $1", args![material]).await?;
        let summary = serde_json::json!({
            "check": check.get(), "errors": result.errors, "warnings": result.warnings,
            "report": result.report.to_string(), "job": claim.job.get(), "attempt": claim.attempt,
        });
        finish(&mut write, claim, now, &summary.to_string()).await?;
        let sql = "UPDATE checks SET report = $2, errors = $3, warnings = $4, finished_at = $5,
                                     book = $6, digest = $7, summary = $8, view = $9 WHERE id = $1";
        let (book, digest) = (result.book, result.digest);
        let (errors, warnings) = (result.errors, result.warnings);
        let args =
            args![check, result.report, errors, warnings, now, book, digest, &*result.summary, result.view];
        write.execute(sql, args).await?;
        let args = args![check, result.tables];
        write.execute("UPDATE checks SET tables = $2 WHERE id = $1", args).await?;
        sums::keep(&mut write, check, result).await?;
        let latest = load(&mut write, material, now).await?.check;
        // An older file, or an older engine, says nothing about what the latest one shows.
        if latest.is_some_and(|latest| latest.id == check) {
            remarks::compare(&mut write, material, check, &result.findings, now).await?;
        }
        write.commit(now, Entry::new(&actor, "material.checked", subject(material)).detail(&summary)).await
    }
}

pub(super) async fn request(
    write: &mut Write,
    submission: SubmissionId,
    file: FileId,
    engine: &str,
    now: Timestamp,
) -> Result<(CheckId, JobId), Error> {
    let sql = "INSERT INTO checks (submission_id, engine, requested_at, errors, warnings)
               VALUES ($1, $2, $3, 0, 0) RETURNING id";
    let check = CheckId::new(write.insert(sql, args![submission, engine, now]).await?);
    let row = write.first("SELECT file_name FROM submissions WHERE id = $1", args![submission]).await?;
    let name = row.map(|row| row.text(0)).transpose()?;
    let file = file.to_string();
    let payload = serde_json::json!({ "check": check.get(), "file": file, "name": name, "engine": engine });
    // A file that brings its worker down is told by the worker's parent; what ends an attempt without a word is a server that
    // was stopped, and that is no reason to give a book up.
    let job = NewJob { max_attempts: 20, ..NewJob::new(CHECK_JOB, payload.to_string()) };
    let job = enqueue(write, now, &job).await?;
    write.execute("UPDATE checks SET job_id = $2 WHERE id = $1", args![check, job]).await?;
    Ok((check, job))
}
