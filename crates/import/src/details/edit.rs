//! One entry of `book.toml` changed, and everything else (comments, order, spelling) left as its author wrote it.

use std::sync::Arc;

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, TableLike, Value, value};

use super::{Key, Shape, read_toml};

/// An entry: a key, for some keys a name, and a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookEntry {
    /// The word of the key, `reasons`, `last_year.figures`.
    pub key: &'static str,
    /// The name below it; empty for a key without names.
    pub name: String,
    /// The text. An entry without name and value says that there is nothing: no departments, no procurement.
    pub value: String,
}

/// A key of `book.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BookKey {
    /// Its word.
    pub word: &'static str,
    /// What clerks call it.
    pub title: &'static str,
    /// Whether it holds entries with names; if not, one text, or one a line.
    pub named: bool,
    /// Whether it holds any number of texts without names.
    pub list: bool,
}

/// Why an entry cannot be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadEntry {
    /// The text is no TOML as it stands; the raw text must be corrected first.
    Syntax,
    /// There is no such key, or it takes no such entry.
    Key,
    /// A number of things was expected.
    Count,
}

/// The keys in the order in which they are written.
pub fn book_keys() -> impl Iterator<Item = BookKey> {
    Key::ALL.into_iter().map(|(_, word, title, shape)| BookKey {
        word,
        title,
        named: shape == Shape::Named,
        list: shape == Shape::List,
    })
}

/// The entries of a `book.toml`, as far as it can be read.
pub fn book_entries(text: &str) -> Vec<BookEntry> {
    let entries = read_toml(&Arc::from("book.toml"), text.as_bytes());
    let public =
        |entry: super::Entry| BookEntry { key: entry.key.word(), name: entry.name, value: entry.value };
    entries.list.into_iter().map(public).collect()
}

/// The text with one entry set, or with nothing removed. `name` is empty for keys without names; a list is set as a whole, one
/// entry a line, and with an empty text says that there are none.
///
/// # Errors
///
/// [`BadEntry`].
pub fn set_book_entry(text: &str, key: &str, name: &str, to: Option<&str>) -> Result<String, BadEntry> {
    let key = Key::from_word(key).ok_or(BadEntry::Key)?;
    let mut document: DocumentMut = text.parse().map_err(|_| BadEntry::Syntax)?;
    match (key, key.shape()) {
        (_, Shape::Single | Shape::List) if !name.is_empty() => return Err(BadEntry::Key),
        (_, Shape::Single) => put(document.as_table_mut(), key.word(), to.map(value)),
        (_, Shape::List) => put(document.as_table_mut(), key.word(), to.map(list)),
        (Key::Balance, _) => pair(&mut document, key.word(), ["at", "amount"], name, to)?,
        (Key::Glossary, _) => pair(&mut document, key.word(), ["name", "text"], name, to)?,
        (_, Shape::Named) => named(&mut document, key, name, to)?,
    }
    Ok(document.to_string())
}

fn put(table: &mut dyn TableLike, word: &str, to: Option<Item>) {
    match to {
        None => {
            table.remove(word);
        }
        Some(to) => match table.get_mut(word).and_then(Item::as_value_mut) {
            // The comment above and behind it stays.
            Some(old) => {
                let decor = old.decor().clone();
                if let Ok(mut new) = to.into_value() {
                    *new.decor_mut() = decor;
                    *old = new;
                }
            }
            None => {
                table.insert(word, to);
            }
        },
    }
}

/// One text a line, each on a line of its own.
fn list(text: &str) -> Item {
    let mut array = Array::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        array.push_formatted(Value::from(line).decorated("\n    ", ""));
    }
    if !array.is_empty() {
        array.set_trailing_comma(true);
        array.set_trailing("\n");
    }
    value(array)
}

/// An entry of a table: `reasons.total`. The last one takes its table along, since an empty table says that there are none.
fn named(document: &mut DocumentMut, key: Key, name: &str, to: Option<&str>) -> Result<(), BadEntry> {
    let counts = matches!(key, Key::Vehicles | Key::VehicleKinds | Key::Equipment);
    let to = match to {
        None => None,
        Some(text) if counts => {
            let count: i64 = text.trim().parse().map_err(|_| BadEntry::Count)?;
            Some(value(u32::try_from(count).map(i64::from).map_err(|_| BadEntry::Count)?))
        }
        Some(text) => Some(value(text)),
    };
    let mut at: &mut Item = document.as_item_mut();
    let words: Vec<&str> = key.word().split('.').collect();
    for (depth, word) in words.iter().enumerate() {
        let table = at.as_table_like_mut().ok_or(BadEntry::Key)?;
        if table.get(word).is_none() {
            if to.is_none() && !name.is_empty() {
                return Ok(());
            }
            let mut new = Table::new();
            new.set_implicit(depth.saturating_add(1) < words.len());
            table.insert(word, Item::Table(new));
        }
        at = table.get_mut(word).ok_or(BadEntry::Key)?;
    }
    let table = at.as_table_like_mut().ok_or(BadEntry::Key)?;
    if name.is_empty() {
        // `[procurement]` with nothing below: there is none.
        let all: Vec<String> = table.iter().map(|(word, _)| word.to_owned()).collect();
        for word in &all {
            table.remove(word);
        }
        if to.is_none() {
            forget(document, &words);
        }
        return Ok(());
    }
    let is_last = to.is_none() && table.len() == 1 && table.contains_key(name);
    put(table, name, to);
    if is_last {
        forget(document, &words);
    }
    Ok(())
}

