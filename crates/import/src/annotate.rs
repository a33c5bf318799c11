//! A copy of a workbook with what is wrong written beside the cells.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx};
use mingzhang_model::Severity;
use rust_xlsxwriter::{Format, FormatAlign, Note, Workbook, Worksheet, XlsxError};

use crate::fault::Fault;
use crate::layout::{PROBLEMS, TABLES};

/// Cells beyond are no part of a ledger (`workbook.rs`), and a forged sheet has many.
const ROWS: u32 = 200_000;
const COLUMNS: u16 = 500;

/// A copy that cannot be made.
#[derive(Debug)]
pub enum AnnotateError {
    /// No workbook, an old one, a locked one.
    Read(calamine::XlsxError),
    /// The copy is beyond what a workbook holds.
    Write(XlsxError),
}

impl std::fmt::Display for AnnotateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Read(error) => write!(f, "the workbook cannot be read: {error}"),
            Self::Write(error) => write!(f, "the copy cannot be written: {error}"),
        }
    }
}

impl std::error::Error for AnnotateError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read(error) => Some(error),
            Self::Write(error) => Some(error),
        }
    }
}

impl From<calamine::XlsxError> for AnnotateError {
    fn from(error: calamine::XlsxError) -> Self {
        Self::Read(error)
    }
}

impl From<XlsxError> for AnnotateError {
    fn from(error: XlsxError) -> Self {
        Self::Write(error)
    }
}

/// The workbook's sheets and values again, with each faulty cell filled and a note on it, a column 问题 behind the rows,
/// and a sheet 问题 in front that lists everything. `words` says a fault in the user's language. Formulas come back as
/// their values; marks of an earlier copy are taken away.
///
/// # Errors
///
/// When the bytes are no workbook that can be read.
pub fn annotate_workbook(
    bytes: &[u8],
    faults: &[Fault],
    words: &dyn Fn(&Fault) -> String,
) -> Result<Vec<u8>, AnnotateError> {
    let mut from: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
    let mut to = Workbook::new();
    write_list(to.add_worksheet(), faults, words)?;
    for name in from.sheet_names().into_iter().filter(|name| name != PROBLEMS) {
        let cells = read_cells(&mut from, &name)?;
        let sheet = to.add_worksheet();
        sheet.set_name(&name)?;
        for region in from.merge_cells_by_sheet_name(&name)? {
            let column = |column: u32| u16::try_from(column).unwrap_or(u16::MAX);
            let ((top, left), (bottom, right)) = (region.start, region.end);
            // Regions that overlap, or are one cell, are the old file's mistake: the copy goes on without them.
            let _ = sheet.merge_range(top, column(left), bottom, column(right), "", &Format::new());
        }
        let mine = faults.iter().filter(|fault| fault.position.file.as_deref() == Some(name.as_str()));
        write_sheet(sheet, &cells, &by_cell(mine), words)?;
        if TABLES.iter().any(|layout| layout.is_named(&name)) {
            sheet.set_freeze_panes(2, 1)?;
        }
    }
    Ok(to.save_to_buffer()?)
}

/// A cell as it was.
#[derive(Debug)]
struct Kept {
    value: KeptValue,
    number_format: Option<String>,
}

#[derive(Debug)]
enum KeptValue {
    Text(String),
    Number(f64),
    Truth(bool),
}

type Cells = BTreeMap<(u32, u16), Kept>;

fn read_cells(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Cells, AnnotateError> {
    let mut out = Cells::new();
    let mut reader = workbook.worksheet_cells_reader(name)?;
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let (row, column) = cell.get_position();
        let Some(column) = u16::try_from(column).ok().filter(|column| *column < COLUMNS && row < ROWS) else {
            continue;
        };
        let value = match cell.get_value() {
            DataRef::Empty => continue,
            DataRef::Int(whole) => KeptValue::Text(whole.to_string()),
            DataRef::Float(number) => KeptValue::Number(*number),
            DataRef::DateTime(date) => KeptValue::Number(date.as_f64()),
            DataRef::Bool(truth) => KeptValue::Truth(*truth),
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                KeptValue::Text(text.clone())
            }
            DataRef::SharedString(text) => KeptValue::Text((*text).to_owned()),
            DataRef::Error(error) => KeptValue::Text(error.to_string()),
        };
        let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
        let number_format = format.map(|format| format.format_code.clone()).filter(|code| code != "General");
        out.insert((row, column), Kept { value, number_format });
    }
    let marks: Vec<u16> = out
        .iter()
        .filter(|((row, _), kept)| {
            *row < 10 && matches!(&kept.value, KeptValue::Text(text) if text == PROBLEMS)
        })
        .map(|((_, column), _)| *column)
        .collect();
    out.retain(|(_, column), _| !marks.contains(column));
    Ok(out)
}

/// Faults by row and column, from 0; a fault of a row only has no column.
type Marks<'a> = BTreeMap<u32, Vec<(Option<u16>, &'a Fault)>>;

fn by_cell<'a>(faults: impl Iterator<Item = &'a Fault>) -> Marks<'a> {
    let mut out = Marks::new();
    for fault in faults {
        let Some(row) = fault.position.row.and_then(|row| row.checked_sub(1)) else { continue };
        let column = fault.position.cell.as_deref().and_then(column_of);
        out.entry(row).or_default().push((column, fault));
    }
    out
}

