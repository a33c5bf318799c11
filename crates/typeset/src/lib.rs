//! A manuscript set as a PDF book with typst: A4, tagged, PDF/A-2a and PDF/UA-1 at once. Everything that is printed
//! was decided in the manuscript; here is only how it stands on the page. No I/O: fonts and templates are part of
//! the program, and nothing asks for the time.
//!
//! ```
//! use mingzhang_model::Manuscript;
//! use mingzhang_typeset::{Options, pdf};
//!
//! let manuscript = Manuscript { unit_name: "某局".into(), title: "2026年度单位预算公开".into(), year: 2026, ..Manuscript::default() };
//! let book = pdf(&manuscript, &Options::default())?;
//! assert!(book.bytes.starts_with(b"%PDF-") && book.pages == 2);
//! # Ok::<(), mingzhang_typeset::PdfError>(())
//! ```

mod book;
mod chart;
mod columns;
mod error;
mod form;
mod glyphs;
mod heights;
mod page;
mod sheet;
mod typesetter;
mod world;

use mingzhang_model::Manuscript;

pub use error::{Missing, PdfError, Standing};
pub use typesetter::{Options, Pdf, Typesetter};

/// Sets one book. Whoever sets the same book again and again keeps a [`Typesetter`], which is much faster.
///
/// # Errors
///
/// A character that no font has, with its places; or what typst has against the book.
pub fn pdf(manuscript: &Manuscript, options: &Options) -> Result<Pdf, PdfError> {
    Typesetter::new()?.set(manuscript, options)
}
