//! The book as a workbook: a sheet a form in its official layout, a sheet a project, and every figure once more as plain data.

mod contents;
mod data;
mod faces;
mod form;
mod names;
mod number;
mod room;
mod sheet;

use mingzhang_model::Manuscript;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use faces::Faces;
use names::Names;

/// Why no file was written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The library that writes the file refused something.
    #[error("the workbook could not be written")]
    Write(#[from] rust_xlsxwriter::XlsxError),
    /// Excel has no room for so many rows or columns.
    #[error("the workbook has no room for {what} of {count}")]
    TooLarge {
        /// Rows or columns.
        what: &'static str,
        /// How many.
        count: usize,
    },
}

/// Writes the book as an `.xlsx` file. The same book gives the same bytes.
///
/// # Errors
///
/// If a table is larger than a sheet can be, or its cells overlap.
pub fn xlsx(manuscript: &Manuscript) -> Result<Vec<u8>, Error> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(manuscript)?);
    let names = Names::of(manuscript);
    let faces = Faces::new();
    contents::write(workbook.add_worksheet(), manuscript, &names, &faces)?;
    for (it, name) in manuscript.forms.iter().zip(&names.forms) {
        let sheet = named(&mut workbook, name)?;
        form::write(sheet, it, &faces)?;
        finish(sheet, manuscript);
    }
    for (it, name) in manuscript.sheets.iter().zip(&names.sheets) {
        let sheet = named(&mut workbook, name)?;
        sheet::write(sheet, it, &faces)?;
        finish(sheet, manuscript);
    }
    data::write(named(&mut workbook, names::DATA)?, manuscript, &faces)?;
    Ok(workbook.save_to_buffer()?)
}

fn named<'w>(workbook: &'w mut Workbook, name: &str) -> Result<&'w mut Worksheet, Error> {
    Ok(workbook.add_worksheet().set_name(name)?)
}

/// A4, one page wide, numbered; the draft mark on every printed page.
fn finish(sheet: &mut Worksheet, manuscript: &Manuscript) {
    const A4: u8 = 9;
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_print_center_horizontally(true);
    sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
    sheet.set_footer("&C&\"宋体\"&9第 &P 页 共 &N 页");
    if manuscript.draft {
        sheet.set_header("&C&\"黑体\"&11&KB8321F草稿");
    }
}

/// The dates are of the book's year and not of the clock: the same book is the same file.
fn properties(manuscript: &Manuscript) -> Result<DocProperties, Error> {
    let year = u16::try_from(manuscript.year.clamp(1980, 9999)).unwrap_or(1980);
    let mark = if manuscript.draft { "（草稿）" } else { "" };
    let properties = DocProperties::new();
    let properties = if manuscript.draft { properties.set_status("草稿") } else { properties };
    Ok(properties
        .set_title(format!("{}{}{mark}", manuscript.unit_name, manuscript.title))
        .set_author(&manuscript.unit_name)
        .set_company(&manuscript.unit_name)
        .set_creation_datetime(&ExcelDateTime::from_ymd(year, 1, 1)?))
}

/// A row or a line as Excel counts it.
fn row(index: usize) -> Result<u32, Error> {
    u32::try_from(index).map_err(|_| Error::TooLarge { what: "rows", count: index })
}

/// A column as Excel counts it.
fn column(index: usize) -> Result<u16, Error> {
    u16::try_from(index).map_err(|_| Error::TooLarge { what: "columns", count: index })
}
