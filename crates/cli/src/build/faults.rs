//! What is wrong with a ledger, in words: all of it, with file, row, column and what to do.

use std::fmt::Write as _;

use mingzhang_compile::Fault as CompileFault;
use mingzhang_import::Fault as ImportFault;
use mingzhang_model::{Message, Severity};
use mingzhang_press::Stray;

use crate::screen::Screen;

/// Faults of one severity that are listed before the rest is only counted.
const LISTED: usize = 50;

/// A fault with its words.
pub(crate) struct Said {
    pub(crate) severity: Severity,
    /// `budget_lines.csv:7 reply_amt`; empty for what has no place.
    pub(crate) place: String,
    pub(crate) message: Message,
    /// What was probably meant.
    pub(crate) nearest: String,
}

impl Said {
    /// What the import found.
    pub(crate) fn imported(fault: &ImportFault) -> Self {
        let at = &fault.position;
        let mut place = at.file.as_deref().unwrap_or_default().to_owned();
        match (&at.cell, at.row) {
            (Some(cell), _) => {
                let _ = write!(place, "!{cell}");
            }
            (None, Some(row)) => {
                let _ = write!(place, ":{row}");
            }
            (None, None) => {}
        }
        if let Some(character) = at.character {
            let _ = write!(place, ":{character}");
        }
        if let Some(column) = &at.column {
            let _ = write!(place, " {column}");
        }
        let message = Message::new(fault.code.message()).with("value", fault.value.as_str());
        let message =
            fault.args.iter().fold(message, |message, (key, value)| message.with(key, value.as_str()));
        let nearest = fault.args.get("nearest").cloned().unwrap_or_default();
        Self { severity: fault.severity, place, message, nearest }
    }

    /// What the compiler misses.
    pub(crate) fn compiled(fault: &CompileFault) -> Self {
        let severity = if fault.is_error { Severity::Error } else { Severity::Warning };
        let id = match fault.code {
            "reason-missing" => "build-reason-missing",
            "reason-broken" => "build-reason-broken",
            "last-year-missing" => "build-last-year-missing",
            _ => "build-narrative-broken",
        };
        let message = fault
            .args
            .iter()
            .fold(Message::new(id), |message, (key, value)| message.with(key, value.as_str()));
        Self { severity, place: "book.toml".to_owned(), message, nearest: String::new() }
    }

    /// A figure that does not read back as it was compiled.
    pub(crate) fn stray(stray: &Stray) -> Self {
        let id = if stray.compiled { "build-stray-lost" } else { "build-stray-new" };
        let message = Message::new(id)
            .with("table", stray.table.as_str())
            .with("coordinate", stray.coordinate.as_str())
            .with("text", stray.text.as_str());
        Self { severity: Severity::Warning, place: String::new(), message, nearest: String::new() }
    }
}

/// The list, one a line; remarks only if everything is wanted.
pub(crate) fn list(faults: &[Said], screen: &Screen, verbose: bool) -> String {
    let mut out = String::new();
    for (severity, mark, word) in [
        (Severity::Error, "●", "ui-error"),
        (Severity::Warning, "▲", "ui-warning"),
        (Severity::Info, "○", "ui-info"),
    ] {
        let of_kind: Vec<&Said> = faults.iter().filter(|fault| fault.severity == severity).collect();
        if severity == Severity::Info && !verbose {
            continue;
        }
        let listed = if verbose { of_kind.len() } else { LISTED };
        for fault in of_kind.iter().take(listed) {
            let head = screen.paint().severity(severity, &format!("{mark} {}", screen.words.words(word)));
            let place = if fault.place.is_empty() { String::new() } else { format!("{}  ", fault.place) };
            let mut said = screen.words.message(&fault.message);
            if !fault.nearest.is_empty() {
                let message = Message::new("build-nearest").with("message", said);
                said = screen.words.message(&message.with("nearest", fault.nearest.as_str()));
            }
            let _ = writeln!(out, "{head} {}{said}", screen.paint().dim(&place));
        }
        if of_kind.len() > listed {
            let more = Message::new("build-more").with("n", of_kind.len() - listed);
            let _ = writeln!(out, "  {}", screen.words.message(&more));
        }
    }
    out
}
