//! All addresses, room by room.

use axum::Router;

use crate::app::App;
use crate::{assets, home, sign_in, writing};

/// One line a room, in the order of the alphabet.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .merge(assets::routes())
        .merge(home::routes())
        .merge(sign_in::routes())
        .merge(writing::routes())
}
