//! Units.

use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;

use super::cursor;
use super::views::{UnitView, UnitWithBooks, Units};
use crate::app::App;
use crate::portal::{Answer, Shelf, Unit, Wants, json};
use crate::refusal::Refusal;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// A part of the name, the initials of its pinyin, or the beginning of the code.
    #[param(max_length = 60)]
    q: Option<String>,
    /// How many; 100 where nothing is said.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<u32>,
    /// `next` of the part before.
    cursor: Option<String>,
}

/// The units that have published something.
#[utoipa::path(get, path = "/api/v1/units", tag = "units", params(Asked), responses(
    (status = 200, description = "A part of the list", body = Units),
    (status = "4XX", description = "A parameter says nothing", body = super::description::Problem,
        content_type = "application/problem+json"),
))]
pub(super) async fn units(
    State(app): State<App>,
    Extension(shelf): Extension<Shelf>,
    wants: Wants,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let index = shelf.index(app.store()).await?;
    let limit = cursor::limit(asked.limit)?;
    let key = |unit: &&Unit| unit.code.clone();
    let q: String = asked.q.as_deref().unwrap_or_default().trim().chars().take(60).collect();
    let (items, next) = if q.is_empty() {
        cursor::part(index.units.iter(), asked.cursor.as_deref(), limit, key)?
    } else {
        cursor::part(index.search(&q).into_iter(), asked.cursor.as_deref(), limit, key)?
    };
    let units = Units { items: items.into_iter().map(UnitView::of).collect(), next };
    Answer { shelf: &shelf, wants: &wants }.once(json(&units)?).await
}

/// A unit with its books.
#[utoipa::path(get, path = "/api/v1/units/{code}", tag = "units",
    params(("code" = String, Path, description = "预算单位编码")), responses(
    (status = 200, description = "The unit", body = UnitWithBooks),
    (status = "4XX", description = "No unit of this code has published anything", body = super::description::Problem,
        content_type = "application/problem+json"),
))]
pub(super) async fn unit(
    State(app): State<App>,
    Extension(shelf): Extension<Shelf>,
    wants: Wants,
    Path(code): Path<String>,
) -> Result<Response, Refusal> {
    let index = shelf.index(app.store()).await?;
    let unit = index.unit(&code).ok_or_else(Refusal::not_found)?;
    Answer { shelf: &shelf, wants: &wants }.once(json(&UnitWithBooks::of(unit))?).await
}
