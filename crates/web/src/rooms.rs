//! All addresses, room by room.

use axum::Router;

use crate::app::App;
use crate::{account, assets, home, operation, portal, sign_in};

/// One line a room, in the order of the alphabet.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .merge(account::routes())
        .merge(assets::routes())
        .merge(home::routes())
        .merge(operation::routes())
        .merge(portal::routes())
        .merge(sign_in::routes())
        .merge(crate::account::routes())
        .merge(crate::assets::routes())
        .merge(crate::findings::routes())
        .merge(crate::home::routes())
        .merge(crate::operation::routes())
        .merge(crate::reading::routes())
        .merge(crate::sign_in::routes())
}
