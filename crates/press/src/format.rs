//! The six forms of a book.

use mingzhang_model::Manuscript;

/// A form in which a book is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// The book to print and to read.
    Pdf,
    /// The book to go on editing.
    Docx,
    /// The tables, and all figures as data.
    Xlsx,
    /// One page for a browser or a phone.
    Html,
    /// `mingzhang.book/1`
    Json,
    /// A Frictionless data package of CSV files, zipped.
    Csv,
}

impl Format {
    /// Every form, the one that people open first in front.
    pub const ALL: [Self; 6] = [Self::Pdf, Self::Docx, Self::Xlsx, Self::Html, Self::Json, Self::Csv];

    /// The word on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }

    /// What the file's name ends in.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv.zip",
            other => other.id(),
        }
    }

    /// The name of the book's file: `大同市就业创业服务中心2026年度单位预算公开.pdf`.
    pub fn file_name(self, manuscript: &Manuscript) -> String {
        format!("{}.{}", base_name(manuscript), self.extension())
    }
}

/// The book's name without what a file system does not like, and not longer than one takes (255 bytes).
pub fn base_name(manuscript: &Manuscript) -> String {
    const LONGEST: usize = 180;
    let mut name: String = format!("{}{}", manuscript.unit_name, manuscript.title)
        .chars()
        .map(|c| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { '_' } else { c })
        .collect();
    while name.len() > LONGEST {
        name.pop();
    }
    let name = name.trim_matches([' ', '.']).to_owned();
    if name.is_empty() { "book".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_fit_for_any_disk() {
        let named = |unit: &str, title: &str| {
            base_name(&Manuscript { unit_name: unit.into(), title: title.into(), ..Manuscript::default() })
        };
        assert_eq!(named("某局", "2026年度单位预算公开"), "某局2026年度单位预算公开");
        assert_eq!(named("a/b", ":c?"), "a_b_c_");
        assert_eq!(named("", ""), "book");
        assert!(named(&"长".repeat(400), "").len() <= 180);
    }
}
