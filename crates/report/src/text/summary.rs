//! The closing sentence, and for several files the table before it.

use std::fmt::Write as _;

use mingzhang_model::{Message, Severity};

use super::Paint;
use crate::checked::{FileLine, Totals};
use crate::localise::Localiser;
use crate::width::{display_width, pad_left, pad_right, printable, truncate};

/// More files than this and the clean ones are only counted.
const ALL_LISTED: usize = 30;

pub(super) fn write(localiser: &Localiser, paint: Paint, lines: &[FileLine], verbose: bool) -> String {
    let totals = Totals::of(lines);
    let mut out = String::new();
    if lines.len() > 1 {
        table(&mut out, localiser, paint, lines, verbose || lines.len() <= ALL_LISTED);
    }
    let id = if lines.len() > 1 { "ui-summary-many" } else { "ui-summary-one" };
    let message = Message::new(id)
        .with("files", totals.files - totals.unreadable)
        .with("pages", totals.pages)
        .with("tables", totals.tables)
        .with("errors", totals.errors)
        .with("warnings", totals.warnings)
        .with("infos", totals.infos);
    // One file that could not be read was told so already; "0 pages read" adds nothing.
    if lines.len() > 1 || totals.unreadable == 0 {
        let _ = writeln!(out, "{}", paint.bold(&localiser.message(&message)));
    }
    if totals.unreadable > 0 {
        let message = localiser.message(&Message::new("ui-summary-unreadable").with("n", totals.unreadable));
        let _ = writeln!(out, "{}", paint.severity(Severity::Error, &message));
    }
    out
}

fn table(out: &mut String, localiser: &Localiser, paint: Paint, lines: &[FileLine], all: bool) {
    let clean = |line: &FileLine| !line.unreadable && line.errors + line.warnings + line.infos == 0;
    let shown: Vec<&FileLine> = lines.iter().filter(|line| all || !clean(line)).collect();
    let heads =
        ["ui-column-pages", "ui-column-tables", "ui-column-errors", "ui-column-warnings", "ui-column-infos"]
            .map(|id| localiser.words(id));
    let file_head = localiser.words("ui-column-file");
    let names: Vec<String> =
        shown.iter().map(|line| truncate(&printable(&line.file), 60).into_owned()).collect();
    let name_width =
        names.iter().map(|n| display_width(n)).chain([display_width(&file_head)]).max().unwrap_or(0);
    if !shown.is_empty() {
        let mut head = pad_right(&file_head, name_width);
        for title in &heads {
            let _ = write!(head, "  {}", pad_left(title, column_width(title)));
        }
        let _ = writeln!(out, "{}", paint.bold(&head));
    }
    for (line, name) in shown.iter().zip(&names) {
        let _ = write!(out, "{}", pad_right(name, name_width));
        if line.unreadable {
            let _ = write!(out, "  {}", paint.severity(Severity::Error, &localiser.words("ui-unreadable")));
        } else {
            let counts = [line.pages, line.tables, line.errors, line.warnings, line.infos];
            for (i, (count, title)) in counts.into_iter().zip(&heads).enumerate() {
                let cell = pad_left(&count.to_string(), column_width(title));
                let cell = match (i, count) {
                    (2, 1..) => paint.severity(Severity::Error, &cell),
                    (3, 1..) => paint.severity(Severity::Warning, &cell),
                    _ => cell,
                };
                let _ = write!(out, "  {cell}");
            }
        }
        out.push('\n');
    }
    if shown.len() < lines.len() {
        let message = Message::new("ui-summary-clean").with("n", lines.len() - shown.len());
        let _ = writeln!(out, "{}", localiser.message(&message));
    }
    out.push('\n');
}

fn column_width(title: &str) -> usize {
    display_width(title).max(6)
}
