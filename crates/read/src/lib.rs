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

mod aside;
mod container;
mod csv;
mod declared;
mod document;
mod docx;
mod error;
mod flow;
mod html;
mod json;
mod limits;
mod package;
mod pdf;
mod reader;
mod sheet;
mod text;
mod tiling;
mod xls;
mod xlsx;
mod xml;

pub use document::{Block, Document, Grid, GridCell, Line, Page};
pub use error::{Foreign, ReadError};
pub use limits::Limits;
pub use reader::read;
