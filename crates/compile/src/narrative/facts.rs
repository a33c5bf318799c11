//! What the template language may name besides figures: the unit, the year, its texts and its things.

use mingzhang_model::Level;
use minijinja::{Environment, Value};

use super::marks::clean;
use crate::Lens;

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
    env.add_global("departments", list(&details.departments));
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
