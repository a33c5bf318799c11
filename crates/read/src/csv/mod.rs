//! Plain text with commas between the columns, as spreadsheets export a sheet. Read as a sheet without borders and merges.

use csv::{ByteRecord, ReaderBuilder};

use crate::aside::{self, Clock};
use crate::container::damaged;
use crate::reader::{Reader, too_large};
use crate::sheet::{Sheet, SheetCell};
use crate::text::decode;
use crate::{Document, Limits, ReadError};

/// Reads tables in plain text.
pub(crate) struct CsvReader;

/// How much of a file shows whether it is a table.
const SAMPLE: usize = 16 << 10;
/// Of so many records, all but one have as many fields as one beside them. Tables of several widths may follow each other.
const MOST_OF: usize = 4;

impl Reader for CsvReader {
    fn sniff(&self, bytes: &[u8]) -> bool {
        if !decode::is_text(bytes) {
            return false;
        }
        let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
        // The last line may be cut, in the middle of a letter too.
        let whole = if sample.len() < bytes.len() { sample.iter().rposition(|b| *b == b'\n') } else { None };
        let sample = whole.map_or(sample, |end| sample.get(..end).unwrap_or(sample));
        // Tabs divide better than commas, which also group digits.
        let Ok((text, _)) = decode::text(sample) else { return false };
        if text.contains('\t') || text.trim_start().starts_with(['{', '[', '<']) {
            return false;
        }
        let counts: Vec<usize> = records(text.as_bytes()).map_while(Result::ok).map(|r| r.len()).collect();
        let is_alike = |(at, width): &(usize, &usize)| {
            let before = at.checked_sub(1).and_then(|above| counts.get(above));
            **width > 1 && (before == Some(*width) || counts.get(at + 1) == Some(*width))
        };
        let alike = counts.iter().enumerate().filter(is_alike).count();
        alike > 1 && (counts.len() - alike) * MOST_OF <= counts.len()
    }

    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
        aside::read(bytes, limits, table)
    }
}

/// The records of a table, of any length each.
pub(crate) fn records(bytes: &[u8]) -> impl Iterator<Item = csv::Result<ByteRecord>> {
    ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes).into_byte_records()
}

/// The texts of a record.
pub(crate) fn texts(record: &ByteRecord) -> impl Iterator<Item = String> {
    record.iter().map(|field| String::from_utf8_lossy(field).trim().to_owned())
}

/// The line that a record begins on, counted from 0. Blank lines before it are no records, but they divide tables, and the
/// position of a record is where they begin.
fn first_line(text: &str, position: &csv::Position) -> u32 {
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let before = text.as_bytes().get(start..).unwrap_or_default();
    let blank = before.iter().take_while(|byte| byte.is_ascii_whitespace()).filter(|byte| **byte == b'\n');
    u32::try_from(position.line())
        .unwrap_or(u32::MAX)
        .saturating_sub(1)
        .saturating_add(u32::try_from(blank.count()).unwrap_or(0))
}

fn table(bytes: &[u8], limits: &Limits, _: Clock) -> Result<Document, ReadError> {
    let (text, damaged_letters) = decode::text(bytes)?;
    let mut sheet = Sheet::default();
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = ByteRecord::new();
    while reader.read_byte_record(&mut record).map_err(|error| damaged(&error.to_string()))? {
        let row = record.position().map_or(0, |position| first_line(&text, position));
        for (column, text) in (0u32..).zip(texts(&record)) {
            if !text.is_empty() {
                sheet.cells.push(SheetCell { row, column, text, walled: false });
            }
        }
        if sheet.cells.len() > limits.boxes {
            return Err(too_large("cells", sheet.cells.len(), limits.boxes));
        }
    }
    let mut document = Document { sheets: vec![String::new()], ..Document::default() };
    if damaged_letters > 0 {
        let detail = damaged_letters.to_string();
        document.problems.push(mingzhang_model::Problem { code: "text-damaged", detail, place: None });
    }
    let mut boxes = limits.boxes;
    let page = sheet.page(&mut boxes, &mut document.problems);
    if page.blocks.is_empty() && document.problems.is_empty() {
        return Err(ReadError::Empty);
    }
    document.pages.push(page);
    Ok(document)
}
