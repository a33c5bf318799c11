//! The JSON API: what the portal shows, for programs. Read only, for anyone, described at `/api/openapi.json`.
//!
//! An address never changes what it means; `v1` stays as it is. Errors are `application/problem+json` (RFC 9457).

mod books;
mod cursor;
mod description;
mod units;
mod views;

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// Stands before the portal's shelf, which its routes bring along.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/api", get(description::page))
        .route("/api/openapi.json", get(description::openapi))
        .route("/api/v1/units", get(units::units))
        .route("/api/v1/units/{code}", get(units::unit))
        .route("/api/v1/books", get(books::books))
        .route("/api/v1/books/{code}/{year}/{kind}/{version}", get(books::book))
        .route("/api/v1/books/{code}/{year}/{kind}/{version}/tables", get(books::tables))
        .route("/api/v1/books/{code}/{year}/{kind}/{version}/facts", get(books::facts))
        .route("/api/v1/books/{code}/{year}/{kind}/{version}/files", get(books::files))
}
