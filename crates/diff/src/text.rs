//! The comparison on a terminal: a block a table, figures right-aligned.

use std::fmt::Write as _;

use mingzhang_model::{BookKind, Message, MoneyUnit};
use mingzhang_report::text::Paint;
use mingzhang_report::{Localiser, display_width, pad_left, pad_right, printable, truncate};

use crate::{Change, Diff, Entry, Side};

/// Widest label that stays on one line with its figures.
const LABEL: usize = 46;

/// The comparison in words.
pub fn text(diff: &Diff, words: &Localiser, paint: Paint) -> String {
    let mut out = String::new();
    for (mark, side) in [("-", &diff.before), ("+", &diff.after)] {
        let _ = writeln!(out, "{mark} {}  {}", paint.bold(&printable(&side.file)), describe(side, words));
    }
    let mut table = None;
    for chunk in diff.entries.chunk_by(|a, b| a.table == b.table) {
        let name = chunk.first().map(|entry| entry.table.as_str());
        if table != name {
            let _ = writeln!(out, "\n{}", paint.bold(&format!("《{}》", printable(name.unwrap_or("")))));
            table = name;
        }
        block(&mut out, chunk, paint);
    }
    let count = |wanted: &str| diff.entries.iter().filter(|e| crate::json::id(&e.change) == wanted).count();
    let summary = Message::new("diff-summary")
        .with("same", diff.same)
        .with("changed", count("changed"))
        .with("added", count("added"))
        .with("removed", count("removed"));
    let _ = writeln!(out, "\n{}", words.message(&summary));
    out
}

pub(crate) fn describe(side: &Side, words: &Localiser) -> String {
    let kind = match side.kind {
        BookKind::Budget => "diff-budget",
        BookKind::FinalAccounts => "diff-final",
        BookKind::Unknown => "diff-unknown",
    };
    let mut parts: Vec<String> = side.unit.iter().map(|unit| printable(unit).into_owned()).collect();
    parts.extend(side.year.map(|year| year.to_string()));
    parts.push(words.words(kind));
    parts.push(words.message(&Message::new("diff-figures").with("n", side.figures)));
    parts.join("  ")
}

/// Label, before, after, difference and rate of an entry.
pub(crate) fn cells(entry: &Entry) -> [String; 5] {
    let label =
        if entry.row.is_empty() { entry.column.clone() } else { format!("{}  {}", entry.row, entry.column) };
    let unit = match &entry.change {
        Change::Added(figure) | Change::Removed(figure) | Change::Changed { after: figure, .. } => {
            figure.printed.unit()
        }
    };
    let (before, after) = match &entry.change {
        Change::Added(figure) => (String::new(), figure.text.clone()),
        Change::Removed(figure) => (figure.text.clone(), String::new()),
        Change::Changed { before, after } => (before.text.clone(), after.text.clone()),
    };
    let difference = entry.change.difference();
    let sign = if difference.fen() > 0 { "+" } else { "" };
    let decimals = if unit == MoneyUnit::Yuan { 2 } else { 6 };
    let mut written = difference.display(unit, decimals, true);
    // As many decimals as say something, but at least two.
    while decimals == 6
        && written.ends_with('0')
        && written.rfind('.').is_some_and(|dot| written.len() - dot > 3)
    {
        written.pop();
    }
    let rate = entry.change.rate().map(|rate| {
        format!(
            "{}{}.{:02}%",
            if rate < 0 { "-" } else { "+" },
            rate.unsigned_abs() / 100,
            rate.unsigned_abs() % 100
        )
    });
    [label, before, after, format!("{sign}{written}"), rate.unwrap_or_default()]
}

fn block(out: &mut String, entries: &[Entry], paint: Paint) {
    let rows: Vec<[String; 5]> = entries.iter().map(cells).collect();
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| display_width(cell)).max().unwrap_or(0)
    };
    let label_width = width(0).min(LABEL);
    for (row, entry) in rows.iter().zip(entries) {
        let [label, before, after, difference, rate] = row;
        let mark = match entry.change {
            Change::Added(_) => "+",
            Change::Removed(_) => "-",
            Change::Changed { .. } => "~",
        };
        let label = pad_right(&truncate(&printable(label), LABEL), label_width);
        let line = format!(
            "{mark} {label}  {}  {}  {}  {}",
            pad_left(before, width(1)),
            pad_left(after, width(2)),
            pad_left(difference, width(3)),
            pad_left(rate, width(4)),
        );
        let line = line.trim_end();
        let _ = writeln!(out, "{}", if mark == "-" { paint.dim(line) } else { line.to_owned() });
    }
}
