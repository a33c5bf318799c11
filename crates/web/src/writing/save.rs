//! Saving: operations in, and what others did, what is in conflict and what is wrong back.

use axum::Json;
use axum::extract::{Path, Query, State};
use mingzhang_import::{BadEntry, book_entries, set_book_entry};
use mingzhang_store::{DraftId, Error, Operation, Revision, Saved, Version};
use serde::Deserialize;
use serde_json::{Value, json};

use super::content::{BOOK, Files, Trouble};
use super::editor;
use crate::app::App;
use crate::moment;
use crate::refusal::Refusal;
use crate::security::{Guarded, SignedIn};

#[derive(Deserialize)]
pub(super) struct Sent {
    /// The version that the page has.
    seen: i64,
    operations: Vec<Operation>,
}

pub(super) async fn operations(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
    Guarded(sent): Guarded<Sent>,
) -> Result<Json<Value>, Refusal> {
    let (id, seen) = (DraftId::new(id), Version::new(sent.seen));
    let saved = app.store().save_draft(signed.actor(), id, seen, &sent.operations).await?;
    answer(&app, &signed, id, saved).await.map(Json)
}

#[derive(Deserialize)]
pub(super) struct Entry {
    seen: i64,
    key: String,
    #[serde(default)]
    name: String,
    /// What the page showed; nothing where there was no such entry.
    before: Option<String>,
    /// What it is to be; nothing removes it.
    after: Option<String>,
}

/// Sets one entry of `book.toml`. The text around it may have changed since; only the entry itself must stand as it was seen.
pub(super) async fn entry(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
    Guarded(sent): Guarded<Entry>,
) -> Result<Json<Value>, Refusal> {
    let id = DraftId::new(id);
    let (_, content) = app.store().draft_content(signed.actor(), id).await?;
    let before = content.texts.get(BOOK).cloned().unwrap_or_default();
    let found = value_of(&before, &sent);
    if found != sent.before && found != sent.after {
        let theirs = json!({ "key": sent.key, "name": sent.name, "base": sent.before, "mine": sent.after,
            "theirs": found });
        let saved = app.store().save_draft(signed.actor(), id, Version::new(sent.seen), &[]).await?;
        let mut answer = answer(&app, &signed, id, saved).await?;
        if let Some(map) = answer.as_object_mut() {
            map.insert("entryConflict".to_owned(), theirs);
        }
        return Ok(Json(answer));
    }
    let after = set_book_entry(&before, &sent.key, &sent.name, sent.after.as_deref()).map_err(|bad| {
        Refusal::said(match bad {
            BadEntry::Syntax => "writing-syntax",
            BadEntry::Key => "web-form",
            BadEntry::Count => "writing-count",
        })
    })?;
    let operation = Operation::Text { text: BOOK.to_owned(), before, after };
    let saved = app.store().save_draft(signed.actor(), id, Version::new(sent.seen), &[operation]).await?;
    answer(&app, &signed, id, saved).await.map(Json)
}

/// What the entry holds; a list as its lines.
fn value_of(text: &str, sent: &Entry) -> Option<String> {
    let entries = book_entries(text).into_iter();
    let own: Vec<String> = entries
        .filter(|entry| entry.key == sent.key && entry.name == sent.name)
        .map(|entry| entry.value)
        .collect();
    (!own.is_empty()).then(|| own.join("\n"))
}

#[derive(Deserialize)]
pub(super) struct Since {
    since: i64,
}

/// What others did since the version that the page has.
pub(super) async fn changes(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
    Query(asked): Query<Since>,
) -> Result<Json<Value>, Refusal> {
    let (id, seen) = (DraftId::new(id), Version::new(asked.since));
    let since = app.store().draft_changes_since(signed.actor(), id, seen).await?;
    let Some(last) = since.last() else {
        return Ok(Json(json!({ "version": asked.since, "since": [] })));
    };
    let (version, at) = (last.version, last.at);
    let saved = Saved { version, at, changes: Vec::new(), conflicts: Vec::new(), since };
    answer(&app, &signed, id, saved).await.map(Json)
}

/// The answer to a save: with all that is wrong now, so that the page need not ask.
async fn answer(app: &App, signed: &SignedIn, id: DraftId, saved: Saved) -> Result<Value, Refusal> {
    let (_, content) = app.store().draft_content(signed.actor(), id).await?;
    let wrong = move || -> (Vec<Trouble>, Vec<Value>, Option<String>) {
        let files = Files::of(&content);
        let faults = mingzhang_worker::faults_of(files.all());
        (files.troubles(faults), editor::entries(&content), content.texts.get(BOOK).cloned())
    };
    let (faults, entries, book) =
        tokio::task::spawn_blocking(wrong).await.map_err(|_| Refusal::from(Error::Stopping))?;
    let me = signed.actor().account_id();
    let revision = |revision: &Revision| {
        json!({
            "version": revision.version.get(), "by": revision.by_name, "mine": revision.by == me,
            "changes": revision.changes,
        })
    };
    Ok(json!({
        "version": saved.version.get(),
        "saved": moment::second(saved.at),
        "changes": saved.changes,
        "conflicts": saved.conflicts,
        "since": saved.since.iter().map(revision).collect::<Vec<_>>(),
        "faults": faults,
        "entries": entries,
        "book": book,
    }))
}
