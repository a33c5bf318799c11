//! The check of a file that was handed in.

use mingzhang_store::{Actor, Aspect, CheckResult, CheckSum, Claim, FileId, FindingLine};
use mingzhang_worker::index::{Index, Line, Sum};
use mingzhang_worker::{Task, check};
use serde::Deserialize;

use super::{JobError, Steps, keys, with_pulse};
use crate::app::App;
use crate::workers::Outcome;

#[derive(Deserialize)]
struct Payload {
    file: String,
    name: String,
}

/// The results of a check, kept.
pub(crate) struct Kept {
    pub(crate) summary: check::Summary,
    pub(crate) report: FileId,
    pub(crate) book: FileId,
    pub(crate) sums: Vec<CheckSum>,
    pub(crate) lines: Vec<FindingLine>,
    pub(crate) view: FileId,
    pub(crate) tables: FileId,
    pub(crate) digest: FileId,
}

pub(super) async fn run(app: &App, claim: &Claim) -> Result<(), JobError> {
    let payload: Payload = serde_json::from_str(&claim.payload)?;
    let file = payload.file.parse().map_err(std::io::Error::other)?;
    let bytes = app.store().get_file(file).await?;
    let steps = Steps::default();
    let kept = with_pulse(app, claim, &steps, examine(app, &bytes, payload.name, &steps)).await?;
    let result = CheckResult {
        report: kept.report,
        book: Some(kept.book),
        view: Some(kept.view),
        tables: Some(kept.tables),
        digest: Some(kept.digest),
        errors: kept.summary.errors,
        warnings: kept.summary.warnings,
        summary: serde_json::to_string(&kept.summary)?,
        findings: keys(kept.summary.keys),
        sums: kept.sums,
        lines: kept.lines,
    };
    app.store().finish_check(claim, &result).await?;
    Ok(())
}

/// Has a worker read and check the file, and keeps what it leaves. `shown` is what the report calls the file.
pub(crate) async fn examine(app: &App, bytes: &[u8], shown: String, steps: &Steps) -> Result<Kept, JobError> {
    let task = Task::Check(check::Check { file: "in".to_owned(), shown });
    let outcome = app.workers().run_job(task, &[("in", bytes)], |done, total| steps.set(done, total)).await?;
    let report = keep(app, &outcome, check::REPORT).await?;
    let book = keep(app, &outcome, check::BOOK).await?;
    let (sums, lines) = index(&outcome.file(check::INDEX).await?)?;
    let view = keep(app, &outcome, check::VIEW).await?;
    let tables = keep(app, &outcome, check::TABLES).await?;
    let digest = keep(app, &outcome, check::DIGEST).await?;
    let summary = serde_json::from_value(outcome.result)?;
    Ok(Kept { summary, report, book, sums, lines, view, tables, digest })
}

/// What the database keeps of the book.
fn index(bytes: &[u8]) -> Result<(Vec<CheckSum>, Vec<FindingLine>), serde_json::Error> {
    let Index { sums, lines } = serde_json::from_slice(bytes)?;
    let sum = |sum: Sum| {
        let aspect = Aspect::ALL.into_iter().find(|aspect| aspect.id() == sum.aspect)?;
        Some(CheckSum { aspect, code: sum.code, name: sum.name, fen: sum.fen })
    };
    let line = |Line { rule, severity, message }| FindingLine { rule, severity, message };
    Ok((sums.into_iter().filter_map(sum).collect(), lines.into_iter().map(line).collect()))
}

async fn keep(app: &App, outcome: &Outcome, name: &str) -> Result<FileId, JobError> {
    let bytes = outcome.file(name).await?;
    Ok(app.store().put_file(&Actor::system("jobs"), bytes, "application/json").await?)
}
