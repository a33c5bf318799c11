//! What the store promises, held to it on SQLite and on a real PostgreSQL.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod accounts;
mod audit;
mod backup;
mod book;
mod crash;
mod drafts;
mod files;
mod jobs;
mod keeping;
mod list;
mod materials;
mod measure;
mod overview;
mod people;
mod postgres;
mod readings;
mod remarks;
mod rig;
mod rights;
mod schema;
mod second_factor;
mod shelf;
