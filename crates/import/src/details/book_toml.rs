//! `book.toml` ↔ entries. The parser keeps every number as the text that was written, and goes on after an error.

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml_writer::{ToTomlKey as _, ToTomlValue as _};

use super::{Entries, Entry, Key, Shape};
use crate::delimited::decode;
use crate::fault::{Fault, FaultCode, Position};
use crate::nearest::nearest_word;

type Value<'t> = Spanned<DeValue<'t>>;

/// Reads the entries of a file.
pub(crate) fn read_toml(name: &Arc<str>, bytes: &[u8]) -> Entries {
    let mut out = Entries::default();
    let Some(text) = decode(bytes) else {
        out.faults.push(Fault::of_file(FaultCode::EncodingUnknown, name));
        return out;
    };
    let (table, errors) = DeTable::parse_recoverable(&text);
    let mut reader = Reader { name, text: &text, out };
    for error in errors {
        let span = error.span().unwrap_or_default();
        let line = reader.line_at(span.start).trim().to_owned();
        let fault = Fault::new(FaultCode::BookSyntax, reader.position(&span, ""), line);
        reader.out.faults.push(fault.arg("message", error.message()));
    }
    for (word, span, value) in reader.in_order(table.get_ref()) {
        reader.top(&word, &span, value);
    }
    reader.out
}

/// The words of tables whose sheet keys are longer.
const TOP: [&str; 16] = [
    "kind",
    "level",
    "template",
    "published",
    "premises",
    "duties",
    "departments",
    "last_year",
    "reasons",
    "balance",
    "procurement",
    "vehicles",
    "equipment",
    "texts",
    "notes",
    "glossary",
];

struct Reader<'a> {
    name: &'a Arc<str>,
    text: &'a str,
    out: Entries,
}

impl Reader<'_> {
    /// The keys of a table in the order of the file.
    #[allow(clippy::unused_self)] // Reads as one of the reader's steps, beside `position` and `line_at`.
    fn in_order<'t, 'v>(&self, table: &'t DeTable<'v>) -> Vec<(String, Range<usize>, &'t Value<'v>)> {
        let mut keys: Vec<_> =
            table.iter().map(|(key, value)| (key.get_ref().to_string(), key.span(), value)).collect();
        keys.sort_by_key(|(_, span, _)| span.start);
        keys
    }

    fn top(&mut self, word: &str, span: &Range<usize>, value: &Value<'_>) {
        match word {
            "last_year" => {
                for (word, span, value) in self.table(word, value) {
                    match word.as_str() {
                        "figures" => self.named(Key::LastYear, &word, value),
                        _ => self.unknown(&word, &span, &["figures"]),
                    }
                }
            }
            "vehicles" => {
                for (word, span, value) in self.table(word, value) {
                    match word.as_str() {
                        "kinds" => self.named(Key::VehicleKinds, &word, value),
                        _ => self.entry(Key::Vehicles, &word, &word, &span, value),
                    }
                }
            }
            "balance" => self.tables(Key::Balance, word, value, ["at", "amount"]),
            "glossary" => self.tables(Key::Glossary, word, value, ["name", "text"]),
            _ => match Key::from_word(word).filter(|_| TOP.contains(&word)) {
                Some(key) => match key.shape() {
                    Shape::Single => self.entry(key, word, "", span, value),
                    Shape::List => {
                        self.nothing(key, word, span, value);
                        self.list(key, word, value);
                    }
                    Shape::Named => {
                        self.nothing(key, word, span, value);
                        self.named(key, word, value);
                    }
                },
                None => self.unknown(word, span, &TOP),
            },
        }
    }

    /// `departments = []`, `[procurement]` with nothing below: the unit says that there are none.
    fn nothing(&mut self, key: Key, word: &str, span: &Range<usize>, value: &Value<'_>) {
        let is_empty = match value.get_ref() {
            DeValue::Array(items) => items.is_empty(),
            DeValue::Table(table) => table.is_empty(),
            _ => false,
        };
        if is_empty && matches!(key, Key::Departments | Key::Procurement) {
            let position = self.position(span, word);
            self.out.list.push(Entry { key, name: String::new(), value: String::new(), position });
        }
    }

    fn list(&mut self, key: Key, word: &str, value: &Value<'_>) {
        match value.get_ref() {
            DeValue::Array(items) => {
                for item in items {
                    self.entry(key, word, "", &item.span(), item);
                }
            }
            _ => self.wrong_type(word, value, "texts"),
        }
    }

    fn named(&mut self, key: Key, word: &str, value: &Value<'_>) {
        for (name, span, value) in self.table(word, value) {
            self.entry(key, &name, &name, &span, value);
        }
    }

    /// An array of tables with two texts each: `[[balance]]`, `[[glossary]]`.
    fn tables(&mut self, key: Key, word: &str, value: &Value<'_>, fields: [&str; 2]) {
        let DeValue::Array(items) = value.get_ref() else {
            return self.wrong_type(word, value, "tables");
        };
        for item in items {
            let mut found: [Option<String>; 2] = [None, None];
            for (field, span, value) in self.table(word, item) {
                match fields.iter().zip(&mut found).find(|(known, _)| **known == field) {
                    Some((_, slot)) => *slot = self.scalar(&field, value),
                    None => self.unknown(&field, &span, &fields),
                }
            }
            for (field, slot) in fields.iter().zip(&found) {
                if slot.is_none()
                    && matches!(item.get_ref(), DeValue::Table(table) if table.get(*field).is_none())
                {
                    let position = self.position(&item.span(), &format!("{word}.{field}"));
                    self.out
                        .faults
                        .push(Fault::new(FaultCode::KeyMissing, position, "").arg("title", *field));
                }
            }
            if let [Some(name), Some(value)] = found {
                let position = self.position(&item.span(), word);
                self.out.list.push(Entry { key, name, value, position });
            }
        }
    }

    fn table<'t, 'v>(
        &mut self,
        word: &str,
        value: &'t Value<'v>,
    ) -> Vec<(String, Range<usize>, &'t Value<'v>)> {
        if let DeValue::Table(table) = value.get_ref() {
            return self.in_order(table);
        }
        self.wrong_type(word, value, "table");
        Vec::new()
    }

    fn entry(&mut self, key: Key, word: &str, name: &str, span: &Range<usize>, value: &Value<'_>) {
        if let Some(value) = self.scalar(word, value) {
            let position = self.position(span, word);
            self.out.list.push(Entry { key, name: name.to_owned(), value, position });
        }
    }

    /// The text of a value; numbers and dates as they are written, so that no amount passes through a float.
    fn scalar(&mut self, word: &str, value: &Value<'_>) -> Option<String> {
        Some(match value.get_ref() {
            DeValue::String(text) => text.trim().replace("\r\n", "\n"),
            DeValue::Integer(number) => number.to_string(),
            DeValue::Float(number) => number.as_str().to_owned(),
            DeValue::Datetime(date) => date.to_string(),
            _ => {
                self.wrong_type(word, value, "text");
                return None;
            }
        })
    }

    fn unknown(&mut self, word: &str, span: &Range<usize>, known: &[&str]) {
        let nearest = nearest_word(word, known.iter().copied());
        let fault = Fault::new(FaultCode::KeyUnknown, self.position(span, word), word);
        self.out.faults.push(fault.arg("nearest", nearest.unwrap_or_default()));
    }

    fn wrong_type(&mut self, word: &str, value: &Value<'_>, expected: &str) {
        let span = value.span();
        let written = self.text.get(span.clone()).unwrap_or("").lines().next().unwrap_or("");
        let fault = Fault::new(FaultCode::KeyType, self.position(&span, word), written);
        self.out.faults.push(fault.arg("expected", expected));
    }

    fn position(&self, span: &Range<usize>, word: &str) -> Position {
        let before = self.text.get(..span.start).unwrap_or("");
        let lines = before.bytes().filter(|b| *b == b'\n').count();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let characters = before.get(start..).unwrap_or("").chars().count();
        Position {
            file: Some(self.name.clone()),
            row: u32::try_from(lines + 1).ok(),
            column: (!word.is_empty()).then(|| word.to_owned()),
            cell: None,
            character: u32::try_from(characters + 1).ok(),
        }
    }

    fn line_at(&self, offset: usize) -> &str {
        let start = self.text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or("")
    }
}

