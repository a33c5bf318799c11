//! The file whose findings are looked at, loaded for whoever asks, or not found.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use mingzhang_store::{AcceptanceScope, CheckId, FileId, ReadingId, ReadingState};

use crate::app::App;
use crate::moment;
use crate::refusal::Refusal;
use crate::security::SignedIn;

/// A file with its check, and who looks at it. As an argument of a handler it refuses whoever may not see it.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    /// Who looks.
    pub(super) signed: SignedIn,
    /// The address that its pages begin with.
    pub(super) base: String,
    /// Where it is listed, and what that is called.
    pub(super) list: (String, String),
    /// The file itself.
    pub(super) file: FileId,
    /// What it is called.
    pub(super) file_name: String,
    /// When it came, and by which engine it is checked.
    pub(super) came: String,
    /// Where its check is.
    pub(super) state: ReadingState,
    /// The report.
    pub(super) report: Option<FileId>,
    /// What its page shows.
    pub(super) view: Option<FileId>,
    /// What the check says of it beside its findings, as JSON.
    pub(super) summary: String,
    /// The report of the file that it is to set right, and what that is called.
    pub(super) earlier: Option<(FileId, String)>,
    /// Where acceptances hold.
    pub(super) scope: AcceptanceScope,
    /// Whether whoever looks may accept a finding.
    pub(super) may_accept: bool,
    /// What it is in the store.
    pub(super) which: Which,
}

/// What a file is in the store.
#[derive(Clone, Copy, Debug)]
pub(super) enum Which {
    /// One's own.
    Reading(ReadingId),
    /// A check of a material's.
    Check(CheckId),
}

impl FromRequestParts<App> for Subject {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let signed = SignedIn::from_request_parts(parts, app).await?;
        let mut path = parts.uri.path().split('/').skip(2);
        let (room, id) = (path.next().unwrap_or_default(), path.next().unwrap_or_default());
        let id: i64 = id.parse().map_err(|_| Refusal::not_found())?;
        match room {
            "checks" => of_check(app, signed, CheckId::new(id)).await,
            _ => of_reading(app, signed, ReadingId::new(id)).await,
        }
    }
}

async fn of_reading(app: &App, signed: SignedIn, id: ReadingId) -> Result<Subject, Refusal> {
    let reading = app.store().reading(signed.actor(), id).await?;
    let earlier = match reading.corrects {
        None => None,
        Some(earlier) => {
            let earlier = app.store().reading(signed.actor(), earlier).await?;
            earlier.result.map(|result| (result.report, earlier.file_name))
        }
    };
    let result = reading.result;
    Ok(Subject {
        signed,
        base: format!("/desk/reading/{id}"),
        list: ("/desk/reading".to_owned(), "我的检查".to_owned()),
        file: reading.file,
        file_name: reading.file_name,
        came: came(reading.created_at, &reading.engine),
        state: reading.state,
        report: result.as_ref().map(|result| result.report),
        view: result.as_ref().and_then(|result| result.view),
        summary: result.map(|result| result.summary).unwrap_or_default(),
        earlier,
        scope: AcceptanceScope::Reading(id),
        may_accept: true,
        which: Which::Reading(id),
    })
}

async fn of_check(app: &App, signed: SignedIn, id: CheckId) -> Result<Subject, Refusal> {
    let found = app.store().checked_submission(signed.actor(), id).await?;
    let before = found.number.saturating_sub(1);
    Ok(Subject {
        signed,
        base: format!("/desk/checks/{id}"),
        list: (format!("/desk/materials/{}", found.material), found.organisation_name),
        file: found.file,
        file_name: found.file_name,
        came: came(found.handed_in_at, &found.engine),
        state: found.state,
        report: found.report,
        view: found.view,
        summary: found.summary,
        earlier: found.earlier_report.map(|report| (report, format!("第 {before} 次送审的文件"))),
        scope: AcceptanceScope::Material(found.material),
        may_accept: found.may_accept,
        which: Which::Check(id),
    })
}

fn came(at: mingzhang_store::Timestamp, engine: &str) -> String {
    format!("{}送检，明账 {engine} 检查", moment::minute(at))
}
