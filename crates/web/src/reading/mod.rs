//! The reading desk: files that someone drops to have them checked, for their own eyes.

mod delete;
mod drop;
mod events;
mod list;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::app::App;

/// The largest file, all of a request, and how many files: what a department hands in at once.
pub(crate) const FILE: u64 = 64 << 20;
const REQUEST: u64 = 512 << 20;
const FILES: usize = 500;
/// What a form has around its files.
const FORM: usize = 1 << 20;

pub(crate) use drop::{cut, keep, plain, words};

pub(crate) fn routes() -> Router<App> {
    let limit = usize::try_from(REQUEST).unwrap_or(usize::MAX).saturating_add(FORM);
    Router::new()
        .route("/desk/reading", get(list::list).post(drop::take).layer(DefaultBodyLimit::max(limit)))
        .route("/desk/reading/delete", post(delete::several))
        .route("/desk/reading/events", get(events::all))
        .route("/desk/reading/{id}/delete", post(delete::one))
}

/// Whether a file is to be unpacked first, by its name.
pub(crate) fn is_archive(name: &str) -> bool {
    ending(name) == "zip"
}

/// By the name that a file was given.
pub(crate) fn media_type(name: &str) -> &'static str {
    match ending(name).as_str() {
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xls" => "application/vnd.ms-excel",
        "html" | "htm" => "text/html",
        "json" => "application/json",
        "csv" => "text/csv",
        "txt" => "text/plain",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}