/// Writes entries as a file: single keys first, then lists, then tables, as TOML wants it. A key without entries gets
/// its stub, which explains it and is switched on by taking the `#` away.
pub(crate) fn write_toml(entries: &[Entry], stub: &dyn Fn(Key) -> String) -> String {
    let mut out = String::new();
    for (key, word, _, shape) in Key::ALL {
        let found: Vec<&Entry> = entries.iter().filter(|entry| entry.key == key).collect();
        if found.is_empty() {
            out.push_str(&stub(key));
            continue;
        }
        let found: Vec<&Entry> =
            found.into_iter().filter(|entry| !(is_nothing(entry) && shape != Shape::Single)).collect();
        match (key, shape) {
            (_, Shape::Single) => {
                for entry in found {
                    let _ = writeln!(out, "{word} = {}", quoted(&entry.value));
                }
            }
            (_, Shape::List) if found.is_empty() => {
                let _ = writeln!(out, "{word} = []");
            }
            (_, Shape::List) => {
                let _ = writeln!(out, "{word} = [");
                for entry in found {
                    let _ = writeln!(out, "    {},", quoted(&entry.value));
                }
                out.push_str("]\n");
            }
            (Key::Balance | Key::Glossary, _) => {
                let [name, value] = if key == Key::Balance { ["at", "amount"] } else { ["name", "text"] };
                for entry in found {
                    let (name_text, value_text) = (quoted(&entry.name), quoted(&entry.value));
                    let _ = writeln!(out, "\n[[{word}]]\n{name} = {name_text}\n{value} = {value_text}");
                }
            }
            (_, Shape::Named) => {
                let _ = writeln!(out, "\n[{word}]");
                for entry in found {
                    let name = entry.name.as_str().to_toml_key();
                    let value = match key {
                        Key::Vehicles | Key::VehicleKinds | Key::Equipment => entry.value.clone(),
                        _ => quoted(&entry.value),
                    };
                    let _ = writeln!(out, "{name} = {value}");
                }
            }
        }
    }
    out
}

/// Whether the entry only says that the key is there.
fn is_nothing(entry: &Entry) -> bool {
    entry.name.is_empty() && entry.value.is_empty()
}

fn quoted(text: &str) -> String {
    text.to_toml_value()
}
