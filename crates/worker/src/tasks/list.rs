//! Reads a table that an office keeps in Excel, as texts: XLSX, XLS, or CSV in UTF-8 or GBK. What the columns mean is the server's
//! business; here is only what must not happen in its process.

use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader as _, open_workbook_auto_from_rs};
use encoding_rs::{Encoding, GB18030, UTF_8};
use mingzhang_model::Message;
use serde::{Deserialize, Serialize};

use super::Progress;
use crate::TaskError;

/// The table, as JSON of [`Table`].
pub const TABLE: &str = "table.json";

/// No list is longer: there are some 3 000 units in a large city, with a few books a year.
const ROWS: usize = 20_000;
const COLUMNS: usize = 40;
/// What is longer than this is too long for anything that a list says; the server says so.
const CHARACTERS: usize = 201;
/// The texts of all cells together, in bytes: what the server will read.
const BYTES: usize = 8 << 20;

/// A table to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Its name in the task's folder.
    pub file: String,
    /// A word of the header: in a workbook, the first sheet with a cell of exactly this text is read, else the first sheet.
    pub header: String,
}

/// What stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The rows with anything in them.
    pub rows: Vec<TableRow>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRow {
    /// Its number as the program that wrote it counts, from 1.
    pub number: u32,
    /// Its cells, from the first column; days as `2026-01-31`.
    pub cells: Vec<String>,
}

impl List {
    pub(super) fn run(&self, folder: &Path, progress: Progress<'_>) -> Result<usize, TaskError> {
        let bytes = std::fs::read(folder.join(&self.file))?;
        progress(0, 1);
        let table = self.table(&bytes)?;
        std::fs::write(folder.join(TABLE), serde_json::to_vec(&table)?)?;
        progress(1, 1);
        Ok(table.rows.len())
    }

    fn table(&self, bytes: &[u8]) -> Result<Table, Message> {
        let is_workbook = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0");
        let table = match bytes {
            [] => return Err(Message::new("read-empty")),
            _ if is_workbook => workbook(bytes, &self.header)?,
            _ => delimited(bytes)?,
        };
        if table.rows.is_empty() {
            return Err(Message::new("read-empty"));
        }
        Ok(table)
    }
}

fn workbook(bytes: &[u8], header: &str) -> Result<Table, Message> {
    let damaged = |error: calamine::Error| Message::new("read-damaged").with("detail", error.to_string());
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(damaged)?;
    let mut first = None;
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).map_err(damaged)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut filling = Filling::default();
        for (number, row) in (top.saturating_add(1)..).zip(range.rows()) {
            let before = std::iter::repeat_n(String::new(), usize::try_from(left).unwrap_or(0).min(COLUMNS));
            let cells = before.chain(row.iter().map(text)).take(COLUMNS).collect();
            filling.push(number, cells)?;
        }
        let table = filling.table;
        let is_it = table.rows.iter().take(10).any(|row| row.cells.iter().any(|cell| cell == header));
        if is_it {
            return Ok(table);
        }
        first.get_or_insert(table);
    }
    Ok(first.unwrap_or_default())
}

/// A cell as it would be typed: whole numbers without a decimal point, days as days.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        other => other.to_string().trim().to_owned(),
    }
}

/// Only a text that is wholly one of the encodings is read: half a name is worse than none.
fn delimited(bytes: &[u8]) -> Result<Table, Message> {
    let decode = |encoding: &'static Encoding, bytes| {
        encoding.decode_without_bom_handling_and_without_replacement(bytes)
    };
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => bytes.get(mark..).and_then(|bytes| decode(encoding, bytes)),
        None => decode(UTF_8, bytes).or_else(|| decode(GB18030, bytes)),
    };
    let unknown = || Message::new("read-damaged").with("detail", "文字编码不是 UTF-8，也不是 GBK");
    let text = text.filter(|text| !text.contains('\0')).ok_or_else(unknown)?;
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let delimiter = if !first.contains(',') && first.contains('\t') { b'\t' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut filling = Filling::default();
    // The reader's own count of lines stops before the line feed of `\r\n` and before empty lines.
    let (mut counted, mut line) = (0_usize, 1_usize);
    for record in reader.records() {
        let record =
            record.map_err(|error| Message::new("read-damaged").with("detail", error.to_string()))?;
        let start = record.position().map_or(0, csv::Position::byte);
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        let blank =
            text.get(start..).unwrap_or_default().bytes().take_while(|byte| b"\r\n".contains(byte)).count();
        let begins = start.saturating_add(blank);
        let passed = text.get(counted..begins).unwrap_or_default();
        line = line.saturating_add(passed.matches('\n').count());
        counted = begins;
        let cells = record.iter().take(COLUMNS).map(|cell| cell.trim().to_owned()).collect();
        filling.push(u32::try_from(line).unwrap_or(u32::MAX), cells)?;
    }
    Ok(filling.table)
}

/// A table as it grows, and how large it is.
#[derive(Default)]
struct Filling {
    table: Table,
    bytes: usize,
}

impl Filling {
    fn push(&mut self, number: u32, mut cells: Vec<String>) -> Result<(), Message> {
        if cells.iter().all(String::is_empty) {
            return Ok(());
        }
        for cell in &mut cells {
            if let Some((end, _)) = cell.char_indices().nth(CHARACTERS) {
                cell.truncate(end);
            }
            self.bytes = self.bytes.saturating_add(cell.len());
        }
        if self.table.rows.len() >= ROWS {
            let message = Message::new("read-too-many").with("what", "lines");
            return Err(message.with("limit", ROWS.to_string()).with("found", format!("> {ROWS}")));
        }
        if self.bytes > BYTES {
            return Err(Message::new("read-too-large").with("size", "> 8 MB").with("limit", "8 MB"));
        }
        self.table.rows.push(TableRow { number, cells });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Table, Message> {
        List { file: "in".to_owned(), header: "单位编码".to_owned() }.table(bytes)
    }

    #[test]
    fn csv_is_read_in_both_encodings() {
        let text = "单位编码,单位名称\r\n\r\n101001,\"城乡居民\n中心\"\r\n";
        let (gbk, ..) = GB18030.encode(text);
        let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
        for bytes in [text.as_bytes(), &gbk, &marked] {
            let table = read(bytes).unwrap();
            assert_eq!(table.rows[0].cells, ["单位编码", "单位名称"]);
            assert_eq!((table.rows[1].number, &*table.rows[1].cells[1]), (3, "城乡居民\n中心"));
        }
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for bytes in [&b""[..], b"\xff\xff\xff", b"PK\x03\x04 and no more", b"a\0b", b"\n\n"] {
            assert!(read(bytes).is_err(), "{bytes:?}");
        }
        let long = "1\n".repeat(ROWS + 1);
        assert_eq!(read(long.as_bytes()).unwrap_err().id, "read-too-many");
    }
}
