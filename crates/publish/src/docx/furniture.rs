//! Cover, header and footer.

use mingzhang_model::Manuscript;

use super::Error;
use super::package::{MAIN, RELATIONS};
use super::section::{Numbers, Paper, section_end};
use super::text::{self, Set, Style};
use super::xml::Xml;

/// What every page of a book says that was written in spite of errors.
const DRAFT: &str = "草稿";

/// Draws the cover, which is a section of its own.
pub(super) fn cover(xml: &mut Xml, manuscript: &Manuscript) {
    text::line(xml, Style::CoverUnit, Set::default(), &manuscript.unit_name);
    text::line(xml, Style::CoverTitle, Set::default(), &manuscript.title);
    if manuscript.draft {
        text::paragraph(xml, Style::CoverDate, Set::default(), mark);
    }
    text::line(xml, Style::CoverDate, Set::default(), manuscript.published.as_deref().unwrap_or_default());
    section_end(xml, Paper::Upright, Numbers::None);
}

/// The header of upright or of turned pages: whose book, and which.
pub(super) fn header(manuscript: &Manuscript, paper: Paper) -> Result<Vec<u8>, Error> {
    let mut xml = Xml::new();
    xml.element("w:hdr", &[("xmlns:w", MAIN), ("xmlns:r", RELATIONS)], |xml| {
        let set = Set { right_tab: Some(paper.text_width()), ..Set::default() };
        text::paragraph(xml, Style::Header, set, |xml| {
            if manuscript.draft {
                mark(xml);
                text::run(xml, Set::default(), "　");
            }
            text::run(xml, Set::default(), &manuscript.unit_name);
            text::run(xml, Set::default(), "\t");
            text::run(xml, Set::default(), &manuscript.title);
        });
    });
    xml.finish()
}

/// The footer: the number of the page.
pub(super) fn footer() -> Result<Vec<u8>, Error> {
    let mut xml = Xml::new();
    xml.element("w:ftr", &[("xmlns:w", MAIN), ("xmlns:r", RELATIONS)], |xml| {
        text::paragraph(xml, Style::Footer, Set::default(), |xml| {
            text::run(xml, Set::default(), "— ");
            text::field(xml, " PAGE ", "1");
            text::run(xml, Set::default(), " —");
        });
    });
    xml.finish()
}

fn mark(xml: &mut Xml) {
    xml.element("w:r", &[], |xml| {
        xml.element("w:rPr", &[], |xml| xml.value("w:rStyle", "DraftMark"));
        xml.leaf("w:t", &[], DRAFT);
    });
}
