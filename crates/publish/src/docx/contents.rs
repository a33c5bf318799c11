//! The contents: a field that Word updates, with the entries that it would find.

use std::collections::BTreeMap;

use mingzhang_model::Manuscript;
use mingzhang_model::manuscript::Piece;

use super::section::{Numbers, Paper, section_end};
use super::text::{self, Set, Style};
use super::xml::Xml;

/// Headings of the upper two levels, and everything set in the style of a form's title.
const CODE: &str = " TOC \\o \"1-2\" \\h \\z \\t \"表题,2\" ";

/// A line of the contents.
struct Entry {
    piece: usize,
    level: u8,
    text: String,
}

/// The name by which the contents finds the heading that a piece begins with.
pub(super) fn bookmark(piece: usize) -> String {
    format!("_Toc{piece:08}")
}

/// Draws the contents with its page numbers, as far as they are known.
pub(super) fn contents(xml: &mut Xml, manuscript: &Manuscript, pages: Option<&BTreeMap<usize, u32>>) {
    text::line(xml, Style::ContentsTitle, Set::default(), "目　录");
    text::paragraph(xml, Style::Note, Set::default(), |xml| {
        text::open_field(xml, CODE, pages.is_none());
        if pages.is_none() {
            // Part of the field: the first update takes it away.
            text::run(xml, Set::default(), "按 F9 更新目录，得到页码");
        }
    });
    for entry in entries(manuscript) {
        let page = pages.and_then(|pages| pages.get(&entry.piece)).map(u32::to_string).unwrap_or_default();
        let anchor = bookmark(entry.piece);
        text::paragraph(xml, Style::Contents(entry.level), Set::default(), |xml| {
            xml.element("w:hyperlink", &[("w:anchor", &anchor), ("w:history", "1")], |xml| {
                text::run(xml, Set::default(), &entry.text);
                text::run(xml, Set::default(), "\t");
                text::field(xml, &format!(" PAGEREF {anchor} \\h "), &page);
            });
        });
    }
    // The field ends before the paragraph that ends the section: LibreOffice loses the footer otherwise.
    text::paragraph(xml, Style::Break, Set::default(), text::close_field);
    section_end(xml, Paper::Upright, Numbers::Roman);
}

fn entries(manuscript: &Manuscript) -> Vec<Entry> {
    let pieces = manuscript.pieces.iter().enumerate();
    pieces
        .filter_map(|(piece, part)| {
            let (level, text) = match part {
                Piece::Heading { level, text } => (*level, text.clone()),
                Piece::Form(index) => {
                    let form = manuscript.forms.get(*index)?;
                    (2, format!("{}　{}", form.ordinal, form.title))
                }
                _ => return None,
            };
            (level <= 2).then_some(Entry { piece, level, text })
        })
        .collect()
}
