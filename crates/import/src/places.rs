//! Where the keys of `book.toml` stand, or where they would: for what is found out only when the book is compiled.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::details::{Entries, Key, Shape};
use crate::fault::Position;

/// The places of keys, by the word of the key and the name below it.
#[derive(Clone, Debug, Default)]
pub struct BookPlaces {
    file: Option<Arc<str>>,
    workbook: bool,
    places: BTreeMap<(&'static str, String), Position>,
}

impl BookPlaces {
    /// `book.toml` or the sheet, with its entries if it is there.
    pub(crate) fn new(file: Arc<str>, workbook: bool, entries: Option<&Entries>) -> Self {
        let mut places = BTreeMap::new();
        // A row that waits to be filled in is a good place; one that is filled in is a better one.
        let found = entries.into_iter().flat_map(|entries| entries.list.iter().chain(&entries.open));
        for entry in found {
            places.entry((entry.key.word(), entry.name.clone())).or_insert_with(|| entry.position.clone());
        }
        Self { file: Some(file), workbook, places }
    }

    /// Whether the ledger is a workbook, in which rows are told by key and name.
    pub const fn is_workbook(&self) -> bool {
        self.workbook
    }

    /// Where `name` stands below `key` (`reasons`, `total`; `departments` and nothing). For what is not there: the row of
    /// the sheet that waits for it, else the file and what to look for in it.
    pub fn place(&self, key: &str, name: &str) -> Position {
        let of_key = || self.places.iter().filter(|((word, _), _)| *word == key);
        let exact = of_key().find(|((_, known), _)| known == name).or_else(|| {
            // A table as a whole stands where its first entry does.
            of_key().filter(|_| name.is_empty()).min_by_key(|(_, position)| position.row)
        });
        let free = || {
            let is_named = Key::from_word(key).is_some_and(|key| key.shape() == Shape::Named);
            self.places
                .iter()
                .find(|((word, known), _)| self.workbook && is_named && *word == key && known.is_empty())
        };
        let column = if name.is_empty() { key.to_owned() } else { format!("{key}.{name}") };
        match exact.or_else(free) {
            Some((_, position)) => Position { column: Some(column), ..position.clone() },
            None => Position { file: self.file.clone(), column: Some(column), ..Position::default() },
        }
    }
}
