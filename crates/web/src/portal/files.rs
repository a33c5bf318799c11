//! The files of a version: what was handed in, and the book as data.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use mingzhang_store::{FileId, Published};

use super::answer::{Wants, stored};
use super::shelf::Shelf;
use super::{address, book};
use crate::app::App;
use crate::refusal::Refusal;

/// A file that can be downloaded.
#[derive(Clone, Debug)]
pub(crate) struct Download {
    /// The last part of its address.
    pub(crate) name: String,
    /// What it is, for people.
    pub(crate) what: &'static str,
    pub(crate) file: FileId,
    pub(crate) media_type: String,
}

/// Everything that can be downloaded of a version. The file that was handed in comes first, and keeps its name.
pub(crate) fn downloads(book: &Published) -> Vec<Download> {
    let data = |name: &str, what, file: Option<FileId>| {
        Some(Download { name: name.to_owned(), what, file: file?, media_type: "application/json".to_owned() })
    };
    let mut out = vec![Download {
        name: book.file_name.clone(),
        what: "公开原文",
        file: book.file,
        media_type: book.media_type.clone(),
    }];
    let all = [
        data("book.json", "全部数据（每个数字及其口径）", book.book),
        data("digest.json", "摘要数据", book.digest),
        data("tables.json", "全部表格", book.tables),
    ];
    out.extend(all.into_iter().flatten().filter(|data| data.name != book.file_name));
    out
}

pub(super) async fn file(
    State(app): State<App>,
    Extension(shelf): Extension<Shelf>,
    wants: Wants,
    Path((code, year, kind, number, name)): Path<(String, String, String, String, String)>,
) -> Result<Response, Refusal> {
    let index = shelf.index(app.store()).await?;
    let (_, _, version) = book::located(&index, &code, &year, &kind, &number)?;
    let file =
        downloads(version).into_iter().find(|file| file.name == name).ok_or_else(Refusal::not_found)?;
    let mut headers = HeaderMap::new();
    // A file from outside is saved, never shown as a page of this site.
    let disposition = format!("attachment; filename*=UTF-8''{}", address::encoded(&file.name));
    let values = [
        (CONTENT_TYPE, file.media_type),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, "public, max-age=31536000, immutable".to_owned()),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
    ];
    for (name, value) in values {
        if let Ok(value) = HeaderValue::try_from(value) {
            headers.insert(name, value);
        }
    }
    stored(app.store(), &wants, file.file, headers).await
}
