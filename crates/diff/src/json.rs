//! `mingzhang.diff/1`

use mingzhang_model::{BookKind, MoneyUnit};
use serde::Serialize;

use crate::{Change, Diff, Entry, Side};

#[derive(Serialize)]
struct DiffJson<'a> {
    schema: &'static str,
    before: SideJson<'a>,
    after: SideJson<'a>,
    changes: Vec<EntryJson<'a>>,
    summary: SummaryJson,
}

#[derive(Serialize)]
struct SideJson<'a> {
    file: &'a str,
    unit: Option<&'a str>,
    year: Option<i32>,
    kind: &'static str,
    /// As printed in the tables.
    figures: usize,
    /// Different ones among them.
    coordinates: usize,
}

#[derive(Serialize)]
struct EntryJson<'a> {
    change: &'static str,
    /// The coordinate in words: `flow=revenue fund=general`.
    coordinate: String,
    table: &'a str,
    row_label: &'a str,
    column_label: &'a str,
    before: Option<FigureJson<'a>>,
    after: Option<FigureJson<'a>>,
    /// Yuan with two decimals.
    difference: String,
    /// Whether it is one of exact amounts and not of printed figures.
    exact: bool,
}

#[derive(Serialize)]
struct FigureJson<'a> {
    text: &'a str,
    unit: &'static str,
}

#[derive(Serialize)]
struct SummaryJson {
    same: usize,
    added: usize,
    removed: usize,
    changed: usize,
}

/// The comparison, indented, ending with a line break.
///
/// # Errors
/// Never in practice: every key is a string.
pub fn json(diff: &Diff) -> serde_json::Result<String> {
    let count = |wanted: &str| diff.entries.iter().filter(|entry| id(&entry.change) == wanted).count();
    let mut text = serde_json::to_string_pretty(&DiffJson {
        schema: "mingzhang.diff/1",
        before: side(&diff.before),
        after: side(&diff.after),
        changes: diff.entries.iter().map(entry).collect(),
        summary: SummaryJson {
            same: diff.same,
            added: count("added"),
            removed: count("removed"),
            changed: count("changed"),
        },
    })?;
    text.push('\n');
    Ok(text)
}

pub(crate) const fn id(change: &Change) -> &'static str {
    match change {
        Change::Added(_) => "added",
        Change::Removed(_) => "removed",
        Change::Changed { .. } => "changed",
    }
}

fn side(side: &Side) -> SideJson<'_> {
    SideJson {
        file: &side.file,
        unit: side.unit.as_deref(),
        year: side.year,
        kind: match side.kind {
            BookKind::Budget => "budget",
            BookKind::FinalAccounts => "final_accounts",
            BookKind::Unknown => "unknown",
        },
        figures: side.figures,
        coordinates: side.coordinates,
    }
}

fn entry(entry: &Entry) -> EntryJson<'_> {
    fn figure(figure: &crate::Figure) -> FigureJson<'_> {
        FigureJson { text: &figure.text, unit: figure.printed.unit().chinese() }
    }
    let (before, after) = match &entry.change {
        Change::Added(after) => (None, Some(figure(after))),
        Change::Removed(before) => (Some(figure(before)), None),
        Change::Changed { before, after } => (Some(figure(before)), Some(figure(after))),
    };
    EntryJson {
        change: id(&entry.change),
        coordinate: entry.coordinate.to_string(),
        table: &entry.table,
        row_label: &entry.row,
        column_label: &entry.column,
        before,
        after,
        difference: entry.change.difference().display(MoneyUnit::Yuan, 2, false),
        exact: entry.change.is_exact(),
    }
}
