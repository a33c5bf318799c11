//! The book as a Word file that a clerk goes on editing in Word or WPS: styles, real headings and tables, contents as a field,
//! a section on its side where a form needs one. The markup (ECMA-376) is written by hand, because no crate for it
//! repeats the header rows of a table.

mod body;
mod chart;
mod contents;
mod form;
mod furniture;
mod letter;
mod package;
mod picture;
mod room;
mod section;
mod sheet;
mod styles;
mod table;
mod text;
mod widths;
mod xml;

use std::collections::BTreeMap;
use std::io;

use mingzhang_model::Manuscript;

pub use letter::{Letter, letter};
pub use picture::{PictureError, picture};

/// What a Word file needs to know beside the book.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The printed page of every heading in the contents, by the index of its piece in [`Manuscript::pieces`], from the PDF of
    /// the same book. Without it the contents has no page numbers and says how to get them.
    pub pages: Option<BTreeMap<usize, u32>>,
}

/// A chart as a picture.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The PNG file.
    pub png: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// Why no file was written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A part of the file could not be written.
    #[error("the Word file could not be written")]
    Write(#[source] io::Error),
    /// The parts could not be packed.
    #[error("the Word file could not be packed")]
    Pack(#[source] zip::result::ZipError),
}

/// Writes the book as a `.docx` file. `pictures` are those of [`Manuscript::charts`], in their order; a chart without one is
/// shown by its data alone. The same book gives the same bytes.
///
/// # Errors
///
/// If the file cannot be packed; nothing in a manuscript causes that.
pub fn docx(manuscript: &Manuscript, pictures: &[Picture], options: &Options) -> Result<Vec<u8>, Error> {
    package::pack(manuscript, pictures, options)
}
