//! What a worker does with a job: take it, say that it lives, finish it.

use std::time::Duration;

use super::{Progress, wait_after};
use crate::audit::Entry;
use crate::db::{Write, args};
use crate::{Actor, Error, JobId, Store, Timestamp};

const WORKER: Actor = Actor::system("jobs");

/// A job in the hands of one worker.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Which job.
    pub job: JobId,
    /// What kind of work.
    pub kind: String,
    /// What to work on, as JSON.
    pub payload: String,
    /// Which attempt this is, from 1; it tells this claim from all others of the job.
    pub attempt: u32,
}

/// Why an attempt failed.
#[derive(Clone, Debug)]
pub struct Failure {
    /// What to show to whoever waits for the job.
    pub message: String,
    /// Whether another attempt may go better: not for a file that cannot be read.
    pub may_retry: bool,
}

impl Store {
    /// Takes the job of this kind that has waited longest, for as long as `lease`: one in the queue, or one whose worker
    /// fell silent. No job is in two hands at once. A job whose last worker fell silent is given up on the way.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn claim(&self, kind: &str, worker: &str, lease: Duration) -> Result<Option<Claim>, Error> {
        let now = self.now();
        let mut write = self.write().await?;
        let abandoned = give_up_abandoned(&mut write, kind, now).await?;
        let waiting = write
            .first_unlocked(
                "SELECT id FROM jobs
                 WHERE kind = $1 AND ((state = 'queued' AND run_at <= $2)
                                   OR (state = 'running' AND lease_until < $2 AND attempt < max_attempts))
                 ORDER BY run_at, id LIMIT 1",
                args![kind, now],
            )
            .await?;
        let claim = match waiting {
            Some(row) => Some(take(&mut write, row.int(0)?, worker, now.after(lease)).await?),
            None => None,
        };
        match abandoned {
            Some(job) => write.commit(now, Entry::new(&WORKER, "job.abandon", format!("job:{job}"))).await?,
            None => write.commit_unaudited().await?,
        }
        Ok(claim)
    }

    /// Says that the worker lives and how far it is; the lease begins anew.
    ///
    /// # Errors
    ///
    /// [`Error::LateResult`]: the job is another's; stop working on it.
    pub async fn heartbeat(&self, claim: &Claim, lease: Duration, progress: Progress) -> Result<(), Error> {
        let mut write = self.write().await?;
        let sql = "UPDATE jobs SET lease_until = $3, progress_done = $4, progress_total = $5
                   WHERE id = $1 AND attempt = $2 AND state = 'running'";
        let args = args![claim.job, claim.attempt, self.now().after(lease), progress.done, progress.total];
        if write.execute(sql, args).await? == 0 {
            return Err(late(claim));
        }
        write.commit_unaudited().await
    }

    /// Finishes the job with its result (JSON). Of all claims of a job, exactly one can.
    ///
    /// # Errors
    ///
    /// [`Error::LateResult`]: the job is another's, or finished; drop the result.
    pub async fn complete(&self, claim: &Claim, result: &str) -> Result<(), Error> {
        let now = self.now();
        let mut write = self.write().await?;
        finish(&mut write, claim, now, result).await?;
        write.commit(now, done(claim)).await
    }

    /// Gives the job back unfinished, for another worker to begin it at once: this one is to stop, through no fault of the job's.
    ///
    /// # Errors
    ///
    /// [`Error::LateResult`]: the job is another's already.
    pub async fn release(&self, claim: &Claim) -> Result<(), Error> {
        let now = self.now();
        let mut write = self.write().await?;
        // `attempt` is never set back: it is what makes this claim void.
        let sql = "UPDATE jobs SET state = 'queued', max_attempts = max_attempts + 1, run_at = $3,
                       lease_until = NULL, worker = NULL
                   WHERE id = $1 AND attempt = $2 AND state = 'running'";
        if write.execute(sql, args![claim.job, claim.attempt, now]).await? == 0 {
            return Err(late(claim));
        }
        write.commit_unaudited().await
    }

    /// Says that the attempt failed. The job goes back into the queue, to rest for 5 s, 10 s, 20 s … up to 10 minutes,
    /// or is given up after its last attempt.
    ///
    /// # Errors
    ///
    /// [`Error::LateResult`]: the job is another's.
    pub async fn fail(&self, claim: &Claim, failure: &Failure) -> Result<(), Error> {
        let now = self.now();
        let mut write = self.write().await?;
        let sql = "UPDATE jobs SET
                       state = CASE WHEN $4 = 1 AND attempt < max_attempts THEN 'queued' ELSE 'failed' END,
                       finished_at = CASE WHEN $4 = 1 AND attempt < max_attempts THEN NULL ELSE $5 END,
                       run_at = $6, error = $3, lease_until = NULL, worker = NULL
                   WHERE id = $1 AND attempt = $2 AND state = 'running'";
        let again = now.after(wait_after(claim.attempt));
        let args = args![claim.job, claim.attempt, &*failure.message, failure.may_retry, now, again];
        if write.execute(sql, args).await? == 0 {
            return Err(late(claim));
        }
        let entry = Entry::new(&WORKER, "job.fail", format!("job:{}", claim.job));
        write.commit(now, entry.detail(&serde_json::json!({ "attempt": claim.attempt }))).await
    }
}

