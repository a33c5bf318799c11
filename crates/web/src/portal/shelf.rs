//! What this instance knows of what is published.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use mingzhang_digest::{Digest, Tables};
use mingzhang_store::{FileId, Store};
use serde::de::DeserializeOwned;
use tokio::sync::Mutex;

use super::cache::Cache;
use super::index::Index;
use crate::refusal::Refusal;

/// How long a publication by another instance may go unseen.
const FRESH: Duration = Duration::from_secs(1);

/// The books and the pages of them that were made. Cheap to clone; all clones are one.
#[derive(Clone)]
pub(crate) struct Shelf {
    inner: Arc<Inner>,
}

struct Inner {
    index: RwLock<Arc<Index>>,
    /// When the generation was last asked for, in milliseconds after `started`; less than nothing before the first time.
    asked: AtomicI64,
    started: Instant,
    loading: Mutex<()>,
    cache: Cache,
}

impl Default for Shelf {
    fn default() -> Self {
        Self {
            inner: Arc::new(Inner {
                index: RwLock::default(),
                asked: AtomicI64::new(-1),
                started: Instant::now(),
                loading: Mutex::new(()),
                cache: Cache::default(),
            }),
        }
    }
}

impl Shelf {
    /// The pages that were made.
    pub(crate) fn cache(&self) -> &Cache {
        &self.inner.cache
    }

    /// What is published, at most a second ago. One request asks the database; the others go on with what is known.
    pub(crate) async fn index(&self, store: &Store) -> Result<Arc<Index>, Refusal> {
        let asked = self.inner.asked.load(Ordering::Acquire);
        let now = i64::try_from(self.inner.started.elapsed().as_millis()).unwrap_or(i64::MAX);
        let fresh = i64::try_from(FRESH.as_millis()).unwrap_or(i64::MAX);
        if asked >= 0 && now.saturating_sub(asked) < fresh {
            return Ok(self.known());
        }
        let guard = if asked < 0 {
            self.inner.loading.lock().await
        } else {
            let Ok(guard) = self.inner.loading.try_lock() else { return Ok(self.known()) };
            guard
        };
        if self.inner.asked.load(Ordering::Acquire) != asked {
            return Ok(self.known());
        }
        let loaded = self.load(store, asked < 0).await;
        match loaded {
            // What was public stays readable while the database is gone.
            Err(error) if asked >= 0 => {
                tracing::warn!(error = %error, "what is published cannot be asked for");
                self.inner.asked.store(now, Ordering::Release);
            }
            Err(error) => return Err(error.into()),
            Ok(()) => self.inner.asked.store(now, Ordering::Release),
        }
        drop(guard);
        Ok(self.known())
    }

    fn known(&self) -> Arc<Index> {
        Arc::clone(&self.inner.index.read().unwrap_or_else(PoisonError::into_inner))
    }

    async fn load(&self, store: &Store, is_first: bool) -> Result<(), mingzhang_store::Error> {
        if !is_first && store.shelf_generation().await? == self.known().generation {
            return Ok(());
        }
        let shelf = store.shelf().await?;
        let index = Arc::new(Index::new(shelf.generation, shelf.books));
        *self.inner.index.write().unwrap_or_else(PoisonError::into_inner) = index;
        Ok(())
    }
}

/// The digest of a published book. A book that was checked before there were digests has an empty one.
pub(crate) async fn digest(store: &Store, file: Option<FileId>) -> Result<Digest, Refusal> {
    data(store, file).await
}

/// The tables of a published book.
pub(crate) async fn tables(store: &Store, file: Option<FileId>) -> Result<Tables, Refusal> {
    data(store, file).await
}

async fn data<T: Default + DeserializeOwned>(store: &Store, file: Option<FileId>) -> Result<T, Refusal> {
    let Some(file) = file else { return Ok(T::default()) };
    let bytes = store.get_file(file).await?;
    serde_json::from_slice(&bytes).map_err(|error| Refusal::fault("read what a check left", &error))
}
