//! The drafts, and the form that begins one.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use mingzhang_catalog::Template as BookTemplate;
use mingzhang_model::BookKind;
use mingzhang_store::{
    Clock as _, Draft, Material, MaterialFilter, MaterialKind, OrganisationId, Role, State as Where,
    SystemClock,
};
use serde::Deserialize;

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
    open: Vec<Open>,
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

/// A material that is expected and that nobody has begun.
struct Open {
    title: String,
    unit: String,
    due: String,
    /// The form below, filled in for it.
    begin: String,
}

struct Unit {
    id: i64,
    name: String,
    is_asked: bool,
}

struct Choice {
    id: &'static str,
    name: &'static str,
    is_asked: bool,
}

/// What the form is to be filled in with.
#[derive(Deserialize)]
pub(super) struct Asked {
    unit: Option<i64>,
    year: Option<u16>,
    kind: Option<String>,
}

pub(super) async fn page(
    State(app): State<App>,
    signed: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let organisations = app.store().organisations(signed.actor()).await?;
    let name = |id: OrganisationId| {
        let found = organisations.iter().find(|organisation| organisation.id == id);
        found.map_or_else(String::new, |organisation| organisation.name.clone())
    };
    let drafts = app.store().drafts(signed.actor()).await?;
    let is_clerk = |id: OrganisationId| {
        signed.roles().iter().any(|grant| grant.role == Role::Clerk && grant.organisation == id)
    };
    let materials = app.store().materials(signed.actor(), MaterialFilter::default()).await?;
    let open =
        materials.iter().filter(|material| is_clerk(material.organisation) && is_open(material, &drafts));
    let open = open
        .map(|material| Open {
            title: title(material.year, material.kind),
            unit: name(material.organisation),
            due: moment::day(material.due_on),
            begin: format!(
                "/desk/writing?unit={}&year={}&kind={}#begin",
                material.organisation,
                material.year,
                material.kind.id()
            ),
        })
        .collect();
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
    let units: Vec<Unit> = units
        .map(|grant| Unit {
            id: grant.organisation.get(),
            name: name(grant.organisation),
            is_asked: asked.unit == Some(grant.organisation.get()),
        })
        .collect();
    let wanted = asked.kind.as_deref();
    let first = BookTemplate::embedded()
        .iter()
        .find(|template| kind_of(&template.id).map(MaterialKind::id) == wanted)
        .map(|template| template.id.as_str());
    let templates = BookTemplate::embedded().iter();
    let templates = templates
        .map(|template| Choice {
            id: &template.id,
            name: &template.name,
            is_asked: Some(template.id.as_str()) == first,
        })
        .collect();
    // Budgets are made for the coming year.
    let next = SystemClock.now().day().year().saturating_add(1);
    let year = asked.year.map_or(next, i32::from);
    let frame = Frame::desk(&signed, "writing", "填报");
    crate::page::page(&ListPage { frame, drafts, open, units, templates, year })
}

/// Whether the material waits for a first draft.
fn is_open(material: &Material, drafts: &[Draft]) -> bool {
    let is_of = |draft: &Draft| {
        (draft.organisation, draft.year, draft.kind) == (material.organisation, material.year, material.kind)
    };
    matches!(material.state, Where::NotDue | Where::Missing) && !drafts.iter().any(is_of)
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
