//! What is done with a material by a button. Each names the version that its page showed; where another came first, the page is
//! shown again as it is now, with what was typed.

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use mingzhang_store::{CheckId, Error, MaterialId, RemarkId, Review, Verdict, Version};
use time::Date;
use time::macros::format_description;

use super::show::{self, Typed};
use crate::ENGINE;
use crate::app::App;
use crate::refusal::Refusal;
use crate::security::{Guarded, SignedIn};

/// The pairs of a form in which one name may stand often.
struct Pairs(Vec<(String, String)>);

impl Pairs {
    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    fn number(&self, name: &str) -> i64 {
        self.get(name).parse().unwrap_or(0)
    }

    fn version(&self) -> Version {
        Version::new(self.number("version"))
    }
}

pub(super) async fn review(
    State(app): State<App>,
    Path(id): Path<i64>,
    signed: SignedIn,
    Guarded(pairs): Guarded<Vec<(String, String)>>,
) -> Result<Response, Refusal> {
    let (id, given) = (MaterialId::new(id), Pairs(pairs));
    let verdict = match given.get("verdict") {
        "accepted" => Verdict::Accepted,
        "returned" => Verdict::Returned,
        _ => return Err(Refusal::said("web-form")),
    };
    let reason = given.get("reason").trim().to_owned();
    let chosen: Vec<(String, String)> = given
        .0
        .iter()
        .filter(|(name, _)| name == "finding")
        .map(|(_, key)| (key.clone(), given.get(&format!("words:{key}")).trim().to_owned()))
        .collect();
    let check = CheckId::new(given.number("check"));
    let remarks = show::said(&app, &signed, check, &chosen).await?;
    let review = Review { check, verdict, reason: reason.clone(), remarks };
    let done = app.store().review(signed.actor(), id, given.version(), &review).await;
    after(&app, &signed, id, done, Typed { reason, chosen, ..Typed::default() }).await
}

pub(super) async fn publish(
    State(app): State<App>,
    Path(id): Path<i64>,
    signed: SignedIn,
    Guarded(pairs): Guarded<Vec<(String, String)>>,
) -> Result<Response, Refusal> {
    let (id, given) = (MaterialId::new(id), Pairs(pairs));
    let done = app.store().publish(signed.actor(), id, given.version()).await;
    after(&app, &signed, id, done, Typed::default()).await
}

pub(super) async fn recheck(
    State(app): State<App>,
    Path(id): Path<i64>,
    signed: SignedIn,
    Guarded(pairs): Guarded<Vec<(String, String)>>,
) -> Result<Response, Refusal> {
    let (id, given) = (MaterialId::new(id), Pairs(pairs));
    let done = app.store().recheck(signed.actor(), id, given.version(), ENGINE).await;
    app.wake_jobs();
    after(&app, &signed, id, done, Typed::default()).await
}

pub(super) async fn close_remark(
    State(app): State<App>,
    Path(id): Path<i64>,
    signed: SignedIn,
    Guarded(pairs): Guarded<Vec<(String, String)>>,
) -> Result<Response, Refusal> {
    let (id, given) = (MaterialId::new(id), Pairs(pairs));
    let remark = RemarkId::new(given.number("remark"));
    let done = app.store().close_remark(signed.actor(), id, given.version(), remark, given.get("why")).await;
    after(&app, &signed, id, done, Typed::default()).await
}

pub(super) async fn plan(
    State(app): State<App>,
    Path(id): Path<i64>,
    signed: SignedIn,
    Guarded(pairs): Guarded<Vec<(String, String)>>,
) -> Result<Response, Refusal> {
    let (id, given) = (MaterialId::new(id), Pairs(pairs));
    let (actor, store, version) = (signed.actor(), app.store(), given.version());
    let day = |name| {
        Date::parse(given.get(name), format_description!("[year]-[month]-[day]"))
            .map_err(|_| Refusal::said("web-day"))
    };
    let done = match given.get("what") {
        "approval" => store.set_approval_day(actor, id, version, day("day")?).await,
        "due" => store.set_due_day(actor, id, version, day("day")?).await,
        "not-applicable" => store.set_not_applicable(actor, id, version, Some(given.get("why"))).await,
        "applicable" => store.set_not_applicable(actor, id, version, None).await,
        _ => return Err(Refusal::said("web-form")),
    };
    after(&app, &signed, id, done, Typed::default()).await
}

/// Back to the page; with what was typed where it was not done for a reason that its author can mend.
async fn after<T>(
    app: &App,
    signed: &SignedIn,
    id: MaterialId,
    done: Result<T, Error>,
    typed: Typed,
) -> Result<Response, Refusal> {
    match done {
        Ok(_) => Ok(Redirect::to(&format!("/desk/materials/{id}")).into_response()),
        Err(
            error @ (Error::Conflict { .. }
            | Error::Invalid { .. }
            | Error::OpenRemarks { .. }
            | Error::WrongState { .. }
            | Error::OwnWork),
        ) => show::again(app, signed, id, typed, error.into()).await,
        Err(error) => Err(error.into()),
    }
}
