//! Small office documents by hand.

#![allow(dead_code, unreachable_pub, clippy::expect_used, reason = "every test file uses a part of this")]

use std::io::{Cursor, Write as _};

use mingzhang_read::{Document, Limits, read};
use rust_xlsxwriter::{Format, FormatBorder, Workbook, Worksheet};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Reads bytes that can be read.
pub fn of(bytes: &[u8]) -> Document {
    read(bytes, &Limits::default()).expect("a file that can be read")
}

/// A container with these parts.
pub fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a name");
        zip.write_all(part.as_bytes()).expect("room");
    }
    zip.finish().expect("room").into_inner()
}

/// A Word document with this body, and a heading style.
pub fn docx(body: &str) -> Vec<u8> {
    let styles = r#"<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>
        <w:style w:styleId="a"><w:name w:val="表题"/><w:basedOn w:val="b"/></w:style>
        <w:style w:styleId="b"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
        <w:style w:styleId="11"><w:name w:val="toc 1"/></w:style></w:styles>"#;
    let document =
        format!(r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &document),
        ("word/styles.xml", styles),
    ])
}

/// A paragraph of one run.
pub fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A cell with properties.
pub fn tc(properties: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

/// A workbook that `fill` fills.
pub fn xlsx(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().expect("a workbook")
}

/// A format with borders all around and this number format.
pub fn boxed(code: &str) -> Format {
    Format::new().set_border(FormatBorder::Thin).set_num_format(code)
}

/// Title, unit and a table of two columns with a merged header, from a row on.
pub fn budget(sheet: &mut Worksheet, top: u32, title: &str) {
    let plain = boxed("General");
    sheet.merge_range(top, 0, top, 2, title, &Format::new()).expect("free");
    sheet.write(top + 1, 2, "单位：万元").expect("free");
    sheet.merge_range(top + 2, 0, top + 3, 0, "项目", &plain).expect("free");
    sheet.merge_range(top + 2, 1, top + 2, 2, "本年支出", &plain).expect("free");
    sheet.write_with_format(top + 3, 1, "合计", &plain).expect("free");
    sheet.write_with_format(top + 3, 2, "基本支出", &plain).expect("free");
    sheet.write_with_format(top + 4, 0, "教育支出", &plain).expect("free");
    sheet.write_with_format(top + 4, 1, 2_107.340_000_000_1, &boxed("#,##0.00")).expect("free");
    sheet.write_with_format(top + 4, 2, 46.0, &boxed("0.0")).expect("free");
    sheet.write_with_format(top + 5, 0, "卫生健康支出", &plain).expect("free");
    sheet.write_with_format(top + 5, 1, 27.85, &plain).expect("free");
    sheet.write_blank(top + 5, 2, &plain).expect("free");
}

/// What the grids of [`budget`] read like.
pub const BUDGET: [&str; 4] =
    ["[2×1]项目 | [1×2]本年支出", "合计 | 基本支出", "教育支出 | 2,107.34 | 46.0", "卫生健康支出 | 27.85 | "];

/// Records of a workbook of before 2007.
#[derive(Default)]
pub struct Biff(Vec<u8>);

impl Biff {
    pub fn record(&mut self, kind: u16, data: &[u8]) {
        self.0.extend(kind.to_le_bytes());
        self.0.extend(u16::try_from(data.len()).expect("short").to_le_bytes());
        self.0.extend(data);
    }

    pub fn text(&mut self, row: u16, column: u16, text: &str) {
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut data = cell(row, column, 0);
        data.extend(u16::try_from(units.len()).expect("short").to_le_bytes());
        data.push(1);
        data.extend(units.into_iter().flat_map(u16::to_le_bytes));
        self.record(0x0204, &data);
    }

    pub fn number(&mut self, row: u16, column: u16, style: u16, value: f64) {
        let mut data = cell(row, column, style);
        data.extend(value.to_le_bytes());
        self.record(0x0203, &data);
    }
}

fn cell(row: u16, column: u16, style: u16) -> Vec<u8> {
    [row, column, style].into_iter().flat_map(u16::to_le_bytes).collect()
}

/// A workbook of before 2007 with one sheet; style 0 is bordered, style 1 is bordered and has two decimals.
pub fn xls(fill: impl FnOnce(&mut Biff)) -> Vec<u8> {
    let bof = |kind: u16| {
        let mut data = [0x0600, kind, 0, 0].into_iter().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        data.extend([0; 8]);
        data
    };
    let mut book = Biff::default();
    book.record(0x0809, &bof(5));
    for format in [0u16, 4] {
        let mut style = vec![0; 20];
        style[2..4].copy_from_slice(&format.to_le_bytes());
        style[10..12].copy_from_slice(&0x1111_u16.to_le_bytes());
        book.record(0x00E0, &style);
    }
    let bound_sheet = 8 + 3 * 2;
    let start = u32::try_from(book.0.len() + 4 + bound_sheet + 4).expect("short");
    let mut data = start.to_le_bytes().to_vec();
    data.extend([0, 0, 3, 1]);
    data.extend("收支表".encode_utf16().flat_map(u16::to_le_bytes));
    book.record(0x0085, &data);
    book.record(0x000A, &[]);
    book.record(0x0809, &bof(0x10));
    fill(&mut book);
    book.record(0x000A, &[]);
    compound("Workbook", &book.0)
}

/// A compound file with one stream.
pub fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let file = Cursor::new(Vec::new());
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, file).expect("a container");
    file.create_stream(name).expect("a name").write_all(stream).expect("room");
    file.flush().expect("room");
    file.into_inner().into_inner()
}
