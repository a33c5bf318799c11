//! The three laws over a book: parent = Σ children inside each table, same coordinate = same value across tables,
//! money in = money out. See `docs/architecture.md`.

mod docs;
mod grain;
mod same;
mod silence;
mod sums;

use mingzhang_model::Book;

pub(crate) use docs::DOCS;
pub(crate) use silence::Silence;

use crate::system::System;

/// Builds every law that the book's tables promise.
pub(crate) fn system(book: &Book) -> (System, Silence) {
    let mut system = System::new(book);
    sums::add(&mut system, book);
    let silence = Silence::of(book, &system);
    same::add(&mut system, book, &silence);
    grain::apply(&mut system);
    (system, silence)
}
