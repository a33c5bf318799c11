//! What every handler is given.

use std::sync::Arc;

use mingzhang_report::{Lang, Localiser};
use mingzhang_store::Store;
use tokio::sync::Notify;

use crate::Config;
use crate::limits::Limits;
use crate::operation::{Meters, Readiness};
use crate::workers::Workers;

/// The store, the workers and the settings. Cheap to clone; all clones are one.
#[derive(Clone)]
pub(crate) struct App {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    workers: Workers,
    config: Config,
    words: Localiser,
    jobs: Notify,
    limits: Limits,
    meters: Meters,
    readiness: Readiness,
}

impl App {
    pub(crate) fn new(store: Store, config: Config) -> Self {
        let workers = Workers::new(config.program.clone(), config.jobs);
        let words = Localiser::new(Lang::Zh).and(include_str!("../messages/zh-CN.ftl"));
        let (limits, meters, readiness) = (Limits::new(), Meters::new(), Readiness::default());
        let jobs = Notify::new();
        Self { inner: Arc::new(Inner { store, workers, config, words, jobs, limits, meters, readiness }) }
    }

    /// Everything that is kept.
    pub(crate) fn store(&self) -> &Store {
        &self.inner.store
    }

    /// The processes that read files from outside.
    pub(crate) fn workers(&self) -> &Workers {
        &self.inner.workers
    }

    /// How the server was started.
    pub(crate) fn config(&self) -> &Config {
        &self.inner.config
    }

    /// How much a visitor may take.
    pub(crate) fn limits(&self) -> &Limits {
        &self.inner.limits
    }

    /// What is measured.
    pub(crate) fn meters(&self) -> &Meters {
        &self.inner.meters
    }

    /// Whether it could work when it was last looked at.
    pub(crate) fn readiness(&self) -> &Readiness {
        &self.inner.readiness
    }

    /// The words of messages.
    pub(crate) fn words(&self) -> &Localiser {
        &self.inner.words
    }

    /// Called after a job was put into the queue, so that it need not wait for the next look.
    pub(crate) fn wake_jobs(&self) {
        self.inner.jobs.notify_one();
    }

    /// Waits for [`App::wake_jobs`].
    pub(crate) async fn job_was_queued(&self) {
        self.inner.jobs.notified().await;
    }
}
