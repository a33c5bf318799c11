//! Everything that is kept: files, organisations, accounts, submissions, jobs and the audit log, behind one façade.
//!
//! [`Store`] is all there is: no other crate sees a statement, a pool or a path. It runs the same on SQLite (one machine)
//! and on PostgreSQL (several instances beside each other, which share the data folder). There is no web in it.
//!
//! What a call acknowledges is on the disk and in the audit log; a call that fails has changed nothing.

mod accounts;
mod actor;
mod audit;
mod backup;
mod clock;
mod db;
mod drafts;
mod error;
mod files;
mod ids;
mod jobs;
mod materials;
mod measure;
mod organisations;
mod readings;
mod search;
mod secret;
mod shelf;

use std::fmt;
use std::path::Path;
use std::sync::Arc;

pub use accounts::{
    Account, FactorSecret, Member, NewAccount, OpenSession, Password, PasswordFault, SecondFactor, Session,
    SignedIn,
};
pub use actor::Actor;
pub use audit::{AuditBreak, AuditEntry, AuditFilter, AuditReport, Head, Outcome};
pub use backup::BackupReport;
pub use clock::{Clock, ManualClock, SystemClock, Timestamp};
pub use drafts::{
    Change, Conflict, Draft, DraftContent, Grid, GridRow, HandedInDraft, NewDraft, Operation, Revision,
    RowId, Saved, SubmissionForm,
};
pub use error::Error;
pub use files::{FileId, FileInfo, NoFileId};
pub use ids::{
    AccountId, CheckId, DraftId, JobId, MaterialId, OrganisationId, ReadingId, RemarkId, SubmissionId,
    Version,
};
pub use jobs::{Claim, Failure, Job, JobState, NewJob, Progress};
pub use materials::{
    Aspect, CHECK_JOB, Check, CheckResult, CheckSum, Event, FindingLine, HandIn, HandedIn, Happening, Level,
    ListColumn, ListFault, ListOutcome, ListProblem, ListRow, Material, MaterialFilter, MaterialKind,
    NewMaterial, NewRemark, PastReview, Remark, RemarkState, Review, Standing, State, Step, Submission,
    SumFilter, SumLine, Sums, Turn, Verdict, What,
};
pub use measure::Measure;
pub use organisations::{NewOrganisation, Organisation, OrganisationKind, Role, RoleGrant};
pub use readings::{
    Acceptance, AcceptanceScope, CheckedSubmission, NewReading, READ_JOB, Reading, ReadingFilter,
    ReadingResult, ReadingState,
};
pub use search::{FileHit, FindingHit};
pub use secret::{NoSecret, Secret};
pub use shelf::{Published, Shelf};

use db::{Database, Tx, Write};
use files::disk::Folder;

/// The store. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    database: Database,
    folder: Folder,
    clock: Box<dyn Clock>,
}

impl fmt::Debug for Store {
    /// The database's address may hold a password, so nothing of it is shown.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Store").finish_non_exhaustive()
    }
}

impl Store {
    /// Opens `sqlite://path` (made where there is none) or `postgres://…`, brings its schema up to date, and keeps files
    /// under `data`. Instances on one PostgreSQL share one data folder.
    ///
    /// # Errors
    ///
    /// [`Error::Address`], [`Error::Database`], [`Error::Migration`] (the schema is of a newer program), [`Error::Disk`].
    pub async fn open(url: &str, data: &Path) -> Result<Self, Error> {
        Self::open_with_clock(url, data, SystemClock).await
    }

    /// The same, with time from this clock.
    ///
    /// # Errors
    ///
    /// As [`Store::open`].
    pub async fn open_with_clock(url: &str, data: &Path, clock: impl Clock) -> Result<Self, Error> {
        let data = data.to_owned();
        let folder = blocking(move || Folder::open(&data)).await?;
        let database = Database::open(url).await?;
        Ok(Self { inner: Arc::new(Inner { database, folder, clock: Box::new(clock) }) })
    }

    /// Waits for what is under way and ends all connections.
    pub async fn close(&self) {
        self.inner.database.close().await;
    }

    fn now(&self) -> Timestamp {
        self.inner.clock.now()
    }

    fn folder(&self) -> &Folder {
        &self.inner.folder
    }

    async fn read(&self) -> Result<Tx, Error> {
        self.inner.database.read().await
    }

    async fn write(&self) -> Result<Write, Error> {
        self.inner.database.write().await
    }
}

/// Runs what blocks (the disk, a password's hash) on a thread that may.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::Stopping)?
}
