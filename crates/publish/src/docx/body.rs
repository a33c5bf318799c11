//! The pieces of the book in their order, on paper that lies as their forms need it.

use mingzhang_model::Manuscript;
use mingzhang_model::manuscript::{Form, Piece, Span};

use super::section::{Numbers, Paper, section, section_end};
use super::text::{self, Set, Style};
use super::xml::Xml;
use super::{Options, Picture, chart, contents, form, furniture, package, room, sheet};

/// `word/document.xml`
pub(super) fn document(
    manuscript: &Manuscript,
    pictures: &[Picture],
    options: &Options,
) -> Result<Vec<u8>, super::Error> {
    let mut xml = Xml::new();
    xml.open("w:document", &package::NAMESPACES);
    xml.open("w:body", &[]);
    furniture::cover(&mut xml, manuscript);
    contents::contents(&mut xml, manuscript, options.pages.as_ref());
    pieces(&mut xml, manuscript, pictures);
    xml.close("w:body");
    xml.close("w:document");
    xml.finish()
}

fn pieces(xml: &mut Xml, manuscript: &Manuscript, pictures: &[Picture]) {
    let mut paper: Option<Paper> = None;
    let mut numbers = Numbers::First;
    for (index, piece) in manuscript.pieces.iter().enumerate() {
        let needed = paper_of(manuscript, index);
        let turned = paper.is_some_and(|paper| paper != needed);
        if let Some(before) = paper.filter(|_| turned) {
            section_end(xml, before, numbers);
            numbers = Numbers::On;
        }
        let fresh = paper.is_none() || turned;
        paper = Some(needed);
        let previous = index.checked_sub(1).and_then(|before| manuscript.pieces.get(before));
        let page_before = !fresh && !matches!(previous, Some(Piece::Heading { .. }));
        let above = headings_above(manuscript, index, paper.unwrap_or(Paper::Upright));
        match piece {
            Piece::Heading { level, text } => {
                // A heading goes with the table or sheet that it stands over, which begins a page.
                let page_before = page_before && *level > 1 && opens_page(manuscript, index);
                text::paragraph(xml, Style::Heading(*level), Set { page_before, ..Set::default() }, |xml| {
                    anchored(xml, index, text);
                });
            }
            Piece::Paragraph(spans) => {
                text::line(xml, Style::Body, Set::default(), &words(manuscript, spans));
            }
            Piece::Form(at) => {
                let Some(it) = manuscript.forms.get(*at) else { continue };
                let shares = form::is_short(it)
                    && matches!(previous, Some(Piece::Form(at)) if manuscript.forms.get(*at).is_some_and(form::is_short));
                form::form(xml, it, page_before && !shares, above, |xml| anchored(xml, index, &it.title));
            }
            Piece::Chart(at) => {
                let Some(it) = manuscript.charts.get(*at) else { continue };
                chart::chart(xml, it, *at, pictures.get(*at));
            }
            Piece::Sheet(at) => {
                let Some(it) = manuscript.sheets.get(*at) else { continue };
                sheet::sheet(xml, it, page_before, above);
            }
            Piece::Term { name, text } => text::paragraph(xml, Style::Body, Set::default(), |xml| {
                xml.element("w:r", &[], |xml| {
                    xml.element("w:rPr", &[], |xml| {
                        xml.value("w:rStyle", "TermName");
                        xml.empty("w:rFonts", &[("w:hint", "eastAsia")]);
                    });
                    xml.leaf("w:t", &[("xml:space", "preserve")], name);
                });
                text::run(xml, Set::default(), text);
            }),
        }
    }
    section(xml, paper.unwrap_or(Paper::Upright), numbers);
}

/// What the headings at a place stand over.
fn stands_over(manuscript: &Manuscript, index: usize) -> Option<&Piece> {
    manuscript.pieces.iter().skip(index).find(|piece| !matches!(piece, Piece::Heading { .. }))
}

fn opens_page(manuscript: &Manuscript, index: usize) -> bool {
    matches!(stands_over(manuscript, index), Some(Piece::Form(_) | Piece::Sheet(_)))
}

/// Height of the headings right above a piece, in twentieths of a point, with room for the tallest fonts.
fn headings_above(manuscript: &Manuscript, index: usize, paper: Paper) -> u32 {
    let before = manuscript.pieces.iter().take(index).rev();
    let headings = before.map_while(|piece| match piece {
        Piece::Heading { level, text } => Some((level, text)),
        _ => None,
    });
    headings
        .map(|(level, text)| {
            let (size, around) = match level {
                1 => (36, 600),
                2 => (30, 360),
                _ => (28, 240),
            };
            room::lines(text, paper.text_width(), size) * size * 15 + around
        })
        .sum()
}

/// Headings lie as what they stand over.
fn paper_of(manuscript: &Manuscript, index: usize) -> Paper {
    let over = stands_over(manuscript, index);
    let form = over.and_then(|piece| match piece {
        Piece::Form(at) => manuscript.forms.get(*at),
        _ => None,
    });
    match form {
        Some(Form { landscape: true, .. }) => Paper::OnSide,
        _ => Paper::Upright,
    }
}

/// The text of a heading where the contents finds it.
fn anchored(xml: &mut Xml, piece: usize, text: &str) {
    let (id, name) = (piece.to_string(), contents::bookmark(piece));
    xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
    text::run(xml, Set::default(), text);
    xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
}

fn words(manuscript: &Manuscript, spans: &[Span]) -> String {
    let spans = spans.iter();
    spans
        .map(|span| match span {
            Span::Text(text) => text.as_str(),
            Span::Figure(index) => manuscript.figures.get(*index).map_or("", |figure| figure.text.as_str()),
        })
        .collect()
}
