//! Looking at the queue.

use super::Progress;
use crate::db::{Row, args};
use crate::{Error, JobId, Store, Timestamp};

/// Where a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    /// Waits for a worker, or for its time.
    Queued,
    /// In a worker's hands.
    Running,
    /// Finished, with a result.
    Done,
    /// Given up.
    Failed,
}

impl JobState {
    /// The word in the database and in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    pub(crate) fn of(word: &str) -> Result<Self, Error> {
        [Self::Queued, Self::Running, Self::Done, Self::Failed]
            .into_iter()
            .find(|state| state.id() == word)
            .ok_or_else(|| Error::Foreign { what: format!("a job in the state {word}") })
    }
}

/// A job, as it is shown.
#[derive(Clone, Debug)]
pub struct Job {
    /// Which.
    pub id: JobId,
    /// What kind of work.
    pub kind: String,
    /// Where it is.
    pub state: JobState,
    /// How often it was begun.
    pub attempt: u32,
    /// How far the present attempt is.
    pub progress: Progress,
    /// When it was enqueued.
    pub created_at: Timestamp,
    /// When a queued job may start.
    pub run_at: Timestamp,
    /// When it was finished or given up.
    pub finished_at: Option<Timestamp>,
    /// What it brought, as JSON.
    pub result: Option<String>,
    /// Why the last attempt failed.
    pub error: Option<String>,
}

impl Store {
    /// One job.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`].
    pub async fn job(&self, id: JobId) -> Result<Job, Error> {
        let sql =
            "SELECT id, kind, state, attempt, progress_done, progress_total, created_at, run_at, finished_at,
                          result, error
                   FROM jobs WHERE id = $1";
        let row = self.read().await?.first(sql, args![id]).await?;
        job(&row.ok_or(Error::NotFound { what: "job", id: id.get() })?)
    }

    /// Jobs, the newest first, at most `limit`: all, or those in one state.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn jobs(&self, state: Option<JobState>, limit: u32) -> Result<Vec<Job>, Error> {
        let sql =
            "SELECT id, kind, state, attempt, progress_done, progress_total, created_at, run_at, finished_at,
                          result, error
                   FROM jobs WHERE $1 = '' OR state = $1 ORDER BY id DESC LIMIT $2";
        let state = state.map_or("", JobState::id);
        let rows = self.read().await?.all(sql, args![state, limit]).await?;
        rows.iter().map(job).collect()
    }
}

fn job(row: &Row) -> Result<Job, Error> {
    let small = |column| row.int(column).map(|value| u32::try_from(value).unwrap_or(u32::MAX));
    Ok(Job {
        id: JobId::new(row.int(0)?),
        kind: row.text(1)?,
        state: JobState::of(&row.text(2)?)?,
        attempt: small(3)?,
        progress: Progress { done: small(4)?, total: small(5)? },
        created_at: row.moment(6)?,
        run_at: row.moment(7)?,
        finished_at: row.get::<Option<i64>>(8)?.map(Timestamp::from_millis),
        result: row.get(9)?,
        error: row.get(10)?,
    })
}
