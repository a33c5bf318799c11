//! Which files are meant, and their bytes.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use mingzhang_model::Message;
use walkdir::WalkDir;

use mingzhang_examine::too_large;

/// Extensions that are taken from a folder. A file that is named is read whatever it is called.
const KNOWN: [&str; 9] = ["pdf", "txt", "xlsx", "xls", "docx", "html", "htm", "json", "zip"];

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// The path as it is shown: relative to where the user stands.
    pub(crate) shown: String,
    /// Why it cannot be read, if that is known already.
    pub(crate) problem: Option<Message>,
}

impl Input {
    /// A file that is named.
    pub(crate) fn named(path: &Path) -> Self {
        Self { path: path.to_owned(), shown: shown(path), problem: None }
    }
}

/// The files that the paths mean: folders are walked in the order of names, a file is taken once.
pub(crate) fn find(paths: &[PathBuf]) -> Vec<Input> {
    let mut inputs = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, &mut inputs);
        } else {
            inputs.push(Input::named(path));
        }
    }
    let mut seen = HashSet::new();
    inputs.retain(|input| seen.insert(input.shown.clone()));
    inputs
}

fn walk(folder: &Path, inputs: &mut Vec<Input>) {
    let before = inputs.len();
    // Hidden files are a system's own: `._预算.pdf` on a disk from a Mac is not a book.
    let visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(visible) {
        match entry {
            Ok(entry) if !entry.path().is_dir() && is_known(entry.path()) => {
                inputs.push(Input::named(entry.path()));
            }
            Ok(_) => {}
            Err(error) => {
                let mut input = Input::named(error.path().unwrap_or(folder));
                let detail = error.to_string();
                let error = error.into_io_error();
                input.problem = Some(error.map_or_else(|| io_message(None, &detail), |e| explain(&e)));
                inputs.push(input);
            }
        }
    }
    if inputs.len() == before {
        let problem = Some(Message::new("read-directory-empty"));
        inputs.push(Input { problem, ..Input::named(folder) });
    }
}

fn is_known(path: &Path) -> bool {
    path.extension().is_some_and(|e| KNOWN.iter().any(|known| e.eq_ignore_ascii_case(known)))
}

/// The path from where the user stands, if it is below.
pub(crate) fn shown(path: &Path) -> String {
    let here = std::env::current_dir().ok();
    let below = here.as_deref().and_then(|here| path.strip_prefix(here).ok());
    let path = below.filter(|p| !p.as_os_str().is_empty()).unwrap_or(path);
    path.strip_prefix(".").ok().filter(|p| !p.as_os_str().is_empty()).unwrap_or(path).display().to_string()
}

/// The bytes of a file; one above the limit is refused before it is read whole.
pub(crate) fn load(input: &Input, limit: usize) -> Result<Vec<u8>, Message> {
    if let Some(problem) = &input.problem {
        return Err(problem.clone());
    }
    let file = File::open(&input.path).map_err(|error| explain(&error))?;
    let metadata = file.metadata().map_err(|error| explain(&error))?;
    if metadata.is_dir() {
        return Err(Message::new("read-is-directory"));
    }
    let limit = limit as u64;
    if metadata.len() > limit {
        return Err(too_large(metadata.len(), limit));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    // A pipe has no length, and a file may grow while it is read.
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| explain(&error))?;
    if bytes.len() as u64 > limit { Err(too_large(bytes.len() as u64, limit)) } else { Ok(bytes) }
}

/// What the system says about a file that cannot be read. The file's name stands before it already.
fn explain(error: &io::Error) -> Message {
    io_message(Some(error.kind()), &error.to_string())
}

fn io_message(kind: Option<io::ErrorKind>, detail: &str) -> Message {
    match kind {
        Some(io::ErrorKind::NotFound) => Message::new("read-not-found"),
        Some(io::ErrorKind::PermissionDenied) => Message::new("read-permission"),
        _ => Message::new("read-io").with("detail", detail),
    }
}
