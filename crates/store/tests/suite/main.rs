//! What the store promises, held to it on SQLite and on a real PostgreSQL.

mod accounts;
mod audit;
mod backup;
mod crash;
mod files;
mod jobs;
mod materials;
mod people;
mod postgres;
mod rig;
mod schema;
