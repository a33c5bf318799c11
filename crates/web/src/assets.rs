//! Style sheets, scripts and icons, part of the program. Their address holds the hash of all of them, so that a browser keeps
//! them for good and a new version is a new address.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use sha2::{Digest as _, Sha256};

use crate::app::App;

macro_rules! assets {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../assets/", $name)))),*]
    };
}

/// One line a file, in the order of the alphabet.
static ASSETS: &[(&str, &[u8])] = assets![
    "css/account.css",
    "css/administration.css",
    "css/base.css",
    "css/desk.css",
    "css/findings.css",
    "css/materials.css",
    "css/overview.css",
    "css/palette.css",
    "css/portal.css",
    "css/reading.css",
    "css/search.css",
    "css/tokens.css",
    "css/writing.css",
    "icon.svg",
    "js/findings.js",
    "js/palette.js",
    "js/reading.js",
    "js/writing.js",
    "js/writing/conflict.js",
    "js/writing/dom.js",
    "js/writing/form.js",
    "js/writing/grid.js",
    "js/writing/model.js",
    "js/writing/money.js",
    "js/writing/pane.js",
    "js/writing/picker.js",
    "js/writing/table.js",
    "js/writing/words.js",
];

static EDITION: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for (name, bytes) in ASSETS {
        hash.update(name);
        hash.update(bytes);
    }
    let mut edition = hex::encode(hash.finalize());
    edition.truncate(16);
    edition
});

/// The address of an asset, `css/base.css`.
pub(crate) fn address(name: &str) -> String {
    debug_assert!(ASSETS.iter().any(|(known, _)| *known == name), "{name} is not listed");
    format!("/assets/{}/{name}", *EDITION)
}

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/assets/{edition}/{*name}", get(asset))
}

async fn asset(Path((edition, name)): Path<(String, String)>) -> Response {
    let Some((_, bytes)) = ASSETS.iter().find(|(known, _)| *known == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let media_type = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let kept = if edition == *EDITION { "public, max-age=31536000, immutable" } else { "no-cache" };
    ([(CONTENT_TYPE, media_type), (CACHE_CONTROL, kept)], *bytes).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order_so_that_each_stands_once() {
        assert!(ASSETS.iter().is_sorted_by(|a, b| a.0 < b.0));
    }
}
