//! A letter of one or two pages to a unit, as offices write them (GB/T 9704-2012 党政机关公文格式): title in 2号 小标宋, text in
//! 3号 仿宋, headings in 黑体, margins of 37, 35, 28 and 26 mm.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use super::Error;
use super::package::{MAIN, RELATIONS};
use super::xml::Xml;

/// A letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    /// What it is: `关于……的整改通知`.
    pub title: String,
    /// To whom.
    pub to: String,
    /// What stands before the list.
    pub opening: Vec<String>,
    /// What is to be done, numbered.
    pub items: Vec<String>,
    /// What stands behind the list.
    pub closing: Vec<String>,
    /// From whom.
    pub from: String,
    /// `2026年2月14日`
    pub date: String,
}

/// Half points: 2号 and 3号.
const TITLE: &str = "44";
const TEXT: &str = "32";
/// Two letters of the text, in twentieths of a point.
const INDENT: &str = "640";
/// Twentieths of a point between lines: 22 to a page.
const LINE: &str = "579";

/// Writes the letter as a `.docx` file. The same letter gives the same bytes.
///
/// # Errors
///
/// If the file cannot be packed; nothing in a letter causes that.
pub fn letter(letter: &Letter) -> Result<Vec<u8>, Error> {
    let parts = [
        ("[Content_Types].xml", content_types()?),
        ("_rels/.rels", relations()?),
        ("word/document.xml", document(letter)?),
    ];
    let packed = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in &parts {
        archive.start_file(*name, packed).map_err(Error::Pack)?;
        archive.write_all(bytes).map_err(Error::Write)?;
    }
    Ok(archive.finish().map_err(Error::Pack)?.into_inner())
}

fn content_types() -> Result<Vec<u8>, Error> {
    let mut xml = Xml::new();
    let types = "http://schemas.openxmlformats.org/package/2006/content-types";
    xml.element("Types", &[("xmlns", types)], |xml| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty("Default", &[("Extension", "rels"), ("ContentType", relations)]);
        let document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
        xml.empty("Override", &[("PartName", "/word/document.xml"), ("ContentType", document)]);
    });
    xml.finish()
}

fn relations() -> Result<Vec<u8>, Error> {
    let mut xml = Xml::new();
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    xml.element("Relationships", &[("xmlns", package)], |xml| {
        let kind = format!("{RELATIONS}/officeDocument");
        xml.empty("Relationship", &[("Id", "rId1"), ("Type", &kind), ("Target", "word/document.xml")]);
    });
    xml.finish()
}

fn document(letter: &Letter) -> Result<Vec<u8>, Error> {
    let mut xml = Xml::new();
    xml.element("w:document", &[("xmlns:w", MAIN)], |xml| {
        xml.element("w:body", &[], |xml| {
            line(xml, Line { font: "小标宋体", size: TITLE, align: "center", indent: "0" }, &letter.title);
            line(xml, Line { font: "仿宋", size: TEXT, align: "left", indent: "0" }, "");
            line(
                xml,
                Line { font: "仿宋", size: TEXT, align: "left", indent: "0" },
                &format!("{}：", letter.to),
            );
            let text = Line { font: "仿宋", size: TEXT, align: "both", indent: INDENT };
            for paragraph in &letter.opening {
                line(xml, text, paragraph);
            }
            for (number, item) in (1..).zip(&letter.items) {
                line(xml, text, &format!("{number}．{item}"));
            }
            for paragraph in &letter.closing {
                line(xml, text, paragraph);
            }
            line(xml, text, "");
            let end = Line { align: "right", ..text };
            line(xml, end, &letter.from);
            line(xml, end, &letter.date);
            xml.element("w:sectPr", &[], |xml| {
                xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
                let margins = [
                    ("w:top", "2098"),
                    ("w:right", "1474"),
                    ("w:bottom", "1984"),
                    ("w:left", "1588"),
                    ("w:header", "851"),
                    ("w:footer", "992"),
                    ("w:gutter", "0"),
                ];
                xml.empty("w:pgMar", &margins);
            });
        });
    });
    xml.finish()
}

#[derive(Clone, Copy)]
struct Line {
    font: &'static str,
    size: &'static str,
    align: &'static str,
    indent: &'static str,
}

fn line(xml: &mut Xml, set: Line, text: &str) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.empty("w:spacing", &[("w:line", LINE), ("w:lineRule", "exact")]);
            if set.indent != "0" {
                xml.empty("w:ind", &[("w:firstLineChars", "200"), ("w:firstLine", set.indent)]);
            }
            xml.value("w:jc", set.align);
        });
        xml.element("w:r", &[], |xml| {
            xml.element("w:rPr", &[], |xml| {
                let western = "Times New Roman";
                xml.empty(
                    "w:rFonts",
                    &[("w:ascii", western), ("w:hAnsi", western), ("w:eastAsia", set.font)],
                );
                xml.value("w:sz", set.size);
            });
            xml.leaf("w:t", &[("xml:space", "preserve")], text);
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_says_all_of_it_and_nothing_in_it_is_markup() {
        let given = Letter {
            title: "关于2026年预算公开的整改通知".to_owned(),
            to: "甲 & 乙单位".to_owned(),
            items: vec!["收支总表 <合计> 应为 12.00 万元".to_owned(), "第 3 页".to_owned()],
            ..Letter::default()
        };
        let document = String::from_utf8(document(&given).unwrap()).unwrap();
        assert!(document.contains("甲 &amp; 乙单位："));
        assert!(document.contains("1．收支总表 &lt;合计&gt; 应为 12.00 万元"));
        assert!(document.contains("2．第 3 页"));
        assert!(letter(&given).unwrap().starts_with(b"PK"));
    }
}
