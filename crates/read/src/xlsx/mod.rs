//! Workbooks of today (`.xlsx`, `.xlsm`, `.et` of WPS), through `calamine`.
//!
//! What `calamine` is too trusting with is looked at first: how much the parts unpack to, and how many strings there are.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Style, Xlsx, XlsxError};
use mingzhang_model::{Place, Problem};
use quick_xml::events::Event;

use crate::aside::Clock;
use crate::container::{Container, damaged};
use crate::sheet::{Sheet, SheetCell, number};
use crate::{Document, Limits, ReadError};

/// A cell that cannot be read is left out; after so many the sheet is.
const MOST_BAD_CELLS: usize = 100;
/// Cells between two looks at the clock.
const CELLS_A_LOOK: usize = 4096;

pub(crate) fn read(
    mut container: Container<'_>,
    bytes: &[u8],
    limits: &Limits,
    clock: Clock,
) -> Result<Document, ReadError> {
    container.look_through(check_strings)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| explain(&error))?;
    let sheets = book.sheets_metadata().to_vec();
    let mut out = Reading {
        document: Document { sheets: sheets.iter().map(|s| s.name.clone()).collect(), ..Document::default() },
        boxes: limits.boxes,
        cells: limits.boxes,
        clock,
    };
    for (index, sheet) in (0u32..).zip(&sheets) {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        if sheet.visible != SheetVisible::Visible {
            out.problem("sheet-hidden", sheet.name.clone(), None);
        } else if out.document.pages.len() >= limits.pages || clock.is_over() {
            let code = if clock.is_over() { "time-limit" } else { "page-limit" };
            out.problem(code, sheets.len().to_string(), None);
            break;
        } else {
            out.sheet(&mut book, index, &sheet.name);
        }
    }
    Ok(out.document)
}

/// `calamine` makes room for as many strings as the list of strings says it has.
fn check_strings(name: &str, part: &[u8]) -> Result<(), ReadError> {
    if !name.to_ascii_lowercase().ends_with("sharedstrings.xml") {
        return Ok(());
    }
    let mut xml = quick_xml::Reader::from_reader(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(list) | Event::Empty(list)) if list.local_name().as_ref() == "sst" => {
                for attribute in list.attributes().with_checks(false).flatten() {
                    let count = attribute.value.parse::<usize>().unwrap_or(0);
                    if attribute.key.as_ref() == "uniqueCount" && count > part.len() {
                        return Err(damaged("its list of strings is longer than the file"));
                    }
                }
                return Ok(());
            }
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
    }
}

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

struct Reading {
    document: Document,
    /// Boxes that grids may still have.
    boxes: usize,
    /// Cells that may still be read.
    cells: usize,
    clock: Clock,
}

impl Reading {
    fn sheet(&mut self, book: &mut Book<'_>, index: u32, name: &str) {
        let mut sheet = Sheet { index, has_merges: true, ..Sheet::default() };
        match book.merge_cells_by_sheet_name(name) {
            Ok(merges) => {
                sheet.merges = merges.iter().map(|m| [m.start.0, m.start.1, m.end.0, m.end.1]).collect();
            }
            Err(error) => self.problem("sheet-damaged", error.to_string(), Some(place(index, 0, 0))),
        }
        if let Err(error) = self.cells(book, name, &mut sheet) {
            self.problem("sheet-damaged", error.to_string(), Some(place(index, 0, 0)));
        }
        let page = sheet.page(&mut self.boxes, &mut self.document.problems);
        self.document.pages.push(page);
    }

    fn cells(&mut self, book: &mut Book<'_>, name: &str, sheet: &mut Sheet) -> Result<(), XlsxError> {
        let mut cells = book.worksheet_cells_reader(name)?;
        let formats: Vec<Format> = cells.styles().iter().map(Format::of).collect();
        let (mut bad, mut seen) = (0, 0usize);
        loop {
            let (cell, style) = match cells.next_cell_with_style_id() {
                Ok(Some(found)) => found,
                Ok(None) => return Ok(()),
                Err(error @ (XlsxError::Xml(_) | XlsxError::XmlEof(_) | XlsxError::Io(_))) => {
                    return Err(error);
                }
                // One cell: a type of value or error that is not known. The next one may be fine.
                Err(error) => {
                    bad += 1;
                    if bad > MOST_BAD_CELLS {
                        return Err(error);
                    }
                    self.problem("cell-unread", error.to_string(), Some(place(sheet.index, 0, 0)));
                    continue;
                }
            };
            let (row, column) = cell.get_position();
            seen += 1;
            if self.cells == 0 || (seen.is_multiple_of(CELLS_A_LOOK) && self.clock.is_over()) {
                let code = if self.cells == 0 { "table-overfull" } else { "time-limit" };
                self.problem(code, seen.to_string(), Some(place(sheet.index, row, column)));
                return Ok(());
            }
            let format = formats.get(style);
            let text = text(cell.get_value(), format.map_or("", |format| format.code.as_str()));
            if let DataRef::Error(_) = cell.get_value() {
                self.problem("cell-error", text.clone(), Some(place(sheet.index, row, column)));
            }
            let (walled, drawn) = format.map_or((false, false), |format| (format.walled, format.drawn));
            if !text.is_empty() || drawn {
                self.cells -= 1;
                sheet.cells.push(SheetCell { row, column, text, walled });
            }
        }
    }

    fn problem(&mut self, code: &'static str, detail: String, place: Option<Place>) {
        self.document.problems.push(Problem { code, detail, place });
    }
}

/// What matters of a cell's style.
struct Format {
    /// Code of the number format; empty if there is none.
    code: String,
    /// Whether there is a border at its left or right.
    walled: bool,
    /// Whether there is a border at all.
    drawn: bool,
}

impl Format {
    fn of(style: &Style) -> Self {
        let format = style.number_format.as_ref();
        let code = format.map(|format| match (format.format_id, format.format_code.as_str()) {
            (Some(id), "" | "General") => number::builtin(id).unwrap_or_default().to_owned(),
            (_, code) => code.to_owned(),
        });
        let borders = style.borders.as_ref();
        Self {
            code: code.unwrap_or_default(),
            walled: borders.is_some_and(|b| b.left.is_visible() || b.right.is_visible()),
            drawn: borders.is_some_and(calamine::Borders::has_visible_borders),
        }
    }
}

/// A value as its cell shows it.
fn text(value: &DataRef<'_>, format: &str) -> String {
    match value {
        DataRef::Int(value) => value.to_string(),
        DataRef::Float(value) => number::shown(*value, format),
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(date) => crate::sheet::date(date),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

const fn place(sheet: u32, row: u32, column: u32) -> Place {
    Place::Sheet { sheet, row: row.saturating_add(1), column: column.saturating_add(1) }
}

fn explain(error: &XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::Encrypted,
        other => damaged(&other.to_string()),
    }
}
