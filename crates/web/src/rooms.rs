//! All addresses, room by room.

use axum::Router;

use crate::app::App;
use crate::{account, assets, home, operation, sign_in};

/// One line a room, in the order of the alphabet.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .merge(account::routes())
        .merge(assets::routes())
        .merge(home::routes())
        .merge(operation::routes())
        .merge(sign_in::routes())
}
