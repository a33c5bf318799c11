//! `mingzhang new`: an empty book to fill in, or last year's carried over.

use std::collections::BTreeMap;

use mingzhang_catalog::Template;
use mingzhang_import::{carry_over, empty, empty_workbook, export_folder, export_workbook};
use mingzhang_model::Message;

use crate::args::New;
use crate::build::{load, tell, write_files};
use crate::inputs::shown;
use crate::output::{Failure, Output};
use crate::screen::Screen;

/// Makes the files; a folder that holds anything is left alone.
pub(crate) fn run(args: &New, screen: &Screen) -> Result<u8, Failure> {
    let said = |id, path: &std::path::Path| Failure::Said(Message::new(id).with("path", shown(path)));
    if Template::get(&args.template).is_none() {
        let known: Vec<&str> = Template::embedded().iter().map(|template| template.id.as_str()).collect();
        let message = Message::new("build-template-unknown").with("template", args.template.as_str());
        return Err(Failure::Said(message.with("known", known.join("、"))));
    }
    let is_taken = args.folder.is_file()
        || std::fs::read_dir(&args.folder).is_ok_and(|mut entries| entries.next().is_some());
    if is_taken {
        return Err(said("new-taken", &args.folder));
    }
    let files = match &args.from {
        Some(last) => carried(args, last)?,
        None => blank(args)?,
    };
    let listed: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let written = write_files(&listed, &args.folder)?;
    let mut out = Output::open(None, &[])?;
    out.write(tell::list(&written).as_bytes())?;
    let next = Message::new("new-done").with("path", shown(&args.folder));
    out.write(format!("{}\n", screen.words.message(&next)).as_bytes())?;
    Ok(0)
}

fn blank(args: &New) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let year = args.year.unwrap_or_else(next_year);
    let unit = args.unit.as_deref().unwrap_or("");
    if args.xlsx {
        let workbook = empty_workbook(&args.template, year, unit).map_err(|error| export_failed(&error))?;
        return Ok(BTreeMap::from([("workbook.xlsx".to_owned(), workbook)]));
    }
    Ok(empty(&args.template, year, unit))
}

fn carried(args: &New, last: &std::path::Path) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let last = load(last)?.imported.ledger;
    let ledger = carry_over(&last, args.year.unwrap_or(last.year + 1));
    if args.xlsx {
        let workbook = export_workbook(&ledger).map_err(|error| export_failed(&error))?;
        return Ok(BTreeMap::from([("workbook.xlsx".to_owned(), workbook)]));
    }
    Ok(export_folder(&ledger))
}

fn export_failed(error: &mingzhang_import::ExportError) -> Failure {
    Failure::Said(Message::new("build-press-failed").with("detail", error.to_string()))
}

/// Budgets are made for the coming year.
fn next_year() -> i32 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    // Good to a day at the turn of the year, which is all that a default needs.
    let years = since.as_secs() / 31_556_952;
    1971 + i32::try_from(years).unwrap_or(0)
}
