//! The place to drop files, and the list of those that were dropped.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use mingzhang_store::{Reading, ReadingFilter, ReadingId, ReadingResult, ReadingState};
use mingzhang_worker::check::Summary;
use serde::Deserialize;

use crate::app::App;
use crate::findings::{kind_words, state_words};
use crate::moment;
use crate::page::{Frame, page};
use crate::refusal::Refusal;
use crate::security::SignedIn;

/// Lines of one page.
const LINES: u32 = 100;
/// Files that a correction may be of.
const CHOICES: u32 = 200;

#[derive(Template)]
#[template(path = "reading/list.html")]
struct Page {
    frame: Frame,
    asked: Asked,
    lines: Vec<Line>,
    /// Where the list goes on.
    older: Option<String>,
    /// Those that a file may correct.
    choices: Vec<Line>,
    corrects: i64,
    /// The numbers of those that are still on their way.
    under_way: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    state: String,
    batch: String,
    before: String,
    corrects: String,
}

/// A reading, as the list shows it.
pub(super) struct Line {
    pub(super) id: ReadingId,
    file_name: String,
    pub(super) state: &'static str,
    pub(super) words: String,
    pub(super) unit: String,
    pub(super) year: String,
    pub(super) kind: &'static str,
    pub(super) pages: String,
    pub(super) counts: Option<[u32; 3]>,
    /// Whether there was anything to check.
    pub(super) has_money: bool,
    came: String,
    corrects: Option<ReadingId>,
}

impl Line {
    pub(super) fn of(reading: &Reading) -> Self {
        let result = reading.result.as_ref();
        let told = |tell: &dyn Fn(&ReadingResult) -> String| result.map(tell).unwrap_or_default();
        Self {
            id: reading.id,
            file_name: reading.file_name.clone(),
            state: reading.state.id(),
            words: state_words(&reading.state),
            unit: told(&|result| result.unit.clone().unwrap_or_else(|| "未识别".to_owned())),
            year: told(&|result| result.year.map_or_else(|| "未识别".to_owned(), |year| year.to_string())),
            kind: result.map_or("", |result| kind_words(result.kind.as_deref())),
            pages: told(&|result| if result.pages == 0 { String::new() } else { result.pages.to_string() }),
            counts: result.map(|result| [result.errors, result.warnings, result.infos]),
            has_money: result.is_some_and(|result| {
                serde_json::from_str(&result.summary).is_ok_and(|summary: Summary| summary.has_money)
            }),
            came: moment::minute(reading.created_at),
            corrects: reading.corrects,
        }
    }

    fn is_under_way(&self) -> bool {
        matches!(self.state, "waiting" | "being_read")
    }

    pub(super) fn errors(&self) -> u32 {
        self.counts.map_or(0, |[errors, ..]| errors)
    }

    pub(super) fn warnings(&self) -> u32 {
        self.counts.map_or(0, |[_, warnings, _]| warnings)
    }

    pub(super) fn infos(&self) -> u32 {
        self.counts.map_or(0, |[.., infos]| infos)
    }
}

pub(super) async fn list(
    State(app): State<App>,
    Query(asked): Query<Asked>,
    signed: SignedIn,
) -> Result<Response, Refusal> {
    let number = |text: &str| text.parse().ok().filter(|id| *id > 0);
    let filter = ReadingFilter {
        words: asked.q.clone(),
        state: asked.state.clone(),
        batch: number(&asked.batch).map(ReadingId::new),
        before: number(&asked.before).map(ReadingId::new),
    };
    let readings = app.store().readings(signed.actor(), &filter, LINES).await?;
    let is_full = readings.len() == usize::try_from(LINES).unwrap_or(usize::MAX);
    let older = readings.last().filter(|_| is_full).map(|last| asked.older(last.id));
    let read = ReadingFilter { state: "read".to_owned(), ..ReadingFilter::default() };
    let choices = app.store().readings(signed.actor(), &read, CHOICES).await?;
    let lines: Vec<Line> = readings.iter().map(Line::of).collect();
    let under_way: Vec<String> =
        lines.iter().filter(|line| line.is_under_way()).map(|line| line.id.to_string()).collect();
    page(&Page {
        frame: Frame::desk(&signed, "reading", "检查"),
        corrects: number(&asked.corrects).unwrap_or(0),
        choices: choices.iter().map(Line::of).collect(),
        under_way: under_way.join(","),
        asked,
        lines,
        older,
    })
}

impl Asked {
    fn older(&self, before: ReadingId) -> String {
        let before = before.to_string();
        let fields = [("q", &self.q), ("state", &self.state), ("batch", &self.batch), ("before", &before)];
        let fields: Vec<_> = fields.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        serde_urlencoded::to_string(fields).unwrap_or_default()
    }

    fn is_filtered(&self) -> bool {
        [&self.q, &self.state, &self.batch, &self.before].iter().any(|field| !field.is_empty())
    }
}

/// For the choice of states.
const STATES: &[(&str, &str)] =
    &[("waiting", "排队等候"), ("being_read", "正在检查"), ("read", "已检查"), ("failed", "没有检查成")];

/// Whether that state is waiting for more.
pub(super) fn is_over(state: &ReadingState) -> bool {
    matches!(state, ReadingState::Read | ReadingState::Failed { .. })
}
