//! What a unit hands in → a ledger, and back.
//!
//! A ledger comes as a folder of CSV files with a `book.toml`, or as one workbook with a sheet a file. Both are read
//! into the same [`mingzhang_model::Ledger`]; whatever is wrong becomes a [`Fault`] with its place, and all of them are
//! said at once. Nothing here opens files: names and bytes come in, values go out.
//!
//! The files and columns are in `layout.rs`, the short lists of codes in `choice.rs`, the keys of `book.toml` in
//! `details/`.

mod amount;
mod annotate;
mod assemble;
mod blank;
mod carry;
mod characters;
mod choice;
mod delimited;
mod details;
mod export;
mod fault;
mod grids;
mod layout;
mod nearest;
mod places;
mod reading;
mod record;
mod rows;
mod sheet;
mod ties;
mod workbook;

use std::collections::BTreeMap;
use std::sync::Arc;

use mingzhang_model::ledger::Ledger;

pub use annotate::{AnnotateError, annotate_workbook};
pub use blank::{empty, empty_workbook};
pub use carry::carry_over;
pub use characters::{find_in_folder, find_in_workbook};
pub use choice::fund_label;
pub use details::{BadEntry, BookEntry, BookKey, book_entries, book_keys, set_book_entry};
pub use export::{ExportError, export_folder, export_workbook};
pub use fault::{Fault, FaultCode, Position};
pub use grids::{
    GridColumn, GridLayout, Grids, Holds, grid_file, grids_of_folder, grids_of_workbook, layouts,
};
pub use places::BookPlaces;

use assemble::{Handed, assemble};
use layout::TABLES;

/// A ledger, and what is wrong with what it was read from.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// All that could be read. A row with an unreadable code or amount is not in it, and a fault says so.
    pub ledger: Ledger,
    /// Everything that is wrong or worth knowing, in the order of the files and rows.
    pub faults: Vec<Fault>,
    /// Where the keys of `book.toml` stand, or would.
    pub book: BookPlaces,
}

impl Imported {
    /// Whether nothing keeps the book from being published.
    pub fn is_clean(&self) -> bool {
        self.faults.iter().all(|fault| fault.severity != mingzhang_model::Severity::Error)
    }

    /// Whether all that was handed in is in the ledger. If not, its sums are wrong only because rows are missing.
    pub fn is_whole(&self) -> bool {
        let is_lost =
            |fault: &Fault| fault.severity == mingzhang_model::Severity::Error && !fault.code.keeps_row();
        !self.faults.iter().any(is_lost)
    }

    /// Whether what was handed in is something else: a published book, a file of another program.
    pub fn is_no_ledger(&self) -> bool {
        self.faults.iter().any(|fault| {
            fault.code == FaultCode::NotLedger
                || fault.code == FaultCode::WorkbookUnreadable && fault.position.file.is_none()
        })
    }
}

/// Reads a folder: its files by name (a path's last part counts) with their bytes. Files that are neither CSV nor
/// `book.toml` are passed over.
pub fn import_folder(files: &BTreeMap<String, Vec<u8>>) -> Imported {
    let mut faults = Vec::new();
    let mut sheets = BTreeMap::new();
    let mut book = None;
    for (path, bytes) in files {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let file: Arc<str> = Arc::from(name);
        if name.eq_ignore_ascii_case("book.toml") {
            book = Some((file.clone(), details::read_toml(&file, bytes)));
            continue;
        }
        let Some((stem, _)) = name.rsplit_once('.').filter(|(_, end)| end.eq_ignore_ascii_case("csv")) else {
            continue;
        };
        if let Some(layout) = TABLES.iter().find(|layout| layout.is_named(stem)) {
            sheets.insert(layout.stem, delimited::read(&file, bytes, &mut faults));
        } else {
            let nearest = nearest::nearest_word(stem, TABLES.iter().map(|layout| layout.stem));
            let nearest = nearest.map(|stem| format!("{stem}.csv")).unwrap_or_default();
            let fault = Fault { value: name.to_owned(), ..Fault::of_file(FaultCode::FileUnknown, &file) };
            faults.push(fault.arg("nearest", nearest));
        }
    }
    assemble(Handed { sheets: &sheets, book, workbook: false, faults })
}

/// Reads a workbook (`.xlsx`): a sheet a file, named in Chinese as [`export_workbook`] does or as the file, and
/// 封面与说明 in place of `book.toml`. Other sheets are passed over.
///
/// The bytes are taken as they are: whoever lets strangers hand in workbooks limits their unpacked size first.
pub fn import_workbook(bytes: &[u8]) -> Imported {
    let mut faults = Vec::new();
    let mut sheets = BTreeMap::new();
    let mut book = None;
    let found = workbook::read(bytes, &mut faults);
    if found.is_empty() {
        // Not a workbook at all: that every sheet is missing goes without saying.
        return Imported { faults, ..Imported::default() };
    }
    let is_ours =
        |name: &str| layout::BOOK.is_named(name) || TABLES.iter().any(|layout| layout.is_named(name));
    if !found.iter().any(|sheet| is_ours(&sheet.name)) {
        faults.push(Fault::new(FaultCode::NotLedger, Position::default(), ""));
        return Imported { faults, ..Imported::default() };
    }
    for sheet in found {
        if layout::BOOK.is_named(&sheet.name) {
            book = Some((sheet.name.clone(), details::read_sheet(&sheet)));
        } else if let Some(layout) = TABLES.iter().find(|layout| layout.is_named(&sheet.name)) {
            sheets.insert(layout.stem, sheet);
        }
    }
    assemble(Handed { sheets: &sheets, book, workbook: true, faults })
}
