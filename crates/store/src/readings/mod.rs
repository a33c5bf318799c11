//! Readings: files that someone had checked for themselves, bound to no material.
//!
//! Whoever is signed in may drop one, and nobody else sees it: to every other account it is not there. Each is worked off
//! by a job of its own. An archive is a reading only until it is unpacked: then the files in it take its place.
//!
//! That a file corrects an earlier one is what its owner says, never what names or years look like.

mod acceptances;
mod finish;
mod list;
mod new;
mod submitted;

use crate::db::{Tx, args};
use crate::{AccountId, Actor, Error, FileId, JobId, Progress, ReadingId, Timestamp};

pub use acceptances::{Acceptance, AcceptanceScope};
pub use finish::ReadingResult;
pub use list::ReadingFilter;
pub use new::{NewReading, READ_JOB};
pub use submitted::CheckedSubmission;

/// A file that someone had checked, as far as it is.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Which.
    pub id: ReadingId,
    /// The first of those that were dropped together.
    pub batch: ReadingId,
    /// The file itself.
    pub file: FileId,
    /// What it was called.
    pub file_name: String,
    /// The version of the engine that reads it.
    pub engine: String,
    /// The job that does it.
    pub job: JobId,
    /// The earlier file that it is to set right.
    pub corrects: Option<ReadingId>,
    /// When it was dropped.
    pub created_at: Timestamp,
    /// When its result came.
    pub finished_at: Option<Timestamp>,
    /// Where it is.
    pub state: ReadingState,
    /// What came of it, once something did.
    pub result: Option<ReadingResult>,
}

/// Where a reading is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadingState {
    /// No worker has taken it up yet, or the last attempt failed and it is tried again.
    Waiting {
        /// What the last attempt said.
        trouble: Option<String>,
    },
    /// A worker reads it.
    BeingRead {
        /// How far.
        progress: Progress,
    },
    /// It was read and checked.
    Read,
    /// It cannot be read.
    Failed {
        /// Why, for its owner.
        trouble: String,
    },
}

impl ReadingState {
    /// The word in JSON and in addresses.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Waiting { .. } => "waiting",
            Self::BeingRead { .. } => "being_read",
            Self::Read => "read",
            Self::Failed { .. } => "failed",
        }
    }
}

/// The account that owns what the actor drops. The program itself drops nothing.
fn owner(actor: &Actor) -> Result<AccountId, Error> {
    actor.account_id().ok_or(Error::NoSession)
}

/// That the reading is the actor's own.
async fn require_own(tx: &mut Tx, actor: &Actor, id: ReadingId) -> Result<(), Error> {
    let sql = "SELECT id FROM readings WHERE id = $1 AND account_id = $2";
    match tx.first(sql, args![id, owner(actor)?]).await? {
        Some(_) => Ok(()),
        None => Err(not_found(id)),
    }
}

fn not_found(id: ReadingId) -> Error {
    Error::NotFound { what: "reading", id: id.get() }
}

/// The subject of an entry of the audit log.
fn subject(id: ReadingId) -> String {
    format!("reading:{id}")
}
