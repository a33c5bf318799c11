//! Books: lists of them, and each with its digest, tables, facts and files.

use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use mingzhang_store::{Level, MaterialKind, Published};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::cursor;
use super::views::{BookView, BookWithDigest, Books, Files, TablesView};
use crate::app::App;
use crate::portal::{
    Answer, Edition, Index, Shelf, Unit, Wants, address, digest, json, stored, tables as load_tables,
};
use crate::refusal::Refusal;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Of the unit of this code only.
    unit: Option<String>,
    /// Of this year only.
    year: Option<u16>,
    /// Of this kind only.
    #[param(inline)]
    kind: Option<Kind>,
    /// Of this level only.
    #[param(inline)]
    level: Option<OfLevel>,
    /// How many; 100 where nothing is said.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<u32>,
    /// `next` of the part before.
    cursor: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Budget,
    FinalAccounts,
}

#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum OfLevel {
    Unit,
    Department,
    Government,
}

impl Asked {
    fn takes(&self, unit: &Unit, edition: &Edition) -> bool {
        let kind = self.kind.map(|kind| match kind {
            Kind::Budget => MaterialKind::Budget,
            Kind::FinalAccounts => MaterialKind::FinalAccounts,
        });
        let level = self.level.map(|level| match level {
            OfLevel::Unit => Level::Unit,
            OfLevel::Department => Level::Department,
            OfLevel::Government => Level::Government,
        });
        self.unit.as_ref().is_none_or(|code| *code == unit.code)
            && self.year.is_none_or(|year| year == edition.year)
            && kind.is_none_or(|kind| kind == edition.kind)
            && level.is_none_or(|level| level == edition.level)
    }
}

/// The books that are published, each with its newest version.
#[utoipa::path(get, path = "/api/v1/books", tag = "books", params(Asked), responses(
    (status = 200, description = "A part of the list", body = Books),
    (status = "4XX", description = "A parameter says nothing", body = super::description::Problem,
        content_type = "application/problem+json"),
))]
pub(super) async fn books(
    State(app): State<App>,
    Extension(shelf): Extension<Shelf>,
    wants: Wants,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let index = shelf.index(app.store()).await?;
    let limit = cursor::limit(asked.limit)?;
    let all = index.newest().filter(|(unit, edition, _)| asked.takes(unit, edition));
    // The material stays the same when a correction is published in between.
    let key = |(.., book): &(&Unit, &Edition, &Published)| book.material.to_string();
    let (items, next) = cursor::part(all, asked.cursor.as_deref(), limit, key)?;
    let items = items.into_iter().map(|(unit, edition, book)| BookView::of(unit, edition, book));
    Answer { shelf: &shelf, wants: &wants }.once(json(&Books { items: items.collect(), next })?).await
}

/// Code, year, kind, version.
type Address = (String, String, String, String);

/// `newest`, or `v2`.
fn located<'a>(index: &'a Index, at: &Address) -> Result<(&'a Unit, &'a Edition, &'a Published), Refusal> {
    let (code, year, kind, version) = at;
    let find = || {
        let unit = index.unit(code)?;
        let edition = address::find(unit, year, kind)?;
        let book = match version.as_str() {
            "newest" => edition.newest()?,
            version => edition.version(address::number(version)?)?,
        };
        Some((unit, edition, book))
    };
    find().ok_or_else(Refusal::not_found)
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "only its description is used")]
pub(super) struct At {
    /// 预算单位编码
    code: String,
    /// The year.
    year: u16,
    /// `budget`, `final-accounts`, with `department-` or `government-` in front for a book of that level.
    kind: String,
    /// `newest`, or the number of a version: `v2`.
    version: String,
}

/// A version of a book with what it says in short.
#[utoipa::path(get, path = "/api/v1/books/{code}/{year}/{kind}/{version}", tag = "books", params(At), responses(
    (status = 200, description = "The book", body = BookWithDigest),
    (status = "4XX", description = "There is no such book", body = super::description::Problem,
        content_type = "application/problem+json"),
))]
pub(super) async fn book(
    State(app): State<App>,
    Extension(shelf): Extension<Shelf>,
    wants: Wants,
    Path(at): Path<Address>,
) -> Result<Response, Refusal> {
    let index = shelf.index(app.store()).await?;
    let (unit, edition, book) = located(&index, &at)?;
    let answer = Answer { shelf: &shelf, wants: &wants };
    let key = format!("/api{}", address::version(book));
    if let Some(kept) = answer.kept(&key, unit.stamp) {
        return Ok(kept);
    }
    let digest = digest(app.store(), book.digest).await?;
    answer.keep(key, unit.stamp, json(&BookWithDigest::of(unit, edition, book, digest))?).await
}

/// Its tables as printed.
#[utoipa::path(get, path = "/api/v1/books/{code}/{year}/{kind}/{version}/tables", tag = "books", params(At), responses(
    (status = 200, description = "The tables", body = TablesView),
    (status = "4XX", description = "There is no such book", body = super::description::Problem,
        content_type = "application/problem+json"),
))]
pub(super) async fn tables(
    State(app): State<App>,
    Extension(shelf): Extension<Shelf>,
    wants: Wants,
    Path(at): Path<Address>,
) -> Result<Response, Refusal> {
    let index = shelf.index(app.store()).await?;
    let (.., book) = located(&index, &at)?;
    let tables = load_tables(app.store(), book.tables).await?;
    Answer { shelf: &shelf, wants: &wants }.once(json(&TablesView { tables })?).await
}

/// Every figure at its coordinate, as `mingzhang.book/1`.
#[utoipa::path(get, path = "/api/v1/books/{code}/{year}/{kind}/{version}/facts", tag = "books", params(At), responses(
    (status = 200, description = "The book as data", body = serde_json::Value),
    (status = "4XX", description = "There is no such book, or it is not there as data", body = super::description::Problem,
        content_type = "application/problem+json"),
))]
pub(super) async fn facts(
    State(app): State<App>,
    Extension(shelf): Extension<Shelf>,
    wants: Wants,
    Path(at): Path<Address>,
) -> Result<Response, Refusal> {
    let index = shelf.index(app.store()).await?;
    let (.., book) = located(&index, &at)?;
    let file = book.book.ok_or_else(Refusal::not_found)?;
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=60"));
    stored(app.store(), &wants, file, headers).await
}

/// Its files.
#[utoipa::path(get, path = "/api/v1/books/{code}/{year}/{kind}/{version}/files", tag = "books", params(At), responses(
    (status = 200, description = "The files", body = Files),
    (status = "4XX", description = "There is no such book", body = super::description::Problem,
        content_type = "application/problem+json"),
))]
pub(super) async fn files(
    State(app): State<App>,
    Extension(shelf): Extension<Shelf>,
    wants: Wants,
    Path(at): Path<Address>,
) -> Result<Response, Refusal> {
    let index = shelf.index(app.store()).await?;
    let (.., book) = located(&index, &at)?;
    Answer { shelf: &shelf, wants: &wants }.once(json(&Files::of(book))?).await
}
