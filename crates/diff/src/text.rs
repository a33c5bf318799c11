//! The comparison on a terminal: a block a table, figures right-aligned.

use std::fmt::Write as _;

use mingzhang_model::{BookKind, Message, MoneyUnit};
use mingzhang_report::text::Paint;
use mingzhang_report::{Localiser, display_width, pad_left, pad_right, printable, truncate};

use crate::{Change, Diff, Entry, Side, money};

/// Widest label that stays on one line with its figures.
const LABEL: usize = 46;

/// The comparison in words. On a `terminal` long labels are cut so that a line stays a line; in a file or a pipe nothing is.
pub fn text(diff: &Diff, words: &Localiser, paint: Paint, terminal: bool) -> String {
    let mut out = String::new();
    for (mark, side) in [("-", &diff.before), ("+", &diff.after)] {
        let _ = writeln!(out, "{mark} {}  {}", paint.bold(&printable(&side.file)), describe(side, words));
    }
    for chunk in diff.entries.chunk_by(|a, b| a.table == b.table) {
        let name = chunk.first().map(|entry| entry.table.as_str()).unwrap_or_default();
        let unit = money::unit(chunk);
        let told = unit.map(|unit| money::told(unit, chunk, words)).unwrap_or_default();
        let _ = writeln!(out, "\n{}", paint.bold(&format!("《{}》{told}", printable(name))));
        block(&mut out, chunk, unit, paint, terminal);
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
    parts.push(
        words.message(
            &Message::new("diff-figures").with("n", side.figures).with("distinct", side.coordinates),
        ),
    );
    parts.join("  ")
}

fn block(out: &mut String, entries: &[Entry], unit: Option<MoneyUnit>, paint: Paint, terminal: bool) {
    let rows: Vec<[String; 5]> = entries.iter().map(|entry| money::cells(entry, unit)).collect();
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| display_width(cell)).max().unwrap_or(0)
    };
    let widest = if terminal { LABEL } else { usize::MAX };
    let label_width = rows.iter().map(|[label, ..]| display_width(&printable(label))).max().unwrap_or(0);
    let label_width = label_width.min(widest);
    for (row, entry) in rows.iter().zip(entries) {
        let [label, before, after, difference, rate] = row;
        let mark = match entry.change {
            Change::Added(_) => "+",
            Change::Removed(_) => "-",
            Change::Changed { .. } => "~",
        };
        let label = printable(label);
        let label = if terminal { truncate(&label, LABEL) } else { label };
        let line = format!(
            "{mark} {}  {}  {}  {}  {}",
            pad_right(&label, label_width),
            pad_left(before, width(1)),
            pad_left(after, width(2)),
            pad_left(difference, width(3)),
            pad_left(rate, width(4)),
        );
        let line = line.trim_end();
        let _ = writeln!(out, "{}", if mark == "-" { paint.dim(line) } else { line.to_owned() });
    }
}
