//! Characters that no font has: said with the places in the ledger where they stand, before any form is made.

use std::collections::{BTreeMap, BTreeSet};

use mingzhang_import::{find_in_folder, find_in_workbook};
use mingzhang_model::manuscript::Manuscript;
use mingzhang_model::{Message, Severity};

use crate::Said;
use crate::said::place;

/// Places that are listed for one character.
const PLACES: usize = 5;

/// A ledger as it was handed in.
#[derive(Clone, Copy, Debug)]
pub enum Handed<'a> {
    /// One workbook.
    Workbook(&'a [u8]),
    /// A folder's files.
    Folder(&'a BTreeMap<String, Vec<u8>>),
}

/// The characters of a book that cannot be printed. A screen may show them; the same book on paper cannot.
pub fn missing_characters(book: &mut Manuscript) -> BTreeSet<char> {
    let mut out = BTreeSet::new();
    mingzhang_compile::each_text(book, &mut |text| out.extend(mingzhang_fonts::missing(text)));
    out
}

/// One fault a character.
pub fn said_of_characters(handed: Handed<'_>, missing: &BTreeSet<char>) -> Vec<Said> {
    if missing.is_empty() {
        return Vec::new();
    }
    let mut found = match handed {
        Handed::Workbook(bytes) => find_in_workbook(bytes, missing),
        Handed::Folder(files) => find_in_folder(files, missing),
    };
    let of_character = |character: &char| {
        let positions = found.remove(character).unwrap_or_default();
        let places: Vec<String> = positions.iter().map(place).collect();
        let more = if places.len() > PLACES { " …" } else { "" };
        let others: Vec<&str> = places.iter().skip(1).take(PLACES - 1).map(String::as_str).collect();
        let message =
            Message::new(if others.is_empty() { "build-character" } else { "build-character-places" })
                .with("glyph", character.to_string())
                .with("code", format!("U+{:04X}", u32::from(*character)))
                .with("places", format!("{}{more}", others.join("  ")));
        Said::new(Severity::Error, positions.first().cloned().unwrap_or_default(), message)
    };
    missing.iter().map(of_character).collect()
}
