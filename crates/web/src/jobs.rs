//! Works off the store's queue: claims a job, has a worker do it, brings the result back.
//!
//! Each loop holds one job at a time. A claim has a lease that the loop renews while the worker runs; if this process dies, the
//! lease runs out and another instance takes the job. The store takes a result only from whoever holds the claim.

mod check;
mod read;

use std::collections::BTreeSet;
use std::future::Future;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use mingzhang_store::{CHECK_JOB, Claim, Error, Failure, Progress, READ_JOB};
use tokio::sync::watch;

use crate::app::App;
use crate::workers::WorkerError;

/// The kinds of jobs that are done here, those that people wait for first.
const KINDS: &[&str] = &[CHECK_JOB, READ_JOB];
/// How long a claim holds without a sign of life.
pub(crate) const LEASE: Duration = Duration::from_secs(30);
/// How often a sign of life is given.
const PULSE: Duration = Duration::from_secs(1);
/// How often the queue is looked at where nobody calls: other instances and delayed jobs.
const LOOK: Duration = Duration::from_secs(2);

/// Why a job gave nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum JobError {
    /// The worker.
    #[error(transparent)]
    Worker(#[from] WorkerError),
    /// The store.
    #[error(transparent)]
    Store(#[from] Error),
    /// What the worker left cannot be read: a fault of this program.
    #[error("what the worker left: {0}")]
    Left(#[from] std::io::Error),
    /// What it said, or the job's own payload, cannot be read: a fault of this program.
    #[error("what the worker said: {0}")]
    Said(#[from] serde_json::Error),
}

impl JobError {
    /// For the people who wait for the job, and whether another attempt may help.
    fn failure(&self) -> Failure {
        let (message, may_retry) = match self {
            Self::Worker(WorkerError::Refused(message)) => (message.clone(), false),
            Self::Worker(WorkerError::Exhausted) => (
                "这个文件需要的时间或内存超过了单个文件的上限；请拆分文件，或另存为新的 PDF 后再送"
                    .to_owned(),
                false,
            ),
            _ => ("服务器暂时无法检查，将自动重试".to_owned(), true),
        };
        Failure { message, may_retry }
    }
}

/// Runs until `stop` says so; the job in hand is finished or given back.
pub(crate) async fn work(app: App, name: String, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match next(&app, &name).await {
            Ok(Some(claim)) => {
                tokio::select! {
                    () = finish(&app, &claim) => {}
                    _ = stop.changed() => give_back(&app, &claim).await,
                }
            }
            Ok(None) => {
                tokio::select! {
                    () = app.job_was_queued() => {}
                    () = tokio::time::sleep(LOOK) => {}
                    _ = stop.changed() => {}
                }
            }
            Err(error) => {
                tracing::warn!(error = %error, "the queue cannot be read");
                tokio::select! {
                    () = tokio::time::sleep(LOOK) => {}
                    _ = stop.changed() => {}
                }
            }
        }
    }
}

async fn next(app: &App, name: &str) -> Result<Option<Claim>, Error> {
    for kind in KINDS {
        if let Some(claim) = app.store().claim(kind, name, LEASE).await? {
            // There may be more behind it.
            app.wake_jobs();
            return Ok(Some(claim));
        }
    }
    Ok(None)
}

/// Does the job; a failure is told to the store, for the people who wait.
async fn finish(app: &App, claim: &Claim) {
    let done = match claim.kind.as_str() {
        CHECK_JOB => check::run(app, claim).await,
        READ_JOB => read::run(app, claim).await,
        _ => Ok(()),
    };
    let Err(error) = done else { return };
    if matches!(error, JobError::Store(Error::LateResult { .. })) {
        return;
    }
    tracing::warn!(job = claim.job.get(), kind = claim.kind, error = %error, "a job failed");
    if let Err(error) = app.store().fail(claim, &error.failure()).await {
        tracing::warn!(job = claim.job.get(), error = %error, "its failure could not be kept");
    }
}

/// Lets another instance begin it at once instead of waiting for the lease.
async fn give_back(app: &App, claim: &Claim) {
    // Where this fails, the lease runs out.
    let _ = app.store().release(claim).await;
}

/// Does `work` while the claim's lease is renewed and its progress told. Ends early where the job has gone to another.
pub(crate) async fn with_pulse<T>(
    app: &App,
    claim: &Claim,
    steps: &Steps,
    work: impl Future<Output = Result<T, JobError>>,
) -> Result<T, JobError> {
    let pulse = async {
        loop {
            tokio::time::sleep(PULSE).await;
            if let Err(error @ Error::LateResult { .. }) =
                app.store().heartbeat(claim, LEASE, steps.get()).await
            {
                return error;
            }
        }
    };
    tokio::select! {
        done = work => done,
        late = pulse => Err(late.into()),
    }
}

/// How far a job is, told by the worker and read by the pulse.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    done: AtomicU32,
    total: AtomicU32,
}

impl Steps {
    pub(crate) fn set(&self, done: u32, total: u32) {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    fn get(&self) -> Progress {
        Progress { done: self.done.load(Ordering::Relaxed), total: self.total.load(Ordering::Relaxed) }
    }
}

/// The keys of findings, as the store follows them.
pub(crate) fn keys(keys: Vec<String>) -> BTreeSet<String> {
    keys.into_iter().collect()
}
