//! A bureau, a department, two units, and someone in each, who know nothing of each other's work.

use std::path::Path;

use mingzhang_store::{
    Actor, Level, MaterialId, MaterialKind, NewMaterial, NewOrganisation, OrganisationId, OrganisationKind,
    Role, RoleGrant, Store,
};

use crate::browser::Browser;
use crate::server::Server;

const SETUP: Actor = Actor::system("test");
/// The name that nobody out of its sight may ever read.
pub(crate) const HIDDEN: &str = "市保密工作站";

pub(crate) struct Office {
    pub(crate) unit: OrganisationId,
    pub(crate) administrator: Browser,
    pub(crate) clerk: Browser,
    pub(crate) unit_reviewer: Browser,
    pub(crate) department: Browser,
    /// A clerk of another unit.
    pub(crate) stranger: Browser,
    pub(crate) bureau: Browser,
}

impl Office {
    /// Beside a running server, through its store; the people sign in through the front door.
    pub(crate) fn open(server: &Server, data: &Path) -> Self {
        let mut administrator = server.browser();
        administrator.enrol(server.first_link.as_deref().expect("a first start"), "admin-zhao");
        let url = format!("sqlite://{}", data.join("mingzhang.sqlite").display());
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        let (unit, links) = runtime.block_on(async {
            let store = Store::open(&url, data).await.unwrap();
            let root = store.organisations(&SETUP).await.unwrap()[0].id;
            let add = async |parent, kind, code: &str, name: &str| {
                let (code, name) = (code.to_owned(), name.to_owned());
                let new = NewOrganisation { parent: Some(parent), kind, code, name };
                store.add_organisation(&SETUP, &new).await.unwrap()
            };
            let department = add(root, OrganisationKind::Department, "101", "市人社局").await;
            let unit = add(department, OrganisationKind::Unit, "101001", HIDDEN).await;
            let other = add(department, OrganisationKind::Unit, "101002", "市就业中心").await;
            let mut links = Vec::new();
            let roles = [
                (Role::Clerk, unit),
                (Role::UnitReviewer, unit),
                (Role::Department, department),
                (Role::Clerk, other),
                (Role::Bureau, root),
            ];
            for (role, organisation) in roles {
                links.push(store.invite(&SETUP, RoleGrant { role, organisation }).await.unwrap());
            }
            store.close().await;
            (unit, links)
        });
        let mut people = ["clerk-chen", "review-wei", "dept-zheng", "clerk-yang", "bureau-wu"]
            .into_iter()
            .zip(links)
            .map(|(name, link)| {
                let mut browser = server.browser();
                browser.enrol(&format!("/desk/link/{}", link.expose()), name);
                browser
            });
        let mut next = || people.next().unwrap();
        Self {
            unit,
            administrator,
            clerk: next(),
            unit_reviewer: next(),
            department: next(),
            stranger: next(),
            bureau: next(),
        }
    }

    /// So many materials that the unit is to deliver.
    pub(crate) fn expect(&self, data: &Path, count: u16) -> Vec<MaterialId> {
        let url = format!("sqlite://{}", data.join("mingzhang.sqlite").display());
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let store = Store::open(&url, data).await.unwrap();
            let due_on = time::Date::from_calendar_date(2099, time::Month::December, 31).unwrap();
            let mut materials = Vec::new();
            for year in (0..count).map(|number| 2026 + number) {
                let (organisation, kind, level) = (self.unit, MaterialKind::Budget, Level::Unit);
                let new = NewMaterial { organisation, year, kind, level, due_on };
                materials.push(store.expect(&SETUP, &new).await.unwrap());
            }
            store.close().await;
            materials
        })
    }

    /// The address of a new draft of the unit's.
    pub(crate) fn begin_draft(&self) -> String {
        let mut clerk = self.clerk.clone();
        let (csrf, unit) = (clerk.csrf("/desk/account"), self.unit.to_string());
        let fields = [
            ("csrf", csrf.as_str()),
            ("unit", &unit),
            ("year", "2026"),
            ("template", "shanxi"),
            ("from", "empty"),
        ];
        let answer = clerk.upload("/desk/writing/begin", &fields, &[]);
        assert_eq!(answer.status, 303, "{}", answer.text());
        answer.location().to_owned()
    }
}
