//! Prints a book's digest: `cargo run -p mingzhang-digest --example show -- BOOK`, and with `--facts` its facts.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

fn main() {
    let mut args = std::env::args().skip(1);
    let path = args.next().unwrap();
    let bytes = std::fs::read(path).unwrap();
    let document = mingzhang_read::read(&bytes, &mingzhang_read::Limits::default()).unwrap();
    let book = mingzhang_recognise::recognise(&document);
    if args.next().is_some() {
        for fact in &book.facts {
            let table = book.tables.get(fact.table).map_or("", |table| table.title.as_str());
            println!("{}\t{}\t{table}", fact.coordinate, fact.text);
        }
        return;
    }
    println!("{}", serde_json::to_string_pretty(&mingzhang_digest::digest(&book)).unwrap());
}