fn forget(document: &mut DocumentMut, words: &[&str]) {
    let Some((last, path)) = words.split_last() else { return };
    let table = path.iter().try_fold(document.as_item_mut(), |at, word| at.get_mut(word));
    if let Some(table) = table.and_then(Item::as_table_like_mut) {
        table.remove(last);
    }
}

/// An entry of an array of tables with two texts each.
fn pair(
    document: &mut DocumentMut,
    word: &str,
    [first, second]: [&str; 2],
    name: &str,
    to: Option<&str>,
) -> Result<(), BadEntry> {
    if name.is_empty() {
        return Err(BadEntry::Key);
    }
    if document.get(word).is_none() {
        document.insert(word, Item::ArrayOfTables(ArrayOfTables::new()));
    }
    let tables = document.get_mut(word).and_then(Item::as_array_of_tables_mut).ok_or(BadEntry::Key)?;
    let is_it = |table: &Table| table.get(first).and_then(Item::as_str) == Some(name);
    let at = tables.iter().position(is_it);
    match (at, to) {
        (Some(at), None) => {
            tables.remove(at);
        }
        (Some(at), Some(text)) => {
            if let Some(table) = tables.get_mut(at) {
                put(table, second, Some(value(text)));
            }
        }
        (None, None) => {}
        (None, Some(text)) => {
            let mut table = Table::new();
            table.insert(first, value(name));
            table.insert(second, value(text));
            tables.push(table);
        }
    }
    if tables.is_empty() {
        document.remove(word);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOK: &str = "# 封面\nkind = \"budget\" # 预算\n#premises = \"1\"\n\n[reasons]\n# 总额\ntotal = \"人员增加\"\n\n\
                        [vehicles]\nestablishment = 1\n\n[vehicles.kinds]\n\"其他公务用车\" = 1\n";

    fn get(text: &str, key: &str, name: &str) -> Option<String> {
        book_entries(text).into_iter().find(|e| e.key == key && e.name == name).map(|e| e.value)
    }

    #[test]
    fn one_entry_changes_and_the_rest_stays_as_it_was_written() {
        let text = set_book_entry(BOOK, "reasons", "total", Some("新增“项目”\n两项")).unwrap();
        assert_eq!(get(&text, "reasons", "total").as_deref(), Some("新增“项目”\n两项"));
        assert!(text.starts_with("# 封面\nkind = \"budget\" # 预算\n#premises"), "{text}");
        assert!(text.contains("# 总额\n"));
        assert_eq!(set_book_entry(&text, "reasons", "total", Some("人员增加")).unwrap(), BOOK);
    }

    #[test]
    fn every_shape_of_entry_reads_back() {
        for (key, name, to) in [
            ("premises", "", "3335.02"),
            ("duties", "", "宣传政策。\n提供服务。"),
            ("reasons", "three-public", "减少"),
            ("last_year.figures", "flow=expenditure project=驻村 帮扶", "1.00"),
            ("vehicles", "establishment", "3"),
            ("vehicles.kinds", "机要通信用车", "2"),
            ("procurement", "goods", "5.00"),
            ("balance", "flow=carried_in fund=general", "7.00"),
            ("glossary", "零工市场", "场所。"),
        ] {
            for start in [BOOK, ""] {
                let text = set_book_entry(start, key, name, Some(to)).unwrap();
                let found: Vec<String> = book_entries(&text)
                    .into_iter()
                    .filter(|entry| entry.key == key && (name.is_empty() || entry.name == name))
                    .map(|entry| entry.value)
                    .collect();
                assert_eq!(found.join("\n"), to, "{key} {text}");
                let gone = set_book_entry(&text, key, name, None).unwrap();
                assert_eq!(get(&gone, key, name), None, "{key} {gone}");
            }
        }
    }

    #[test]
    fn nothing_is_said_with_an_empty_list_or_table() {
        let text = set_book_entry(BOOK, "departments", "", Some("")).unwrap();
        assert_eq!(get(&text, "departments", "").as_deref(), Some(""));
        let text = set_book_entry(&text, "procurement", "", Some("")).unwrap();
        assert_eq!(get(&text, "procurement", "").as_deref(), Some(""));
        let text = set_book_entry(&text, "procurement", "goods", Some("1.00")).unwrap();
        let text = set_book_entry(&text, "procurement", "goods", None).unwrap();
        assert_eq!(get(&text, "procurement", ""), None, "no longer said: {text}");
    }

    #[test]
    fn what_cannot_be_set_is_refused() {
        assert_eq!(set_book_entry("kind = ", "kind", "", Some("x")), Err(BadEntry::Syntax));
        assert_eq!(set_book_entry(BOOK, "no_such", "", Some("x")), Err(BadEntry::Key));
        assert_eq!(set_book_entry(BOOK, "kind", "name", Some("x")), Err(BadEntry::Key));
        assert_eq!(set_book_entry(BOOK, "equipment", "general", Some("-1")), Err(BadEntry::Count));
        assert_eq!(set_book_entry("reasons = 1\n", "reasons", "total", Some("x")), Err(BadEntry::Key));
    }
}
