//! One file a task: its parameters, its work, its result.

pub mod check;
pub mod index;
pub mod list;
pub mod page;
pub mod report;
pub mod unpack;

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::TaskError;

/// The work that a worker can do. Names of files are relative to the task's folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "snake_case")]
pub enum Task {
    /// Reads and checks a file.
    Check(check::Check),
    /// Reads a table as texts.
    List(list::List),
    /// Draws pages of a PDF.
    Page(page::Page),
    /// Writes the findings, or the data, of a file in one form.
    Report(report::Report),
    /// Unpacks an archive of files to be checked.
    Unpack(unpack::Unpack),
}

/// Tells how far a task is: steps done, steps in all.
pub(crate) type Progress<'a> = &'a dyn Fn(u32, u32);

impl Task {
    pub(crate) fn run(&self, folder: &Path, progress: Progress<'_>) -> Result<serde_json::Value, TaskError> {
        match self {
            Self::List(list) => Ok(serde_json::to_value(list.run(folder, progress)?)?),
            Self::Check(check) => Ok(serde_json::to_value(check.run(folder, progress)?)?),
            Self::Page(page) => Ok(serde_json::to_value(page.run(folder)?)?),
            Self::Report(report) => Ok(serde_json::to_value(report.run(folder)?)?),
            Self::Unpack(unpack) => Ok(serde_json::to_value(unpack.run(folder, progress)?)?),
        }
    }
}
