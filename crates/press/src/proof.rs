//! Proofreading: the book is read back as anybody would read it, and checked like any published book.

use std::collections::BTreeMap;

use mingzhang_compile::book;
use mingzhang_model::{Book, Finding, LawCounts, Manuscript, Obligation};
use mingzhang_report::{Lang, Localiser};

use crate::PressError;

/// What reading a book back gave.
#[derive(Debug)]
pub struct Proof {
    /// The book as it reads.
    pub book: Book,
    /// What a check of it finds.
    pub findings: Vec<Finding>,
    /// How many laws were evaluated.
    pub laws: LawCounts,
    /// How far each rule could look.
    pub coverage: Vec<Obligation>,
    /// Figures that do not read back as they were compiled.
    pub strays: Vec<Stray>,
}

/// A figure that reads back at another coordinate, or not at all, or that was never compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    /// Title of its table.
    pub table: String,
    /// The coordinate in words.
    pub coordinate: String,
    /// As printed.
    pub text: String,
    /// Whether the compiled book has it; if not, only the published form has.
    pub compiled: bool,
}

/// Reads the book back from its data form and checks it.
///
/// # Errors
///
/// Only if the book's own data cannot be read, which is a fault of this program.
pub fn proof(manuscript: &Manuscript) -> Result<Proof, PressError> {
    let text = json(manuscript)?;
    read_back(manuscript, text.as_bytes())
}

/// Reads a published form of the book back and checks it.
///
/// # Errors
///
/// If the bytes cannot be read at all.
pub fn read_back(manuscript: &Manuscript, bytes: &[u8]) -> Result<Proof, PressError> {
    let document = mingzhang_read::read(bytes, &mingzhang_read::Limits::default())
        .map_err(|error| PressError::Unreadable { detail: error.to_string() })?;
    let book = mingzhang_recognise::recognise(&document);
    let outcome = mingzhang_check::check(&book);
    let strays = strays(manuscript, &book);
    Ok(Proof { findings: outcome.findings, laws: outcome.laws, coverage: outcome.coverage, strays, book })
}

/// The compiled book in the form of `read --format json`.
///
/// # Errors
///
/// Never in practice: every key is a string.
pub fn json(manuscript: &Manuscript) -> Result<String, PressError> {
    let words = Localiser::new(Lang::Zh);
    let file = crate::Format::Json.file_name(manuscript);
    let write =
        if manuscript.draft { mingzhang_report::json::draft_json } else { mingzhang_report::json::book_json };
    write(&file, "", &book(manuscript), &words)
        .map_err(|error| PressError::Data { detail: error.to_string() })
}

/// Facts as a bag: what only one side has.
fn strays(manuscript: &Manuscript, book: &Book) -> Vec<Stray> {
    let mut bag: BTreeMap<(String, String, String), i64> = BTreeMap::new();
    let title = |form: usize| manuscript.forms.get(form).map(|f| mingzhang_compile::printed_title(&f.title));
    for fact in &manuscript.facts {
        let key = (title(fact.form).unwrap_or_default(), fact.coordinate.to_string(), fact.text.clone());
        *bag.entry(key).or_default() += 1;
    }
    for fact in &book.facts {
        let Some(table) = book.tables.get(fact.table).filter(|table| table.is_money) else { continue };
        let key = (table.title.clone(), fact.coordinate.to_string(), fact.text.clone());
        *bag.entry(key).or_default() -= 1;
    }
    bag.into_iter()
        .filter(|(_, count)| *count != 0)
        .map(|((table, coordinate, text), count)| Stray { table, coordinate, text, compiled: count > 0 })
        .collect()
}
