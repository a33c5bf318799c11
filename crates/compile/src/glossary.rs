//! The glossary holds the terms that the book uses, and those that the unit adds.

use mingzhang_catalog::Term;
use mingzhang_model::Ledger;
use mingzhang_model::manuscript::{Figure, Form, Piece, Span};

use crate::ordinal::chinese;

/// The entries, numbered.
pub(crate) fn terms(ledger: &Ledger, pieces: &[Piece], forms: &[Form], figures: &[Figure]) -> Vec<Piece> {
    let text = said(pieces, forms, figures);
    let own = &ledger.details.glossary;
    let known = Term::embedded()
        .iter()
        .filter(|term| text.contains(&term.name) && !own.iter().any(|(name, _)| *name == term.name))
        .map(|term| (term.name.as_str(), term.text.as_str()));
    known
        .chain(own.iter().map(|(name, text)| (name.as_str(), text.as_str())))
        .enumerate()
        .map(|(i, (name, text))| Piece::Term {
            name: format!("{}、{name}：", chinese(i + 1)),
            text: text.to_owned(),
        })
        .collect()
}

/// Everything that the book says, as one text to search.
fn said(pieces: &[Piece], forms: &[Form], figures: &[Figure]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Heading { text, .. } => out.push_str(text),
            Piece::Paragraph(spans) => spans.iter().for_each(|span| match span {
                Span::Text(text) => out.push_str(text),
                Span::Figure(index) => out.push_str(figures.get(*index).map_or("", |figure| &figure.text)),
            }),
            _ => {}
        }
        out.push('\n');
    }
    for form in forms {
        out.push_str(&form.title);
        let names = form.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str());
        let heads = form.columns.iter().flat_map(|column| &column.path).map(String::as_str);
        names.chain(heads).for_each(|text| {
            out.push_str(text);
            out.push('\n');
        });
    }
    out
}
