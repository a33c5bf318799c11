//! A draft is begun: empty, from a workbook or a ledger's zip, from last year's, or from an earlier draft.

use axum::extract::{Multipart, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use mingzhang_import::set_book_entry;
use mingzhang_store::{DraftContent, DraftId, MaterialFilter, MaterialKind, NewDraft, OrganisationId};
use mingzhang_worker::{Task, take};

use super::content::{BOOK, Files, blank, of_taken};
use super::{list, trouble};
use crate::app::App;
use crate::refusal::Refusal;
use crate::security::SignedIn;

/// What the form says.
#[derive(Default)]
struct Asked {
    unit: i64,
    year: u16,
    template: String,
    /// `empty`, `file`, `last`.
    from: String,
    /// An earlier draft, for `last`.
    draft: i64,
    file_name: String,
    file: Vec<u8>,
}

pub(super) async fn begin(
    State(app): State<App>,
    signed: SignedIn,
    form: Multipart,
) -> Result<Response, Refusal> {
    let asked = read(&signed, form).await?;
    let organisation = app.store().organisation(signed.actor(), OrganisationId::new(asked.unit)).await?;
    let kind = list::kind_of(&asked.template).ok_or_else(|| Refusal::said("web-form"))?;
    let (source, content) = match asked.from.as_str() {
        "empty" => {
            let content = blank(&asked.template, asked.year, &organisation.name, &organisation.code, kind);
            ("空白".to_owned(), content)
        }
        _ => taken(&app, &signed, &asked, kind).await?,
    };
    let filter = MaterialFilter { year: Some(asked.year), organisation: Some(organisation.id) };
    let materials = app.store().materials(signed.actor(), filter).await?;
    let material = materials.iter().find(|material| material.kind == kind).map(|material| material.id);
    let new = NewDraft { organisation: organisation.id, year: asked.year, kind, material, source, content };
    let id = app.store().begin_draft(signed.actor(), &new).await?;
    Ok(Redirect::to(&format!("/desk/writing/{id}")).into_response())
}

/// What was handed in, or an earlier draft, taken over by a worker.
async fn taken(
    app: &App,
    signed: &SignedIn,
    asked: &Asked,
    kind: MaterialKind,
) -> Result<(String, DraftContent), Refusal> {
    let carry = (asked.from == "last").then_some(i32::from(asked.year));
    let (source, outcome) = if asked.file.is_empty() {
        if asked.draft == 0 {
            return Err(Refusal::said("writing-no-file"));
        }
        let (draft, content) = app.store().draft_content(signed.actor(), DraftId::new(asked.draft)).await?;
        let files = Files::of(&content);
        let task = Task::Take(take::Take { file: None, carry });
        let outcome = app.workers().run(task, &files.inputs()).await;
        (format!("沿用{}", list::title(draft.year, draft.kind)), outcome)
    } else {
        let task = Task::Take(take::Take { file: Some("in".to_owned()), carry });
        let outcome = app.workers().run(task, &[("in", &asked.file)]).await;
        let name: String = asked.file_name.chars().filter(|c| !c.is_control()).take(120).collect();
        let name = if name.trim().is_empty() { "账本文件".to_owned() } else { name };
        (if carry.is_some() { format!("沿用 {name}") } else { name }, outcome)
    };
    let outcome = outcome.map_err(|error| trouble::of_worker(&error))?;
    let grids = outcome.file(take::GRIDS).await.map_err(|error| Refusal::fault("read the grids", &error))?;
    let grids: take::Taken =
        serde_json::from_slice(&grids).map_err(|error| Refusal::fault("read the grids", &error))?;
    let mut content = of_taken(grids, kind);
    // The template is the one that was chosen here.
    if let Some(book) = content.texts.get_mut(BOOK) {
        let word = match kind {
            MaterialKind::Budget => "budget",
            MaterialKind::FinalAccounts => "final-accounts",
        };
        for (key, value) in [("kind", word), ("template", asked.template.as_str())] {
            if let Ok(changed) = set_book_entry(book, key, "", Some(value)) {
                *book = changed;
            }
        }
    }
    Ok((source, content))
}

async fn read(signed: &SignedIn, mut form: Multipart) -> Result<Asked, Refusal> {
    let bad = |_| Refusal::said("web-form");
    let mut asked = Asked::default();
    let mut is_ours = false;
    while let Some(field) = form.next_field().await.map_err(bad)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            // The token comes first: nothing large is read for a form that is not ours.
            if !is_ours {
                break;
            }
            asked.file_name = field.file_name().unwrap_or_default().to_owned();
            asked.file = field.bytes().await.map_err(|_| Refusal::said("web-too-large"))?.to_vec();
            continue;
        }
        let text = field.text().await.map_err(bad)?;
        match name.as_str() {
            "csrf" => {
                signed.check_csrf(&text)?;
                is_ours = true;
            }
            "unit" => asked.unit = text.parse().map_err(|_| Refusal::said("web-form"))?,
            "year" => asked.year = text.trim().parse().map_err(|_| Refusal::said("web-form"))?,
            "template" => asked.template = text,
            "from" => asked.from = text,
            "draft" => asked.draft = text.parse().unwrap_or(0),
            _ => {}
        }
    }
    if is_ours { Ok(asked) } else { Err(Refusal::said("web-csrf")) }
}
