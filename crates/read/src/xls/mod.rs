//! Workbooks of before 2007 (`.xls`, and `.et` of older WPS), through `calamine`; other compound files are named.
//!
//! `calamine` follows the sector chains and takes the sizes of such a file as they come, so both are made sure of first:
//! the chains by `cfb`, which refuses loops, the sizes by a walk over the records. What `calamine` gets is a container
//! made anew around the checked stream.

mod records;

use std::io::{Cursor, Read, Write};

use calamine::{Data, Reader as _, SheetType, SheetVisible, Xls, XlsError};
use cfb::CompoundFile;
use mingzhang_model::{Place, Problem};

use crate::aside::{self, Clock};
use crate::container::damaged;
use crate::error::Foreign;
use crate::reader::{Reader, too_large};
use crate::sheet::{Sheet, SheetCell, number};
use crate::{Document, Limits, ReadError};
use records::{Raster, Survey};

/// First bytes of a compound file.
const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Reads compound files: a workbook, or a message what else it is.
pub(crate) struct CompoundReader;

impl Reader for CompoundReader {
    fn sniff(&self, bytes: &[u8]) -> bool {
        bytes.starts_with(SIGNATURE)
    }

    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
        aside::read(bytes, limits, dispatch)
    }
}

fn dispatch(bytes: &[u8], limits: &Limits, clock: Clock) -> Result<Document, ReadError> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|error| {
        if bytes.len() < 1536 { foreign(Foreign::Ole2) } else { damaged(&error.to_string()) }
    })?;
    for name in ["Workbook", "Book"] {
        if file.is_stream(name) {
            let stream = file.open_stream(name).map_err(|error| damaged(&error.to_string()))?;
            let mut content = Vec::new();
            let most = u64::try_from(limits.unpacked).unwrap_or(u64::MAX).saturating_add(1);
            stream.take(most).read_to_end(&mut content).map_err(|error| damaged(&error.to_string()))?;
            if content.len() > limits.unpacked {
                return Err(too_large("unpacked", content.len(), limits.unpacked));
            }
            return workbook(&content, limits, clock);
        }
    }
    Err(if file.is_stream("EncryptedPackage") {
        ReadError::Encrypted
    } else if file.is_stream("WordDocument") {
        foreign(Foreign::OldWord)
    } else {
        foreign(Foreign::Ole2)
    })
}

fn foreign(what: Foreign) -> ReadError {
    ReadError::UnknownFormat { what }
}

fn workbook(stream: &[u8], limits: &Limits, clock: Clock) -> Result<Document, ReadError> {
    let survey = records::survey(stream, limits, clock)?;
    let anew = container(stream).map_err(|error| damaged(&error.to_string()))?;
    let mut book = Xls::new(Cursor::new(anew)).map_err(|error| explain(&error))?;
    let sheets = book.sheets_metadata().to_vec();
    let mut document =
        Document { sheets: sheets.iter().map(|s| s.name.clone()).collect(), ..Document::default() };
    let mut boxes = limits.boxes;
    for (index, sheet) in (0u32..).zip(&sheets) {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        if sheet.visible != SheetVisible::Visible {
            let detail = sheet.name.clone();
            document.problems.push(Problem { code: "sheet-hidden", detail, place: None });
            continue;
        }
        if document.pages.len() >= limits.pages || clock.is_over() {
            let code = if clock.is_over() { "time-limit" } else { "page-limit" };
            document.problems.push(Problem { code, detail: sheets.len().to_string(), place: None });
            break;
        }
        let raster = survey.sheets.get(index as usize);
        let filled = filled(&mut book, index, &sheet.name, (&survey, raster), &mut document.problems);
        document.pages.push(filled.page(&mut boxes, &mut document.problems));
    }
    Ok(document)
}

fn container(stream: &[u8]) -> std::io::Result<Vec<u8>> {
    // `calamine` does not take a container of version 4 that has large streams only.
    let mut file = CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))?;
    file.create_stream("Workbook")?.write_all(stream)?;
    file.flush()?;
    Ok(file.into_inner().into_inner())
}

/// The cells of a sheet: values as `calamine` reads them, formats and borders as the survey does.
fn filled(
    book: &mut Xls<Cursor<Vec<u8>>>,
    index: u32,
    name: &str,
    (survey, raster): (&Survey, Option<&Raster>),
    problems: &mut Vec<Problem>,
) -> Sheet {
    let mut sheet = Sheet { index, has_merges: true, ..Sheet::default() };
    let place = |row: u32, column: u32| {
        Some(Place::Sheet { sheet: index, row: row.saturating_add(1), column: column.saturating_add(1) })
    };
    if let Ok(merges) = book.merge_cells_by_sheet_name(name) {
        sheet.merges = merges.iter().map(|m| [m.start.0, m.start.1, m.end.0, m.end.1]).collect();
    }
    let range = match book.worksheet_range(name) {
        Ok(range) => range,
        Err(error) => {
            problems.push(Problem { code: "sheet-damaged", detail: error.to_string(), place: place(0, 0) });
            return sheet;
        }
    };
    let (top, left) = range.start().unwrap_or_default();
    let style = |row: u32, column: u32| survey.style(raster, row, column);
    for (row, column, value) in range.used_cells() {
        let row = top.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
        let column = left.saturating_add(u32::try_from(column).unwrap_or(u32::MAX));
        let style = style(row, column);
        let text = text(value, style.map_or("", |style| style.code.as_str()));
        if let Data::Error(_) = value {
            problems.push(Problem { code: "cell-error", detail: text.clone(), place: place(row, column) });
        }
        let walled = style.is_some_and(|style| style.walled);
        sheet.cells.push(SheetCell { row, column, text, walled });
    }
    // Cells without a value still say where the table is.
    for (row, column) in raster.into_iter().flat_map(Raster::blanks) {
        if let Some(style) = style(row, column).filter(|style| style.drawn) {
            sheet.cells.push(SheetCell { row, column, text: String::new(), walled: style.walled });
        }
    }
    sheet
}

/// A value as its cell shows it.
fn text(value: &Data, format: &str) -> String {
    match value {
        Data::Int(value) if format.is_empty() => value.to_string(),
        #[allow(clippy::cast_precision_loss, reason = "such integers have 30 bits")]
        Data::Int(value) => number::shown(*value as f64, format),
        Data::Float(value) => number::shown(*value, format),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.trim().to_owned(),
        Data::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(date) => crate::sheet::date(date),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

fn explain(error: &XlsError) -> ReadError {
    match error {
        XlsError::Password => ReadError::Encrypted,
        other => damaged(&other.to_string()),
    }
}
