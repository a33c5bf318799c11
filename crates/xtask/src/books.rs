//! Books from files: what is measured goes through the same steps as in the product.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use mingzhang_model::Book;
use mingzhang_read::{Document, Limits};

/// A file, read and understood.
pub(crate) struct Loaded {
    /// File name without its folder.
    pub(crate) name: String,
    /// As read.
    pub(crate) document: Document,
    /// As understood.
    pub(crate) book: Book,
}

/// Reads a file and understands it.
pub(crate) fn load(path: &Path) -> Result<Loaded, Box<dyn Error>> {
    let says = |error: &dyn Error| format!("{}: {error}", path.display());
    let bytes = fs::read(path).map_err(|error| says(&error))?;
    let document = mingzhang_read::read(&bytes, &Limits::default()).map_err(|error| says(&error))?;
    let book = mingzhang_recognise::recognise(&document);
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok(Loaded { name, document, book })
}

/// The files named, folders replaced by the books in them (`.pdf` and `.txt`), sorted so that every run sees the same order.
pub(crate) fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut out = Vec::new();
    for path in paths {
        if path.is_dir() {
            out.extend(with_extension(path, &["pdf", "txt"])?);
        } else {
            out.push(path.clone());
        }
    }
    Ok(out)
}

/// The files of a folder that end so, sorted.
pub(crate) fn with_extension(folder: &Path, extensions: &[&str]) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut out: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension().is_some_and(|e| extensions.iter().any(|wanted| e.eq_ignore_ascii_case(wanted)))
        })
        .collect();
    out.sort();
    Ok(out)
}
