//! The schema's history, once for each database. A file that has been released is never edited: a new one follows it.

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

macro_rules! migrations {
    ($($version:literal $name:literal),* $(,)?) => {
        pub(super) fn sqlite() -> Migrator {
            migrator(&[$(($version, $name, include_str!(concat!("../../migrations/sqlite/", $name, ".sql")))),*])
        }

        pub(super) fn postgres() -> Migrator {
            migrator(&[$(($version, $name, include_str!(concat!("../../migrations/postgres/", $name, ".sql")))),*])
        }
    };
}

migrations! {
    1 "0001_audit",
    2 "0002_files",
    3 "0003_jobs",
    4 "0004_organisations",
    5 "0005_accounts",
    6 "0006_materials",
    7 "0007_check_artefacts",
    8 "0008_readings",
    9 "0009_drafts",
    10 "0010_approval",
    11 "0011_overview",
    12 "0012_shelf",
    13 "0013_second_factor",
    14 "0014_departments",
}

fn migrator(files: &[(i64, &'static str, &'static str)]) -> Migrator {
    let migrations = files.iter().map(|&(version, name, sql)| {
        Migration::new(version, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
    });
    Migrator::with_migrations(migrations.collect())
}
