//! Entries → `Details`.

use mingzhang_model::ledger::{Details, Equipment, Vehicles};
use mingzhang_model::{BookKind, Coordinate, Level, Money, Procurement, Severity};

use super::{Entry, Key, NONE, Shape};
use crate::amount;
use crate::choice::{self, Choice};
use crate::fault::{Fault, FaultCode, Position};
use crate::nearest::nearest_word;

/// Puts the entries together. `place` is the file, for what is missing in it.
pub(crate) fn build(entries: &[Entry], place: &Position, faults: &mut Vec<Fault>) -> Details {
    let mut details = Details::default();
    let mut once: Vec<Key> = Vec::new();
    for entry in entries {
        if entry.key.shape() == Shape::Single {
            if once.contains(&entry.key) {
                faults.push(entry.fault(FaultCode::KeyTwice));
                continue;
            }
            once.push(entry.key);
        }
        put(&mut details, entry, faults);
    }
    for key in [Key::Kind, Key::Level, Key::Template] {
        if !once.contains(&key) {
            let position = Position { column: Some(key.word().to_owned()), ..place.clone() };
            // Each has a value that can be taken instead.
            let fault = Fault::new(FaultCode::KeyMissing, position, key.word()).arg("title", key.title());
            faults.push(fault.with_severity(Severity::Warning));
        }
    }
    details
}

fn put(details: &mut Details, entry: &Entry, faults: &mut Vec<Fault>) {
    let value = || entry.value.clone();
    match entry.key {
        Key::Kind => details.kind = choose(entry, faults).unwrap_or(BookKind::Unknown),
        Key::Level => details.level = choose(entry, faults).unwrap_or(Level::Unknown),
        Key::Template => details.template = value(),
        Key::Published => details.published = Some(value()).filter(|text| !text.is_empty()),
        Key::Premises => details.premises = Some(value()),
        Key::Duties => details.duties.extend(Some(value()).filter(|text| !text.is_empty())),
        Key::Departments => {
            let departments = details.departments.get_or_insert_default();
            departments.extend(Some(value()).filter(|text| !text.is_empty() && text != NONE));
        }
        Key::LastYear => put_amount(&mut details.last_year, entry, faults),
        Key::Balance => put_amount(&mut details.balances, entry, faults),
        Key::Reasons | Key::Texts | Key::Notes => {
            let map = match entry.key {
                Key::Reasons => &mut details.reasons,
                Key::Texts => &mut details.texts,
                _ => &mut details.notes,
            };
            if map.insert(entry.name.clone(), value()).is_some() {
                faults.push(entry.fault(FaultCode::KeyTwice));
            }
        }
        Key::Procurement => {
            let procurement = details.procurement.get_or_insert_default();
            if entry.name.is_empty() && entry.value.is_empty() {
                return;
            }
            let Some(kind) = Procurement::read(&entry.name) else {
                return faults.push(entry.unknown_name(&["goods", "works", "services"]));
            };
            if procurement.iter().any(|(known, _)| *known == kind) {
                faults.push(entry.fault(FaultCode::KeyTwice));
            } else if let Some(amount) = amount(entry, faults) {
                procurement.push((kind, amount));
            }
        }
        Key::Vehicles => {
            let vehicles = details.vehicles.get_or_insert_with(Vehicles::default);
            match entry.name.as_str() {
                "establishment" | "编制数" => vehicles.establishment = count(entry, faults),
                _ => faults.push(entry.unknown_name(&["establishment", "kinds"])),
            }
        }
        Key::VehicleKinds => {
            let vehicles = details.vehicles.get_or_insert_with(Vehicles::default);
            if vehicles.kinds.iter().any(|(known, _)| *known == entry.name) {
                faults.push(entry.fault(FaultCode::KeyTwice));
            } else {
                vehicles.kinds.push((entry.name.clone(), count(entry, faults)));
            }
        }
        Key::Equipment => {
            let equipment = details.equipment.get_or_insert_with(Equipment::default);
            match entry.name.as_str() {
                "general" | "通用设备" => equipment.general = count(entry, faults),
                "special" | "专用设备" => equipment.special = count(entry, faults),
                _ => faults.push(entry.unknown_name(&["general", "special"])),
            }
        }
        Key::Glossary => {
            if details.glossary.iter().any(|(known, _)| *known == entry.name) {
                faults.push(entry.fault(FaultCode::KeyTwice));
            } else {
                details.glossary.push((entry.name.clone(), value()));
            }
        }
    }
}

fn choose<T: Choice>(entry: &Entry, faults: &mut Vec<Fault>) -> Option<T> {
    let found = T::read(&entry.value);
    if found.is_none() {
        let allowed = choice::labels::<T>().join("、");
        faults.push(entry.fault(FaultCode::ChoiceUnknown).arg("allowed", allowed));
    }
    found
}

fn put_amount(list: &mut Vec<(Coordinate, Money)>, entry: &Entry, faults: &mut Vec<Fault>) {
    let money = amount(entry, faults);
    match entry.name.parse::<Coordinate>() {
        Ok(at) if list.iter().any(|(known, _)| *known == at) => {
            faults.push(entry.fault(FaultCode::KeyTwice));
        }
        Ok(at) => list.extend(money.map(|money| (at, money))),
        Err(bad) => faults.push(
            Fault { value: entry.name.clone(), ..entry.fault(FaultCode::CoordinateUnknown) }
                .arg("word", bad.0),
        ),
    }
}

fn amount(entry: &Entry, faults: &mut Vec<Fault>) -> Option<Money> {
    amount::parse(&entry.value).map_err(|code| faults.push(entry.fault(code))).ok()
}

fn count(entry: &Entry, faults: &mut Vec<Fault>) -> u32 {
    let digits = entry.value.trim_end_matches(['辆', '台', '套']).trim();
    digits.parse().unwrap_or_else(|_| {
        faults.push(entry.fault(FaultCode::CountNotNumber));
        0
    })
}

impl Entry {
    fn fault(&self, code: FaultCode) -> Fault {
        Fault::new(code, self.position.clone(), self.value.clone())
    }

    fn unknown_name(&self, known: &[&str]) -> Fault {
        let nearest = nearest_word(&self.name, known.iter().copied()).unwrap_or_default();
        Fault { value: self.name.clone(), ..self.fault(FaultCode::KeyUnknown) }.arg("nearest", nearest)
    }
}
