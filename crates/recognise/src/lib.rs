//! A document understood as a book. No template per province: header words and row labels lead through the lexicon to
//! coordinates, codes and order lead to the sums that a table promises.

mod blocks;
mod captions;
mod continuation;
mod facts;
mod header;
mod identity;
mod keys;
mod matrix;
mod named;
mod paragraphs;
mod prose;
mod sheets;
mod stitch;
mod sums;
mod tables;
mod totals;
mod vintage;

use mingzhang_model::Book;
use mingzhang_read::Document;

pub use prose::sentences_read;

/// Understands a document. Never fails: what is not understood stays as a problem of the book.
pub fn recognise(document: &Document) -> Book {
    let stitched = stitch::stitch(document);
    let identity = identity::identify(&stitched);
    let mut book = Book {
        kind: identity.kind,
        level: identity.level,
        year: identity.year,
        unit_name: identity.unit_name.clone(),
        pages: u32::try_from(document.pages.len()).unwrap_or(u32::MAX),
        sheets: document.sheets.clone(),
        paragraphs: paragraphs::paragraphs(&stitched.lines),
        problems: document.problems.clone(),
        ..Book::default()
    };
    let common = stitch::common_unit(&stitched.drafts);
    for draft in stitched.drafts {
        tables::add(&mut book, draft, &identity, common);
    }
    vintage::settle(&mut book);
    for (index, sheet) in book.target_sheets.iter().enumerate() {
        book.paragraphs.extend(sheets::paragraphs(sheet, index));
    }
    book.claims = prose::claims(&book);
    book
}
