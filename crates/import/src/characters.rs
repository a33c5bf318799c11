//! Where a character stands in what was handed in: for one that no font has.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::delimited;
use crate::fault::Position;
use crate::layout::{BOOK, TABLES};
use crate::record::Table;
use crate::sheet::Sheet;
use crate::workbook;

/// The places of each character in the files of a folder, in the order of files and rows.
pub fn find_in_folder(
    files: &BTreeMap<String, Vec<u8>>,
    wanted: &BTreeSet<char>,
) -> BTreeMap<char, Vec<Position>> {
    let mut out = BTreeMap::new();
    for (path, bytes) in files {
        let name: Arc<str> = Arc::from(path.rsplit(['/', '\\']).next().unwrap_or(path));
        if name.eq_ignore_ascii_case("book.toml") {
            let Some(text) = delimited::decode(bytes) else { continue };
            for (row, line) in (1_u32..).zip(text.lines()) {
                for (character, c) in (1_u32..).zip(line.chars()) {
                    let position = Position {
                        file: Some(name.clone()),
                        row: Some(row),
                        character: Some(character),
                        ..Position::default()
                    };
                    note(&mut out, wanted, c, position);
                }
            }
        } else {
            search(&delimited::read(&name, bytes, &mut Vec::new()), wanted, &mut out);
        }
    }
    out
}

/// The same in a workbook.
pub fn find_in_workbook(bytes: &[u8], wanted: &BTreeSet<char>) -> BTreeMap<char, Vec<Position>> {
    let mut out = BTreeMap::new();
    for sheet in workbook::read(bytes, &mut Vec::new()) {
        search(&sheet, wanted, &mut out);
    }
    out
}

fn search(sheet: &Sheet, wanted: &BTreeSet<char>, out: &mut BTreeMap<char, Vec<Position>>) {
    let Some(layout) = TABLES.into_iter().chain([&BOOK]).find(|layout| layout.is_named(&sheet.name)) else {
        return;
    };
    // Only what is read can come into the book: columns that are ignored may hold anything.
    let Some(table) = Table::bind(sheet, layout, &mut Vec::new()) else { return };
    for record in table.records(&mut Vec::new()) {
        for column in layout.columns {
            for c in record.text(column.field, &mut Vec::new()).chars() {
                note(out, wanted, c, record.position(column.field));
            }
        }
    }
}

fn note(out: &mut BTreeMap<char, Vec<Position>>, wanted: &BTreeSet<char>, c: char, position: Position) {
    if wanted.contains(&c) {
        let places = out.entry(c).or_default();
        if places.last() != Some(&position) {
            places.push(position);
        }
    }
}
