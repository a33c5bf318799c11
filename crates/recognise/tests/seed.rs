//! The text export of a real book beside the repository: every cell of its thirteen tables in its column, its five empty
//! tables known as empty.
#![allow(clippy::unwrap_used)] // a helper that cannot read its fixture fails the test

use std::path::PathBuf;

use mingzhang_catalog::{says_empty, squeeze};
use mingzhang_model::Book;

/// Line by line, the columns and texts of what is printed.
type Lines = Vec<Vec<(usize, String)>>;

fn seed() -> Option<(String, Book)> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seed/datong-2026.txt");
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("skipped: {} is not here; the real books are not part of the repository", path.display());
        return None;
    };
    let document = mingzhang_read::read(&bytes, &mingzhang_read::Limits::default()).unwrap();
    Some((String::from_utf8(bytes).unwrap(), mingzhang_recognise::recognise(&document)))
}

/// The tab-separated lines of the part that holds the tables, straight from the file.
fn printed(text: &str) -> Lines {
    let from = text.find("## 第二部分").unwrap();
    let to = text.rfind("第三部分 2026").unwrap();
    text[from..to]
        .lines()
        .filter(|line| line.contains('\t'))
        .map(|line| {
            let fields = line.split('\t').map(squeeze).enumerate();
            fields.filter(|(_, text)| !text.is_empty()).collect()
        })
        .filter(|fields: &Vec<(usize, String)>| !fields.is_empty())
        .collect()
}

fn recognised(book: &Book) -> Lines {
    let cells = |texts: Vec<&String>| -> Vec<(usize, String)> {
        texts.into_iter().cloned().enumerate().filter(|(_, text)| !text.is_empty()).collect()
    };
    book.tables
        .iter()
        .filter(|table| table.is_money)
        .flat_map(|table| {
            let header = table.header.iter().map(|row| cells(row.iter().collect()));
            let rows = table.rows.iter().map(|row| cells(row.cells.iter().map(|cell| &cell.text).collect()));
            header.chain(rows).collect::<Lines>()
        })
        .filter(|line| !line.is_empty())
        .collect()
}

#[test]
fn every_cell_of_the_thirteen_tables_is_in_its_column() {
    let Some((text, book)) = seed() else { return };
    let (printed, recognised) = (printed(&text), recognised(&book));
    assert_eq!(book.tables.iter().filter(|table| table.is_money).count(), 13);
    assert_eq!(printed.len(), recognised.len());
    for (printed, recognised) in printed.iter().zip(&recognised) {
        assert_eq!(printed, recognised);
    }
}

#[test]
fn its_five_empty_tables_are_known_as_empty() {
    let Some((_, book)) = seed() else { return };
    let empty: Vec<usize> = book
        .tables
        .iter()
        .filter(|table| table.is_money)
        .enumerate()
        .filter(|(_, table)| table.is_empty_of_figures(&book.facts))
        .filter(|(_, table)| table.note.as_ref().is_some_and(|note| says_empty(&note.text)))
        .map(|(index, _)| index + 1)
        .collect();
    assert_eq!(empty, [7, 8, 9, 11, 13]);
}
