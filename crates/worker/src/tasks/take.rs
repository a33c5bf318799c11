//! Takes over a ledger that was handed in, as grids: a workbook, a zip of a ledger's folder, or such a folder's files; as it is,
//! or as last year's.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::path::Path;

use mingzhang_compose::Said;
use mingzhang_import::{
    Fault as ImportFault, Grids, Imported, carry_over, export_folder, grids_of_folder, grids_of_workbook,
    import_folder, import_workbook,
};
use mingzhang_model::{BookKind, Message};
use serde::{Deserialize, Serialize};

use super::Progress;
use super::ledger::{Fault, fault, files};
use crate::{TaskError, words};

/// The grids, as [`Taken`].
pub const GRIDS: &str = "grids.json";

/// The files of a zip that are looked at, and how much they may hold. A ledger has nine files; 5,000 lines are half a megabyte.
const FILES: usize = 200;
const LARGEST: u64 = 16 << 20;

/// A ledger to take over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Take {
    /// A workbook or a zip in the task's folder; nothing where the ledger's own files are in it.
    pub file: Option<String>,
    /// The year to carry it over to, if it is last year's.
    pub carry: Option<i32>,
}

/// A ledger as grids.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// Each table's rows by its name, one text a column of its layout.
    pub tables: BTreeMap<String, Vec<Vec<String>>>,
    /// `book.toml`; empty where there was none.
    pub book: String,
}

/// What a list shows of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The year as the ledger says it; 0 where it does not.
    pub year: i32,
    /// `budget`, `final_accounts`.
    pub kind: String,
    /// The unit's name.
    pub unit: String,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

impl Take {
    pub(super) fn run(&self, folder: &Path, progress: Progress<'_>) -> Result<Summary, TaskError> {
        let (mut grids, mut imported) = self.read(folder)?;
        progress(1, 2);
        if imported.is_no_ledger() || grids.tables.is_empty() {
            return Err(Message::new("writing-no-ledger").into());
        }
        let faults: Vec<ImportFault> = std::mem::take(&mut imported.faults);
        let ledger = &imported.ledger;
        let kind = match ledger.details.kind {
            BookKind::FinalAccounts => "final_accounts",
            BookKind::Budget | BookKind::Unknown => "budget",
        };
        let unit = ledger.agencies.first().map(|agency| agency.name.clone()).unwrap_or_default();
        if let Some(year) = self.carry {
            grids = grids_of_folder(&export_folder(&carry_over(ledger, year)));
        }
        let words = words();
        let tables = grids.tables.into_iter().map(|(name, rows)| (name.to_owned(), rows)).collect();
        let taken = Taken { tables, book: grids.book.unwrap_or_default() };
        std::fs::write(folder.join(GRIDS), serde_json::to_vec(&taken)?)?;
        progress(2, 2);
        let faults = faults.iter().map(|own| fault(&Said::imported(own), words)).collect();
        Ok(Summary { year: ledger.year, kind: kind.to_owned(), unit, faults })
    }

    fn read(&self, folder: &Path) -> Result<(Grids, Imported), TaskError> {
        let Some(name) = &self.file else {
            let files = files(folder)?;
            return Ok((grids_of_folder(&files), import_folder(&files)));
        };
        let bytes = std::fs::read(folder.join(name))?;
        match unpacked(&bytes)? {
            Some(files) => Ok((grids_of_folder(&files), import_folder(&files))),
            None => Ok((grids_of_workbook(&bytes), import_workbook(&bytes))),
        }
    }
}

/// The tables and `book.toml` of a zip; nothing where it holds none of them, which is what a workbook is.
fn unpacked(bytes: &[u8]) -> Result<Option<BTreeMap<String, Vec<u8>>>, TaskError> {
    let no_ledger = || Message::new("writing-no-ledger");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| no_ledger())?;
    let mut out = BTreeMap::new();
    let mut left = LARGEST;
    for index in 0..archive.len().min(FILES) {
        let Ok(file) = archive.by_index(index) else { continue };
        // Only the last part of a name counts, so that no name leads anywhere.
        let Ok(name) = file.name() else { continue };
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
        let ending = name.rsplit('.').next().unwrap_or_default();
        if !(ending == "csv" || name == "book.toml") || name.starts_with('.') {
            continue;
        }
        let mut content = Vec::new();
        let read = file.take(left.saturating_add(1)).read_to_end(&mut content).map_err(|_| no_ledger())?;
        left = left
            .checked_sub(u64::try_from(read).unwrap_or(u64::MAX))
            .ok_or_else(|| Message::new("writing-too-large"))?;
        out.insert(name, content);
    }
    Ok((!out.is_empty()).then_some(out))
}
