//! What a figure of the book is made of, and where else it stands.

use std::path::Path;
use std::sync::Arc;

use mingzhang_compile::Lens;
use mingzhang_model::manuscript::{FigureKind, Piece, Span};
use mingzhang_model::{Coordinate, Manuscript, Message, MoneyUnit};
use serde::{Deserialize, Serialize};

use super::Progress;
use super::ledger::{Desk, anchor};
use crate::TaskError;

/// Lines that are listed for one figure.
const SOURCES: usize = 500;
/// Places that are listed for one figure.
const PLACES: usize = 60;

/// A figure to explain; the ledger's files are in the task's folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explain {
    /// The figure's coordinate in words, `flow=expenditure fund=general`.
    pub at: String,
}

/// What a figure is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explained {
    /// The exact amount in yuan.
    pub exact: String,
    /// The lines that sum to it.
    pub sources: Vec<Source>,
    /// How many lines there are, where not all are listed.
    pub lines: u32,
    /// Where it stands.
    pub places: Vec<Standing>,
}

/// A line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The file.
    pub file: String,
    /// The line in it; 0 for an entry of `book.toml`.
    pub line: u32,
    /// What it counts.
    pub label: String,
    /// How much of the figure it is, in yuan.
    pub amount: String,
}

/// A place where the figure stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The name of the table in the book's page; empty in prose.
    pub anchor: String,
    /// Where in words: table, row and column, or the sentence.
    pub place: String,
    /// As printed.
    pub text: String,
}

impl Explain {
    pub(super) fn run(&self, folder: &Path, progress: Progress<'_>) -> Result<Explained, TaskError> {
        let at: Coordinate = self.at.parse().map_err(|_| Message::new("writing-no-figure"))?;
        let desk = Desk::open(folder, false)?;
        progress(1, 1);
        let lens = Lens::new(Arc::new(desk.imported.ledger));
        let sources = lens.sources(&at);
        let yuan = |amount: mingzhang_model::Money| amount.display(MoneyUnit::Yuan, 2, true);
        Ok(Explained {
            exact: yuan(lens.amount(&at)),
            lines: u32::try_from(sources.len()).unwrap_or(u32::MAX),
            sources: sources
                .into_iter()
                .take(SOURCES)
                .map(|source| Source {
                    file: source.origin.file.to_string(),
                    line: source.origin.row,
                    label: source.label,
                    amount: yuan(source.amount),
                })
                .collect(),
            places: places(&desk.compiled.manuscript, &at),
        })
    }
}

fn places(manuscript: &Manuscript, at: &Coordinate) -> Vec<Standing> {
    let mut out: Vec<Standing> = Vec::new();
    for fact in manuscript.facts.iter().filter(|fact| fact.coordinate == *at) {
        let Some(form) = manuscript.forms.get(fact.form) else { continue };
        let labels = form.rows.get(fact.row).into_iter().flat_map(|row| row.cells.iter().take(fact.column));
        let is_label = |(index, _): &(usize, _)| {
            form.columns
                .get(*index)
                .is_some_and(|column| column.axis != mingzhang_model::manuscript::Axis::Money)
        };
        let row: Vec<&str> = labels
            .enumerate()
            .filter(is_label)
            .map(|(_, cell)| cell.text.trim())
            .filter(|t| !t.is_empty())
            .collect();
        let column = form.columns.get(fact.column).map(|column| column.path.join("/")).unwrap_or_default();
        out.push(Standing {
            anchor: anchor(fact.form),
            place: format!("《{}》 {} {column}", form.title, row.join(" ")),
            text: fact.text.clone(),
        });
    }
    for piece in &manuscript.pieces {
        let Piece::Paragraph(spans) = piece else { continue };
        for span in spans {
            let Span::Figure(index) = span else { continue };
            let Some(figure) = manuscript.figures.get(*index) else { continue };
            let is_it = match &figure.kind {
                FigureKind::Amount(own) | FigureKind::Change(own) | FigureKind::ChangeRate(own) => own == at,
                FigureKind::Share { part, .. } => part == at,
                FigureKind::Count(_) => false,
            };
            if is_it {
                let place = sentence(manuscript, spans);
                out.push(Standing { anchor: String::new(), place, text: figure.text.clone() });
            }
        }
    }
    out.truncate(PLACES);
    out
}

fn sentence(manuscript: &Manuscript, spans: &[Span]) -> String {
    let text: String = spans
        .iter()
        .map(|span| match span {
            Span::Text(text) => text.as_str(),
            Span::Figure(index) => manuscript.figures.get(*index).map_or("", |figure| &figure.text),
        })
        .collect();
    let mut shown: String = text.chars().take(60).collect();
    if text.chars().count() > 60 {
        shown.push('…');
    }
    shown
}
