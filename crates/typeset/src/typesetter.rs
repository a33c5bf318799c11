//! Running typst over a book, and again over its next version.

use mingzhang_model::Manuscript;
use typst::comemo;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::error::PdfError;
use crate::world::Desk;
use crate::{book, glyphs};

/// How a book is set beyond what it says itself.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The charts as SVG, in the order of [`Manuscript::charts`], with the families of `mingzhang_fonts`. A chart
    /// without a picture is its data alone.
    pub pictures: Vec<String>,
}

/// A book as a PDF file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pdf {
    /// The file. The same manuscript makes the same bytes.
    pub bytes: Vec<u8>,
    /// How many pages it has, cover and contents included.
    pub pages: usize,
}

/// Sets books one after the other. What two of them have in common is laid out once, so that a book with one changed
/// figure takes a fraction of the time. The store of layouts is typst's own and belongs to the process.
pub struct Typesetter {
    desk: Desk,
}

/// Layouts that so many books did not use are forgotten.
const KEPT: usize = 3;

impl Typesetter {
    /// Loads fonts and templates.
    ///
    /// # Errors
    ///
    /// None with the templates that are part of the program.
    pub fn new() -> Result<Self, PdfError> {
        Ok(Self { desk: Desk::new()? })
    }

    /// Sets a book.
    ///
    /// # Errors
    ///
    /// A character that no font has, with its places; or what typst has against the book.
    pub fn set(&mut self, manuscript: &Manuscript, options: &Options) -> Result<Pdf, PdfError> {
        let missing = glyphs::missing(manuscript);
        if !missing.is_empty() {
            return Err(PdfError::MissingGlyphs(missing));
        }
        self.desk.lay(book::files(manuscript, &options.pictures)?)?;
        let made = self.make(manuscript);
        comemo::evict(KEPT);
        made
    }

    fn make(&self, manuscript: &Manuscript) -> Result<Pdf, PdfError> {
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&self.desk);
        let document = output.map_err(|errors| rejected(&errors))?;
        // A family that is not found is only a warning, and the book would look like another one.
        if !warnings.is_empty() {
            return Err(rejected(&warnings));
        }
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|error| PdfError::Rejected(vec![error.message().to_string()]))?;
        let options = PdfOptions {
            // Stays the same over corrections of the same book; the file's own id follows from its bytes.
            ident: Smart::Custom(format!(
                "mingzhang/{}/{}/{}/{}",
                manuscript.unit_name, manuscript.year, manuscript.template, manuscript.title
            )),
            creator: Smart::Custom(Some("mingzhang".to_owned())),
            timestamp: date(manuscript).map(Timestamp::new_utc),
            standards,
            ..PdfOptions::default()
        };
        let bytes = typst_pdf::pdf(&document, &options).map_err(|errors| rejected(&errors))?;
        Ok(Pdf { bytes, pages: document.pages().len() })
    }
}

fn rejected<'a>(diagnostics: impl IntoIterator<Item = &'a SourceDiagnostic>) -> PdfError {
    let tell = |said: &SourceDiagnostic| {
        let hints = said.hints.iter().map(|hint| hint.v.as_str());
        std::iter::once(said.message.as_str()).chain(hints).collect::<Vec<_>>().join(", ")
    };
    PdfError::Rejected(diagnostics.into_iter().map(tell).collect())
}

/// The day on the cover; of a book without one, the first day of its year. Never the day on which it was set: the
/// same manuscript has to make the same file.
fn date(manuscript: &Manuscript) -> Option<Datetime> {
    let numbers: Vec<i32> = manuscript
        .published
        .iter()
        .flat_map(|text| text.split(|c: char| !c.is_ascii_digit()))
        .filter_map(|number| number.parse().ok())
        .collect();
    let at = |index: usize| numbers.get(index).and_then(|number| u8::try_from(*number).ok()).unwrap_or(1);
    let day = |year| Datetime::from_ymd_hms(year, at(1), at(2), 0, 0, 0);
    let printed = numbers.first().copied().filter(|year| (1990..2200).contains(year)).and_then(day);
    printed.or_else(|| Datetime::from_ymd_hms(manuscript.year, 1, 1, 0, 0, 0))
}
