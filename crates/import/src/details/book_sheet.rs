//! The sheet 封面与说明 → entries.

use super::{Entries, Entry, Key, NONE, Shape};
use crate::fault::FaultCode;
use crate::layout::BOOK;
use crate::nearest::nearest_word;
use crate::record::Table;
use crate::sheet::Sheet;

/// Reads the entries of a sheet. Rows without a value are those that nobody has filled in yet.
pub(crate) fn read_sheet(sheet: &Sheet) -> Entries {
    let mut out = Entries::default();
    let Some(table) = Table::bind(sheet, &BOOK, &mut out.faults) else { return out };
    for record in table.records(&mut out.faults) {
        let word = record.text("key", &mut out.faults);
        let name = record.text("name", &mut out.faults);
        let value = record.text("value", &mut out.faults);
        let Some(key) = Key::from_word(&word) else {
            let nearest =
                nearest_word(&word, Key::ALL.iter().flat_map(|(_, word, chinese, _)| [*word, *chinese]));
            out.faults
                .push(record.fault(FaultCode::KeyUnknown, "key").arg("nearest", nearest.unwrap_or_default()));
            continue;
        };
        let is_none = value == NONE && key.may_be_none();
        let value = if is_none { String::new() } else { value };
        let entry = Entry { key, name, value, position: record.position("value") };
        if entry.value.is_empty() && !is_none {
            out.open.push(entry);
        } else if key.shape() == Shape::Named
            && entry.name.is_empty()
            && !(is_none && key == Key::Procurement)
        {
            out.faults.push(record.fault(FaultCode::ValueEmpty, "name"));
        } else if key == Key::Procurement && is_none && !entry.name.is_empty() {
            out.list.push(Entry { value: "0".to_owned(), ..entry });
        } else {
            out.list.push(entry);
        }
    }
    out
}
