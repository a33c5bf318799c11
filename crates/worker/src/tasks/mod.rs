//! One file a task: its parameters, its work, its result.

pub mod build;
pub mod check;
pub mod compare;
pub mod example;
pub mod explain;
pub mod index;
mod ledger;
pub mod list;
pub mod page;
pub mod proof;
pub mod report;
pub mod take;
pub mod unpack;

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::TaskError;

pub use ledger::{Asked, Fault, Found, faults_of};

/// The work that a worker can do. Names of files are relative to the task's folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "snake_case")]
pub enum Task {
    /// Prints a ledger as a book.
    Build(build::Build),
    /// Reads and checks a file.
    Check(check::Check),
    /// Compares two files figure by figure.
    Compare(compare::Compare),
    /// Makes a book of the invented bureau.
    Example(example::Example),
    /// Explains a figure of a book.
    Explain(explain::Explain),
    /// Reads a table as texts.
    List(list::List),
    /// Draws pages of a PDF.
    Page(page::Page),
    /// Proofreads a ledger.
    Proof(proof::Proof),
    /// Writes the findings, or the data, of a file in one form.
    Report(report::Report),
    /// Takes over a ledger.
    Take(take::Take),
    /// Unpacks an archive of files to be checked.
    Unpack(unpack::Unpack),
}

/// Tells how far a task is: steps done, steps in all.
pub(crate) type Progress<'a> = &'a dyn Fn(u32, u32);

impl Task {
    pub(crate) fn run(&self, folder: &Path, progress: Progress<'_>) -> Result<serde_json::Value, TaskError> {
        match self {
            Self::Build(build) => Ok(serde_json::to_value(build.run(folder, progress)?)?),
            Self::Check(check) => Ok(serde_json::to_value(check.run(folder, progress)?)?),
            Self::Compare(compare) => Ok(serde_json::to_value(compare.run(folder)?)?),
            Self::Example(example) => Ok(serde_json::to_value(example.run(folder)?)?),
            Self::Explain(explain) => Ok(serde_json::to_value(explain.run(folder, progress)?)?),
            Self::List(list) => Ok(serde_json::to_value(list.run(folder, progress)?)?),
            Self::Page(page) => Ok(serde_json::to_value(page.run(folder)?)?),
            Self::Proof(proof) => Ok(serde_json::to_value(proof.run(folder, progress)?)?),
            Self::Report(report) => Ok(serde_json::to_value(report.run(folder)?)?),
            Self::Take(take) => Ok(serde_json::to_value(take.run(folder, progress)?)?),
            Self::Unpack(unpack) => Ok(serde_json::to_value(unpack.run(folder, progress)?)?),
        }
    }
}

#[cfg(test)]
#[path = "writing_tests.rs"]
mod writing_tests;
