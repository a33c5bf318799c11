//! The description of the API: for programs as `OpenAPI`, for people as a page without foreign assets.

use askama::Template;
use axum::Extension;
use axum::response::Response;
use serde::Serialize;
use utoipa::openapi::path::Operation;
use utoipa::{OpenApi, ToSchema};

use super::{books, units};
use crate::page::Frame;
use crate::portal::{Answer, Made, Shelf, Wants, json};
use crate::refusal::Refusal;

/// Why a request is not answered (RFC 9457).
#[derive(Serialize, ToSchema)]
#[allow(dead_code, reason = "only its description is used")]
pub(super) struct Problem {
    /// What happened and what to do about it, in Chinese.
    title: String,
    /// The status of the answer.
    status: u16,
    /// Which problem it is: a word that stays the same.
    r#type: String,
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "明账 公开数据接口",
        version = "1",
        description = "Published budgets and final accounts as data. Read only; no account is needed. Every amount is one that a book \
                       prints, with its face value in whole fen. 公开的预算、决算数据；只读，不需要账号。",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    paths(units::units, units::unit, books::books, books::book, books::tables, books::facts, books::files),
    components(schemas(Problem)),
    tags((name = "units", description = "单位"), (name = "books", description = "预算和决算")),
)]
struct Api;

/// `/api/openapi.json`
pub(super) async fn openapi(Extension(shelf): Extension<Shelf>, wants: Wants) -> Result<Response, Refusal> {
    let answer = Answer { shelf: &shelf, wants: &wants };
    match answer.kept("/api/openapi.json", 0) {
        Some(kept) => Ok(kept),
        None => answer.keep("/api/openapi.json".to_owned(), 0, json(&Api::openapi())?).await,
    }
}

#[derive(Template)]
#[template(path = "api/description.html")]
struct Page {
    frame: Frame,
    text: String,
    calls: Vec<Call>,
}

struct Call {
    path: String,
    what: String,
    parameters: Vec<(String, String)>,
}

/// `/api`
pub(super) async fn page(Extension(shelf): Extension<Shelf>, wants: Wants) -> Result<Response, Refusal> {
    let answer = Answer { shelf: &shelf, wants: &wants };
    if let Some(kept) = answer.kept("/api", 0) {
        return Ok(kept);
    }
    let api = Api::openapi();
    let calls = api.paths.paths.into_iter().filter_map(|(path, item)| Some(call(path, item.get?)));
    let page = Page {
        frame: Frame::public("开放数据接口"),
        text: api.info.description.unwrap_or_default(),
        calls: calls.collect(),
    };
    answer.keep("/api".to_owned(), 0, Made::page(&page)?).await
}

fn call(path: String, operation: Operation) -> Call {
    let parameters = operation.parameters.unwrap_or_default();
    Call {
        path,
        what: operation.summary.or(operation.description).unwrap_or_default(),
        parameters: parameters.into_iter().map(|it| (it.name, it.description.unwrap_or_default())).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_is_described() {
        let api = Api::openapi();
        assert_eq!(api.paths.paths.len(), 7);
        assert!(api.paths.paths.keys().all(|path| path.starts_with("/api/v1/")));
    }
}
