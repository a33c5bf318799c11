//! A book: what comes in, where it goes, what it is for; then every table and every file.

mod view;

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use mingzhang_store::Published;

use super::address;
use super::answer::{Answer, Made, Wants};
use super::index::{Edition, Index, Unit};
use super::shelf::{Shelf, digest};
use crate::app::App;
use crate::refusal::Refusal;

/// The version that holds, under the address that never changes.
pub(super) async fn newest(
    State(app): State<App>,
    Extension(shelf): Extension<Shelf>,
    wants: Wants,
    Path((code, year, kind)): Path<(String, String, String)>,
) -> Result<Response, Refusal> {
    let index = shelf.index(app.store()).await?;
    let unit = index.unit(&code).ok_or_else(Refusal::not_found)?;
    let edition = address::find(unit, &year, &kind).ok_or_else(Refusal::not_found)?;
    let book = edition.newest().ok_or_else(Refusal::not_found)?;
    let address = address::book(unit, edition);
    if address != format!("/u/{}/{year}/{kind}", address::encoded(&code)) {
        return Ok(Redirect::temporary(&address).into_response());
    }
    shown(&app, &shelf, &wants, Place { unit, edition, book, is_frozen: false }).await
}

/// A version for good, whether it still holds or not.
pub(super) async fn version(
    State(app): State<App>,
    Extension(shelf): Extension<Shelf>,
    wants: Wants,
    Path((code, year, kind, number)): Path<(String, String, String, String)>,
) -> Result<Response, Refusal> {
    let index = shelf.index(app.store()).await?;
    let (unit, edition, book) = located(&index, &code, &year, &kind, &number)?;
    shown(&app, &shelf, &wants, Place { unit, edition, book, is_frozen: true }).await
}

/// The version that an address names.
pub(super) fn located<'a>(
    index: &'a Index,
    code: &str,
    year: &str,
    kind: &str,
    number: &str,
) -> Result<(&'a Unit, &'a Edition, &'a Published), Refusal> {
    let found = || {
        let unit = index.unit(code)?;
        let edition = address::find(unit, year, kind)?;
        Some((unit, edition, edition.version(address::number(number)?)?))
    };
    found().ok_or_else(Refusal::not_found)
}

/// A version of a book, and under which address it is asked for.
pub(super) struct Place<'a> {
    pub(super) unit: &'a Unit,
    pub(super) edition: &'a Edition,
    pub(super) book: &'a Published,
    pub(super) is_frozen: bool,
}

async fn shown(app: &App, shelf: &Shelf, wants: &Wants, place: Place<'_>) -> Result<Response, Refusal> {
    let answer = Answer { shelf, wants };
    let key =
        if place.is_frozen { address::version(place.book) } else { address::book(place.unit, place.edition) };
    if let Some(kept) = answer.kept(&key, place.unit.stamp) {
        return Ok(kept);
    }
    let digest = digest(app.store(), place.book.digest).await?;
    let page = view::page(app, &place, &digest);
    let stamp = place.unit.stamp;
    answer.keep(key, stamp, Made::page(&page)?).await
}
