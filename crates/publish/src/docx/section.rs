//! Sheets of paper: A4, upright or on its side.

use super::text::Style;
use super::xml::Xml;

/// Short and long edge of A4 in twentieths of a point.
const SHORT: u32 = 11_906;
const LONG: u32 = 16_838;
/// Margin on the left and the right; margins are those of the printed book, so that a page holds as much.
const MARGIN: u32 = 1_240;
const TOP: u32 = 1_360;
const BOTTOM: u32 = 1_240;

/// How the paper of a section lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paper {
    Upright,
    OnSide,
}

impl Paper {
    /// Width of the text in twentieths of a point.
    pub(super) const fn text_width(self) -> u32 {
        match self {
            Self::Upright => SHORT - 2 * MARGIN,
            Self::OnSide => LONG - 2 * MARGIN,
        }
    }

    /// Height of the text in twentieths of a point.
    pub(super) const fn text_height(self) -> u32 {
        let edge = match self {
            Self::Upright => LONG,
            Self::OnSide => SHORT,
        };
        edge - TOP - BOTTOM
    }

    /// The part with the header as wide as this paper's text.
    pub(super) const fn header(self) -> &'static str {
        match self {
            Self::Upright => "rIdHeader",
            Self::OnSide => "rIdHeaderWide",
        }
    }
}

/// How the pages of a section are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    /// No header and no number: the cover.
    None,
    /// I, II, III from the first on: the contents.
    Roman,
    /// 1, 2, 3 from the first on.
    First,
    /// The section before goes on.
    On,
}

/// The paragraph that ends a section with its settings.
pub(super) fn section_end(xml: &mut Xml, paper: Paper, numbers: Numbers) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.value("w:pStyle", Style::Break.id());
            section(xml, paper, numbers);
        });
    });
}

/// The settings of a section; they stand at its end.
pub(super) fn section(xml: &mut Xml, paper: Paper, numbers: Numbers) {
    xml.element("w:sectPr", &[], |xml| {
        if numbers != Numbers::None {
            xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", paper.header())]);
            xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "rIdFooter")]);
        }
        xml.value("w:type", "nextPage");
        let (short, long, margin) = (SHORT.to_string(), LONG.to_string(), MARGIN.to_string());
        let (top, bottom) = (TOP.to_string(), BOTTOM.to_string());
        match paper {
            Paper::Upright => xml.empty("w:pgSz", &[("w:w", &short), ("w:h", &long)]),
            Paper::OnSide => {
                xml.empty("w:pgSz", &[("w:w", &long), ("w:h", &short), ("w:orient", "landscape")]);
            }
        }
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &top),
                ("w:right", &margin),
                ("w:bottom", &bottom),
                ("w:left", &margin),
                ("w:header", "720"),
                ("w:footer", "680"),
                ("w:gutter", "0"),
            ],
        );
        match numbers {
            Numbers::Roman => xml.empty("w:pgNumType", &[("w:fmt", "upperRoman"), ("w:start", "1")]),
            Numbers::First => xml.empty("w:pgNumType", &[("w:fmt", "decimal"), ("w:start", "1")]),
            Numbers::On => xml.empty("w:pgNumType", &[("w:fmt", "decimal")]),
            Numbers::None => {}
        }
        xml.empty("w:cols", &[("w:space", "425")]);
    });
}
