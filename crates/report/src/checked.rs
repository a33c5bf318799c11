//! A file after the check, as the renderers take it.

use mingzhang_model::{Book, Finding, LawCounts, Message, Severity};

/// One file that was asked for.
#[derive(Clone, Debug)]
pub struct CheckedFile {
    /// The path as it is to be shown.
    pub file: String,
    /// SHA-256 of the bytes in lower-case hex; empty if they could not be read.
    pub sha256: String,
    /// Wall-clock time of reading and checking it.
    pub seconds: f64,
    /// The findings, or why there are none.
    pub outcome: Result<Checked, Unreadable>,
}

/// What a readable file gave.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The book, as far as it was understood.
    pub book: Book,
    /// How the laws came out.
    pub laws: LawCounts,
    /// What is to be said.
    pub findings: Vec<Finding>,
}

/// A file that could not be read at all.
#[derive(Clone, Debug)]
pub struct Unreadable {
    /// What happened and what to do about it.
    pub message: Message,
}

/// What is left of a file once it is printed: a line of the closing table, some bytes instead of a whole book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileLine {
    /// The path as it is to be shown.
    pub file: String,
    /// Pages read.
    pub pages: usize,
    /// Tables understood.
    pub tables: usize,
    /// Findings of each severity.
    pub errors: usize,
    /// Findings that are probably to be corrected.
    pub warnings: usize,
    /// Remarks.
    pub infos: usize,
    /// Whether the file could not be read at all.
    pub unreadable: bool,
}

/// The sums over all files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Files asked for, unreadable ones included.
    pub files: usize,
    /// Pages read.
    pub pages: usize,
    /// Tables understood.
    pub tables: usize,
    /// Errors found.
    pub errors: usize,
    /// Warnings found.
    pub warnings: usize,
    /// Remarks.
    pub infos: usize,
    /// Files that could not be read at all.
    pub unreadable: usize,
}

impl CheckedFile {
    /// The line of the closing table.
    pub fn line(&self) -> FileLine {
        let mut line = FileLine { file: self.file.clone(), ..FileLine::default() };
        match &self.outcome {
            Err(_) => line.unreadable = true,
            Ok(checked) => {
                let of = |severity| checked.findings.iter().filter(|f| f.severity == severity).count();
                line.pages = checked.book.pages as usize;
                line.tables = checked.book.tables.len();
                line.errors = of(Severity::Error);
                line.warnings = of(Severity::Warning);
                line.infos = of(Severity::Info);
            }
        }
        line
    }
}

impl FileLine {
    /// How many findings are at or above `severity`.
    pub const fn at_least(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.errors + self.warnings,
            Severity::Info => self.errors + self.warnings + self.infos,
        }
    }
}

impl Totals {
    /// Adds up the lines.
    pub fn of(lines: &[FileLine]) -> Self {
        let mut totals = Self { files: lines.len(), ..Self::default() };
        for line in lines {
            totals.pages += line.pages;
            totals.tables += line.tables;
            totals.errors += line.errors;
            totals.warnings += line.warnings;
            totals.infos += line.infos;
            totals.unreadable += usize::from(line.unreadable);
        }
        totals
    }
}
