//! Writes the findings of a file in one form, or its data. The file is read and checked again: the same engine says the same.

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::time::Instant;

use mingzhang_dossier::html::{HtmlOptions, HtmlReport};
use mingzhang_dossier::marked::{MarkError, marked};
use mingzhang_dossier::register::{self, Entries};
use mingzhang_model::{Book, Message};
use mingzhang_read::Limits;
use mingzhang_report::csv::facts_csv;
use mingzhang_report::json::{FindingsStream, book_json, file_json};
use mingzhang_report::sarif::{Sarif, SarifStream};
use mingzhang_report::text::{TextOptions, TextReport};
use mingzhang_report::wording::Wording;
use mingzhang_report::{Accepted, Baseline, Checked, CheckedFile, Localiser, Rules};
use serde::{Deserialize, Serialize};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::{TaskError, words};

/// What the task writes.
pub const OUT: &str = "out";

/// A report to write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The file's name in the task's folder.
    pub file: String,
    /// What it is called.
    pub shown: String,
    /// In which form.
    pub form: Form,
    /// What people have accepted, by the key of the finding.
    pub accepted: BTreeMap<String, Acceptance>,
    /// The report of an earlier file in the task's folder, to tell what is new.
    pub earlier: Option<String>,
}

/// Who accepted a finding, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// The forms of a report, and of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// A report with pictures.
    Html,
    /// A register to work off.
    Xlsx,
    /// The original with its places marked.
    Pdf,
    /// For a terminal or a message.
    Text,
    /// `mingzhang.findings/1`.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// The book as data, `mingzhang.book/1`.
    Book,
    /// Every figure, one a line.
    Facts,
    /// Every table as CSV, in one archive.
    Tables,
}

/// Pictures of pages in a report.
const PICTURES: usize = 60;

impl Report {
    pub(super) fn run(&self, folder: &Path) -> Result<(), TaskError> {
        let started = Instant::now();
        let bytes = std::fs::read(folder.join(&self.file))?;
        let sha256 = mingzhang_examine::sha256(&bytes);
        let words = words();
        let book = mingzhang_examine::book(&bytes, &Limits::default())?;
        let data = match self.form {
            Form::Book => Some(book_json(&self.shown, &sha256, &book, words)?.into_bytes()),
            Form::Facts => Some(with_mark(facts_csv(&book).map_err(std::io::Error::other)?)),
            Form::Tables => Some(tables(&book)?),
            _ => None,
        };
        if let Some(data) = data {
            return Ok(std::fs::write(folder.join(OUT), data)?);
        }
        let mut checked = mingzhang_examine::check(book, None)?;
        if let Some(earlier) = &self.earlier {
            let earlier = std::fs::read(folder.join(earlier))?;
            if let Ok(baseline) = Baseline::parse(&earlier) {
                checked.history = Some(baseline.history(&self.shown, &checked.findings, 1));
            }
        }
        self.accept(&mut checked);
        let file = mingzhang_examine::checked_file(self.shown.clone(), sha256, started, Ok(checked));
        std::fs::write(folder.join(OUT), self.written(&file, &bytes, words)?)?;
        Ok(())
    }

    /// Takes what is accepted out of the findings; each form shows it as accepted.
    fn accept(&self, checked: &mut Checked) {
        let (mut left, mut accepted) = (Vec::new(), Vec::new());
        for finding in std::mem::take(&mut checked.findings) {
            match self.accepted.get(&finding.key) {
                None => left.push(finding),
                Some(Acceptance { by, reason }) => {
                    accepted.push(Accepted { finding, by: by.clone(), reason: reason.clone(), until: None });
                }
            }
        }
        (checked.findings, checked.accepted) = (left, accepted);
    }

    fn written(&self, file: &CheckedFile, bytes: &[u8], words: &Localiser) -> Result<Vec<u8>, TaskError> {
        let rules = mingzhang_examine::rules();
        let rules = Rules(&rules);
        let wording = Wording::new(words, rules);
        let lines = [file.line()];
        Ok(match self.form {
            Form::Html => {
                let report = HtmlReport::new(wording, HtmlOptions { pictures: PICTURES });
                report.finish(&[report.file(file, bytes)]).into_bytes()
            }
            Form::Xlsx => {
                register::xlsx(&[Entries::of(file, &wording)], &wording).map_err(std::io::Error::other)?
            }
            Form::Pdf => marked(bytes, file, &wording).map_err(MarkError::message)?,
            Form::Text => {
                let report =
                    TextReport::new(words, rules, TextOptions { verbose: true, ..TextOptions::default() });
                (report.file(file) + &report.summary(&lines)).into_bytes()
            }
            Form::Sarif => {
                let sarif = Sarif::new(words, rules, env!("CARGO_PKG_VERSION"));
                let mut stream = SarifStream::default();
                let mut text = stream.push(&sarif, sarif.file(file)?)?;
                text.push_str(&stream.finish(&sarif)?);
                text.into_bytes()
            }
            Form::Json | Form::Book | Form::Facts | Form::Tables => {
                let mut stream = FindingsStream::default();
                let mut text = stream.before_file().to_owned();
                text.push_str(&file_json(file, rules, words)?);
                text.push_str(&stream.finish(&lines)?);
                text.into_bytes()
            }
        })
    }
}

/// Excel takes a CSV file for UTF-8 only with this in front.
fn with_mark(csv: Vec<u8>) -> Vec<u8> {
    [b"\xEF\xBB\xBF".to_vec(), csv].concat()
}

fn tables(book: &Book) -> Result<Vec<u8>, TaskError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (number, table) in (1..).zip(&book.tables) {
        let title: String = table
            .title
            .chars()
            .filter(|letter| letter.is_alphanumeric() || "（）()-".contains(*letter))
            .take(40)
            .collect();
        let name = format!("{number:02}{}{title}.csv", if title.is_empty() { "" } else { "-" });
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        let failed = |error: csv::Error| std::io::Error::other(error);
        for row in &table.header {
            writer.write_record(row).map_err(failed)?;
        }
        for row in &table.rows {
            writer.write_record(row.cells.iter().map(|cell| cell.text.as_str())).map_err(failed)?;
        }
        let csv = writer.into_inner().map_err(|error| std::io::Error::other(error.to_string()))?;
        archive.start_file(name, SimpleFileOptions::default()).map_err(std::io::Error::other)?;
        archive.write_all(&with_mark(csv))?;
    }
    if book.tables.is_empty() {
        return Err(Message::new("ui-nothing-to-check").into());
    }
    Ok(archive.finish().map_err(std::io::Error::other)?.into_inner())
}
