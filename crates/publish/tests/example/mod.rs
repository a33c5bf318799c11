//! The example ledger as a compiled book.
#![allow(dead_code, reason = "every test takes what it needs")]

use std::collections::BTreeMap;
use std::path::Path;

use mingzhang_catalog::Template;
use mingzhang_compile::{compile, printed_title};
use mingzhang_import::import_folder;
use mingzhang_model::{Book, Manuscript};

pub(crate) fn example() -> Manuscript {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/datong-2026");
    let files: BTreeMap<String, Vec<u8>> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    compile(&import_folder(&files).ledger, Template::get("shanxi").unwrap()).manuscript
}

/// Every figure reads back in its table, at its coordinate and as it is printed; nothing else does.
pub(crate) fn assert_same_facts(book: &Book, manuscript: &Manuscript) {
    let mut wanted: Vec<(String, String, String)> = manuscript
        .facts
        .iter()
        .map(|fact| {
            let title = printed_title(&manuscript.forms[fact.form].title);
            (title, fact.coordinate.to_string(), fact.text.clone())
        })
        .collect();
    let mut read: Vec<(String, String, String)> = book
        .facts
        .iter()
        .filter(|fact| book.tables[fact.table].is_money)
        .map(|fact| (book.tables[fact.table].title.clone(), fact.coordinate.to_string(), fact.text.clone()))
        .collect();
    wanted.sort();
    read.sort();
    let missing: Vec<_> = wanted.iter().filter(|fact| !read.contains(fact)).collect();
    let extra: Vec<_> = read.iter().filter(|fact| !wanted.contains(fact)).collect();
    assert!(missing.is_empty() && extra.is_empty(), "only compiled {missing:#?}\nonly read {extra:#?}");
    assert_eq!(read.len(), wanted.len());
}
