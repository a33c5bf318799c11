//! Files appear complete and all together, or not at all.

use std::io::Write as _;
use std::path::Path;

use mingzhang_import::{Fault, annotate_workbook};
use mingzhang_model::Message;
use mingzhang_press::Printed;
use tempfile::NamedTempFile;

use super::{Job, Said};
use crate::inputs::shown;
use crate::output::{Failure, temporary_in};
use crate::screen::Screen;

/// A file that was written.
pub(crate) struct Written {
    pub(crate) shown: String,
    pub(crate) bytes: usize,
}

/// Writes the forms under temporary names, then gives all of them their names.
pub(crate) fn write_all(printed: &[Printed], folder: &Path) -> Result<Vec<Written>, Failure> {
    let files: Vec<(&str, &[u8])> =
        printed.iter().map(|form| (form.file_name.as_str(), form.bytes.as_slice())).collect();
    write_files(&files, folder)
}

/// Writes files into a folder, which is made if it is not there.
pub(crate) fn write_files(files: &[(&str, &[u8])], folder: &Path) -> Result<Vec<Written>, Failure> {
    let failed = |path: &Path, error: &std::io::Error| {
        Failure::Said(
            Message::new("write-failed").with("path", shown(path)).with("detail", error.to_string()),
        )
    };
    std::fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
    let mut waiting: Vec<(NamedTempFile, std::path::PathBuf, usize)> = Vec::new();
    for (name, bytes) in files {
        let target = folder.join(name);
        let mut temporary = temporary_in(folder).map_err(|error| failed(&target, &error))?;
        temporary.write_all(bytes).map_err(|error| failed(&target, &error))?;
        waiting.push((temporary, target, bytes.len()));
    }
    waiting
        .into_iter()
        .map(|(temporary, target, bytes)| {
            temporary.persist(&target).map_err(|error| failed(&target, &error.error))?;
            Ok(Written { shown: shown(&target), bytes })
        })
        .collect()
}

/// A copy of the workbook with the errors beside the cells; `None` for a folder, or where the workbook cannot be read.
pub(super) fn marked_copy(job: &Job, folder: &Path, screen: &Screen) -> Result<Option<String>, Failure> {
    let Some(bytes) = &job.handed.workbook else { return Ok(None) };
    let words = |fault: &Fault| screen.words.message(&Said::imported(fault).message);
    let Ok(marked) = annotate_workbook(bytes, &job.handed.imported.faults, &words) else { return Ok(None) };
    let stem =
        job.handed.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let name = format!("{stem}（标注问题）.xlsx");
    let written = write_files(&[(&name, &marked)], folder)?;
    Ok(written.into_iter().next().map(|file| file.shown))
}
