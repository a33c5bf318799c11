//! How a public page is sent: compressed where the reader can take it, not at all where they have it already.

use std::convert::Infallible;
use std::io::{Read as _, Write as _};

use axum::extract::FromRequestParts;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use mingzhang_store::{FileId, Store};
use sha2::{Digest as _, Sha256};

use super::cache::Entry;
use super::shelf::Shelf;
use crate::refusal::Refusal;

/// A reader asks again after this many seconds; what changed in between they see then.
const KEPT: HeaderValue = HeaderValue::from_static("public, max-age=60, stale-while-revalidate=600");

/// What a handler made: a body of this media type.
pub(crate) struct Made {
    media_type: &'static str,
    body: Vec<u8>,
}

impl Made {
    pub(crate) fn new(media_type: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { media_type, body: body.into() }
    }

    /// A page.
    pub(crate) fn page(template: &impl askama::Template) -> Result<Self, Refusal> {
        let text = template.render().map_err(|error| Refusal::fault("render a page", &error))?;
        Ok(Self::new("text/html; charset=utf-8", text))
    }
}

/// Data.
pub(crate) fn json(value: &impl serde::Serialize) -> Result<Made, Refusal> {
    let body = serde_json::to_vec(value).map_err(|error| Refusal::fault("write data", &error))?;
    Ok(Made::new("application/json", body))
}

/// What the reader can take and has.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wants {
    gzip: bool,
    has: Vec<HeaderValue>,
}

impl<S: Sync> FromRequestParts<S> for Wants {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers))
    }
}

impl Wants {
    fn of(headers: &HeaderMap) -> Self {
        let encodings = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let takes = |coding: &str| {
            let mut parts = coding.split(';').map(str::trim);
            parts.next() == Some("gzip") && parts.all(|part| !matches!(part, "q=0" | "q=0.0"))
        };
        Self {
            gzip: encodings.flat_map(|list| list.split(',')).any(takes),
            has: headers.get_all(IF_NONE_MATCH).iter().cloned().collect(),
        }
    }

    /// Whether the reader has this. Weakly: what is compressed and what is not are the same here.
    fn has(&self, etag: &[u8]) -> bool {
        let bare = |tag: &str| tag.trim().trim_start_matches("W/").as_bytes() == etag;
        self.has
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|list| list.split(','))
            .any(|tag| tag.trim() == "*" || bare(tag))
    }
}

/// The way from an address to its answer: what is kept and still true is sent, else it is made and kept.
pub(crate) struct Answer<'a> {
    pub(crate) shelf: &'a Shelf,
    pub(crate) wants: &'a Wants,
}

impl Answer<'_> {
    /// The page that was made for this address from what has this stamp.
    pub(crate) fn kept(&self, key: &str, stamp: u64) -> Option<Response> {
        self.shelf.cache().get(key, stamp).map(|entry| send(&entry, self.wants))
    }

    /// Sends what was made, and keeps it for the next one who asks.
    pub(crate) async fn keep(&self, key: String, stamp: u64, made: Made) -> Result<Response, Refusal> {
        let entry = pack(stamp, made).await?;
        let response = send(&entry, self.wants);
        self.shelf.cache().keep(key, entry);
        Ok(response)
    }

    /// Sends what was made for this reader alone, a search: it is not kept.
    pub(crate) async fn once(&self, made: Made) -> Result<Response, Refusal> {
        Ok(send(&pack(0, made).await?, self.wants))
    }
}

/// Sends a file of the store, which never changes under its hash.
pub(crate) async fn stored(
    store: &Store,
    wants: &Wants,
    file: FileId,
    mut headers: HeaderMap,
) -> Result<Response, Refusal> {
    let etag = format!("\"{file}\"");
    if let Ok(value) = HeaderValue::try_from(&etag) {
        headers.insert(ETAG, value);
    }
    if wants.has(etag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    Ok((headers, store.get_file(file).await?).into_response())
}

/// Compresses on a thread that may take its time.
async fn pack(stamp: u64, made: Made) -> Result<Entry, Refusal> {
    let packed = tokio::task::spawn_blocking(move || {
        let digest: [u8; 32] = Sha256::digest(&made.body).into();
        let short = hex::encode(digest.get(..12).unwrap_or_default());
        let mut encoder = GzEncoder::new(Vec::new(), Compression::new(5));
        encoder.write_all(&made.body)?;
        let body = Bytes::from(encoder.finish()?.into_boxed_slice());
        Ok::<_, std::io::Error>(Entry {
            stamp,
            body,
            etag: format!("\"{short}\"").into(),
            media_type: made.media_type,
        })
    });
    let packed = packed.await.map_err(|error| Refusal::fault("make a page", &error))?;
    packed.map_err(|error| Refusal::fault("compress a page", &error))
}

fn send(entry: &Entry, wants: &Wants) -> Response {
    let mut headers = HeaderMap::with_capacity(8);
    headers.insert(CACHE_CONTROL, KEPT);
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(etag) = HeaderValue::from_maybe_shared([b"W/".as_slice(), entry.etag.as_ref()].concat()) {
        headers.insert(ETAG, etag);
    }
    if wants.has(&entry.etag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(entry.media_type));
    if wants.gzip {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        return (headers, entry.body.clone()).into_response();
    }
    let mut plain = Vec::with_capacity(entry.body.len().saturating_mul(6));
    match GzDecoder::new(entry.body.as_ref()).read_to_end(&mut plain) {
        Ok(_) => (headers, plain).into_response(),
        Err(error) => Refusal::fault("read a kept page", &error).into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_reader_has_is_told_weakly() {
        let mut headers = HeaderMap::new();
        headers.append(IF_NONE_MATCH, HeaderValue::from_static("\"a\", W/\"b\""));
        headers.append(ACCEPT_ENCODING, HeaderValue::from_static("br, gzip;q=0.8"));
        let wants = Wants::of(&headers);
        assert!(wants.has(b"\"a\"") && wants.has(b"\"b\"") && !wants.has(b"\"c\""));
        assert!(wants.gzip);
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip;q=0"));
        assert!(!Wants::of(&headers).gzip);
    }
}
