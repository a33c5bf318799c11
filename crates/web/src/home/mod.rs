//! What waits for whoever has signed in.

use std::collections::BTreeMap;

use askama::Template;
use axum::Router;
use axum::extract::State as Extract;
use axum::response::Response;
use axum::routing::get;
use mingzhang_store::{
    Clock as _, Material, MaterialFilter, Organisation, OrganisationId, Role, RoleGrant, State, SystemClock,
};

use crate::app::App;
use crate::materials::{kind, level, role_of, state};
use crate::moment;
use crate::page::{Frame, page};
use crate::refusal::Refusal;
use crate::security::SignedIn;

/// Lines of one heap; the overview has them all.
const LINES: usize = 50;
/// A due day within so many days is near.
const NEAR: i64 = 7;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/desk", get(home))
}

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    frame: Frame,
    heaps: Vec<Heap>,
    has_roles: bool,
}

/// Materials that wait for the same.
struct Heap {
    title: &'static str,
    count: usize,
    lines: Vec<Line>,
}

struct Line {
    link: String,
    unit: String,
    book: String,
    mark: &'static str,
    state: &'static str,
    state_id: &'static str,
    note: String,
}

/// What whoever has signed in is to do with a material.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Task {
    Review,
    Publish,
    Correct,
    Late,
    HandIn,
}

impl Task {
    const fn title(self) -> &'static str {
        match self {
            Self::Review => "等我审核",
            Self::Publish => "等我公开",
            Self::Correct => "退回来要改的",
            Self::Late => "逾期未报",
            Self::HandIn => "要报送的",
        }
    }
}

async fn home(Extract(app): Extract<App>, signed: SignedIn) -> Result<Response, Refusal> {
    let (store, actor) = (app.store(), signed.actor());
    let organisations = store.organisations(actor).await?;
    let units: BTreeMap<OrganisationId, &Organisation> =
        organisations.iter().map(|organisation| (organisation.id, organisation)).collect();
    let materials = store.materials(actor, MaterialFilter::default()).await?;
    let today = SystemClock.now().day();
    let mut heaps: BTreeMap<Task, Vec<Line>> = BTreeMap::new();
    for material in &materials {
        let has = |role| holds(signed.roles(), &units, role, material.organisation);
        let left = (material.due_on - today).whole_days();
        let by = material.submission.as_ref().and_then(|submission| submission.handed_in_by);
        let Some(task) = task(material, left, by == Some(signed.account().id), has) else { continue };
        let unit = units.get(&material.organisation).map_or_else(String::new, |unit| unit.name.clone());
        heaps.entry(task).or_default().push(line(material, unit, left));
    }
    let heaps = heaps
        .into_iter()
        .map(|(task, mut lines)| {
            let count = lines.len();
            lines.truncate(LINES);
            Heap { title: task.title(), count, lines }
        })
        .collect();
    page(&Home {
        frame: Frame::desk(&signed, "home", "待办"), heaps, has_roles: !signed.roles().is_empty()
    })
}

fn task(material: &Material, left: i64, is_own: bool, has: impl Fn(Role) -> bool) -> Option<Task> {
    match &material.state {
        State::ToReview { step } if !is_own && has(role_of(*step)) => Some(Task::Review),
        State::Accepted if has(Role::Bureau) => Some(Task::Publish),
        State::Returned { .. } if has(Role::Clerk) => Some(Task::Correct),
        State::Missing => Some(Task::Late),
        State::NotDue if has(Role::Clerk) || left <= NEAR => Some(Task::HandIn),
        _ => None,
    }
}

fn line(material: &Material, unit: String, left: i64) -> Line {
    let (mark, word) = state(&material.state);
    let note = match &material.state {
        State::Returned { reason, .. } => reason.clone(),
        State::Missing | State::NotDue if left < 0 => format!("逾期 {} 天", left.unsigned_abs()),
        State::Missing | State::NotDue => format!("截止 {}，还有 {left} 天", moment::day(material.due_on)),
        _ => material
            .check
            .as_ref()
            .map_or_else(String::new, |check| format!("错误 {}，警告 {}", check.errors, check.warnings)),
    };
    Line {
        link: format!("/desk/materials/{}", material.id),
        unit,
        book: format!("{} 年{}{}", material.year, level(material.level), kind(material.kind)),
        mark,
        state: word,
        state_id: material.state.id(),
        note,
    }
}

/// Whether a role holds at an organisation: given there, or above it where it reaches down.
fn holds(
    grants: &[RoleGrant],
    units: &BTreeMap<OrganisationId, &Organisation>,
    role: Role,
    at: OrganisationId,
) -> bool {
    let mut place = Some(at);
    // A tree of offices is a few levels high; the bound keeps a damaged one from being walked for ever.
    for _ in 0..32 {
        let Some(here) = place else { return false };
        let is_here = |grant: &RoleGrant| grant.role == role && grant.organisation == here;
        if (here == at || role.reaches_down()) && grants.iter().any(is_here) {
            return true;
        }
        place = units.get(&here).and_then(|unit| unit.parent);
    }
    false
}
