//! Processes that read files from outside: started for one task, limited, and gone.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use mingzhang_worker::{Event, Request, Task, WorkerLimits};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::process::Command;
use tokio::sync::Semaphore;

/// Wall-clock time of a task. Its processor time is limited too, but a task may also wait.
const TIME: Duration = Duration::from_mins(2);
/// What a worker may say in all; a task's data are files.
const SAYS: u64 = 8 << 20;

/// Starts workers, so many at a time. People who wait for a page have places of their own: two hundred files in the queue must
/// not keep them waiting.
#[derive(Clone, Debug)]
pub(crate) struct Workers {
    program: PathBuf,
    jobs: Arc<Semaphore>,
    pages: Arc<Semaphore>,
    size: usize,
}

/// What a task left: its folder, and what it said at its end.
#[derive(Debug)]
pub(crate) struct Outcome {
    folder: TempDir,
    /// The value that the task's module defines.
    pub(crate) result: serde_json::Value,
}

/// Why a task gave nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WorkerError {
    /// The file cannot be worked on. For whoever handed it in.
    #[error("{0}")]
    Refused(String),
    /// The file took more time or memory than one file may. For whoever handed it in.
    #[error("the file took more time or memory than one file may")]
    Exhausted,
    /// The process could not be started or spoken to.
    #[error("a worker cannot be run: {0}")]
    Process(#[from] std::io::Error),
}

impl Workers {
    pub(crate) fn new(program: PathBuf, size: usize) -> Self {
        let size = size.max(1);
        let places = || Arc::new(Semaphore::new(size));
        Self { program, jobs: places(), pages: places(), size }
    }

    /// How many are at work.
    pub(crate) fn busy(&self) -> usize {
        let busy = |places: &Semaphore| self.size.saturating_sub(places.available_permits());
        busy(&self.jobs).saturating_add(busy(&self.pages))
    }

    /// Does the task that someone waits for at a page, in a folder of its own with these files in it.
    ///
    /// # Errors
    ///
    /// As [`Workers::run_job`].
    pub(crate) async fn run(&self, task: Task, inputs: &[(&str, &[u8])]) -> Result<Outcome, WorkerError> {
        self.run_in(&self.pages, task, inputs, |_, _| {}).await
    }

    /// Does a job's task in a folder of its own with these files in it. `progress` hears how far it is.
    ///
    /// # Errors
    ///
    /// [`WorkerError`]; in any case the process is gone and so is its folder.
    pub(crate) async fn run_job(
        &self,
        task: Task,
        inputs: &[(&str, &[u8])],
        progress: impl Fn(u32, u32),
    ) -> Result<Outcome, WorkerError> {
        self.run_in(&self.jobs, task, inputs, progress).await
    }

    async fn run_in(
        &self,
        places: &Semaphore,
        task: Task,
        inputs: &[(&str, &[u8])],
        progress: impl Fn(u32, u32),
    ) -> Result<Outcome, WorkerError> {
        let gone = |_| std::io::Error::other("the server is stopping");
        let _place = places.acquire().await.map_err(gone)?;
        let folder = tempfile::Builder::new().prefix("mingzhang-").tempdir()?;
        for (name, bytes) in inputs {
            tokio::fs::write(folder.path().join(name), bytes).await?;
        }
        let request = Request { task, limits: WorkerLimits::default() };
        let work = self.talk(folder.path(), &request, progress);
        let event = tokio::time::timeout(TIME, work).await.map_err(|_| WorkerError::Exhausted)??;
        match event {
            Some(Event::Done { result }) => Ok(Outcome { folder, result }),
            Some(Event::Refused { message }) => Err(WorkerError::Refused(message)),
            _ => Err(WorkerError::Exhausted),
        }
    }

    /// Runs the process and returns its last word.
    async fn talk(
        &self,
        folder: &Path,
        request: &Request,
        progress: impl Fn(u32, u32),
    ) -> Result<Option<Event>, WorkerError> {
        let mut process = Command::new(&self.program)
            .arg("worker")
            .current_dir(folder)
            // Nothing of the server's environment: a database's address may hold a password.
            .env_clear()
            .env("TMPDIR", folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        let mut line = serde_json::to_vec(request).map_err(std::io::Error::other)?;
        line.push(b'\n');
        if let Some(mut stdin) = process.stdin.take() {
            stdin.write_all(&line).await?;
        }
        let mut last = None;
        if let Some(stdout) = process.stdout.take() {
            let mut lines = BufReader::new(stdout.take(SAYS)).lines();
            while let Some(line) = lines.next_line().await? {
                match serde_json::from_str(&line) {
                    Ok(Event::Progress { done, total }) => progress(done, total),
                    Ok(event) => last = Some(event),
                    Err(_) => break,
                }
            }
        }
        let status = process.wait().await?;
        Ok(last.filter(|_| status.success()))
    }
}

impl Outcome {
    /// A file that the task wrote.
    ///
    /// # Errors
    ///
    /// Where there is none.
    pub(crate) async fn file(&self, name: &str) -> std::io::Result<Vec<u8>> {
        tokio::fs::read(self.folder.path().join(name)).await
    }
}
