//! How long a book takes to be set, and how large it is: `cargo run --release -p mingzhang-typeset --example measure
//! [book.pdf]`.
#![allow(clippy::print_stdout, clippy::indexing_slicing)]

#[path = "../tests/fixture/mod.rs"]
mod fixture;

use std::time::Instant;

use mingzhang_typeset::{Options, Typesetter};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut book = fixture::manuscript();
    let options = Options::default();
    let start = Instant::now();
    let mut typesetter = Typesetter::new()?;
    println!("fonts and templates: {:?}", start.elapsed());
    let mut set = |what: &str, book: &mingzhang_model::Manuscript| {
        let start = Instant::now();
        let pdf = typesetter.set(book, &options);
        println!("{what}: {:?}", start.elapsed());
        pdf
    };
    let pdf = set("first", &book)?;
    println!("{} pages, {} bytes", pdf.pages, pdf.bytes.len());
    if let Some(path) = std::env::args().nth(1) {
        std::fs::write(path, &pdf.bytes)?;
    }
    assert!(set("unchanged", &book)? == pdf, "the same book makes the same file");
    book.forms[0].rows[3].cells[3].text = String::from("1.23");
    set("one figure of the first table changed", &book)?;
    book.forms[5].rows[90].cells[1].text = String::from("11.00");
    set("one figure of the longest table changed", &book)?;
    book.figures[0].text = String::from("2,712.39万元");
    set("one figure of the prose changed", &book)?;
    Ok(())
}
