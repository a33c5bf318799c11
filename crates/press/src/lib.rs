//! The press: a compiled book in every form at once. The command line, the workbench and the tests print with it.

mod format;
mod proof;

pub use format::{Format, base_name};
pub use proof::{Proof, Stray, json, proof, read_back};

use mingzhang_fonts::{SANS, SERIF};
use mingzhang_model::Manuscript;
use mingzhang_publish::{chart, docx, html, package, xlsx};
use mingzhang_typeset::{Options, PdfError, Typesetter};

/// Why a form was not made.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    /// The PDF: a character that no font has, or what the typesetter says.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// Another form: a fault of this program.
    #[error("{format}: {detail}")]
    Form {
        /// Which.
        format: &'static str,
        /// What its writer says.
        detail: String,
    },
    /// The data form.
    #[error("json: {detail}")]
    Data {
        /// What its writer says.
        detail: String,
    },
    /// A form that our own reader cannot read.
    #[error("unreadable: {detail}")]
    Unreadable {
        /// What the reader says.
        detail: String,
    },
}

/// A printed form.
#[derive(Clone, Debug)]
pub struct Printed {
    /// Which.
    pub format: Format,
    /// Name of its file.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Prints books. Kept between two versions of a book, it sets only what changed.
pub struct Press {
    typesetter: Typesetter,
}

impl Press {
    /// Loads fonts and templates.
    ///
    /// # Errors
    ///
    /// None with what is part of the program.
    pub fn new() -> Result<Self, PressError> {
        Ok(Self { typesetter: Typesetter::new()? })
    }

    /// Prints the forms, each its own result: one that fails does not take the others along.
    pub fn print(&mut self, manuscript: &Manuscript, formats: &[Format]) -> Vec<Result<Printed, PressError>> {
        let drawings = drawings(manuscript);
        let typesetter = &mut self.typesetter;
        // The PDF takes longer than all others together.
        std::thread::scope(|scope| {
            let pdf = formats
                .contains(&Format::Pdf)
                .then(|| scope.spawn(|| typesetter.set(manuscript, &Options { pictures: drawings.clone() })));
            let mut others: Vec<(Format, Result<Vec<u8>, PressError>)> = formats
                .iter()
                .filter(|format| **format != Format::Pdf)
                .map(|format| (*format, other(*format, manuscript, &drawings)))
                .collect();
            if let Some(pdf) = pdf {
                let made = pdf.join().unwrap_or_else(|_| Err(PdfError::Rejected(vec!["panic".to_owned()])));
                others.push((Format::Pdf, made.map(|pdf| pdf.bytes).map_err(PressError::Pdf)));
            }
            let place = |format: Format| formats.iter().position(|wanted| *wanted == format);
            others.sort_by_key(|(format, _)| place(*format));
            others
                .into_iter()
                .map(|(format, bytes)| {
                    bytes.map(|bytes| Printed { format, file_name: format.file_name(manuscript), bytes })
                })
                .collect()
        })
    }
}

fn drawings(manuscript: &Manuscript) -> Vec<String> {
    let style = chart::Style::print(SANS, SERIF);
    manuscript.charts.iter().map(|chart| chart::svg(chart, &style)).collect()
}

fn other(format: Format, manuscript: &Manuscript, drawings: &[String]) -> Result<Vec<u8>, PressError> {
    let failed = |detail: String| PressError::Form { format: format.id(), detail };
    match format {
        Format::Docx => {
            let pictures: Result<Vec<_>, _> = drawings.iter().map(|svg| docx::picture(svg)).collect();
            let pictures = pictures.map_err(|error| failed(error.to_string()))?;
            docx::docx(manuscript, &pictures, &docx::Options::default())
                .map_err(|error| failed(error.to_string()))
        }
        Format::Xlsx => xlsx::xlsx(manuscript).map_err(|error| failed(error.to_string())),
        Format::Html => Ok(html::html(manuscript).into_bytes()),
        Format::Json => json(manuscript).map(String::into_bytes),
        Format::Csv => package::package(manuscript).map_err(|error| failed(error.to_string())),
        Format::Pdf => Err(failed("set by the typesetter".to_owned())),
    }
}
