//! The editor's page, and what its script begins with.

use askama::Template;
use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use mingzhang_catalog::Template as BookTemplate;
use mingzhang_import::{Holds, book_entries, book_keys, layouts};
use mingzhang_store::{Draft, DraftContent, DraftId, Error, Role};
use serde_json::{Value, json};

use super::content::{BOOK, Files};
use super::list;
use crate::app::App;
use crate::moment;
use crate::page::Frame;
use crate::refusal::Refusal;
use crate::security::SignedIn;

#[derive(Template)]
#[template(path = "writing/editor.html")]
struct EditorPage {
    frame: Frame,
    id: i64,
    unit: String,
    title: String,
    writes: bool,
    changed: String,
}

pub(super) async fn page(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
) -> Result<Response, Refusal> {
    let draft = app.store().draft(signed.actor(), DraftId::new(id)).await?;
    let unit = app.store().organisation(signed.actor(), draft.organisation).await?.name;
    let title = list::title(draft.year, draft.kind);
    let frame = Frame::desk(&signed, "writing", format!("{unit}{title}"));
    let writes = may_write(&signed, &draft);
    let changed = moment::minute(draft.changed_at);
    crate::page::page(&EditorPage { frame, id, unit, title, writes, changed })
}

pub(super) async fn content(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
) -> Result<Json<Value>, Refusal> {
    let (draft, content) = app.store().draft_content(signed.actor(), DraftId::new(id)).await?;
    let writes = may_write(&signed, &draft);
    let value = tokio::task::spawn_blocking(move || begin(&draft, &content, writes))
        .await
        .map_err(|_| Refusal::from(Error::Stopping))?;
    Ok(Json(value))
}

fn begin(draft: &Draft, content: &DraftContent, writes: bool) -> Value {
    let files = Files::of(content);
    let faults = files.troubles(mingzhang_worker::faults_of(files.all()));
    let grids: serde_json::Map<String, Value> = content
        .grids
        .iter()
        .map(|(name, grid)| {
            let rows: Vec<Value> = grid.rows.iter().map(|row| json!([row.id, row.cells])).collect();
            (name.clone(), json!({ "columns": grid.columns, "rows": rows }))
        })
        .collect();
    json!({
        "version": draft.version.get(),
        "year": draft.year,
        "writes": writes,
        "grids": grids,
        "texts": content.texts,
        "entries": entries(content),
        "faults": faults,
        "layouts": tables(),
        "keys": book_keys().map(|key| json!({
            "key": key.word, "title": key.title, "named": key.named, "list": key.list,
        })).collect::<Vec<_>>(),
        "templates": BookTemplate::embedded().iter().map(|template| {
            json!([template.id, template.name])
        }).collect::<Vec<_>>(),
    })
}

/// The entries of `book.toml`, `[key, name, value]`.
pub(super) fn entries(content: &DraftContent) -> Vec<Value> {
    let text = content.texts.get(BOOK).map_or("", String::as_str);
    book_entries(text).into_iter().map(|entry| json!([entry.key, entry.name, entry.value])).collect()
}

/// What the grid knows of each table.
fn tables() -> Vec<Value> {
    layouts()
        .iter()
        .map(|layout| {
            let columns: Vec<Value> = layout
                .columns
                .iter()
                .map(|column| {
                    let (kind, choices) = match &column.holds {
                        Holds::Code => ("code", Vec::new()),
                        Holds::Text => ("text", Vec::new()),
                        Holds::Long => ("long", Vec::new()),
                        Holds::Amount => ("amount", Vec::new()),
                        Holds::Choice(labels) => ("choice", labels.iter().map(|label| pair(label)).collect()),
                    };
                    json!({
                        "field": column.field, "title": column.title, "kind": kind, "choices": choices,
                        "required": column.required, "usual": column.usual, "list": code_list(column.field),
                    })
                })
                .collect();
            json!({ "name": layout.name, "title": layout.title, "hint": layout.hint, "columns": columns })
        })
        .collect()
}

/// `11 一般公共预算资金` → `["11", "一般公共预算资金"]`
fn pair(label: &str) -> Value {
    let (code, name) = label.split_once(' ').unwrap_or((label, ""));
    json!([code, name])
}

/// Where the codes of a column come from: an address below `codes/`, or a table of the draft itself.
fn code_list(field: &str) -> &'static str {
    match field {
        "exp_func_code" => "function",
        "dep_bgt_eco_code" => "dept-economic",
        "gov_bgt_eco_code" => "gov-economic",
        "pro_code" => "@projects",
        "agency_code" => "@agencies",
        _ => "",
    }
}

/// Whether to offer what the store would refuse anyhow.
pub(super) fn may_write(signed: &SignedIn, draft: &Draft) -> bool {
    let is_clerk = |grant: &mingzhang_store::RoleGrant| {
        grant.role == Role::Clerk && grant.organisation == draft.organisation
    };
    signed.roles().iter().any(is_clerk)
}
