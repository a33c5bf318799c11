//! `build --explain T5/2080199/项目支出`: the ledger lines that a cell is the sum of.

use std::sync::Arc;

use mingzhang_model::manuscript::{Axis, Form, FormRow, Manuscript};
use mingzhang_model::{Coordinate, Ledger, Money};
use strsim::jaro_winkler;

use crate::lens::{Lens, Source};

/// A cell and what it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// Title of the table.
    pub table: String,
    /// Code and name of the row.
    pub row: String,
    /// Header path of the column.
    pub column: String,
    /// What the figure counts; nothing for an empty cell.
    pub coordinate: Coordinate,
    /// As printed; empty for an empty cell.
    pub printed: String,
    /// The exact amount.
    pub exact: Money,
    /// The ledger lines that sum to it.
    pub sources: Vec<Source>,
}

/// The part of a path that names nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// `table`, `row` or `column`.
    pub part: &'static str,
    /// As it was asked for.
    pub wanted: String,
    /// What is there, the nearest first.
    pub nearest: Vec<String>,
}

/// Names that are proposed.
const PROPOSED: usize = 6;

/// A path: table (id, ordinal or part of the title), row (code or name), column (part of its header); parts from the right
/// may be left out.
struct Path<'a> {
    table: &'a str,
    row: Option<&'a str>,
    column: Option<&'a str>,
}

impl<'a> Path<'a> {
    fn new(text: &'a str) -> Self {
        let mut parts = text.split('/').map(str::trim);
        Self { table: parts.next().unwrap_or(""), row: parts.next(), column: parts.next() }
    }

    fn names_row(&self, label: &str) -> bool {
        self.row.is_none_or(|row| label.contains(row))
    }

    fn names_column(&self, path: &[String]) -> bool {
        self.column.is_none_or(|column| path.iter().any(|part| part.contains(column)))
    }
}

/// Every cell that a path names. A cell that is asked for and empty is one without figure and sources. Empty if nothing fits.
pub fn explain(ledger: &Ledger, manuscript: &Manuscript, path: &str) -> Vec<Explained> {
    let path = Path::new(path);
    let lens = Lens::new(Arc::new(ledger.clone()));
    let mut out = Vec::new();
    for fact in &manuscript.facts {
        let Some(form) = manuscript.forms.get(fact.form).filter(|form| is_table(form, path.table)) else {
            continue;
        };
        let Some(line) = form.rows.get(fact.row) else { continue };
        let Some(head) = form.columns.get(fact.column) else { continue };
        let label = label(form, line, fact.column);
        if path.names_row(&label) && path.names_column(&head.path) {
            out.push(Explained {
                table: form.title.clone(),
                row: label,
                column: head.path.join("/"),
                coordinate: fact.coordinate.clone(),
                printed: fact.text.clone(),
                exact: fact.exact,
                sources: lens.sources(&fact.coordinate),
            });
        }
    }
    // An empty cell is an answer where it was asked for by row, and no answer where it is one of a whole table.
    if path.row.is_some() && !out.iter().any(|cell| is_exact(cell, &path)) {
        out.extend(empty_cells(manuscript, &path));
    }
    // 2080199 names one row, although 20801 is a part of the text.
    if out.iter().any(|cell| is_exact(cell, &path)) {
        out.retain(|cell| is_exact(cell, &path));
    } else if out.iter().any(|cell| !cell.printed.is_empty()) {
        out.retain(|cell| !cell.printed.is_empty());
    }
    out
}

fn is_exact(cell: &Explained, path: &Path<'_>) -> bool {
    path.row.is_some_and(|row| cell.row.split(' ').any(|part| part == row))
}

fn empty_cells(manuscript: &Manuscript, path: &Path<'_>) -> Vec<Explained> {
    let mut out = Vec::new();
    for form in manuscript.forms.iter().filter(|form| is_table(form, path.table)) {
        for row in &form.rows {
            for (i, head) in form.columns.iter().enumerate().filter(|(_, head)| head.axis == Axis::Money) {
                let is_empty = row.cells.get(i).is_some_and(|cell| cell.fact.is_none());
                let label = label(form, row, i);
                if is_empty && !label.is_empty() && path.names_row(&label) && path.names_column(&head.path) {
                    out.push(Explained {
                        table: form.title.clone(),
                        row: label,
                        column: head.path.join("/"),
                        coordinate: Coordinate::default(),
                        printed: String::new(),
                        exact: Money::ZERO,
                        sources: Vec::new(),
                    });
                }
            }
        }
    }
    out
}

/// Which part of a path names nothing, and what it may have meant; `None` where each part by itself names something.
pub fn unknown(manuscript: &Manuscript, path: &str) -> Option<Unknown> {
    let path = Path::new(path);
    let found: Vec<&Form> = manuscript.forms.iter().filter(|form| is_table(form, path.table)).collect();
    if found.is_empty() {
        let known =
            manuscript.forms.iter().map(|form| (form.id.clone(), format!("{} {}", form.id, form.title)));
        return Some(Unknown::new("table", path.table, known.collect()));
    }
    let mut rows: Vec<(String, String)> = Vec::new();
    let mut columns: Vec<(String, String)> = Vec::new();
    for form in found {
        for (i, head) in form.columns.iter().enumerate().filter(|(_, head)| head.axis == Axis::Money) {
            rows.extend(form.rows.iter().map(|row| label(form, row, i)).map(|label| (label.clone(), label)));
            columns.push((head.path.last().cloned().unwrap_or_default(), head.path.join("/")));
        }
    }
    match (path.row, path.column) {
        (Some(row), _) if !rows.iter().any(|(label, _)| path.names_row(label)) => {
            Some(Unknown::new("row", row, rows))
        }
        (_, Some(column))
            if !columns.iter().any(|(_, head)| head.split('/').any(|part| part.contains(column))) =>
        {
            Some(Unknown::new("column", column, columns))
        }
        _ => None,
    }
}

impl Unknown {
    /// `known` are the words to compare with and what is shown for them.
    fn new(part: &'static str, wanted: &str, mut known: Vec<(String, String)>) -> Self {
        known.retain(|(word, _)| !word.is_empty());
        let likeness =
            |word: &str| word.split(' ').map(|part| jaro_winkler(part, wanted)).fold(0.0, f64::max);
        known.sort_by(|(a, _), (b, _)| likeness(b).total_cmp(&likeness(a)));
        let mut nearest: Vec<String> = Vec::new();
        for (_, shown) in known {
            if !nearest.contains(&shown) {
                nearest.push(shown);
            }
        }
        nearest.truncate(PROPOSED);
        Self { part, wanted: wanted.to_owned(), nearest }
    }
}

fn is_table(form: &Form, wanted: &str) -> bool {
    form.id.eq_ignore_ascii_case(wanted)
        || form.ordinal == wanted
        || (!wanted.is_empty() && form.title.contains(wanted))
}

/// The labels of the row in the half that the column belongs to.
pub(crate) fn label(form: &Form, row: &FormRow, column: usize) -> String {
    let is_money = |i: usize| form.columns.get(i).is_some_and(|c| c.axis == Axis::Money);
    let end = (0..=column).rev().find(|i| !is_money(*i)).map_or(0, |i| i + 1);
    let start = (0..end).rev().take_while(|i| !is_money(*i)).last().unwrap_or(end);
    let texts = row.cells.get(start..end).unwrap_or_default().iter().map(|cell| cell.text.as_str());
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}
