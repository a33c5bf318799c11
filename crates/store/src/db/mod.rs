//! One way to speak to SQLite and PostgreSQL: pools, transactions, statements.
//!
//! Statements are written once, with `$1` placeholders and columns of three types ([`Value`]). What the two differ in
//! (how a transaction begins, what locks a queue) is in this module and nowhere else.

mod migrations;
mod open;
mod value;

use std::ops::{Deref, DerefMut};
use std::path::Path;

use sqlx::{AssertSqlSafe, Postgres, Sqlite, Transaction};

use crate::Error;

pub(crate) use value::{Row, Value, args};

/// The pools.
///
/// SQLite has one writer at a time: a pool of one connection makes a fair queue of it inside this process, and the
/// busy timeout one between processes.
#[derive(Clone)]
pub(crate) enum Database {
    Sqlite { writer: sqlx::SqlitePool, readers: sqlx::SqlitePool },
    Postgres(sqlx::PgPool),
}

/// An open transaction. Dropped, it is rolled back.
pub(crate) enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// A transaction that may change things. It ends in [`Write::commit`](crate::audit), which asks for an entry of the audit
/// log, or in [`Write::commit_unaudited`], which says why there is none.
pub(crate) struct Write(Tx);

impl Database {
    /// A consistent view of everything.
    pub(crate) async fn read(&self) -> Result<Tx, Error> {
        match self {
            Self::Sqlite { readers, .. } => readers.begin().await.map(Tx::Sqlite),
            Self::Postgres(pool) => {
                pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await.map(Tx::Postgres)
            }
        }
        .map_err(Error::database("begin to read"))
    }

    /// A transaction for changes. In SQLite it takes the write lock at once: taken at the first change, a reading that
    /// came before it could be out of date, and SQLite would refuse the change without waiting (`SQLITE_BUSY_SNAPSHOT`).
    pub(crate) async fn write(&self) -> Result<Write, Error> {
        match self {
            Self::Sqlite { writer, .. } => writer.begin_with("BEGIN IMMEDIATE").await.map(Tx::Sqlite),
            Self::Postgres(pool) => pool.begin().await.map(Tx::Postgres),
        }
        .map(Write)
        .map_err(Error::database("begin to write"))
    }

    /// A consistent copy of a SQLite database into a new file.
    pub(crate) async fn copy_to(&self, path: &Path) -> Result<(), Error> {
        let Self::Sqlite { writer, .. } = self else { return Err(Error::BackupByTool) };
        let path = path.to_str().ok_or(Error::Invalid { what: "the path", fault: "not UTF-8" })?;
        let copied = sqlx::query("VACUUM INTO $1").bind(path.to_owned()).execute(writer).await;
        copied.map(drop).map_err(Error::database("copy itself"))
    }

    /// Ends all connections; what is under way is waited for.
    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    /// All rows.
    pub(crate) async fn all(&mut self, sql: &'static str, args: &[Value]) -> Result<Vec<Row>, Error> {
        match self {
            Self::Sqlite(tx) => {
                let arguments = Value::sqlite(args).map_err(Error::database("bind"))?;
                let rows = sqlx::query_with(sql, arguments).fetch_all(&mut **tx).await;
                rows.map(|rows| rows.into_iter().map(Row::Sqlite).collect())
            }
            Self::Postgres(tx) => {
                let arguments = Value::postgres(args).map_err(Error::database("bind"))?;
                let rows = sqlx::query_with(sql, arguments).fetch_all(&mut **tx).await;
                rows.map(|rows| rows.into_iter().map(Row::Postgres).collect())
            }
        }
        .map_err(Error::database("query"))
    }

    /// The first row, if any.
    pub(crate) async fn first(&mut self, sql: &'static str, args: &[Value]) -> Result<Option<Row>, Error> {
        Ok(self.all(sql, args).await?.into_iter().next())
    }

    /// Changes rows, and says how many.
    async fn change(&mut self, sql: &'static str, args: &[Value]) -> Result<u64, Error> {
        match self {
            Self::Sqlite(tx) => {
                let arguments = Value::sqlite(args).map_err(Error::database("bind"))?;
                let done = sqlx::query_with(sql, arguments).execute(&mut **tx).await;
                done.map(|done| done.rows_affected())
            }
            Self::Postgres(tx) => {
                let arguments = Value::postgres(args).map_err(Error::database("bind"))?;
                let done = sqlx::query_with(sql, arguments).execute(&mut **tx).await;
                done.map(|done| done.rows_affected())
            }
        }
        .map_err(Error::database("change"))
    }
}

impl Write {
    /// Changes rows, and says how many.
    pub(crate) async fn execute(&mut self, sql: &'static str, args: &[Value]) -> Result<u64, Error> {
        self.0.change(sql, args).await
    }

    /// Inserts a row whose statement ends in `RETURNING id`.
    pub(crate) async fn insert(&mut self, sql: &'static str, args: &[Value]) -> Result<i64, Error> {
        let row = self.0.first(sql, args).await?;
        row.ok_or_else(|| Error::database("insert")(sqlx::Error::RowNotFound))?.int(0)
    }

    /// The first row that no other transaction is changing, locked for this one. `sql` has room for a locking clause at
    /// its end. In SQLite there is no other transaction.
    pub(crate) async fn first_unlocked(
        &mut self,
        sql: &'static str,
        args: &[Value],
    ) -> Result<Option<Row>, Error> {
        let Tx::Postgres(tx) = &mut self.0 else { return self.0.first(sql, args).await };
        let arguments = Value::postgres(args).map_err(Error::database("bind"))?;
        // Both parts are literals of this crate.
        let sql = AssertSqlSafe(format!("{sql} FOR UPDATE SKIP LOCKED"));
        let row = sqlx::query_with(sql, arguments).fetch_optional(&mut **tx).await;
        row.map(|row| row.map(Row::Postgres)).map_err(Error::database("query"))
    }

    /// Waits until no other transaction holds this lock, and holds it until the end. SQLite has one writer anyhow.
    pub(crate) async fn lock(&mut self, name: i64) -> Result<(), Error> {
        if let Tx::Postgres(_) = self.0 {
            self.0.all("SELECT CAST(pg_advisory_xact_lock($1) AS TEXT)", args![name]).await?;
        }
        Ok(())
    }

    /// Commits what no one needs to answer for: a sign of life, a progress bar.
    pub(crate) async fn commit_unaudited(self) -> Result<(), Error> {
        match self.0 {
            Tx::Sqlite(tx) => tx.commit().await,
            Tx::Postgres(tx) => tx.commit().await,
        }
        .map_err(Error::database("commit"))
    }
}

impl Deref for Write {
    type Target = Tx;

    fn deref(&self) -> &Tx {
        &self.0
    }
}

impl DerefMut for Write {
    fn deref_mut(&mut self) -> &mut Tx {
        &mut self.0
    }
}
