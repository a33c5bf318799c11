//! Bytes of a CSV file → a sheet.

use std::borrow::Cow;
use std::sync::Arc;

use encoding_rs::{Encoding, GB18030, UTF_8};

use crate::fault::{Fault, FaultCode};
use crate::sheet::{Cell, Row, Sheet};

/// The text of a file: UTF-8 or UTF-16 as its mark says, UTF-8 without a mark, else GB18030, which covers what Chinese
/// Windows programs write. `None` if it is none of them.
pub(crate) fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling_and_without_replacement(bytes.get(mark..)?);
    }
    UTF_8
        .decode_without_bom_handling_and_without_replacement(bytes)
        .or_else(|| GB18030.decode_without_bom_handling_and_without_replacement(bytes))
}

/// Reads a table whose cells are separated by commas, or by tabs or semicolons where the first line has only those:
/// Excel writes semicolons where the system's decimal sign is a comma.
pub(crate) fn read(name: &Arc<str>, bytes: &[u8], faults: &mut Vec<Fault>) -> Sheet {
    let mut sheet = Sheet { name: name.clone(), workbook: false, rows: Vec::new(), merged: Vec::new() };
    let Some(text) = decode(bytes) else {
        faults.push(Fault::of_file(FaultCode::EncodingUnknown, name));
        return sheet;
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let delimiter = match (first.contains(','), first.contains('\t'), first.contains(';')) {
        (false, true, _) => b'\t',
        (false, false, true) => b';',
        _ => b',',
    };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut lines = LineCounter { bytes: text.as_bytes(), at: 0, line: 1 };
    for record in reader.records().flatten() {
        let start = record.position().map_or(0, csv::Position::byte);
        let number = lines.line_of_row_from(usize::try_from(start).unwrap_or(usize::MAX));
        let row = Row { number, cells: record.iter().map(Cell::text).collect() };
        if !row.is_blank() {
            sheet.rows.push(row);
        }
    }
    sheet
}

/// Counts lines along with the rows: a row with a line end in a quoted text is several lines, and the reader's own
/// count starts a row at the blank lines before it.
struct LineCounter<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u32,
}

impl LineCounter<'_> {
    fn line_of_row_from(&mut self, start: usize) -> u32 {
        while let Some(byte) = self.bytes.get(self.at) {
            if self.at >= start && *byte != b'\n' {
                break;
            }
            self.line = self.line.saturating_add(u32::from(*byte == b'\n'));
            self.at += 1;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<u32> {
        let mut faults = Vec::new();
        read(&Arc::from("a.csv"), text.as_bytes(), &mut faults).rows.iter().map(|row| row.number).collect()
    }

    #[test]
    fn rows_are_counted_as_an_editor_counts_lines() {
        assert_eq!(numbers("a,b\r\n\r\n1,2\r\n\"x\r\ny\",3\r\n,\r\n5,6"), [1, 3, 4, 7]);
        assert_eq!(numbers("\n\na\n"), [3]);
    }

    #[test]
    fn tabs_and_semicolons_separate_as_well() {
        for text in ["a;b\n1;2,5\n", "a\tb\n1\t2,5\n", "a,b\n1,\"2,5\"\n"] {
            let sheet = read(&Arc::from("a.csv"), text.as_bytes(), &mut Vec::new());
            assert_eq!(sheet.rows[1].cells[1].text, "2,5", "{text}");
        }
    }

    #[test]
    fn chinese_windows_text_is_read() {
        let (bytes, _, _) = GB18030.encode("单位名称,年度\n大同市就业创业服务中心,2026\n");
        let sheet = read(&Arc::from("a.csv"), &bytes, &mut Vec::new());
        assert_eq!(sheet.rows[1].cells[0].text, "大同市就业创业服务中心");
        let mut faults = Vec::new();
        read(&Arc::from("a.csv"), &[0xff, 0xff, 0xff], &mut faults);
        assert_eq!(faults[0].code, FaultCode::EncodingUnknown);
    }
}
