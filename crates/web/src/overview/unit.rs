//! One unit: where its materials are, and everything that happened to them.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use mingzhang_store::{
    Clock as _, Event, Happening, MaterialFilter, Organisation, OrganisationId, SystemClock,
};

use super::words;
use crate::app::App;
use crate::moment;
use crate::page::{Frame, page};
use crate::refusal::Refusal;
use crate::security::SignedIn;

#[derive(Template)]
#[template(path = "overview/unit.html")]
struct Unit {
    frame: Frame,
    organisation: Organisation,
    above: Option<Organisation>,
    materials: Vec<Where>,
    events: Vec<Told>,
}

/// Where a material is.
struct Where {
    id: i64,
    title: String,
    state: &'static str,
    sign: &'static str,
    word: &'static str,
    why: String,
}

/// Something that happened, in words.
struct Told {
    at: String,
    material: i64,
    title: String,
    what: String,
    who: String,
}

pub(super) async fn unit(
    State(app): State<App>,
    signed: SignedIn,
    Path(id): Path<i64>,
) -> Result<Response, Refusal> {
    let (actor, store, id) = (signed.actor(), app.store(), OrganisationId::new(id));
    let organisation = store.organisation(actor, id).await?;
    let above = match organisation.parent {
        // Out of sight is as good as not there.
        Some(parent) => store.organisation(actor, parent).await.ok(),
        None => None,
    };
    let filter = MaterialFilter { year: None, organisation: Some(id) };
    let standings = store.standings(actor, filter).await?;
    let today = SystemClock.now().day();
    let title_of = |id| {
        let found = standings.iter().find(|standing| standing.material.id == id);
        found.map(|standing| words::material(&standing.material)).unwrap_or_default()
    };
    let told = |event: Event| Told {
        at: moment::minute(event.at),
        material: event.material.get(),
        title: title_of(event.material),
        what: what(event.what),
        who: event.who.unwrap_or_default(),
    };
    let events = store.events(actor, id).await?.into_iter().map(told).collect();
    let place = |standing: &mingzhang_store::Standing| {
        let (sign, word) = words::state(&standing.material.state);
        Where {
            id: standing.material.id.get(),
            title: words::material(&standing.material),
            state: standing.material.state.id(),
            sign,
            word,
            why: words::why(standing, today),
        }
    };
    let materials = standings.iter().map(place).collect();
    let frame = Frame::desk(&signed, "overview", organisation.name.clone());
    page(&Unit { frame, organisation, above, materials, events })
}

fn what(happening: Happening) -> String {
    let with = |said: String, reason: String| {
        if reason.is_empty() { said } else { format!("{said}：{reason}") }
    };
    match happening {
        Happening::Expected => "列入应报清单".to_owned(),
        Happening::HandedIn { number, file_name } => format!("第 {number} 次送审：{file_name}"),
        Happening::Checked { errors: 0, warnings: 0 } => "检查完成，没有发现问题".to_owned(),
        Happening::Checked { errors, warnings } => {
            format!("检查完成，{errors} 处错误、{warnings} 处警告")
        }
        Happening::Accepted { step, reason } => with(format!("{}通过", words::step(step)), reason),
        Happening::Returned { step, reason } => with(format!("{}退回", words::step(step)), reason),
        Happening::Published => "公开".to_owned(),
    }
}
