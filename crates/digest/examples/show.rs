//! Prints a book's digest: `cargo run -p mingzhang-digest --example show -- BOOK`; of a folder with a ledger, that of the book
//! that is compiled from it. `--facts` prints the facts instead, `--tables` the tables.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::path::Path;

fn main() {
    let mut args = std::env::args().skip(1);
    let path = args.next().unwrap();
    let bytes = if Path::new(&path).is_dir() { page(&path) } else { std::fs::read(path).unwrap() };
    let document = mingzhang_read::read(&bytes, &mingzhang_read::Limits::default()).unwrap();
    let book = mingzhang_recognise::recognise(&document);
    match args.next().as_deref() {
        Some("--facts") => {
            for fact in &book.facts {
                let table = book.tables.get(fact.table).map_or("", |table| table.title.as_str());
                println!("{}\t{}\t{table}", fact.coordinate, fact.text);
            }
        }
        Some("--tables") => {
            println!("{}", serde_json::to_string_pretty(&mingzhang_digest::tables(&book)).unwrap());
        }
        _ => println!("{}", serde_json::to_string_pretty(&mingzhang_digest::digest(&book)).unwrap()),
    }
}

fn page(folder: &str) -> Vec<u8> {
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    let ledger = mingzhang_import::import_folder(&files).ledger;
    let template = mingzhang_catalog::Template::get("shanxi").unwrap();
    let manuscript = mingzhang_compile::compile(&ledger, template).manuscript;
    mingzhang_publish::html::html(&manuscript).into_bytes()
}
