//! 送审: the book is printed in all forms; with errors it stays here with what to correct, else it goes to its material.

use axum::Json;
use axum::extract::{Path, State};
use mingzhang_store::{
    Draft, DraftId, HandIn, HandedInDraft, Level, Material, MaterialFilter, State as Where, SubmissionForm,
};
use mingzhang_worker::{Task, build};
use serde::Deserialize;
use serde_json::{Value, json};

use super::content::Files;
use super::files::{FORMATS, media_type};
use super::trouble;
use crate::ENGINE;
use crate::app::App;
use crate::refusal::Refusal;
use crate::security::{Guarded, SignedIn};

#[derive(Deserialize)]
pub(super) struct Sent {
    /// What the clerk says of it.
    #[serde(default)]
    note: String,
}

pub(super) async fn hand_in(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
    Guarded(sent): Guarded<Sent>,
) -> Result<Json<Value>, Refusal> {
    let (draft, content) = app.store().draft_content(signed.actor(), DraftId::new(id)).await?;
    let material =
        material(&app, &signed, &draft).await?.ok_or_else(|| Refusal::said("writing-no-material"))?;
    let files = Files::of(&content);
    let formats = FORMATS.map(str::to_owned).to_vec();
    let task = Task::Build(build::Build { formats, drafts: false });
    let outcome = app.workers().run(task, &files.inputs()).await;
    let outcome = outcome.map_err(|error| trouble::of_worker(&error))?;
    let built: build::Built = serde_json::from_value(outcome.result.clone())
        .map_err(|error| Refusal::fault("read what was built", &error))?;
    if built.wrong {
        let faults = files.troubles(built.faults);
        return Ok(Json(json!({ "wrong": true, "faults": faults, "findings": built.findings })));
    }
    let mut forms = Vec::new();
    let mut pdf = None;
    for form in built.forms {
        let bytes = outcome.file(&form.file).await.map_err(|error| Refusal::fault("read a form", &error))?;
        let file = app.store().put_file(signed.actor(), bytes, media_type(&form.format)).await?;
        if form.format == "pdf" {
            pdf = Some((file, form.file_name.clone()));
        }
        forms.push(SubmissionForm { format: form.format, file_name: form.file_name, file });
    }
    let (file, file_name) = pdf.ok_or_else(|| Refusal::said("writing-exhausted"))?;
    let note: String = sent.note.trim().chars().take(2_000).collect();
    let new = HandedInDraft {
        draft: draft.id,
        version: draft.version,
        material: material.id,
        seen: material.version,
        file: HandIn { file, file_name, engine: ENGINE.to_owned(), note },
        forms,
    };
    app.store().hand_in_draft(signed.actor(), &new).await?;
    app.wake_jobs();
    Ok(Json(json!({ "go": format!("/desk/materials/{}", material.id) })))
}

/// The material that the draft is for: its own, or the one that is expected of its unit, year and kind.
async fn material(app: &App, signed: &SignedIn, draft: &Draft) -> Result<Option<Material>, Refusal> {
    if let Some(id) = draft.material {
        return Ok(Some(app.store().material(signed.actor(), id).await?));
    }
    let filter = MaterialFilter { year: Some(draft.year), organisation: Some(draft.organisation) };
    let mut found = app.store().materials(signed.actor(), filter).await?;
    found.retain(|material| {
        material.kind == draft.kind && !matches!(material.state, Where::NotApplicable { .. })
    });
    found.sort_by_key(|material| material.level != Level::Unit);
    Ok(found.into_iter().next())
}
