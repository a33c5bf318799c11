//! `mingzhang convert`: a ledger's folder as a workbook, or a workbook as a folder.

use std::path::Path;

use mingzhang_import::{export_folder, export_workbook};
use mingzhang_model::{Message, Severity};

use crate::args::Convert;
use crate::build::{Said, list_faults, load, tell, write_files};
use crate::inputs::shown;
use crate::output::{Failure, Output};
use crate::screen::Screen;

/// Converts; a ledger with errors is refused, because rows that cannot be read would be lost on the way.
pub(crate) fn run(args: &Convert, screen: &Screen) -> Result<u8, Failure> {
    if is_taken(&args.to) {
        return Err(Failure::Said(Message::new("new-taken").with("path", shown(&args.to))));
    }
    let imported = load(&args.from)?.imported;
    let mut out = Output::open(None, &[])?;
    if imported.faults.iter().any(|fault| fault.severity == Severity::Error) {
        let mut faults: Vec<Said> = imported.faults.iter().map(Said::imported).collect();
        faults.sort_by_key(|fault| std::cmp::Reverse(fault.severity));
        out.write(list_faults(&faults, screen, false).as_bytes())?;
        out.write(format!("{}\n", screen.words.words("convert-nothing-written")).as_bytes())?;
        return Ok(1);
    }
    let written = if is_workbook(&args.to) {
        let workbook = export_workbook(&imported.ledger).map_err(|error| export_failed(&error))?;
        let (folder, name) = split(&args.to);
        write_files(&[(&name, &workbook)], folder)?
    } else {
        let files = export_folder(&imported.ledger);
        let listed: Vec<(&str, &[u8])> =
            files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        write_files(&listed, &args.to)?
    };
    out.write(tell::list(&written).as_bytes())?;
    Ok(0)
}

/// Whether a path is to be a workbook, by its name.
pub(crate) fn is_workbook(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"))
}

/// Whether there is something at a path already: a file, or a folder that holds anything.
pub(crate) fn is_taken(path: &Path) -> bool {
    path.is_file() || std::fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_some())
}

/// The folder that a file is to stand in, and its name.
pub(crate) fn split(path: &Path) -> (&Path, String) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    (folder, name)
}

pub(crate) fn export_failed(error: &mingzhang_import::ExportError) -> Failure {
    Failure::Said(Message::new("build-press-failed").with("detail", error.to_string()))
}
