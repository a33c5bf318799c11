//! A ledger compiled into a book. A template is a set of lenses: every cell is the sum of the ledger under the restrictions of
//! its row and its column, every figure in prose is bound to a coordinate, and nothing is typed in twice.

mod balance;
mod book;
mod characters;
mod chart;
mod coverage;
mod explain;
mod fault;
mod form;
mod glossary;
mod header;
mod lens;
mod narrative;
mod ordinal;
mod rows;
mod sheet;
mod words;

pub use book::{book, printed_title};
pub use characters::{each_text, replace_characters};
pub use explain::{Explained, Unknown, explain, unknown};
pub use fault::Fault;
pub use lens::{Lens, Source};

use std::sync::Arc;

use mingzhang_catalog::Template;
use mingzhang_model::manuscript::{Manuscript, Piece};
use mingzhang_model::{Ledger, Level};

use narrative::Order;
use words::Words;

/// A compiled book and what should be looked at before it is published.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The book.
    pub manuscript: Manuscript,
    /// What is wrong or missing, all of it.
    pub faults: Vec<Fault>,
}

/// Compiles a ledger through a template. Never fails: what is missing becomes a fault and a visible gap.
pub fn compile(ledger: &Ledger, template: &Template) -> Compiled {
    let lens = Arc::new(Lens::new(Arc::new(ledger.clone())));
    let division = ledger.details.texts.get("division").map_or_else(|| ledger.body(), String::as_str);
    let words = Words { year: ledger.year, level: ledger.details.level, unit: ledger.body(), division };
    let (forms, facts) = form::forms(&lens, template, &words);
    let mut narrative = narrative::write(&lens, template);
    let mut charts = Vec::new();
    // A template that puts the sheets nowhere does not publish them, in no form.
    let sheets = if narrative.pieces.contains(&Order::Sheets) {
        sheet::sheets(ledger, template.sheet, &words.fill(&template.sheet_title))
    } else {
        Vec::new()
    };
    let mut pieces = Vec::new();
    // The glossary explains what the book says, before and after it.
    let mut glossary = None;
    for order in std::mem::take(&mut narrative.pieces) {
        match order {
            Order::Piece(piece) => pieces.push(piece),
            Order::Forms => pieces.extend((0..forms.len()).map(Piece::Form)),
            Order::Form(id) => pieces.extend(forms.iter().position(|form| form.id == id).map(Piece::Form)),
            Order::Chart(id) => {
                let form = template.charts.iter().find(|chart| chart.id == id);
                if let Some(chart) =
                    form.and_then(|form| chart::chart(&lens, form, template.prose_unit, &words))
                {
                    pieces.push(Piece::Chart(charts.len()));
                    charts.push(chart);
                }
            }
            Order::Sheets => pieces.extend((0..sheets.len()).map(Piece::Sheet)),
            Order::Glossary => glossary = Some(pieces.len()),
        }
    }
    if let Some(at) = glossary {
        let terms = glossary::terms(ledger, &pieces, &forms, &narrative.figures);
        pieces.splice(at..at, terms);
    }
    let manuscript = Manuscript {
        template: template.id.clone(),
        kind: ledger.details.kind,
        level: if ledger.details.level == Level::Unknown { Level::Unit } else { ledger.details.level },
        year: ledger.year,
        unit_name: ledger.body().to_owned(),
        title: words.fill(&template.title),
        published: ledger.details.published.clone(),
        draft: false,
        pieces,
        forms,
        facts,
        figures: narrative.figures,
        charts,
        sheets,
    };
    let mut faults = coverage::check(&lens, template, &words);
    faults.extend(balance::check(&lens));
    faults.append(&mut narrative.faults);
    Compiled { manuscript, faults }
}
