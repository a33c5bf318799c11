//! The twin migrations make the same tables with the same columns.

use std::collections::BTreeSet;

use mingzhang_store::{Error, Store};
use sqlx::Row as _;

use crate::rig::Rig;

const SQLITE: &str =
    "SELECT m.name || '.' || c.name || (CASE WHEN c.\"notnull\" = 1 OR c.pk > 0 THEN ' NOT NULL' ELSE '' END)
    FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'";
const POSTGRES: &str =
    "SELECT table_name || '.' || column_name || (CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END)
    FROM information_schema.columns WHERE table_schema = 'public'";

#[tokio::test]
async fn both_databases_have_the_same_columns() {
    let (sqlite, Some(postgres)) = (Rig::sqlite().await, Rig::postgres().await) else { return };
    let pool = sqlx::SqlitePool::connect(&sqlite.url).await.unwrap();
    let one: BTreeSet<String> =
        sqlx::query(SQLITE).fetch_all(&pool).await.unwrap().iter().map(|row| row.get(0)).collect();
    let pool = sqlx::PgPool::connect(&postgres.url).await.unwrap();
    let other: BTreeSet<String> =
        sqlx::query(POSTGRES).fetch_all(&pool).await.unwrap().iter().map(|row| row.get(0)).collect();
    let ours = |set: &BTreeSet<String>| -> BTreeSet<String> {
        set.iter().filter(|column| !column.starts_with("_sqlx")).cloned().collect()
    };
    assert!(ours(&one).contains("audit.hash NOT NULL"));
    assert_eq!(ours(&one), ours(&other));
}

#[tokio::test]
async fn sqlite_syncs_what_it_acknowledges() {
    let rig = Rig::sqlite().await;
    let pool = sqlx::SqlitePool::connect(&rig.url).await.unwrap();
    let mode: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&pool).await.unwrap();
    assert_eq!(mode, "wal");
}

#[tokio::test]
async fn an_address_that_cannot_be_is_refused_without_repeating_it() {
    let folder = tempfile::tempdir().unwrap();
    for url in ["", "sqlite://", "mysql://root:geheim@host/db", "postgres://root:geheim@host:notaport/db"] {
        let error = Store::open(url, folder.path()).await.unwrap_err();
        assert!(matches!(error, Error::Address), "{url}");
        assert!(!format!("{error} {error:?}").contains("geheim"));
    }
}

/// Several instances are started by one command; each finds the schema as it should be.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn instances_that_start_at_once_make_one_schema() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = format!("sqlite://{}", folder.path().join("new.sqlite").display());
    for url in [Some(sqlite), crate::postgres::new_database()].into_iter().flatten() {
        let starts: Vec<_> = (0..4)
            .map(|_| {
                let (url, data) = (url.clone(), folder.path().to_owned());
                tokio::spawn(async move { Store::open(&url, &data).await.map(drop) })
            })
            .collect();
        for start in starts {
            start.await.unwrap().unwrap();
        }
    }
}
