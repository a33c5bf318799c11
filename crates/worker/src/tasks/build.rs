//! A ledger becomes the whole book in every form; with errors, nothing but a list of them, or a draft that says so on every page.

use std::path::Path;

use mingzhang_import::export_workbook;
use mingzhang_model::Message;
use mingzhang_press::{Format, Press, base_name};
use serde::{Deserialize, Serialize};

use super::Progress;
use super::ledger::{Desk, Fault, Found};
use crate::{TaskError, words};

/// The format of the ledger itself, as a workbook.
pub const WORKBOOK: &str = "workbook";

/// A ledger to print: its files are in the task's folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Build {
    /// The forms, by their words; [`WORKBOOK`] is one.
    pub formats: Vec<String>,
    /// Whether a book with errors is printed too, as a draft.
    pub drafts: bool,
}

/// A form that was printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Its word.
    pub format: String,
    /// Its file in the task's folder.
    pub file: String,
    /// What it is called.
    pub file_name: String,
}

/// What was printed, and what is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Built {
    /// Whether the book has errors.
    pub wrong: bool,
    /// What is wrong with the ledger, or missing in the book.
    pub faults: Vec<Fault>,
    /// What a reader of the book would find.
    pub findings: Vec<Found>,
    /// The forms; none where the book is wrong and no draft was asked for.
    pub forms: Vec<Form>,
}

impl Build {
    pub(super) fn run(&self, folder: &Path, progress: Progress<'_>) -> Result<Built, TaskError> {
        let desk = Desk::open(folder, true)?;
        progress(1, 3);
        let words = words();
        let wrong = desk.is_wrong();
        let mut built =
            Built { wrong, faults: desk.faults(words), findings: desk.findings(words), forms: Vec::new() };
        if wrong && !self.drafts {
            return Ok(built);
        }
        let failed = |error: &dyn std::fmt::Display| {
            TaskError::from(Message::new("build-press-failed").with("detail", error.to_string()))
        };
        let manuscript = &desk.compiled.manuscript;
        let mut keep = |format: &str, file_name: String, bytes: &[u8]| {
            let file = format!("form.{format}");
            std::fs::write(folder.join(&file), bytes)?;
            built.forms.push(Form { format: format.to_owned(), file, file_name });
            Ok::<(), TaskError>(())
        };
        let formats: Vec<Format> = Format::ALL
            .into_iter()
            .filter(|format| self.formats.iter().any(|word| word == format.id()))
            .collect();
        let mut press = Press::new().map_err(|error| failed(&error))?;
        for printed in press.print(manuscript, &formats) {
            let printed = printed.map_err(|error| failed(&error))?;
            keep(printed.format.id(), printed.file_name, &printed.bytes)?;
        }
        progress(2, 3);
        if self.formats.iter().any(|word| word == WORKBOOK) {
            let bytes = export_workbook(&desk.imported.ledger).map_err(|error| failed(&error))?;
            keep(WORKBOOK, format!("{}（账本）.xlsx", base_name(manuscript)), &bytes)?;
        }
        progress(3, 3);
        Ok(built)
    }
}