/// `C7` stands in column 2, counted from 0.
fn column_of(cell: &str) -> Option<u16> {
    let letters = cell.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = letters.bytes().try_fold(0_u16, |number, letter| {
        let digit = u16::from(letter.checked_sub(b'A')?.checked_add(1)?);
        number.checked_mul(26)?.checked_add(digit)
    })?;
    number.checked_sub(1)
}

fn write_sheet(
    sheet: &mut Worksheet,
    cells: &Cells,
    marks: &Marks<'_>,
    words: &dyn Fn(&Fault) -> String,
) -> Result<(), XlsxError> {
    let worst = |row: u32, column: u16| {
        let faults = marks.get(&row)?.iter().filter(|(at, _)| *at == Some(column));
        faults.map(|(_, fault)| fault.severity).max()
    };
    let mut widths: BTreeMap<u16, usize> = BTreeMap::new();
    for ((row, column), kept) in cells {
        let mut format = filled(worst(*row, *column));
        if let Some(code) = &kept.number_format {
            format = format.set_num_format(code);
        }
        let length = match &kept.value {
            KeptValue::Text(text) => {
                sheet.write_string_with_format(*row, *column, text, &format)?;
                text.chars().take(60).map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
            }
            KeptValue::Number(number) => {
                sheet.write_number_with_format(*row, *column, *number, &format)?;
                18
            }
            KeptValue::Truth(truth) => {
                sheet.write_boolean_with_format(*row, *column, *truth, &format)?;
                6
            }
        };
        let width = widths.entry(*column).or_default();
        *width = (*width).max(length);
    }
    let behind = cells.keys().map(|(_, column)| column + 1).max().unwrap_or(0);
    for (column, width) in widths {
        let width = u8::try_from(width.clamp(8, 60)).unwrap_or(60);
        sheet.set_column_width(column, f64::from(width) + 2.0)?;
    }
    if !marks.is_empty() {
        sheet.write_string_with_format(0, behind, PROBLEMS, &Format::new().set_bold())?;
        sheet.set_column_width(behind, 70.0)?;
    }
    for (row, faults) in marks {
        let mut columns: BTreeMap<u16, Vec<String>> = BTreeMap::new();
        for (column, fault) in faults {
            if let Some(column) = column {
                columns.entry(*column).or_default().push(words(fault));
            }
        }
        for (column, texts) in columns {
            if !cells.contains_key(&(*row, column)) {
                sheet.write_blank(*row, column, &filled(worst(*row, column)))?;
            }
            let note = Note::new(shortened(&texts.join("\n"))).add_author_prefix(false).set_width(260);
            sheet.insert_note(*row, column, &note)?;
        }
        let severity = faults.iter().map(|(_, fault)| fault.severity).max();
        let texts: Vec<String> = faults.iter().map(|(_, fault)| words(fault)).collect();
        let format = filled(severity).set_text_wrap();
        // Row 0 of this column is its header.
        sheet.write_string_with_format((*row).max(1), behind, shortened(&texts.join("\n")), &format)?;
    }
    Ok(())
}

/// A note and a cell hold 32,767 characters, of which a note's author takes some.
fn shortened(text: &str) -> String {
    text.chars().take(16_000).collect()
}

fn filled(severity: Option<Severity>) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    match severity {
        Some(Severity::Error) => format.set_background_color("#F6DAD5").set_font_color("#B8321F"),
        Some(Severity::Warning) => format.set_background_color("#F5E6C4").set_font_color("#7A5400"),
        Some(Severity::Info) => format.set_background_color("#E6EAF1"),
        None => format,
    }
}

fn write_list(
    sheet: &mut Worksheet,
    faults: &[Fault],
    words: &dyn Fn(&Fault) -> String,
) -> Result<(), XlsxError> {
    sheet.set_name(PROBLEMS)?;
    let bold = Format::new().set_bold();
    for (column, (title, width)) in (0_u16..).zip([
        ("级别", 8.0),
        ("表", 16.0),
        ("单元格", 10.0),
        ("字段", 20.0),
        ("内容", 24.0),
        ("问题", 90.0),
    ]) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, title, &bold)?;
    }
    for (row, fault) in (1_u32..).zip(faults) {
        let level = match fault.severity {
            Severity::Error => "错误",
            Severity::Warning => "警告",
            Severity::Info => "提示",
        };
        let place = &fault.position;
        let cell = place.cell.clone().or_else(|| place.row.map(|row| row.to_string())).unwrap_or_default();
        let texts = [
            level.to_owned(),
            place.file.as_deref().unwrap_or("").to_owned(),
            cell,
            place.column.clone().unwrap_or_default(),
            shortened(&fault.value),
            shortened(&words(fault)),
        ];
        let format = filled(Some(fault.severity)).set_text_wrap();
        for (column, text) in (0_u16..).zip(texts) {
            let format = if column == 0 { &format } else { &Format::new().set_text_wrap() };
            sheet.write_string_with_format(row, column, text, format)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}
