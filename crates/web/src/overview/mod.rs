//! The overview of a department or a bureau: who has delivered what, who has still to correct something, sums over many books,
//! and the list of what is expected. A unit sees its own materials here.

pub(crate) mod filter;
mod list;
pub(crate) mod look;
mod matrix;
mod sums;
mod unit;
pub(crate) mod words;
mod workbook;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::app::App;

pub(crate) fn routes() -> Router<App> {
    let lists = Router::new()
        .route("/desk/overview/list", get(list::form).post(list::preview))
        .layer(DefaultBodyLimit::max(list::LARGEST));
    Router::new()
        .route("/desk/overview", get(matrix::matrix))
        .route("/desk/overview/export.xlsx", get(workbook::export))
        .route("/desk/overview/list/take", post(list::take))
        .route("/desk/overview/list/template.xlsx", get(list::template))
        .route("/desk/overview/sums", get(sums::sums))
        .route("/desk/overview/units/{id}", get(unit::unit))
        .merge(lists)
}
