//! Paragraphs and runs.

use super::room;
use super::xml::Xml;

/// Names of the paragraph styles, as the file refers to them. Their Chinese names stand in `styles`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    CoverUnit,
    CoverTitle,
    CoverDate,
    ContentsTitle,
    Heading(u8),
    FormLabel,
    FormTitle,
    FormCaption,
    HeadCell,
    TextCell,
    NumberCell,
    Note,
    Picture,
    PictureTitle,
    SheetTitle,
    Contents(u8),
    Header,
    Footer,
    Break,
    Body,
}

impl Style {
    /// The id by which paragraphs name their style.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::CoverUnit => "CoverUnit",
            Self::CoverTitle => "CoverTitle",
            Self::CoverDate => "CoverDate",
            Self::ContentsTitle => "ContentsTitle",
            Self::Heading(1) => "Heading1",
            Self::Heading(2) => "Heading2",
            Self::Heading(_) => "Heading3",
            Self::FormLabel => "FormLabel",
            Self::FormTitle => "FormTitle",
            Self::FormCaption => "FormCaption",
            Self::HeadCell => "HeadCell",
            Self::TextCell => "TextCell",
            Self::NumberCell => "NumberCell",
            Self::Note => "FormNote",
            Self::Picture => "Picture",
            Self::PictureTitle => "PictureTitle",
            Self::SheetTitle => "SheetTitle",
            Self::Contents(1) => "TOC1",
            Self::Contents(_) => "TOC2",
            Self::Header => "Header",
            Self::Footer => "Footer",
            Self::Break => "SectionBreak",
            Self::Body => "Normal",
        }
    }
}

/// What a paragraph sets apart from its style; everything in the order that the schema asks for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Set {
    pub(super) keep_next: bool,
    pub(super) page_before: bool,
    /// A tab at the right edge, so far from the left one, in twentieths of a point.
    pub(super) right_tab: Option<u32>,
    /// Hanging text from the left, in twentieths of a point.
    pub(super) indent: u32,
    pub(super) align: Option<&'static str>,
    /// Letter size in half points, if it is not that of the style of a cell.
    pub(super) size: Option<u32>,
    pub(super) bold: bool,
}

/// A paragraph with what `inner` writes into it.
pub(super) fn paragraph(xml: &mut Xml, style: Style, set: Set, inner: impl FnOnce(&mut Xml)) {
    xml.open("w:p", &[]);
    xml.element("w:pPr", &[], |xml| {
        xml.value("w:pStyle", style.id());
        if set.keep_next {
            xml.empty("w:keepNext", &[]);
        }
        if set.page_before {
            xml.empty("w:pageBreakBefore", &[]);
        }
        if let Some(at) = set.right_tab {
            xml.element("w:tabs", &[], |xml| {
                xml.empty("w:tab", &[("w:val", "right"), ("w:pos", &at.to_string())]);
            });
        }
        if let Some(size) = set.size {
            // As high as its letters ask for, like the styles of cells.
            let line = room::line(size).to_string();
            xml.empty("w:spacing", &[("w:line", &*line), ("w:lineRule", "exact")]);
        }
        if set.indent > 0 {
            xml.empty("w:ind", &[("w:left", &set.indent.to_string())]);
        }
        if let Some(align) = set.align {
            xml.value("w:jc", align);
        }
    });
    inner(xml);
    xml.close("w:p");
}

/// A paragraph with a text.
pub(super) fn line(xml: &mut Xml, style: Style, set: Set, text: &str) {
    paragraph(xml, style, set, |xml| run(xml, set, text));
}

/// A run; line feeds and tabs become Word's own.
pub(super) fn run(xml: &mut Xml, set: Set, text: &str) {
    if text.is_empty() {
        return;
    }
    xml.element("w:r", &[], |xml| {
        properties(xml, set, text);
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                xml.empty("w:br", &[]);
            }
            for (index, part) in line.trim_end_matches('\r').split('\t').enumerate() {
                if index > 0 {
                    xml.empty("w:tab", &[]);
                }
                if !part.is_empty() {
                    xml.leaf("w:t", &[("xml:space", "preserve")], part);
                }
            }
        }
    });
}

/// Quotes, dashes and dots are both Latin and Chinese; without a hint Word sets them in the Latin face.
fn properties(xml: &mut Xml, set: Set, text: &str) {
    let shared = text.contains(['“', '”', '‘', '’', '—', '…', '·', '×', '±', '①', '②', '③', '④', '⑤', '⑥']);
    if !shared && !set.bold && set.size.is_none() {
        return;
    }
    xml.element("w:rPr", &[], |xml| {
        if shared {
            xml.empty("w:rFonts", &[("w:hint", "eastAsia")]);
        }
        if set.bold {
            xml.empty("w:b", &[]);
            xml.empty("w:bCs", &[]);
        }
        if let Some(size) = set.size {
            xml.value("w:sz", &size.to_string());
            xml.value("w:szCs", &size.to_string());
        }
    });
}

/// A field with the result that is shown until it is updated.
pub(super) fn field(xml: &mut Xml, code: &str, result: &str) {
    open_field(xml, code, false);
    run(xml, Set::default(), result);
    close_field(xml);
}

/// The beginning of a field; a dirty one is updated when the file is opened.
pub(super) fn open_field(xml: &mut Xml, code: &str, dirty: bool) {
    let begin: &[(&str, &str)] = if dirty {
        &[("w:fldCharType", "begin"), ("w:dirty", "true")]
    } else {
        &[("w:fldCharType", "begin")]
    };
    xml.element("w:r", &[], |xml| xml.empty("w:fldChar", begin));
    xml.element("w:r", &[], |xml| xml.leaf("w:instrText", &[("xml:space", "preserve")], code));
    xml.element("w:r", &[], |xml| xml.empty("w:fldChar", &[("w:fldCharType", "separate")]));
}

/// The end of a field.
pub(super) fn close_field(xml: &mut Xml) {
    xml.element("w:r", &[], |xml| xml.empty("w:fldChar", &[("w:fldCharType", "end")]));
}
