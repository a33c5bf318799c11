//! `mingzhang new`: an empty book to fill in, or last year's carried over.

use std::collections::BTreeMap;

use mingzhang_catalog::Template;
use mingzhang_import::{carry_over, empty, empty_workbook, export_folder, export_workbook};
use mingzhang_model::Message;

use crate::args::New;
use crate::build::{load, tell, write_files};
use crate::convert::{export_failed, is_taken, is_workbook, split};
use crate::inputs::shown;
use crate::output::{Failure, Output};
use crate::screen::Screen;

/// Name of the workbook in a new folder.
const WORKBOOK: &str = "workbook.xlsx";

/// Makes the files; a folder that holds anything is left alone.
pub(crate) fn run(args: &New, screen: &Screen) -> Result<u8, Failure> {
    let said = |id, path: &std::path::Path| Failure::Said(Message::new(id).with("path", shown(path)));
    if Template::get(&args.template).is_none() {
        let known: Vec<&str> = Template::embedded().iter().map(|template| template.id.as_str()).collect();
        let message = Message::new("build-template-unknown").with("template", args.template.as_str());
        return Err(Failure::Said(message.with("known", known.join("、"))));
    }
    // A name that ends in .xlsx means the workbook itself, not a folder with one in it.
    let named = is_workbook(&args.folder);
    let (folder, workbook) =
        if named { split(&args.folder) } else { (args.folder.as_path(), WORKBOOK.to_owned()) };
    if is_taken(&args.folder) {
        return Err(said("new-taken", &args.folder));
    }
    let as_workbook = (args.xlsx || named).then_some(workbook);
    let files = match &args.from {
        Some(last) => carried(args, last, as_workbook.as_deref())?,
        None => blank(args, as_workbook.as_deref())?,
    };
    let listed: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let written = write_files(&listed, folder)?;
    let mut out = Output::open(None, &[])?;
    out.write(tell::list(&written).as_bytes())?;
    let made = as_workbook.map_or_else(|| args.folder.clone(), |name| folder.join(name));
    let next = Message::new("new-done").with("path", shown(&made));
    out.write(format!("{}\n", screen.words.message(&next)).as_bytes())?;
    Ok(0)
}

fn blank(args: &New, workbook: Option<&str>) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let year = args.year.unwrap_or_else(next_year);
    let unit = args.unit.as_deref().unwrap_or("");
    if let Some(name) = workbook {
        let bytes = empty_workbook(&args.template, year, unit).map_err(|error| export_failed(&error))?;
        return Ok(BTreeMap::from([(name.to_owned(), bytes)]));
    }
    Ok(empty(&args.template, year, unit))
}

fn carried(
    args: &New,
    last: &std::path::Path,
    workbook: Option<&str>,
) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let last = load(last)?.imported.ledger;
    let ledger = carry_over(&last, args.year.unwrap_or(last.year + 1));
    if let Some(name) = workbook {
        let bytes = export_workbook(&ledger).map_err(|error| export_failed(&error))?;
        return Ok(BTreeMap::from([(name.to_owned(), bytes)]));
    }
    Ok(export_folder(&ledger))
}

/// Budgets are made for the coming year.
fn next_year() -> i32 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    // Good to a day at the turn of the year, which is all that a default needs.
    let years = since.as_secs() / 31_556_952;
    1971 + i32::try_from(years).unwrap_or(0)
}
