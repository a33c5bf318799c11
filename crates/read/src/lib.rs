//! Published files as pages of text lines and grids of cells. One module a format; the format is sniffed from the
//! bytes, never from the name. Bad content becomes a [`Problem`](mingzhang_model::Problem) in the document;
//! only a file that cannot be read at all is an error.
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let bytes = std::fs::read("book.pdf")?;
//! let document = mingzhang_read::read(&bytes, &mingzhang_read::Limits::default())?;
//! println!("{} pages", document.pages.len());
//! # Ok(())
//! # }
//! ```

mod document;
mod error;
mod limits;
mod pdf;
mod reader;
mod text;

pub use document::{Block, Document, Grid, GridCell, Line, Page};
pub use error::{Foreign, ReadError};
pub use limits::Limits;
pub use reader::read;
