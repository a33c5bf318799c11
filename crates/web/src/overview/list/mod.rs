//! The list of what is expected: a file is looked at first, and taken when someone has seen what it would do.

mod columns;
mod template;

use askama::Template;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use mingzhang_model::Message;
use mingzhang_store::{FileId, ListOutcome, ListRow, Organisation, OrganisationId, OrganisationKind, Role};
use mingzhang_worker::{Task, list};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use columns::Fault;

use crate::app::App;
use crate::page::{Frame, page};
use crate::refusal::Refusal;
use crate::security::{Guarded, SignedIn};
use crate::workers::WorkerError;

pub(super) use template::template;

/// The largest list.
pub(super) const LARGEST: usize = 8 << 20;
/// How many faults and units a page tells.
const TOLD: usize = 200;

#[derive(Template)]
#[template(path = "overview/list.html")]
struct FormPage {
    frame: Frame,
    bureaus: Vec<Organisation>,
    trouble: Option<String>,
}

#[derive(Template)]
#[template(path = "overview/preview.html")]
struct Preview {
    frame: Frame,
    file_name: String,
    file: String,
    bureau: i64,
    seal: String,
    rows: usize,
    outcome: ListOutcome,
    faults: Vec<Fault>,
    more_faults: usize,
}

pub(super) async fn form(State(app): State<App>, signed: SignedIn) -> Result<Response, Refusal> {
    form_page(&app, &signed, None).await
}

async fn form_page(app: &App, signed: &SignedIn, trouble: Option<String>) -> Result<Response, Refusal> {
    let bureaus = bureaus(app, signed).await?;
    if bureaus.is_empty() {
        return Err(Refusal::not_found());
    }
    page(&FormPage { frame: Frame::desk(signed, "overview", "导入应报清单"), bureaus, trouble })
}

/// The bureaus that the person works for.
async fn bureaus(app: &App, signed: &SignedIn) -> Result<Vec<Organisation>, Refusal> {
    let grants = signed.roles().iter().filter(|grant| grant.role == Role::Bureau);
    let own: Vec<OrganisationId> = grants.map(|grant| grant.organisation).collect();
    let mut all = app.store().organisations(signed.actor()).await?;
    all.retain(|found| found.kind == OrganisationKind::Bureau && own.contains(&found.id));
    Ok(all)
}

pub(super) async fn preview(
    State(app): State<App>,
    signed: SignedIn,
    multipart: Multipart,
) -> Result<Response, Refusal> {
    let sent = sent(&signed, multipart).await?;
    if sent.bytes.is_empty() {
        let trouble = "没有选择文件；请选择填好的清单（XLSX、XLS 或 CSV）".to_owned();
        return refused(form_page(&app, &signed, Some(trouble)).await);
    }
    let bureau = OrganisationId::new(sent.bureau);
    let read = match read(&app, &sent.bytes).await {
        Ok(read) => read,
        Err(Trouble::File(said)) => return refused(form_page(&app, &signed, Some(said)).await),
        Err(Trouble::Here(refusal)) => return Err(refusal),
    };
    let (rows, mut faults) = read;
    let outcome = app.store().take_list(signed.actor(), bureau, &rows, true).await?;
    faults.extend(outcome.faults.iter().map(columns::told));
    faults.sort_by_key(|fault| fault.row);
    let file = app.store().put_file(signed.actor(), sent.bytes, "application/octet-stream").await?;
    let more_faults = faults.len().saturating_sub(TOLD);
    faults.truncate(TOLD);
    page(&Preview {
        frame: Frame::desk(&signed, "overview", "核对应报清单"),
        file_name: sent.file_name,
        file: file.to_string(),
        bureau: sent.bureau,
        seal: seal(&signed, sent.bureau, file),
        rows: rows.len(),
        outcome,
        faults,
        more_faults,
    })
}

