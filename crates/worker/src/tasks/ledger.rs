//! A ledger's files in the task's folder, compiled and proofread: what the tasks of the writing desk share.

use std::collections::BTreeMap;
use std::path::Path;

use mingzhang_compile::{Compiled, compile};
use mingzhang_compose::{Handed, Said};
use mingzhang_import::{Imported, import_folder};
use mingzhang_model::{Message, Severity};
use mingzhang_press::Proof;
use mingzhang_report::Localiser;
use serde::{Deserialize, Serialize};

use crate::{TaskError, words};

/// A book on its way.
pub(super) struct Desk {
    pub(super) imported: Imported,
    pub(super) compiled: Compiled,
    /// What is wrong with the ledger or missing in the book.
    pub(super) said: Vec<Said>,
    /// The book read back and checked; nothing where the ledger itself is wrong.
    pub(super) proof: Option<Proof>,
}

/// One thing that is wrong, for people, with its place in the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// `error`, `warning`, `info`.
    pub severity: String,
    /// The file's name; empty where it has no place.
    pub file: String,
    /// The line in that file, from 1.
    pub line: Option<u32>,
    /// The field, or the key of `book.toml`.
    pub column: String,
    /// The sentence.
    pub message: String,
    /// Whether the ledger shows it by itself, before any book is made of it.
    pub ledger: bool,
}

/// What a check of the book finds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The rule.
    pub rule: String,
    /// `error`, `warning`, `info`.
    pub severity: String,
    /// The sentence.
    pub message: String,
    /// The name in the book's page of the table where it stands; empty in prose.
    pub anchor: String,
    /// Where in words.
    pub place: String,
}

/// An entry of `book.toml` that the book asks for and that is not there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Asked {
    /// Its key, `reasons`.
    pub key: String,
    /// Its name below the key, `total`; for last year's figures the coordinate.
    pub name: String,
}

impl Desk {
    /// Reads the folder's ledger, compiles it and, if asked for, proofreads the book.
    pub(super) fn open(folder: &Path, proofread: bool) -> Result<Self, TaskError> {
        let files = files(folder)?;
        let imported = import_folder(&files);
        let template = mingzhang_compose::template(&imported.ledger.details)?;
        let mut compiled = compile(&imported.ledger, template);
        let mut said: Vec<Said> = imported.faults.iter().map(Said::imported).collect();
        if imported.is_whole() {
            said.extend(Said::compiled(&compiled.faults, &imported.book));
        }
        let proof = if proofread && mingzhang_compose::is_sound(&imported, &compiled) {
            let failed = |error: mingzhang_press::PressError| {
                Message::new("build-press-failed").with("detail", error.to_string())
            };
            let proof = mingzhang_press::proof(&compiled.manuscript).map_err(failed)?;
            said.extend(proof.strays.iter().map(Said::stray));
            Some(proof)
        } else {
            None
        };
        let missing = mingzhang_compose::missing_characters(&mut compiled.manuscript);
        said.extend(mingzhang_compose::said_of_characters(Handed::Folder(&files), &missing));
        mingzhang_compile::replace_characters(&mut compiled.manuscript, &missing);
        said.sort_by_key(|fault| std::cmp::Reverse(fault.severity));
        let mut desk = Self { imported, compiled, said, proof };
        desk.compiled.manuscript.draft = desk.is_wrong();
        Ok(desk)
    }

    /// Whether the book must not be handed in as it is.
    pub(super) fn is_wrong(&self) -> bool {
        let findings = self.proof.iter().flat_map(|proof| &proof.findings).map(|finding| finding.severity);
        self.said.iter().map(|said| said.severity).chain(findings).any(|severity| severity == Severity::Error)
    }

    /// What is wrong with the ledger, in words.
    pub(super) fn faults(&self, words: &Localiser) -> Vec<Fault> {
        self.said.iter().map(|said| fault(said, words)).collect()
    }

    /// What a check of the book finds, in words.
    pub(super) fn findings(&self, words: &Localiser) -> Vec<Found> {
        let findings = self.proof.iter().flat_map(|proof| &proof.findings);
        let found = findings.map(|finding| {
            let spot = finding.spots.first();
            let table = spot.and_then(|spot| spot.table.as_deref());
            let place = spot.map_or_else(String::new, |spot| {
                let parts = [table.unwrap_or_default(), &spot.row_label, &spot.column_label, &spot.text];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" › ")
            });
            Found {
                rule: finding.rule.to_owned(),
                severity: finding.severity.id().to_owned(),
                message: words.message(&finding.message),
                anchor: table.map_or_else(String::new, |title| self.anchor_of(title)),
                place,
            }
        });
        found.collect()
    }

    /// The name of the table in the book's page.
    fn anchor_of(&self, title: &str) -> String {
        let forms = &self.compiled.manuscript.forms;
        let at = forms.iter().position(|form| mingzhang_compile::printed_title(&form.title) == title);
        at.map_or_else(String::new, anchor)
    }

    /// What `book.toml` should say and does not.
    pub(super) fn asked(&self) -> Vec<Asked> {
        let mut out: Vec<Asked> = Vec::new();
        for fault in &self.compiled.faults {
            let arg = |name: &str| fault.args.get(name).cloned().unwrap_or_default();
            let asked = match fault.code {
                "reason-missing" => Asked { key: "reasons".to_owned(), name: arg("name") },
                "last-year-missing" => Asked { key: "last_year.figures".to_owned(), name: arg("at") },
                "key-missing" => {
                    let key = arg("key");
                    let (key, name) = key.split_once('.').unwrap_or((&key, ""));
                    Asked { key: key.to_owned(), name: name.to_owned() }
                }
                _ => continue,
            };
            if !out.contains(&asked) {
                out.push(asked);
            }
        }
        out
    }
}

/// The name that a table has in the book's page.
pub(super) fn anchor(form: usize) -> String {
    format!("table-{}", form.saturating_add(1))
}

pub(super) fn fault(said: &Said, words: &Localiser) -> Fault {
    let mut message = words.message(&said.message);
    if !said.nearest.is_empty() {
        let nearest = Message::new("build-nearest").with("message", message);
        message = words.message(&nearest.with("nearest", said.nearest.as_str()));
    }
    Fault {
        severity: said.severity.id().to_owned(),
        file: said.position.file.as_deref().unwrap_or_default().to_owned(),
        line: said.position.row,
        column: said.position.column.clone().unwrap_or_default(),
        message,
        ledger: said.message.id.starts_with("fault-"),
    }
}

/// What is wrong with a ledger's files by themselves: quick, for someone who is typing.
pub fn faults_of(files: &BTreeMap<String, Vec<u8>>) -> Vec<Fault> {
    import_folder(files).faults.iter().map(|own| fault(&Said::imported(own), words())).collect()
}

/// The ledger's files in the folder.
pub(super) fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, TaskError> {
    let mut out = BTreeMap::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let is_table = path.extension().is_some_and(|ending| ending == "csv");
        if is_table || name == "book.toml" {
            out.insert(name.to_owned(), std::fs::read(&path)?);
        }
    }
    Ok(out)
}
