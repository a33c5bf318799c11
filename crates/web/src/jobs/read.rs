//! The reading of a file that someone dropped for themselves; an archive first gives way to the files in it.

use mingzhang_store::{Actor, Claim, FileId, ReadingResult};
use mingzhang_worker::check::Summary;
use mingzhang_worker::{Task, unpack};
use serde::Deserialize;

use super::check::examine;
use super::{JobError, Steps, with_pulse};
use crate::app::App;
use crate::reading::{is_archive, media_type};

#[derive(Deserialize)]
struct Payload {
    file: String,
    name: String,
    unpack: bool,
}

pub(super) async fn run(app: &App, claim: &Claim) -> Result<(), JobError> {
    let payload: Payload = serde_json::from_str(&claim.payload)?;
    let file = payload.file.parse().map_err(std::io::Error::other)?;
    let bytes = app.store().get_file(file).await?;
    let steps = Steps::default();
    if payload.unpack && is_archive(&payload.name) {
        let unpacking = unpacked(app, &bytes, &payload.name, &steps);
        if let Some(files) = with_pulse(app, claim, &steps, unpacking).await? {
            app.store().finish_unpacking(claim, &files).await?;
            app.wake_jobs();
            return Ok(());
        }
    }
    let kept = with_pulse(app, claim, &steps, examine(app, &bytes, payload.name, &steps)).await?;
    let summary = &kept.summary;
    let result = ReadingResult {
        report: kept.report,
        book: Some(kept.book),
        digest: None,
        view: Some(kept.view),
        summary: serde_json::to_string(summary)?,
        kind: summary.kind.clone(),
        year: summary.year,
        unit: summary.unit.clone(),
        pages: pages(summary),
        errors: summary.errors,
        warnings: summary.warnings,
        infos: summary.infos,
    };
    app.store().finish_reading(claim, &result).await?;
    Ok(())
}

/// A format without pages has none, however its reader divides it.
fn pages(summary: &Summary) -> u32 {
    let pages = summary.pages.iter().filter(|(width, _)| *width > 0.0).count();
    u32::try_from(pages).unwrap_or(u32::MAX)
}

/// The files of the archive, kept; nothing where it is a document itself.
async fn unpacked(
    app: &App,
    bytes: &[u8],
    archive: &str,
    steps: &Steps,
) -> Result<Option<Vec<(FileId, String)>>, JobError> {
    let task = Task::Unpack(unpack::Unpack { file: "in".to_owned() });
    let outcome = app.workers().run_job(task, &[("in", bytes)], |done, total| steps.set(done, total)).await?;
    let held: unpack::Held = serde_json::from_value(outcome.result.clone())?;
    let unpack::Held::Files { names } = held else { return Ok(None) };
    let mut files = Vec::with_capacity(names.len());
    for (number, name) in names.into_iter().enumerate() {
        let bytes = outcome.file(&number.to_string()).await?;
        let file = app.store().put_file(&Actor::system("jobs"), bytes, media_type(&name)).await?;
        let name = if name.is_empty() { format!("{archive}/{}", number + 1) } else { name };
        files.push((file, name));
    }
    Ok(Some(files))
}