async fn take(write: &mut Write, id: i64, worker: &str, lease_until: Timestamp) -> Result<Claim, Error> {
    let sql = "UPDATE jobs SET state = 'running', attempt = attempt + 1, lease_until = $2, worker = $3,
                               progress_done = 0, progress_total = 0
               WHERE id = $1 RETURNING id, kind, payload, attempt";
    let row = write.first(sql, args![id, lease_until, worker]).await?;
    let row = row.ok_or(Error::NotFound { what: "job", id })?;
    let attempt = u32::try_from(row.int(3)?).unwrap_or(u32::MAX);
    Ok(Claim { job: JobId::new(row.int(0)?), kind: row.text(1)?, payload: row.text(2)?, attempt })
}

/// A job that takes its worker down with it each time must not take down every worker there will ever be. One at a time:
/// two workers that gave up several at once could wait for each other.
async fn give_up_abandoned(write: &mut Write, kind: &str, now: Timestamp) -> Result<Option<JobId>, Error> {
    let sql = "SELECT id FROM jobs
               WHERE kind = $1 AND state = 'running' AND lease_until < $2 AND attempt >= max_attempts
               ORDER BY id LIMIT 1";
    let Some(row) = write.first_unlocked(sql, args![kind, now]).await? else { return Ok(None) };
    let id = JobId::new(row.int(0)?);
    let sql = "UPDATE jobs SET state = 'failed', finished_at = $2, lease_until = NULL,
                   error = 'the worker stopped during the last attempt'
               WHERE id = $1";
    write.execute(sql, args![id, now]).await?;
    Ok(Some(id))
}

/// As part of the change that the result brings: there is neither without the other.
pub(crate) async fn finish(
    write: &mut Write,
    claim: &Claim,
    now: Timestamp,
    result: &str,
) -> Result<(), Error> {
    let sql =
        "UPDATE jobs SET state = 'done', result = $3, finished_at = $4, lease_until = NULL, error = NULL
               WHERE id = $1 AND attempt = $2 AND state = 'running'";
    match write.execute(sql, args![claim.job, claim.attempt, result, now]).await? {
        0 => Err(late(claim)),
        _ => Ok(()),
    }
}

fn done(claim: &Claim) -> Entry {
    let entry = Entry::new(&WORKER, "job.done", format!("job:{}", claim.job));
    entry.detail(&serde_json::json!({ "attempt": claim.attempt }))
}

fn late(claim: &Claim) -> Error {
    Error::LateResult { job: claim.job, attempt: claim.attempt }
}
