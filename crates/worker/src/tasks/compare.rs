//! Compares two files figure by figure, each at its coordinate: layout and form do not matter.

use std::path::Path;

use mingzhang_diff::{Change, Diff, Source};
use mingzhang_model::{Book, MoneyUnit};
use mingzhang_read::Limits;
use serde::{Deserialize, Serialize};

use crate::TaskError;

/// Changes that are listed; two books of different units differ in everything.
const LISTED: usize = 2000;

/// Two files to compare.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compare {
    /// Name of the earlier one in the task's folder.
    pub before: String,
    /// Name of the later one.
    pub after: String,
}

/// What is not the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// Figures that are the same.
    pub same: usize,
    /// Figures that are not, all of them.
    pub different: usize,
    /// The first of them, in the order of the books.
    pub changes: Vec<Changed>,
}

/// One figure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// The table that it stands in.
    pub table: String,
    /// Its row.
    pub row: String,
    /// Its column.
    pub column: String,
    /// As it was printed, with its unit; empty where it was not.
    pub before: String,
    /// As it is printed, with its unit; empty where it is not.
    pub after: String,
    /// After less before, in yuan.
    pub difference: String,
}

impl Compare {
    pub(super) fn run(&self, folder: &Path) -> Result<Compared, TaskError> {
        let (before, after) = (read(folder, &self.before)?, read(folder, &self.after)?);
        let source = |file, book| Source { file, book, exact: None };
        let diff = mingzhang_diff::compare(source(&self.before, &before), source(&self.after, &after));
        Ok(compared(&diff))
    }
}

fn read(folder: &Path, name: &str) -> Result<Book, TaskError> {
    let bytes = std::fs::read(folder.join(name))?;
    Ok(mingzhang_examine::book(&bytes, &Limits::default())?)
}

fn compared(diff: &Diff) -> Compared {
    let changes = diff.entries.iter().take(LISTED).map(|entry| {
        let said =
            |figure: &mingzhang_diff::Figure| format!("{} {}", figure.text, figure.printed.unit().chinese());
        let (before, after) = match &entry.change {
            Change::Added(after) => (String::new(), said(after)),
            Change::Removed(before) => (said(before), String::new()),
            Change::Changed { before, after } => (said(before), said(after)),
        };
        Changed {
            table: entry.table.clone(),
            row: entry.row.clone(),
            column: entry.column.clone(),
            before,
            after,
            difference: entry.change.difference().display(MoneyUnit::Yuan, 2, true),
        }
    });
    Compared { same: diff.same, different: diff.entries.len(), changes: changes.collect() }
}
