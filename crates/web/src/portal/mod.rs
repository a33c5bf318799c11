//! The public portal: units, their books, every table and file; for anyone, without an account and without script.
//!
//! Nothing here asks the database for a page. The [`Shelf`] remembers what is published and learns within a second that it has
//! changed; a page is made from the small digest of its book and kept, compressed, in a [`Cache`] of bounded weight.

pub(crate) mod address;
mod answer;
mod book;
mod cache;
mod compare;
pub(crate) mod files;
mod home;
mod index;
mod robots;
mod shelf;
mod sketch;
mod table;
mod terms;
#[cfg(test)]
mod tests;
mod unit;
mod words;

use axum::routing::get;
use axum::{Extension, Router};

use crate::app::App;

pub(crate) use answer::{Answer, Made, Wants, json, stored};
pub(crate) use index::{Edition, Index, Unit};
pub(crate) use shelf::{Shelf, digest, tables};

/// The portal's addresses and those of its JSON API, which stand before the same shelf.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/", get(home::home))
        .route("/u/{code}", get(unit::unit))
        .route("/u/{code}/{year}/{kind}", get(book::newest))
        .route("/u/{code}/{year}/{kind}/{version}", get(book::version))
        .route("/u/{code}/{year}/{kind}/tables/{number}", get(table::newest))
        .route("/u/{code}/{year}/{kind}/{version}/tables/{number}", get(table::table))
        .route("/u/{code}/{year}/{kind}/{version}/files/{name}", get(files::file))
        .route("/compare", get(compare::compare))
        .route("/sitemap.xml", get(robots::sitemap))
        .route("/sitemaps/{part}", get(robots::part))
        .route("/robots.txt", get(robots::robots))
        .merge(crate::api::routes())
        .layer(Extension(Shelf::default()))
}
