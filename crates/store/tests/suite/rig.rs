//! An empty store on each database, with a clock that stands still.

use std::sync::Arc;
use std::time::Duration;

use mingzhang_store::{Actor, ManualClock, Store, Timestamp};
use tempfile::TempDir;

use crate::postgres;

/// 2026-01-05, a Monday, 09:00 in Beijing.
pub(crate) const START: Timestamp = Timestamp::from_millis(1_767_574_800_000);
pub(crate) static SYSTEM: Actor = Actor::system("test");
pub(crate) const MINUTE: Duration = Duration::from_mins(1);

pub(crate) struct Rig {
    pub(crate) store: Store,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) url: String,
    pub(crate) folder: TempDir,
}

impl Rig {
    pub(crate) async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("mingzhang.sqlite").display());
        Self::open(url, folder).await
    }

    /// Nothing where this machine has no PostgreSQL.
    pub(crate) async fn postgres() -> Option<Self> {
        Some(Self::open(postgres::new_database()?, tempfile::tempdir().unwrap()).await)
    }

    async fn open(url: String, folder: TempDir) -> Self {
        let clock = Arc::new(ManualClock::at(START));
        let store = Store::open_with_clock(&url, folder.path(), Arc::clone(&clock)).await.unwrap();
        Self { store, clock, url, folder }
    }

    /// What someone with the database in hands could do: a statement past the store.
    pub(crate) async fn tamper(&self, statement: &str) -> Result<(), sqlx::Error> {
        let statement = sqlx::AssertSqlSafe(statement.to_owned());
        if self.url.starts_with("sqlite") {
            let pool = sqlx::SqlitePool::connect(&self.url).await?;
            sqlx::raw_sql(statement).execute(&pool).await?;
            pool.close().await;
        } else {
            let pool = sqlx::PgPool::connect(&self.url).await?;
            sqlx::raw_sql(statement).execute(&pool).await?;
            pool.close().await;
        }
        Ok(())
    }
}

/// One test on both databases.
macro_rules! on_both {
    ($($(#[$doc:meta])* async fn $name:ident($rig:ident: Rig) $body:block)*) => {$(
        $(#[$doc])*
        mod $name {
            use super::*;

            async fn hold($rig: Rig) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                hold(Rig::sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                if let Some(rig) = Rig::postgres().await {
                    hold(rig).await;
                }
            }
        }
    )*};
}

pub(crate) use on_both;
