//! `Details` → entries.

use mingzhang_model::ledger::Details;
use mingzhang_model::{BookKind, Level};

use super::{Entry, Key};
use crate::choice::Choice as _;
use crate::fault::Position;

/// What is written of the details, in the order of the keys.
pub(crate) fn entries(details: &Details) -> Vec<Entry> {
    let mut out: Vec<Entry> = Vec::new();
    let mut put = |key: Key, name: &str, value: &str| {
        let position = Position::default();
        out.push(Entry { key, name: name.to_owned(), value: value.to_owned(), position });
    };
    if details.kind != BookKind::Unknown {
        put(Key::Kind, "", details.kind.code());
    }
    if details.level != Level::Unknown {
        put(Key::Level, "", details.level.code());
    }
    if !details.template.is_empty() {
        put(Key::Template, "", &details.template);
    }
    for (key, text) in [(Key::Published, &details.published), (Key::Premises, &details.premises)] {
        if let Some(text) = text {
            put(key, "", text);
        }
    }
    for text in &details.duties {
        put(Key::Duties, "", text);
    }
    match details.departments.as_deref() {
        Some([]) => put(Key::Departments, "", ""),
        given => given.unwrap_or_default().iter().for_each(|text| put(Key::Departments, "", text)),
    }
    for (key, figures) in [(Key::LastYear, &details.last_year), (Key::Balance, &details.balances)] {
        for (at, money) in figures {
            put(key, &at.to_string(), &money.to_string());
        }
    }
    for (key, texts) in
        [(Key::Reasons, &details.reasons), (Key::Texts, &details.texts), (Key::Notes, &details.notes)]
    {
        for (name, text) in texts {
            put(key, name, text);
        }
    }
    match details.procurement.as_deref() {
        Some([]) => put(Key::Procurement, "", ""),
        given => given
            .unwrap_or_default()
            .iter()
            .for_each(|(kind, money)| put(Key::Procurement, kind.code(), &money.to_string())),
    }
    if let Some(vehicles) = &details.vehicles {
        put(Key::Vehicles, "establishment", &vehicles.establishment.to_string());
        for (kind, count) in &vehicles.kinds {
            put(Key::VehicleKinds, kind, &count.to_string());
        }
    }
    if let Some(equipment) = &details.equipment {
        put(Key::Equipment, "general", &equipment.general.to_string());
        put(Key::Equipment, "special", &equipment.special.to_string());
    }
    for (term, text) in &details.glossary {
        put(Key::Glossary, term, text);
    }
    out.sort_by_key(|entry| entry.key);
    out
}
