//! All addresses, room by room.

use axum::Router;

use crate::app::App;
use crate::{account, assets, home, operation, sign_in};
use crate::{assets, home, sign_in, writing};

/// One line a room, in the order of the alphabet.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .merge(account::routes())
        .merge(assets::routes())
        .merge(home::routes())
        .merge(operation::routes())
        .merge(sign_in::routes())
        .merge(assets::routes())
        .merge(home::routes())
        .merge(sign_in::routes())
        .merge(writing::routes())
        .merge(crate::account::routes())
        .merge(crate::assets::routes())
        .merge(crate::home::routes())
        .merge(crate::operation::routes())
        .merge(crate::sign_in::routes())
}
