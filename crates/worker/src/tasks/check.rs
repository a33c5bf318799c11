//! Reads and checks a file: the report, the book as data, and what a list shows of it.

use std::path::Path;
use std::time::Instant;

use mingzhang_model::{Book, Message, Severity};
use mingzhang_read::{Document, Limits};
use mingzhang_report::json::{FindingsStream, book_json, file_json};
use mingzhang_report::{Checked, CheckedFile, Reached, Rules};
use serde::{Deserialize, Serialize};

use super::Progress;
use super::index::Index;
use crate::{TaskError, words};

/// The report, `mingzhang.findings/1`.
pub const REPORT: &str = "report.json";
/// The book as data, `mingzhang.book/1`.
pub const BOOK: &str = "book.json";
/// What a database keeps of it, as JSON of [`Index`].
pub const INDEX: &str = "index.json";
/// What the page of the findings shows, [`crate::view::View`].
pub const VIEW: &str = "view.json";
/// What the portal shows of the book, `mingzhang.digest/1`.
pub const DIGEST: &str = "digest.json";
/// The book's tables as printed.
pub const TABLES: &str = "tables.json";

/// A file to read and check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Its name in the task's folder.
    pub file: String,
    /// What it is called.
    pub shown: String,
}

/// What a check gives beside its files.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// `budget`, `final_accounts`; nothing where the book does not say.
    pub kind: Option<String>,
    /// The fiscal year as the book says it; unknown stays unknown.
    pub year: Option<i32>,
    /// The body as the book says it.
    pub unit: Option<String>,
    /// Width and height of each page in points; zeros for a format without pages.
    pub pages: Vec<(f32, f32)>,
    /// How many tables were understood.
    pub tables: u32,
    /// Whether any of them is of money: without one, nothing was there to check, and no finding means nothing.
    #[serde(default)]
    pub has_money: bool,
    /// Findings of each severity.
    pub errors: u32,
    /// Findings that are probably to be corrected.
    pub warnings: u32,
    /// Remarks.
    pub infos: u32,
    /// How much of what must be checked could be: a sentence.
    pub reached: String,
    /// The keys of all findings, by which they are followed from file to file.
    pub keys: Vec<String>,
}

impl Check {
    pub(super) fn run(&self, folder: &Path, progress: Progress<'_>) -> Result<Summary, TaskError> {
        let started = Instant::now();
        let bytes = std::fs::read(folder.join(&self.file))?;
        let sha256 = mingzhang_examine::sha256(&bytes);
        progress(0, STEPS);
        let document = mingzhang_examine::document(&bytes, &Limits::default())?;
        let pages = sizes(&document);
        progress(1, STEPS);
        let book = mingzhang_examine::understand(&document)?;
        drop(document);
        progress(2, STEPS);
        let checked = mingzhang_examine::check(book, None)?;
        progress(3, STEPS);
        let words = words();
        let summary = summary(&checked, pages, words);
        let data = book_json(&self.shown, &sha256, &checked.book, words)?;
        std::fs::write(folder.join(BOOK), data)?;
        let digest = mingzhang_digest::digest(&checked.book);
        std::fs::write(folder.join(DIGEST), serde_json::to_vec(&digest)?)?;
        let index = Index::of(&checked, &digest, words);
        std::fs::write(folder.join(INDEX), serde_json::to_vec(&index)?)?;
        let view = crate::view::View::of(&checked, &self.shown, words);
        std::fs::write(folder.join(VIEW), serde_json::to_vec(&view)?)?;
        let tables = serde_json::to_vec(&mingzhang_digest::tables(&checked.book))?;
        std::fs::write(folder.join(TABLES), tables)?;
        let file = mingzhang_examine::checked_file(self.shown.clone(), sha256, started, Ok(checked));
        std::fs::write(folder.join(REPORT), report(&file, words)?)?;
        progress(STEPS, STEPS);
        Ok(summary)
    }
}

/// Reading, understanding, checking, writing.
const STEPS: u32 = 4;

fn sizes(document: &Document) -> Vec<(f32, f32)> {
    document.pages.iter().map(|page| (page.width, page.height)).collect()
}

fn summary(checked: &Checked, pages: Vec<(f32, f32)>, words: &mingzhang_report::Localiser) -> Summary {
    let of = |severity| {
        let count = checked.findings.iter().filter(|finding| finding.severity == severity).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    };
    let Book { kind, year, unit_name, tables, .. } = &checked.book;
    Summary {
        kind: match kind {
            mingzhang_model::BookKind::Budget => Some("budget".to_owned()),
            mingzhang_model::BookKind::FinalAccounts => Some("final_accounts".to_owned()),
            mingzhang_model::BookKind::Unknown => None,
        },
        year: *year,
        unit: unit_name.clone(),
        pages,
        tables: u32::try_from(tables.len()).unwrap_or(u32::MAX),
        has_money: tables.iter().any(|table| table.is_money),
        errors: of(Severity::Error),
        warnings: of(Severity::Warning),
        infos: of(Severity::Info),
        reached: Reached::of(&checked.coverage)
            .message()
            .map(|message: Message| words.message(&message))
            .unwrap_or_default(),
        keys: checked.findings.iter().map(|finding| finding.key.clone()).collect(),
    }
}

fn report(file: &CheckedFile, words: &mingzhang_report::Localiser) -> Result<String, serde_json::Error> {
    let rules = mingzhang_examine::rules();
    let mut stream = FindingsStream::default();
    let mut text = stream.before_file().to_owned();
    text.push_str(&file_json(file, Rules(&rules), words)?);
    text.push_str(&stream.finish(&[file.line()])?);
    Ok(text)
}
