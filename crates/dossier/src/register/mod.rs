//! 整改台账: an XLSX register with one row a finding, the way a finance bureau sends it back to be worked off.
//!
//! [`Entries`] are made file by file, on any thread, and hold only words; [`xlsx`] writes them all. The same entries give
//! the same bytes.

mod entry;
mod faces;
mod sheet;
mod summary;

use mingzhang_report::wording::Wording;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

pub use entry::Entries;
use faces::Faces;

/// What the columns of the register are called, and how wide they are.
const COLUMNS: [(&str, f64); 16] = [
    ("dossier-number", 5.0),
    ("dossier-file", 16.0),
    ("dossier-unit", 15.0),
    ("dossier-year", 6.0),
    ("dossier-severity", 8.0),
    ("dossier-rule", 8.5),
    ("dossier-rule-title", 15.0),
    ("dossier-place", 27.0),
    ("dossier-problem", 40.0),
    ("dossier-printed", 14.5),
    ("dossier-should", 14.5),
    ("dossier-basis", 24.0),
    ("dossier-done", 10.0),
    ("dossier-who", 9.0),
    ("dossier-until", 11.0),
    ("dossier-note", 12.0),
];
/// The first of the columns that are left to those who correct.
const OPEN: u16 = 12;

/// Writes the register and its summary.
///
/// # Errors
/// If there are more findings than a sheet has rows.
pub fn xlsx(files: &[Entries], wording: &Wording<'_>) -> Result<Vec<u8>, XlsxError> {
    let words = |id: &str| wording.localiser().entry(id).unwrap_or_default();
    let faces = Faces::new();
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_title(words("dossier-register"))
            .set_author("mingzhang")
            // Not of the clock: the same findings are the same file.
            .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?),
    );
    let register = workbook.add_worksheet().set_name(words("dossier-register-sheet"))?;
    sheet::write(register, files, &words, &faces)?;
    finish(register, &words);
    let summary = workbook.add_worksheet().set_name(words("dossier-summary-sheet"))?;
    summary::write(summary, files, wording, &words, &faces)?;
    finish(summary, &words);
    workbook.save_to_buffer()
}

/// A4 across, one page wide, numbered.
fn finish(sheet: &mut Worksheet, words: &impl Fn(&str) -> String) {
    const A4: u8 = 9;
    sheet.set_paper_size(A4);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_print_center_horizontally(true);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.set_footer(format!("&C&9{}", words("dossier-page-of")));
}

/// A row as Excel counts it. A number that it cannot have becomes one that it refuses.
fn row(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
