//! The drafts, and the form that begins one.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use mingzhang_catalog::Template as BookTemplate;
use mingzhang_model::BookKind;
use mingzhang_store::{Clock as _, MaterialKind, OrganisationId, Role, SystemClock};

use crate::app::App;
use crate::moment;
use crate::page::Frame;
use crate::refusal::Refusal;
use crate::security::SignedIn;

#[derive(Template)]
#[template(path = "writing/list.html")]
struct ListPage {
    frame: Frame,
    drafts: Vec<Line>,
    units: Vec<Unit>,
    templates: Vec<Choice>,
    year: i32,
}

struct Line {
    id: i64,
    unit: String,
    title: String,
    source: String,
    changed: String,
    by: String,
    handed_in: Option<String>,
}

struct Unit {
    id: i64,
    name: String,
}

struct Choice {
    id: &'static str,
    name: &'static str,
}

pub(super) async fn page(State(app): State<App>, signed: SignedIn) -> Result<Response, Refusal> {
    let organisations = app.store().organisations(signed.actor()).await?;
    let name = |id: OrganisationId| {
        let found = organisations.iter().find(|organisation| organisation.id == id);
        found.map_or_else(String::new, |organisation| organisation.name.clone())
    };
    let drafts = app.store().drafts(signed.actor()).await?;
    let drafts = drafts
        .iter()
        .map(|draft| Line {
            id: draft.id.get(),
            unit: name(draft.organisation),
            title: title(draft.year, draft.kind),
            source: draft.source.clone(),
            changed: moment::minute(draft.changed_at),
            by: draft.changed_by.clone().unwrap_or_default(),
            handed_in: draft.handed_in.map(|(_, version)| {
                if version == draft.version {
                    "已送审".to_owned()
                } else {
                    "送审后又有修改".to_owned()
                }
            }),
        })
        .collect();
    let units = signed.roles().iter().filter(|grant| grant.role == Role::Clerk);
    let units: Vec<Unit> =
        units.map(|grant| Unit { id: grant.organisation.get(), name: name(grant.organisation) }).collect();
    let templates = BookTemplate::embedded().iter();
    let templates = templates.map(|template| Choice { id: &template.id, name: &template.name }).collect();
    // Budgets are made for the coming year.
    let year = SystemClock.now().day().year().saturating_add(1);
    let frame = Frame::desk(&signed, "writing", "填报");
    crate::page::page(&ListPage { frame, drafts, units, templates, year })
}

/// `2026年预算公开`
pub(super) fn title(year: u16, kind: MaterialKind) -> String {
    match kind {
        MaterialKind::Budget => format!("{year}年预算公开"),
        MaterialKind::FinalAccounts => format!("{year}年决算公开"),
    }
}

/// The kind of book that a template makes.
pub(super) fn kind_of(template: &str) -> Option<MaterialKind> {
    BookTemplate::get(template).map(|template| match template.kind {
        BookKind::FinalAccounts => MaterialKind::FinalAccounts,
        BookKind::Budget | BookKind::Unknown => MaterialKind::Budget,
    })
}
