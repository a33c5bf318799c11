//! From an address to pools with the schema of today.

use std::fs::File;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use sqlx::Connection as _;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use super::{Database, migrations};
use crate::{Error, blocking};

/// How long a writer waits for another process before it gives up.
const BUSY: Duration = Duration::from_secs(10);
const SQLITE_READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 16;
/// How long a request waits for a PostgreSQL that is gone; people are told before they give up by themselves.
const POSTGRES_WAIT: Duration = Duration::from_secs(5);

impl Database {
    /// Opens `sqlite://path` (made where it is missing) or `postgres://…`, and brings the schema up to date.
    pub(crate) async fn open(url: &str) -> Result<Self, Error> {
        if let Some(path) = url.strip_prefix("sqlite://") {
            Self::open_sqlite(path).await
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Self::open_postgres(url).await
        } else {
            Err(Error::Address)
        }
    }

    async fn open_sqlite(path: &str) -> Result<Self, Error> {
        if path.is_empty() {
            return Err(Error::Address);
        }
        // A commit is on the disk before it is acknowledged: with WAL, only FULL syncs at each commit.
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY);
        let lock = lock(path).await?;
        let writer = sqlite_pool()
            .max_connections(1)
            .connect_with(options.clone())
            .await
            .map_err(Error::database("open the database"))?;
        migrations::sqlite().run(&writer).await.map_err(Error::Migration)?;
        drop(lock);
        let readers = sqlite_pool()
            .max_connections(SQLITE_READERS)
            .connect_with(options.pragma("query_only", "ON"))
            .await
            .map_err(Error::database("open the database"))?;
        Ok(Self::Sqlite { writer, readers })
    }

    async fn open_postgres(url: &str) -> Result<Self, Error> {
        // The driver's own error may repeat the address, which may hold a password.
        let options = PgConnectOptions::from_str(url)
            .map_err(|_| Error::Address)?
            .options([("synchronous_commit", "on"), ("client_min_messages", "warning")]);
        let pool = PgPoolOptions::new()
            .max_connections(POSTGRES_CONNECTIONS)
            .acquire_timeout(POSTGRES_WAIT)
            .connect_with(options)
            .await
            .map_err(Error::database("open the database"))?;
        migrations::postgres().run(&pool).await.map_err(Error::Migration)?;
        Ok(Self::Postgres(pool))
    }
}

/// A full disk makes SQLite roll a transaction back by itself. The driver then cannot roll it back, takes it for open, and would
/// refuse every later one: such a connection is closed, and another takes its place.
fn sqlite_pool() -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .before_acquire(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }))
}

/// Instances that start at once bring the schema up to date one after the other. The driver locks PostgreSQL for that, but
/// not SQLite. The system lets go of the lock when the file is closed, by whatever end.
async fn lock(database: &str) -> Result<File, Error> {
    let path = PathBuf::from(format!("{database}-lock"));
    blocking(move || {
        let file = File::create(&path).map_err(Error::disk("make", &path))?;
        file.lock().map_err(Error::disk("lock", &path))?;
        Ok(file)
    })
    .await
}
