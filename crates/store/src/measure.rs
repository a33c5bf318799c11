//! What an operator watches, and whether the store can take anything at all.

use std::time::Duration;

use crate::db::args;
use crate::{Error, JobState, Store, blocking, secret};

/// What a dashboard shows of a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// How many jobs are in each state.
    pub jobs: Vec<(JobState, u64)>,
    /// How long the job that has waited longest could have been started; zero where none waits.
    pub oldest_wait: Duration,
    /// Sessions that are open.
    pub sessions: u64,
    /// The place of the last entry of the audit log.
    pub audit_seq: u64,
}

impl Store {
    /// Counts.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn measure(&self) -> Result<Measure, Error> {
        let now = self.now();
        let mut tx = self.read().await?;
        let mut jobs = Vec::new();
        let mut oldest_wait = Duration::ZERO;
        let all = [JobState::Queued, JobState::Running, JobState::Done, JobState::Failed];
        let rows = tx.all("SELECT state, COUNT(*), MIN(run_at) FROM jobs GROUP BY state", &[]).await?;
        for state in all {
            let row = rows.iter().find(|row| row.text(0).is_ok_and(|word| word == state.id()));
            jobs.push((state, row.map_or(Ok(0), |row| row.count(1))?));
            if let (JobState::Queued, Some(row)) = (state, row) {
                let waited = now.millis().saturating_sub(row.int(2)?);
                oldest_wait = Duration::from_millis(u64::try_from(waited).unwrap_or(0));
            }
        }
        let (idle, absolute) = Self::session_bounds(now);
        let sql = "SELECT COUNT(*) FROM sessions
                   WHERE ended_at IS NULL AND awaits_code = 0 AND seen_at > $1 AND created_at > $2";
        let sessions = tx.first(sql, args![idle, absolute]).await?.map_or(Ok(0), |row| row.count(0))?;
        let sql = "SELECT COALESCE(MAX(seq), 0) FROM audit";
        let audit_seq = tx.first(sql, &[]).await?.map_or(Ok(0), |row| row.count(0))?;
        Ok(Measure { jobs, oldest_wait, sessions, audit_seq })
    }

    /// Whether a change could be kept now: the database lets one begin, and the disk takes a file.
    ///
    /// # Errors
    ///
    /// [`Error::Database`], [`Error::Disk`].
    pub async fn is_ready(&self) -> Result<(), Error> {
        self.write().await?.first("SELECT 1", &[]).await?;
        let folder = self.folder().clone();
        let random = secret::random_name()?;
        blocking(move || folder.try_to_write(&random)).await
    }
}
