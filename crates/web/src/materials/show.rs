//! The page of a material.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State as Extract};
use axum::response::{IntoResponse as _, Response};
use mingzhang_store::{
    CheckId, Clock as _, Material, MaterialId, NewRemark, Organisation, Remark, RemarkState, State,
    SystemClock, Turn, What,
};
use mingzhang_worker::view::View;

use super::offers::{Offers, offers};
use super::words;
use crate::app::App;
use crate::moment;
use crate::page::{Frame, page};
use crate::refusal::Refusal;
use crate::security::SignedIn;

/// Findings that a reviewer can choose from; more are on the check's own page.
const FINDINGS: usize = 200;

/// What was typed into a form that was not taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub(super) reason: String,
    pub(super) note: String,
    /// Findings that were chosen, and the words for each.
    pub(super) chosen: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "materials/show.html")]
struct Page {
    frame: Frame,
    unit: Organisation,
    material: Material,
    state: (&'static str, &'static str),
    reason: String,
    left: String,
    offers: Offers,
    stages: Vec<Stage>,
    findings: Vec<Choice>,
    remarks: Vec<Remark>,
    /// Files, the newest first.
    files: Vec<File>,
    past: Vec<Past>,
    typed: Typed,
    trouble: Option<String>,
}

/// A step of the way.
struct Stage {
    name: &'static str,
    /// `done`, `now`, `back`, or nothing yet.
    mark: &'static str,
    who: String,
}

/// A finding that can be sent back.
struct Choice {
    key: String,
    severity: String,
    place: String,
    /// As the check says it.
    message: String,
    /// For the unit, who reads it without this page: with its place.
    words: String,
    is_chosen: bool,
}

struct File {
    number: u32,
    name: String,
    note: String,
    came: String,
    published: Option<u32>,
}

struct Past {
    at: String,
    by: String,
    what: String,
    /// The page behind it.
    link: Option<String>,
}

impl Page {
    fn kind(&self) -> &'static str {
        words::kind(self.material.kind)
    }

    fn level(&self) -> &'static str {
        words::level(self.material.level)
    }

    fn due(&self) -> String {
        moment::day(self.material.due_on)
    }

    fn approved(&self) -> String {
        self.material.approved_on.map(moment::day).unwrap_or_default()
    }

    fn open_remarks(&self) -> usize {
        self.remarks.iter().filter(|remark| remark.state != RemarkState::Closed).count()
    }

    fn step(&self) -> &'static str {
        self.offers.review.map_or("", words::step)
    }
}

pub(super) async fn material(
    Extract(app): Extract<App>,
    Path(id): Path<i64>,
    signed: SignedIn,
) -> Result<Response, Refusal> {
    let shown = build(&app, &signed, MaterialId::new(id), Typed::default(), None).await?;
    page(&shown)
}

/// The page as it is now, with what was typed and why it was not taken.
pub(super) async fn again(
    app: &App,
    signed: &SignedIn,
    id: MaterialId,
    typed: Typed,
    refusal: Refusal,
) -> Result<Response, Refusal> {
    let trouble = Some(app.words().message(refusal.message()));
    let shown = build(app, signed, id, typed, trouble).await?;
    Ok((refusal.status(), page(&shown)?).into_response())
}

async fn build(
    app: &App,
    signed: &SignedIn,
    id: MaterialId,
    typed: Typed,
    trouble: Option<String>,
) -> Result<Page, Refusal> {
    let (store, actor) = (app.store(), signed.actor());
    let material = store.material(actor, id).await?;
    let unit = store.organisation(actor, material.organisation).await?;
    let roles = store.roles_at(actor, material.organisation).await?;
    let by = material.submission.as_ref().and_then(|submission| submission.handed_in_by);
    let offers = offers(&material.state, &roles, by == Some(signed.account().id));
    let events = store.history(actor, id).await?;
    let remarks = store.remarks(actor, id).await?;
    let findings = match (&material.check, offers.review) {
        (Some(check), Some(_)) => choices(app, signed, check.id, &typed).await?,
        _ => Vec::new(),
    };
    let days = material.due_on - SystemClock.now().day();
    let is_late = days.whole_days() < 0;
    Ok(Page {
        frame: Frame::desk(
            signed,
            "overview",
            format!("{} {}年{}", unit.name, material.year, words::kind(material.kind)),
        ),
        state: words::state(&material.state),
        reason: words::reason(&material.state, is_late),
        left: left(&material.state, days.whole_days()),
        stages: stages(&material, &events),
        files: files(&events),
        past: past(&events),
        unit,
        material,
        offers,
        findings,
        remarks,
        typed,
        trouble,
    })
}

fn left(state: &State, days: i64) -> String {
    match (state, days) {
        (State::Published { .. } | State::NotApplicable { .. }, _) => String::new(),
        (_, 0) => "今天截止".to_owned(),
        (_, days) if days > 0 => format!("还有 {days} 天"),
        (_, days) => format!("已逾期 {} 天", days.unsigned_abs()),
    }
}

async fn view(app: &App, signed: &SignedIn, check: CheckId) -> Result<View, Refusal> {
    let found = app.store().checked_submission(signed.actor(), check).await?;
    let Some(view) = found.view else { return Ok(View::default()) };
    let bytes = app.store().get_file(view).await?;
    serde_json::from_slice(&bytes).map_err(|error| Refusal::fault("read the findings", &error))
}

