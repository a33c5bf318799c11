//! The writing desk: where a unit's clerk makes its book.
//!
//! A draft is kept by the store as grids and a text; here they become a ledger's files ([`content`]), which a worker compiles and
//! proofreads ([`standing`]). The page's script sends operations ([`save`]) and shows what comes back.

mod begin;
mod codes;
mod content;
mod editor;
mod files;
mod hand_in;
mod list;
mod save;
mod standing;
mod trouble;
mod versions;

use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use axum::{Extension, Router};

use crate::app::App;

/// The largest workbook, and the largest list of operations: a paste of a whole table.
const LARGEST: usize = 24 << 20;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/desk/writing", get(list::page))
        .route("/desk/writing/begin", post(begin::begin))
        .route("/desk/writing/codes/{list}", get(codes::codes))
        .route("/desk/writing/{id}", get(editor::page))
        .route("/desk/writing/{id}/content", get(editor::content))
        .route("/desk/writing/{id}/operations", post(save::operations))
        .route("/desk/writing/{id}/entry", post(save::entry))
        .route("/desk/writing/{id}/changes", get(save::changes))
        .route("/desk/writing/{id}/standing", get(standing::standing))
        .route("/desk/writing/{id}/preview", get(standing::preview))
        .route("/desk/writing/{id}/explain", get(standing::explain))
        .route("/desk/writing/{id}/hand-in", post(hand_in::hand_in))
        .route("/desk/writing/{id}/files/{format}", get(files::file))
        .route("/desk/writing/{id}/versions", get(versions::page).post(versions::restore))
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(Extension(standing::Proofs::default()))
}
