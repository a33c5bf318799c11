//! All addresses, room by room.

use axum::Router;

use crate::app::App;
use crate::{account, administration, assets, home, operation, overview, search, sign_in};

/// One line a room, in the order of the alphabet.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .merge(account::routes())
        .merge(administration::routes())
        .merge(assets::routes())
        .merge(home::routes())
        .merge(operation::routes())
        .merge(overview::routes())
        .merge(search::routes())
        .merge(sign_in::routes())
        .merge(crate::account::routes())
        .merge(crate::assets::routes())
        .merge(crate::home::routes())
        .merge(crate::operation::routes())
        .merge(crate::sign_in::routes())
}
