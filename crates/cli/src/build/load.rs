//! The ledger as it was handed in: a folder, or one workbook.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use mingzhang_import::{Imported, import_folder, import_workbook};
use mingzhang_model::Message;

use crate::inputs::{self, Input};
use crate::output::Failure;

/// A file of a ledger is at most so large: 5,000 lines are half a megabyte.
const LARGEST: usize = 64 << 20;

/// What was handed in.
pub(crate) struct Handed {
    /// The workbook's bytes, if it was one.
    pub(crate) workbook: Option<Vec<u8>>,
    /// The folder's files, if it was one.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// Where it is.
    pub(crate) path: PathBuf,
    /// The ledger and its faults.
    pub(crate) imported: Imported,
}

/// Reads a folder of CSV files with `book.toml`, or a workbook.
pub(crate) fn load(path: &Path) -> Result<Handed, Failure> {
    if let Some(workbook) = only_workbook(path) {
        return load(&workbook);
    }
    if path.is_dir() {
        let files = files(path)?;
        let imported = import_folder(&files);
        return Ok(Handed { workbook: None, files, path: path.to_owned(), imported });
    }
    let bytes = bytes(path)?;
    let imported = import_workbook(&bytes);
    if imported.is_no_ledger() {
        let path = inputs::shown(path);
        let message = Message::new("build-no-ledger").with("path", path.as_str());
        return Err(Failure::File { path, message });
    }
    Ok(Handed { workbook: Some(bytes), files: BTreeMap::new(), path: path.to_owned(), imported })
}

/// The workbook of a folder that holds nothing else of a ledger, as `mingzhang new --xlsx` makes one.
fn only_workbook(folder: &Path) -> Option<PathBuf> {
    let entries = std::fs::read_dir(folder).ok()?;
    let paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    let ends = |path: &Path, ending| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
    // `~$ledger.xlsx` is Excel's own, while the workbook is open.
    let is_seen = |path: &Path| {
        path.is_file() && path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with(['.', '~']))
    };
    if paths.iter().any(|path| ends(path, "csv")) {
        return None;
    }
    let mut books = paths.into_iter().filter(|path| ends(path, "xlsx") && is_seen(path));
    books.next().filter(|_| books.next().is_none())
}

/// The files of a folder that a ledger may consist of.
pub(crate) fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let failed = |error: std::io::Error| {
        let detail = error.to_string();
        Failure::Said(
            Message::new("build-unreadable").with("path", inputs::shown(folder)).with("detail", detail),
        )
    };
    let mut out = BTreeMap::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        // Some systems export `BUDGET_LINES.CSV`.
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        let is_ours =
            Path::new(&name).extension().is_some_and(|ending| ending == "csv") || name == "book.toml";
        if is_ours && !name.starts_with('.') && path.is_file() {
            out.insert(name, bytes(&path)?);
        }
    }
    if out.is_empty() {
        return Err(Failure::Said(Message::new("build-folder-empty").with("path", inputs::shown(folder))));
    }
    Ok(out)
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    inputs::load(&Input::named(path), LARGEST)
        .map_err(|message| Failure::File { path: inputs::shown(path), message })
}
