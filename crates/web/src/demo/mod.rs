//! `--demo`: an invented bureau at work, for an empty store.
//!
//! Before the server answers, it has its organisations, people and expected materials. Books are made, handed in, reviewed
//! and published after that, by the same steps that people take on the pages ([`story`]), so that the demonstration shows
//! nothing that the product does not do.

mod people;
mod plot;
mod story;

use std::collections::BTreeMap;

use mingzhang_demo::Bureau;
use mingzhang_store::{
    Actor, Level, MaterialId, MaterialKind, NewMaterial, NewOrganisation, OrganisationId, OrganisationKind,
    Store, Timestamp,
};
use time::{Date, Month};

use people::Cast;
pub(crate) use story::tell;

/// Who may be signed in as, for the terminal only.
#[derive(Clone, Debug)]
pub struct DemoPeople {
    /// What they do, their organisation, and the name to sign in with.
    pub people: Vec<(&'static str, String, String)>,
    /// The password of all of them, made for this store.
    pub password: String,
}

/// What is there when the server begins to answer.
pub(crate) struct Stage {
    bureau: Bureau,
    cast: Cast,
    materials: BTreeMap<(String, u16, MaterialKind), MaterialId>,
    /// The year that budgets are made for now.
    year: u16,
}

/// Why there is no demonstration.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The store.
    #[error(transparent)]
    Store(#[from] mingzhang_store::Error),
    /// The demonstration's own data: a fault of this program.
    #[error(transparent)]
    Data(#[from] mingzhang_demo::DataError),
    /// The system gives no random numbers for a password.
    #[error("no random numbers for a password: {0}")]
    Random(#[from] getrandom::Error),
    /// A task that was to make an account ended.
    #[error("an account was not made: {0}")]
    Task(#[from] tokio::task::JoinError),
}

/// Sets the stage in a store without accounts; in any other, nothing is done.
pub(crate) async fn set(store: &Store, now: Timestamp) -> Result<Option<(Stage, DemoPeople)>, DemoError> {
    let bureau = Bureau::embedded()?;
    let Some(link) = store.first_administrator_link(&bureau.code, &bureau.name).await? else {
        return Ok(None);
    };
    let organisations = organisations(store, &bureau).await?;
    let (cast, people) = people::invite(store, &bureau, &organisations, &link).await?;
    let today = now.day();
    let year = u16::try_from(today.year()).unwrap_or(u16::MAX);
    let materials = expect(store, &bureau, &organisations, year, today).await?;
    Ok(Some((Stage { bureau, cast, materials, year }, people)))
}

/// By their code.
type Organisations = BTreeMap<String, OrganisationId>;

async fn organisations(store: &Store, bureau: &Bureau) -> Result<Organisations, DemoError> {
    let actor = Actor::system("demo");
    let mut made = Organisations::new();
    for root in store.organisations(&actor).await? {
        made.insert(root.code, root.id);
    }
    let departments = bureau
        .departments
        .iter()
        .map(|department| (OrganisationKind::Department, &bureau.code, &department.code, &department.name));
    let units =
        bureau.units.iter().map(|unit| (OrganisationKind::Unit, &unit.department, &unit.code, &unit.name));
    for (kind, parent, code, name) in departments.chain(units) {
        let parent = made.get(parent).copied();
        let new = NewOrganisation { parent, kind, code: code.clone(), name: name.clone() };
        made.insert(code.clone(), store.add_organisation(&actor, &new).await?);
    }
    Ok(made)
}

async fn expect(
    store: &Store,
    bureau: &Bureau,
    organisations: &Organisations,
    year: u16,
    today: Date,
) -> Result<BTreeMap<(String, u16, MaterialKind), MaterialId>, DemoError> {
    let mut made = BTreeMap::new();
    for unit in &bureau.units {
        let Some(&organisation) = organisations.get(&unit.code) else { continue };
        for (of, kind) in [
            (year - 1, MaterialKind::Budget),
            (year - 1, MaterialKind::FinalAccounts),
            (year, MaterialKind::Budget),
            (year, MaterialKind::FinalAccounts),
        ] {
            let due_on = due(&unit.code, of, kind, year, today);
            let new = NewMaterial { organisation, year: of, kind, level: Level::Unit, due_on };
            made.insert((unit.code.clone(), of, kind), store.expect(&Actor::system("demo"), &new).await?);
        }
    }
    Ok(made)
}

/// By the season, but for what is being worked on: that is due around today, whatever the season is.
fn due(unit: &str, of: u16, kind: MaterialKind, year: u16, today: Date) -> Date {
    let in_year =
        |year: u16, month, day| Date::from_calendar_date(i32::from(year), month, day).unwrap_or(today);
    match (kind, year - of) {
        (MaterialKind::Budget, 1) => in_year(of, Month::February, 20),
        (MaterialKind::FinalAccounts, 0) => in_year(of + 1, Month::September, 20),
        _ => today.saturating_add(time::Duration::days(plot::days_left(unit, kind))),
    }
}
