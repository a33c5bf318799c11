//! A file after the check, as the renderers take it.

use mingzhang_model::{Book, Finding, LawCounts, Message, Obligation, Reach, Severity};

use crate::history::History;

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
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The book, as far as it was understood.
    pub book: Book,
    /// How the laws came out.
    pub laws: LawCounts,
    /// What is to be said.
    pub findings: Vec<Finding>,
    /// How far each rule could look.
    pub coverage: Vec<Obligation>,
    /// How many sentences with amounts were understood, and how many there are.
    pub sentences: (usize, usize),
    /// What people have accepted.
    pub accepted: Vec<Accepted>,
    /// How the findings stand to an earlier run, if one was given.
    pub history: Option<History>,
}

/// A finding that somebody has accepted, and why.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// What was found.
    pub finding: Finding,
    /// Who accepted it.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The last day of the acceptance, `2026-12-31`; for good without it.
    pub until: Option<String>,
}

/// What became of all that must be checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// Looked at.
    pub checked: usize,
    /// Nothing there that it is about.
    pub not_applicable: usize,
    /// On pages that could not be read.
    pub unread: usize,
    /// Read but not understood.
    pub not_understood: usize,
    /// Not built yet.
    pub not_implemented: usize,
}

impl Reached {
    /// Counts the obligations.
    pub fn of(coverage: &[Obligation]) -> Self {
        let mut out = Self::default();
        for obligation in coverage {
            let slot = match obligation.reach {
                Reach::Checked(_) => &mut out.checked,
                Reach::NotApplicable(_) => &mut out.not_applicable,
                Reach::Unread(_) => &mut out.unread,
                Reach::NotUnderstood(_) => &mut out.not_understood,
                Reach::NotImplemented => &mut out.not_implemented,
            };
            *slot += 1;
        }
        out
    }

    /// The counts as a sentence; `None` where nothing is known of them.
    pub fn message(self) -> Option<Message> {
        (self.all() > 0).then(|| {
            Message::new("ui-reached")
                .with("all", self.all())
                .with("checked", self.checked)
                .with("none", self.not_applicable)
                .with("unread", self.unread)
                .with("unclear", self.not_understood)
                .with("missing", self.not_implemented)
        })
    }

    /// All obligations of a book of its kind.
    pub const fn all(self) -> usize {
        self.checked + self.not_applicable + self.unread + self.not_understood + self.not_implemented
    }
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
    /// Findings of each severity (errors, warnings, remarks) that an earlier run did not have, if one was given.
    pub new: Option<[usize; 3]>,
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
                line.new = checked.history.as_ref().map(|history| {
                    [Severity::Error, Severity::Warning, Severity::Info].map(|severity| {
                        let new = |f: &&Finding| f.severity == severity && history.is_new(f);
                        checked.findings.iter().filter(new).count()
                    })
                });
            }
        }
        line
    }
}

impl FileLine {
    /// How many findings are at or above `severity`; beside an earlier run only those that it did not have.
    pub fn at_least(&self, severity: Severity) -> usize {
        let [errors, warnings, infos] = self.new.unwrap_or([self.errors, self.warnings, self.infos]);
        match severity {
            Severity::Error => errors,
            Severity::Warning => errors + warnings,
            Severity::Info => errors + warnings + infos,
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
