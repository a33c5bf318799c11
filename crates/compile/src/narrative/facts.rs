//! What the template language may name besides figures: the unit, the year, its texts and its things.

use mingzhang_model::ledger::{Horizon, Project};
use mingzhang_model::{Coordinate, Flow, Fund, Level, Spending};
use minijinja::{Environment, Value};

use super::marks::clean;
use crate::Lens;
use crate::rows::project_key;

/// Puts them into an environment.
pub(super) fn lay_out(env: &mut Environment<'_>, lens: &Lens) {
    let ledger = &lens.ledger;
    let details = &ledger.details;
    let level = if details.level == Level::Department { "部门" } else { "单位" };
    env.add_global("year", ledger.year);
    env.add_global("last_year", ledger.year - 1);
    env.add_global("next_year", ledger.year + 1);
    env.add_global("unit", clean(ledger.body()));
    env.add_global("level", level);
    env.add_global("duties", list(&details.duties));
    // Not said is not the same as none: `departments is none` asks for the first.
    env.add_global("departments", details.departments.as_deref().map_or(Value::from(()), list));
    env.add_global("procurement_said", details.procurement.is_some());
    env.add_global("texts", Value::from_pairs(details.texts.iter().map(|(k, v)| (k.clone(), clean(v)))));
    env.add_global("has_reason", Value::from_pairs(details.reasons.keys().map(|name| (name.clone(), true))));
    env.add_global(
        "premises",
        details.premises.as_deref().map_or(Value::from(()), |area| clean(area).into()),
    );
    env.add_global("project_count", ledger.projects.len());
    env.add_global("agencies", ledger.agencies.iter().map(|agency| clean(&agency.name)).collect::<Value>());
    let has_operating = ledger.agencies.iter().any(|agency| agency.kind.has_agency_operating());
    env.add_global("has_agency_operating", has_operating);
    env.add_global("projects", projects(lens));
    env.add_global("sources", sources());
    env.add_global("vehicles", vehicles(lens));
    env.add_global("equipment", equipment(lens));
}

fn list(texts: &[String]) -> Value {
    texts.iter().map(|text| clean(text)).collect()
}

/// The number of vehicles allowed and owned, and the kinds; nothing if the unit has not said.
fn vehicles(lens: &Lens) -> Value {
    let Some(vehicles) = &lens.ledger.details.vehicles else { return Value::from(()) };
    let kind = |(name, count): &(String, u32)| {
        Value::from_pairs([("name", Value::from(clean(name))), ("count", Value::from(*count))])
    };
    Value::from_pairs([
        ("establishment", Value::from(vehicles.establishment)),
        ("total", Value::from(vehicles.total())),
        ("kinds", vehicles.kinds.iter().map(kind).collect::<Value>()),
    ])
}

fn equipment(lens: &Lens) -> Value {
    let Some(equipment) = &lens.ledger.details.equipment else { return Value::from(()) };
    Value::from_pairs([("general", equipment.general), ("special", equipment.special)])
}

/// What may be published of the projects, in the order of the ledger.
fn projects(lens: &Lens) -> Value {
    let ledger = &lens.ledger;
    let project = |project: &Project| {
        let agency = ledger.agencies.iter().find(|agency| agency.code == project.agency);
        let at = Coordinate {
            flow: Some(Flow::Expenditure),
            spending: Some(Spending::Project),
            project: Some(project_key(&project.name)),
            ..Coordinate::default()
        };
        let period = match (project.start_year.as_str(), project.end_year.as_str()) {
            ("", _) | (_, "") if project.term.is_empty() => String::new(),
            ("", _) | (_, "") => format!("{}年", project.term),
            (start, end) if start == end => format!("{start}年"),
            (start, end) => format!("{start}年至{end}年"),
        };
        let goals = project.goals.iter().filter(|goal| goal.horizon == Horizon::Year);
        Value::from_pairs([
            ("name", Value::from(clean(&project.name))),
            ("at", Value::from(at.to_string())),
            ("agency", Value::from(clean(agency.map_or(ledger.body(), |agency| &agency.name)))),
            ("description", Value::from(clean(&project.description))),
            ("bases", Value::from(clean(&project.bases))),
            ("plan", Value::from(clean(&project.plan))),
            ("period", Value::from(clean(&period))),
            ("goals", goals.map(|goal| clean(&goal.text)).collect::<Value>()),
        ])
    };
    ledger.projects.iter().filter(|project| !project.secret).map(project).collect()
}

/// Income besides 财政拨款收入, in the order and words of the accounts.
fn sources() -> Value {
    let source = |(name, fund): (&str, Fund)| {
        Value::from_pairs([("name", name), ("id", mingzhang_model::Member::id(fund))])
    };
    [
        ("上级补助收入", Fund::FromSuperior),
        ("事业收入", Fund::Undertaking),
        ("经营收入", Fund::Business),
        ("附属单位上缴收入", Fund::FromSubordinate),
        ("其他收入", Fund::Other),
        ("财政专户管理资金收入", Fund::SpecialAccount),
    ]
    .into_iter()
    .map(source)
    .collect()
}
