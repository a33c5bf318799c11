//! The way of a book: 填报 → 单位审核 → 主管部门 → 财政局 → 公开. One page a material, for every role; what it offers is what the
//! store would accept.

mod act;
mod compare;
mod file;
mod letter;
mod offers;
mod show;
mod words;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::app::App;
use crate::reading::FILE;

pub(crate) use offers::role as role_of;
pub(crate) use words::{kind, level, state};

/// What stands around a file in a request.
const AROUND: usize = 1 << 20;

pub(crate) fn routes() -> Router<App> {
    let limit = usize::try_from(FILE).unwrap_or(usize::MAX).saturating_add(AROUND);
    Router::new()
        .route("/desk/materials/{id}", get(show::material))
        .route("/desk/materials/{id}/files", post(file::hand_in).layer(DefaultBodyLimit::max(limit)))
        .route("/desk/materials/{id}/files/{number}", get(file::download))
        .route("/desk/materials/{id}/compare", get(compare::compare))
        .route("/desk/materials/{id}/letter", get(letter::letter))
        .route("/desk/materials/{id}/review", post(act::review))
        .route("/desk/materials/{id}/publish", post(act::publish))
        .route("/desk/materials/{id}/recheck", post(act::recheck))
        .route("/desk/materials/{id}/remarks", post(act::close_remark))
        .route("/desk/materials/{id}/plan", post(act::plan))
}
