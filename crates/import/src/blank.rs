//! An empty ledger to fill in.

use std::collections::BTreeMap;

use mingzhang_model::ledger::{Agency, Details, Ledger};
use mingzhang_model::{BookKind, Level};

use crate::export::{ExportError, export_folder, export_workbook};

use crate::details::Key;

/// `book.toml` with every key explained. Lines that begin with `#` and no space are settings to switch on.
const BOOK: &str = include_str!("../data/book.toml");

/// The files of an empty folder: CSV files with their headers and the unit's row, and a commented `book.toml`.
/// `final-accounts` gets the files of final accounts, every other template those of a budget.
pub fn empty(template: &str, year: i32, unit: &str) -> BTreeMap<String, Vec<u8>> {
    let ledger = blank(template, year, unit);
    let mut files = export_folder(&ledger);
    let kind = if ledger.details.kind == BookKind::Budget { "budget" } else { "final-accounts" };
    let book = BOOK
        .replace("{kind}", kind)
        .replace("{template}", &template.replace(['"', '\\'], ""))
        .replace("{year}", &year.to_string())
        .replace("{unit}", &unit.replace('\n', " "));
    files.insert("book.toml".to_owned(), book.into_bytes());
    files
}

/// The same as one workbook, with drop-down lists and a sheet of instructions.
///
/// # Errors
///
/// When a name is longer than a cell holds.
pub fn empty_workbook(template: &str, year: i32, unit: &str) -> Result<Vec<u8>, ExportError> {
    export_workbook(&blank(template, year, unit))
}

/// The paragraph that explains a key in an empty `book.toml`; nothing for a part of another key's table.
pub(crate) fn stub(key: Key, year: i32) -> String {
    let heads = [format!("#{} = ", key.word()), format!("#[{}]", key.word()), format!("#[[{}]]", key.word())];
    let is_of_key = |paragraph: &&str| {
        let first = paragraph.lines().find(|line| line.starts_with('#') && !line.starts_with("# "));
        first.is_some_and(|line| heads.iter().any(|head| line.starts_with(head)))
    };
    let found = BOOK.split("\n\n").find(is_of_key).unwrap_or_default();
    if found.is_empty() {
        String::new()
    } else {
        format!("\n{}\n", found.trim_end().replace("{year}", &year.to_string()))
    }
}

fn blank(template: &str, year: i32, unit: &str) -> Ledger {
    let kind = if template == "final-accounts" { BookKind::FinalAccounts } else { BookKind::Budget };
    let details = Details { kind, level: Level::Unit, template: template.to_owned(), ..Details::default() };
    let agencies = vec![Agency { name: unit.to_owned(), ..Agency::default() }];
    Ledger { year, agencies, details, ..Ledger::default() }
}
