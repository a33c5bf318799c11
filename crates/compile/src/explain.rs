//! `build --explain T5/2080199/项目支出`: the ledger lines that a cell is the sum of.

use std::sync::Arc;

use mingzhang_model::manuscript::{Axis, Form, FormRow, Manuscript};
use mingzhang_model::{Coordinate, Ledger, Money};

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
    /// What the figure counts.
    pub coordinate: Coordinate,
    /// As printed; empty for an empty cell.
    pub printed: String,
    /// The exact amount.
    pub exact: Money,
    /// The ledger lines that sum to it.
    pub sources: Vec<Source>,
}

/// Every cell that a path names: table (id, ordinal or part of the title), row (code or name), column (part of its header);
/// parts from the right may be left out. Empty if nothing fits.
pub fn explain(ledger: &Ledger, manuscript: &Manuscript, path: &str) -> Vec<Explained> {
    let mut parts = path.split('/').map(str::trim);
    let (table, row, column) = (parts.next().unwrap_or(""), parts.next(), parts.next());
    let lens = Lens::new(Arc::new(ledger.clone()));
    let mut out = Vec::new();
    for fact in &manuscript.facts {
        let Some(form) = manuscript.forms.get(fact.form).filter(|form| is_table(form, table)) else {
            continue;
        };
        let Some(line) = form.rows.get(fact.row) else { continue };
        let Some(head) = form.columns.get(fact.column) else { continue };
        let label = label(form, line, fact.column);
        let wanted_row =
            row.is_none_or(|row| label.split(' ').any(|part| part == row) || label.contains(row));
        let wanted_column = column.is_none_or(|column| head.path.iter().any(|part| part.contains(column)));
        if wanted_row && wanted_column {
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
    // 2080199 names one row, although 20801 is a part of the text.
    if let Some(row) = row
        && out.iter().any(|cell| cell.row.split(' ').any(|part| part == row))
    {
        out.retain(|cell| cell.row.split(' ').any(|part| part == row));
    }
    out
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
