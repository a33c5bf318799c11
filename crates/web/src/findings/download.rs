//! The report in every form, and the data; written by a worker, with what was accepted marked as accepted.

use std::fmt::Write as _;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use mingzhang_model::Message;
use mingzhang_store::Outcome;
use mingzhang_worker::Task;
use mingzhang_worker::report::{Acceptance, Form, OUT, Report};

use super::subject::Subject;
use crate::app::App;
use crate::refusal::Refusal;
use crate::workers::WorkerError;

/// A form: its word in the address, what follows the file's name, its media type, what it is called, whether it is of data.
pub(super) struct Offer {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    form: Form,
    ending: &'static str,
    media_type: &'static str,
}

const fn offer(
    form: Form,
    id: &'static str,
    ending: &'static str,
    media_type: &'static str,
    name: &'static str,
) -> Offer {
    Offer { id, name, form, ending, media_type }
}

/// Reports.
pub(super) const REPORTS: &[Offer] = &[
    offer(Form::Html, "html", "检查报告.html", "text/html; charset=utf-8", "网页报告（含页面截图）"),
    offer(Form::Pdf, "pdf", "标注问题.pdf", "application/pdf", "原件标注 PDF"),
    offer(
        Form::Xlsx,
        "xlsx",
        "整改台账.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "整改台账 Excel",
    ),
    offer(Form::Text, "text", "检查报告.txt", "text/plain; charset=utf-8", "文本"),
    offer(Form::Json, "json", "检查结果.json", "application/json", "JSON"),
    offer(Form::Sarif, "sarif", "检查结果.sarif", "application/sarif+json", "SARIF"),
];

/// Data.
pub(super) const DATA: &[Offer] = &[
    offer(Form::Tables, "tables", "表格.zip", "application/zip", "全部表格 CSV"),
    offer(Form::Facts, "facts", "数据.csv", "text/csv; charset=utf-8", "逐项数据 CSV"),
    offer(Form::Book, "book", "数据.json", "application/json", "全部数据 JSON"),
];

pub(super) async fn download(
    State(app): State<App>,
    Path((_, form)): Path<(String, String)>,
    subject: Subject,
) -> Result<Response, Refusal> {
    let offer = REPORTS.iter().chain(DATA).find(|offer| offer.id == form).ok_or_else(Refusal::not_found)?;
    if subject.report.is_none() {
        return Err(Refusal::not_found());
    }
    let actor = subject.signed.actor();
    let bytes = app.store().get_file(subject.file).await?;
    let accepted = app.store().acceptances(actor, subject.scope).await?;
    let earlier = match subject.earlier {
        None => None,
        Some((report, _)) => Some(app.store().get_file(report).await?),
    };
    let task = Task::Report(Report {
        file: "in".to_owned(),
        shown: subject.file_name.clone(),
        form: offer.form,
        accepted: accepted
            .into_iter()
            .map(|one| (one.finding, Acceptance { by: one.by_name, reason: one.reason }))
            .collect(),
        earlier: earlier.as_ref().map(|_| "earlier".to_owned()),
    });
    let mut inputs = vec![("in", bytes.as_slice())];
    inputs.extend(earlier.as_ref().map(|earlier| ("earlier", earlier.as_slice())));
    let outcome = app.workers().run(task, &inputs).await.map_err(|error| refused(&error))?;
    let written = outcome.file(OUT).await.map_err(|error| Refusal::fault("read a report", &error))?;
    let subject_of_entry = subject.base.trim_start_matches("/desk/").replace('/', ":");
    app.store().record(actor, "report.download", &subject_of_entry, Outcome::Done).await?;
    let stem = subject.file_name.rsplit('/').next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let name = format!("{stem}-{}", offer.ending);
    let headers = [
        (CONTENT_TYPE, offer.media_type.to_owned()),
        (CONTENT_DISPOSITION, disposition(&name)),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, written).into_response())
}

/// What a worker says of the file is for whoever asked.
pub(crate) fn refused(error: &WorkerError) -> Refusal {
    let said = match error {
        WorkerError::Refused(said) => said.clone(),
        WorkerError::Exhausted => "这个文件需要的时间或内存超过了上限；请拆分文件后重新检查".to_owned(),
        WorkerError::Process(_) => return Refusal::fault("run a worker", error),
    };
    Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, Message::new("web-worker-said").with("said", said))
}

/// An attachment of this name, as RFC 8187 writes names that are not ASCII.
pub(crate) fn disposition(name: &str) -> String {
    let mut out = "attachment; filename*=UTF-8''".to_owned();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a `String` cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
