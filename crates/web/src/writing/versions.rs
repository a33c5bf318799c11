//! What was done to a draft, and earlier versions brought back.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use mingzhang_store::{Change, DraftId, Revision, Version};
use serde::Deserialize;

use super::{editor, list};
use crate::app::App;
use crate::moment;
use crate::page::Frame;
use crate::refusal::Refusal;
use crate::security::{Guarded, SignedIn};

/// Revisions that are looked at, and the pause after which saves no longer belong together.
const LISTED: u32 = 2_000;
const PAUSE: i64 = 5 * 60 * 1_000;

#[derive(Template)]
#[template(path = "writing/versions.html")]
struct VersionsPage {
    frame: Frame,
    id: i64,
    unit: String,
    title: String,
    version: i64,
    writes: bool,
    steps: Vec<Step>,
    begun: String,
}

/// Saves of one person without a pause.
struct Step {
    version: i64,
    first: i64,
    by: String,
    at: String,
    what: String,
}

pub(super) async fn page(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
) -> Result<Response, Refusal> {
    let draft = app.store().draft(signed.actor(), DraftId::new(id)).await?;
    let unit = app.store().organisation(signed.actor(), draft.organisation).await?.name;
    let revisions = app.store().draft_revisions(signed.actor(), draft.id, None, LISTED).await?;
    let title = list::title(draft.year, draft.kind);
    crate::page::page(&VersionsPage {
        frame: Frame::desk(&signed, "writing", format!("{unit}{title} · 历史版本")),
        id,
        unit,
        title,
        version: draft.version.get(),
        writes: editor::may_write(&signed, &draft),
        steps: steps(&revisions),
        begun: moment::minute(draft.created_at),
    })
}

/// The newest first.
fn steps(revisions: &[Revision]) -> Vec<Step> {
    let mut out: Vec<(Step, Counts)> = Vec::new();
    for revision in revisions {
        let by = revision.by_name.clone().unwrap_or_default();
        let at = revision.at.millis();
        if let Some((step, counts)) = out.last_mut()
            && step.by == by
            && step.first.saturating_sub(at) < PAUSE
            && revision.restored.is_none()
            && counts.restored.is_none()
        {
            step.first = at;
            counts.add(revision);
            continue;
        }
        let mut counts = Counts { restored: revision.restored.map(Version::get), ..Counts::default() };
        counts.add(revision);
        let (version, shown) = (revision.version.get(), moment::minute(revision.at));
        out.push((Step { version, first: at, by, at: shown, what: String::new() }, counts));
    }
    out.into_iter().map(|(step, counts)| Step { what: counts.words(), ..step }).collect()
}

#[derive(Default)]
struct Counts {
    cells: usize,
    inserted: usize,
    removed: usize,
    texts: usize,
    restored: Option<i64>,
}

impl Counts {
    fn add(&mut self, revision: &Revision) {
        for change in &revision.changes {
            let count = match change {
                Change::Cell { .. } => &mut self.cells,
                Change::Insert { .. } => &mut self.inserted,
                Change::Remove { .. } => &mut self.removed,
                Change::Text { .. } => &mut self.texts,
            };
            *count = count.saturating_add(1);
        }
    }

    fn words(&self) -> String {
        if let Some(version) = self.restored {
            return format!("恢复到第 {version} 版");
        }
        let parts = [
            (self.cells, "修改", "格"),
            (self.inserted, "新增", "行"),
            (self.removed, "删除", "行"),
            (self.texts, "修改说明文字", "次"),
        ];
        let parts = parts.iter().filter(|(count, ..)| *count > 0);
        parts.map(|(count, verb, unit)| format!("{verb} {count} {unit}")).collect::<Vec<_>>().join("，")
    }
}

#[derive(Deserialize)]
pub(super) struct Sent {
    seen: i64,
    version: i64,
}

pub(super) async fn restore(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
    Guarded(sent): Guarded<Sent>,
) -> Result<Response, Refusal> {
    let (seen, earlier) = (Version::new(sent.seen), Version::new(sent.version));
    app.store().restore_draft(signed.actor(), DraftId::new(id), seen, earlier).await?;
    Ok(Redirect::to(&format!("/desk/writing/{id}")).into_response())
}
