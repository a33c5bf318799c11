//! `mingzhang serve`: the workbench for clerks, departments and bureaus, and the portal for everyone else.
//!
//! A *room* is a module with its own addresses ([`rooms`]); what rooms share is here beside them: who asks and whether they
//! may ([`security`]), pages and their frame ([`page`]), refusals ([`refusal`]), the processes that read foreign files
//! ([`workers`]), the loop that works off the store's queue ([`jobs`]). State is in the store and nowhere else, so that
//! several instances can stand side by side.

mod account;
mod administration;
mod api;
mod app;
mod assets;
mod config;
mod demo;
mod findings;
mod home;
mod jobs;
mod limits;
mod materials;
mod moment;
mod operation;
mod overview;
mod page;
mod portal;
mod reading;
mod refusal;
mod rooms;
mod search;
mod security;
mod server;
mod sign_in;
mod workers;
mod writing;

pub use config::Config;
pub use demo::{DemoError, DemoPeople};
pub use operation::begin_log;
pub use server::{ServeError, Started, serve};

/// The engine that checks files here: its version is kept with each check.
pub(crate) const ENGINE: &str = env!("CARGO_PKG_VERSION");
