//! Compiles and proofreads a ledger: the book as a page, and all that is wrong with it.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Progress;
use super::ledger::{Asked, Desk, Fault, Found, anchor};
use crate::{TaskError, words};

/// The book as one page.
pub const PAGE: &str = "book.html";

/// A ledger to proofread: its files are in the task's folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {}

/// How a ledger stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// What is wrong with the ledger, or missing in the book.
    pub faults: Vec<Fault>,
    /// What a reader of the book would find.
    pub findings: Vec<Found>,
    /// Whether the book was proofread at all: not where the ledger itself is wrong.
    pub proofread: bool,
    /// What `book.toml` should say and does not.
    pub asked: Vec<Asked>,
    /// The tables: name in the page, ordinal and title.
    pub tables: Vec<(String, String)>,
    /// How many figures the book prints.
    pub figures: u32,
}

impl Proof {
    #[allow(clippy::unused_self, reason = "a task like the others")]
    pub(super) fn run(&self, folder: &Path, progress: Progress<'_>) -> Result<Standing, TaskError> {
        let desk = Desk::open(folder, true)?;
        progress(1, 2);
        let words = words();
        let manuscript = &desk.compiled.manuscript;
        std::fs::write(folder.join(PAGE), mingzhang_publish::html::html(manuscript))?;
        progress(2, 2);
        let titles = manuscript.forms.iter().map(|form| format!("{} {}", form.ordinal, form.title));
        Ok(Standing {
            faults: desk.faults(words),
            findings: desk.findings(words),
            proofread: desk.proof.is_some(),
            asked: desk.asked(),
            tables: titles
                .enumerate()
                .map(|(index, title)| (anchor(index), title.trim().to_owned()))
                .collect(),
            figures: u32::try_from(manuscript.facts.len()).unwrap_or(u32::MAX),
        })
    }
}