async fn choices(
    app: &App,
    signed: &SignedIn,
    check: CheckId,
    typed: &Typed,
) -> Result<Vec<Choice>, Refusal> {
    let typed: BTreeMap<&str, &str> = typed.chosen.iter().map(|(key, words)| (&**key, &**words)).collect();
    let of_item = |item: mingzhang_worker::view::Item| {
        let given = typed.get(&*item.key).copied();
        Choice {
            is_chosen: given.is_some(),
            words: given
                .filter(|words| !words.is_empty())
                .map_or_else(|| for_unit(&item.place, &item.message), str::to_owned),
            message: item.message,
            severity: item.severity,
            place: item.place,
            key: item.key,
        }
    };
    Ok(view(app, signed, check).await?.findings.into_iter().take(FINDINGS).map(of_item).collect())
}

/// What a reviewer sends back: findings of that very check, in its words or in the reviewer's.
pub(super) async fn said(
    app: &App,
    signed: &SignedIn,
    check: CheckId,
    chosen: &[(String, String)],
) -> Result<Vec<NewRemark>, Refusal> {
    if chosen.is_empty() {
        return Ok(Vec::new());
    }
    let view = view(app, signed, check).await?;
    chosen
        .iter()
        .map(|(key, words)| {
            let item = view.findings.iter().find(|item| item.key == *key);
            let item = item.ok_or_else(|| Refusal::said("web-form"))?;
            let words = if words.is_empty() { for_unit(&item.place, &item.message) } else { words.clone() };
            Ok(NewRemark { finding: key.clone(), message: words })
        })
        .collect()
}

/// What a unit reads of a finding.
fn for_unit(place: &str, message: &str) -> String {
    if place.is_empty() { message.to_owned() } else { format!("{place}：{message}") }
}

/// The steps, with what has become of each for the latest file.
fn stages(material: &Material, events: &[Turn]) -> Vec<Stage> {
    let latest = material.submission.as_ref().map_or(0, |submission| submission.number);
    let since = events
        .iter()
        .rposition(|event| {
            event.number == latest && matches!(event.what, What::Checked { .. } | What::HandedIn { .. })
        })
        .unwrap_or(0);
    let who =
        |event: &Turn| format!("{} {}", event.by.as_deref().unwrap_or("系统"), moment::minute(event.at));
    let file =
        events.iter().find(|event| event.number == latest && matches!(event.what, What::HandedIn { .. }));
    let mut out = vec![Stage {
        name: "填报",
        mark: match (&material.state, file) {
            (State::Returned { .. } | State::NotDue | State::Missing, _) | (_, None) => "now",
            _ => "done",
        },
        who: file.map(who).unwrap_or_default(),
    }];
    let now = match material.state {
        State::ToReview { step } => Some(step),
        _ => None,
    };
    for &step in material.steps {
        let made = events.iter().skip(since).find(|event| {
            event.number == latest
                && matches!(&event.what, What::Reviewed { step: made, .. } if *made == step)
        });
        let mark = match made.map(|event| &event.what) {
            Some(What::Reviewed { is_accepted: true, .. }) => "done",
            Some(_) => "back",
            None if now == Some(step) => "now",
            None => "",
        };
        out.push(Stage { name: words::step(step), mark, who: made.map(who).unwrap_or_default() });
    }
    let published = events.iter().skip(since).find(|event| matches!(event.what, What::Published { .. }));
    out.push(Stage {
        name: "公开",
        mark: match material.state {
            State::Published { .. } => "done",
            State::Accepted => "now",
            _ => "",
        },
        who: published.map(who).unwrap_or_default(),
    });
    out
}

fn files(events: &[Turn]) -> Vec<File> {
    let published = |number| {
        events.iter().find_map(|event| match event.what {
            What::Published { version } if event.number == number => Some(version),
            _ => None,
        })
    };
    events
        .iter()
        .rev()
        .filter_map(|event| match &event.what {
            What::HandedIn { file_name, note, .. } => Some(File {
                number: event.number,
                name: file_name.clone(),
                note: note.clone(),
                came: moment::minute(event.at),
                published: published(event.number),
            }),
            _ => None,
        })
        .collect()
}

fn past(events: &[Turn]) -> Vec<Past> {
    let of = |event: &Turn| {
        let number = event.number;
        let (what, link) = match &event.what {
            What::HandedIn { file_name, note, .. } if note.is_empty() => {
                (format!("第 {number} 次送审：{file_name}"), None)
            }
            What::HandedIn { file_name, note, .. } => {
                (format!("第 {number} 次送审：{file_name}（{note}）"), None)
            }
            What::Checked { check, engine, errors, warnings } => (
                format!("第 {number} 次送审的文件检查完毕（明账 {engine}）：错误 {errors}，警告 {warnings}"),
                Some(format!("/desk/checks/{check}")),
            ),
            What::Reviewed { step, is_accepted: true, reason } if reason.is_empty() => {
                (format!("{}：审核通过", words::step(*step)), None)
            }
            What::Reviewed { step, is_accepted: true, reason } => {
                (format!("{}：审核通过（{reason}）", words::step(*step)), None)
            }
            What::Reviewed { step, is_accepted: false, reason } => {
                (format!("{}：退回（{reason}）", words::step(*step)), None)
            }
            What::Published { version } => (format!("公开，第 {version} 版"), None),
        };
        Past {
            at: moment::minute(event.at),
            by: event.by.clone().unwrap_or_else(|| "系统".to_owned()),
            what,
            link,
        }
    };
    events.iter().rev().map(of).collect()
}
