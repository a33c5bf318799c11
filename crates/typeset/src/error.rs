//! Why a book cannot be set, and where the cause stands.

use std::fmt;

/// A book that cannot be set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// Characters that the fonts do not have. Each is named once a place.
    #[error("{}", list(.0))]
    MissingGlyphs(Vec<Missing>),
    /// What typst warns of or rejects. The manuscript's texts are data and never code, so this is a defect of the
    /// templates or a picture that is not well-formed.
    #[error("the book cannot be set: {}", .0.join("; "))]
    Rejected(Vec<String>),
}

/// A character that no font has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The character.
    pub glyph: char,
    /// Where it stands.
    pub place: Standing,
}

/// A place in a manuscript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The unit's name, the title or the date.
    Cover,
    /// A heading.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// A table: its title, unit, header or note, or a data row.
    Form {
        /// The table's title.
        title: String,
        /// The data row, counted from 1.
        row: Option<usize>,
    },
    /// A performance sheet.
    Sheet {
        /// Its project.
        project: String,
        /// The text with the character in it.
        text: String,
    },
    /// A chart.
    Chart(String),
    /// An entry of the glossary.
    Term(String),
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (U+{:04X}) in {}", self.glyph, u32::from(self.glyph), self.place)
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cover => f.write_str("the cover"),
            Self::Heading(text) => write!(f, "the heading {text}"),
            Self::Paragraph(text) => write!(f, "the paragraph {text}"),
            Self::Form { title, row: Some(row) } => write!(f, "row {row} of {title}"),
            Self::Form { title, row: None } => write!(f, "title, header or note of {title}"),
            Self::Sheet { project, text } => write!(f, "the sheet of {project}: {text}"),
            Self::Chart(title) => write!(f, "the chart {title}"),
            Self::Term(name) => write!(f, "the term {name}"),
        }
    }
}

fn list(missing: &[Missing]) -> String {
    let places: Vec<String> = missing.iter().map(ToString::to_string).collect();
    format!("no font has {}", places.join("; "))
}
