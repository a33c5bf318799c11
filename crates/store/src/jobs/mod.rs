//! The queue, in the database: what is enqueued survives a crash and is finished exactly once.
//!
//! A worker *claims* a job for the length of a lease and says from time to time that it is alive
//! ([`Store::heartbeat`]). Where it falls silent, the lease ends and another worker claims the job. Each claim counts
//! the job's attempt up, and only the last claim can finish it: what a worker that was taken for dead brings later is
//! refused with [`Error::LateResult`]. So work may be begun twice, but no result is taken twice; what belongs to
//! a result is written in the transaction that takes it.

mod claim;
mod list;

use std::time::Duration;

use crate::audit::Entry;
use crate::db::{Write, args};
use crate::organisations::require_root;
use crate::{Actor, Error, JobId, Store, Timestamp};

pub(crate) use claim::finish;
pub use claim::{Claim, Failure};
pub use list::{Job, JobState};

/// The first wait after a failure; it doubles with each.
const FIRST_WAIT: Duration = Duration::from_secs(5);
/// The longest wait between two attempts.
const LONGEST_WAIT: Duration = Duration::from_mins(10);

/// A job to be enqueued.
#[derive(Clone, Debug)]
pub struct NewJob {
    /// What kind of work; a worker claims by kind.
    pub kind: String,
    /// What to work on, as JSON. Nothing secret: jobs are listed.
    pub payload: String,
    /// How often it is begun before it is given up, from 1.
    pub max_attempts: u32,
    /// How long it rests before it may be claimed.
    pub delay: Duration,
}

impl NewJob {
    /// A job that may start at once and is tried three times.
    pub fn new(kind: impl Into<String>, payload: impl Into<String>) -> Self {
        Self { kind: kind.into(), payload: payload.into(), max_attempts: 3, delay: Duration::ZERO }
    }
}

/// How far a job is, in steps of its own choosing (pages, files).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Steps done.
    pub done: u32,
    /// Steps in all; 0 where that is not known yet.
    pub total: u32,
}

impl Store {
    /// Puts a job into the queue.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn enqueue(&self, actor: &Actor, job: &NewJob) -> Result<JobId, Error> {
        let now = self.now();
        let mut write = self.write().await?;
        let id = enqueue(&mut write, now, job).await?;
        let entry = Entry::new(actor, "job.enqueue", format!("job:{id}"));
        write.commit(now, entry.detail(&serde_json::json!({ "kind": job.kind }))).await?;
        Ok(id)
    }

    /// Lets a job that was given up be tried once more, at once.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] where there is no such job among those that failed, and for who is not administrator of a bureau at
    /// the root.
    pub async fn retry_job(&self, actor: &Actor, id: JobId) -> Result<(), Error> {
        let now = self.now();
        let mut write = self.write().await?;
        require_root(&mut write, actor).await?;
        // `attempt` is not set back: an earlier claim must never become the last one again.
        let sql =
            "UPDATE jobs SET state = 'queued', max_attempts = attempt + 1, run_at = $2, finished_at = NULL
                   WHERE id = $1 AND state = 'failed'";
        if write.execute(sql, args![id, now]).await? == 0 {
            return Err(Error::NotFound { what: "failed job", id: id.get() });
        }
        write.commit(now, Entry::new(actor, "job.retry", format!("job:{id}"))).await
    }
}

/// As part of a change that needs the job: there is neither without the other.
pub(crate) async fn enqueue(write: &mut Write, now: Timestamp, job: &NewJob) -> Result<JobId, Error> {
    let sql = "INSERT INTO jobs (kind, payload, state, attempt, max_attempts, created_at, run_at,
                                 progress_done, progress_total)
               VALUES ($1, $2, 'queued', 0, $3, $4, $5, 0, 0) RETURNING id";
    let args = args![&*job.kind, &*job.payload, job.max_attempts.max(1), now, now.after(job.delay)];
    write.insert(sql, args).await.map(JobId::new)
}

/// The wait before the attempt that follows this one.
fn wait_after(attempt: u32) -> Duration {
    let doublings = attempt.saturating_sub(1).min(16);
    FIRST_WAIT.saturating_mul(1 << doublings).min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_ten_minutes() {
        let seconds: Vec<u64> = (1..=9).map(|attempt| wait_after(attempt).as_secs()).collect();
        assert_eq!(seconds, [5, 10, 20, 40, 80, 160, 320, 600, 600]);
        assert_eq!(wait_after(u32::MAX), LONGEST_WAIT);
    }
}
