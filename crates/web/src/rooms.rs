//! All addresses, room by room.

use axum::Router;

use crate::app::App;

/// One line a room, in the order of the alphabet.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .merge(crate::account::routes())
        .merge(crate::administration::routes())
        .merge(crate::assets::routes())
        .merge(crate::findings::routes())
        .merge(crate::home::routes())
        .merge(crate::materials::routes())
        .merge(crate::operation::routes())
        .merge(crate::overview::routes())
        .merge(crate::portal::routes())
        .merge(crate::reading::routes())
        .merge(crate::search::routes())
        .merge(crate::sign_in::routes())
        .merge(crate::writing::routes())
}