/// The page, as an answer to what cannot be taken.
fn refused(page: Result<Response, Refusal>) -> Result<Response, Refusal> {
    page.map(|page| (StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

#[derive(Deserialize)]
pub(super) struct Taken {
    file: String,
    bureau: i64,
    seal: String,
}

pub(super) async fn take(
    State(app): State<App>,
    signed: SignedIn,
    Guarded(taken): Guarded<Taken>,
) -> Result<Response, Refusal> {
    let file: FileId = taken.file.parse().map_err(|_| Refusal::said("web-form"))?;
    if taken.seal != seal(&signed, taken.bureau, file) {
        return Err(Refusal::said("web-csrf"));
    }
    let bytes = app.store().get_file(file).await?;
    let (rows, faults) = match read(&app, &bytes).await {
        Ok(read) => read,
        Err(Trouble::File(_)) => return Err(Refusal::said("web-form")),
        Err(Trouble::Here(refusal)) => return Err(refusal),
    };
    let bureau = OrganisationId::new(taken.bureau);
    if faults.is_empty() {
        let outcome = app.store().take_list(signed.actor(), bureau, &rows, false).await?;
        if outcome.faults.is_empty() {
            return Ok(Redirect::to("/desk/overview").into_response());
        }
    }
    // It fitted when it was looked at: someone has changed something since.
    Err(Refusal::new(StatusCode::CONFLICT, Message::new("web-conflict")))
}

/// That this person has looked at what this file would do: no one takes a file by its hash alone.
fn seal(signed: &SignedIn, bureau: i64, file: FileId) -> String {
    hex::encode(Sha256::digest(format!("list {} {bureau} {file}", signed.csrf())))
}

struct Sent {
    bureau: i64,
    file_name: String,
    bytes: Vec<u8>,
}

async fn sent(signed: &SignedIn, mut multipart: Multipart) -> Result<Sent, Refusal> {
    let mut sent = Sent { bureau: 0, file_name: String::new(), bytes: Vec::new() };
    let mut is_checked = false;
    let fault = |_| Refusal::said("web-too-large");
    while let Some(field) = multipart.next_field().await.map_err(fault)? {
        match field.name().unwrap_or_default() {
            "csrf" => {
                signed.check_csrf(&field.text().await.map_err(fault)?)?;
                is_checked = true;
            }
            "bureau" => sent.bureau = field.text().await.map_err(fault)?.parse().unwrap_or(0),
            "file" if is_checked => {
                sent.file_name = field.file_name().unwrap_or_default().chars().take(200).collect();
                sent.bytes = field.bytes().await.map_err(fault)?.to_vec();
            }
            _ => {}
        }
    }
    if is_checked { Ok(sent) } else { Err(Refusal::said("web-csrf")) }
}

/// Why a file gives no rows.
enum Trouble {
    /// The file is not one that can be read; to be said to who sent it.
    File(String),
    Here(Refusal),
}

/// Has a worker read the file, and reads what it left.
async fn read(app: &App, bytes: &[u8]) -> Result<(Vec<ListRow>, Vec<Fault>), Trouble> {
    let task = Task::List(list::List { file: "in".to_owned(), header: columns::COLUMNS[0].to_owned() });
    let outcome = app.workers().run(task, &[("in", bytes)]).await.map_err(|error| match error {
        WorkerError::Refused(said) => Trouble::File(said),
        WorkerError::Exhausted => {
            Trouble::File("这个文件太大或太复杂，没有读完；请另存为 CSV 或只留清单一张表后再试".to_owned())
        }
        WorkerError::Process(error) => Trouble::Here(Refusal::fault("read a list", &error)),
    })?;
    let here = |error: &dyn std::error::Error| Trouble::Here(Refusal::fault("read a list", error));
    let left = outcome.file(list::TABLE).await.map_err(|error| here(&error))?;
    let table = serde_json::from_slice(&left).map_err(|error| here(&error))?;
    Ok(columns::rows(&table))
}

impl Preview {
    fn told(&self) -> impl Iterator<Item = &(String, String)> {
        self.outcome.organisations.iter().take(TOLD)
    }

    fn is_fine(&self) -> bool {
        self.faults.is_empty()
    }

    fn is_nothing(&self) -> bool {
        self.outcome.materials == 0 && self.outcome.organisations.is_empty()
    }
}
