//! The list of what is wrong, one cause a line.

use std::fmt::Write as _;

use mingzhang_model::{Message, Severity};

use super::Said;
use crate::screen::Screen;

/// Faults of one severity that are listed before the rest is only counted.
const LISTED: usize = 50;
/// Rows that a repeated fault is listed with.
const ROWS: usize = 6;

/// A fault with the rows where it is repeated.
struct Cause<'a> {
    said: &'a Said,
    rows: Vec<&'a str>,
}

/// The list, one a line; remarks only if everything is wanted.
pub(crate) fn list(faults: &[Said], screen: &Screen, verbose: bool) -> String {
    let mut out = String::new();
    for (severity, mark, word) in [
        (Severity::Error, "●", "ui-error"),
        (Severity::Warning, "▲", "ui-warning"),
        (Severity::Info, "○", "ui-info"),
    ] {
        let of_kind = causes(faults.iter().filter(|fault| fault.severity == severity));
        if severity == Severity::Info && !verbose {
            continue;
        }
        let listed = if verbose { of_kind.len() } else { LISTED };
        for cause in of_kind.iter().take(listed) {
            let head = screen.paint().severity(severity, &format!("{mark} {}", screen.words.words(word)));
            let said = cause.said;
            let place = if said.place.is_empty() { String::new() } else { format!("{}  ", said.place) };
            let _ = writeln!(out, "{head} {}{}", screen.paint().dim(&place), cause.words(screen, verbose));
            for line in &said.lines {
                let _ = writeln!(out, "    {line}");
            }
        }
        if of_kind.len() > listed {
            let more = Message::new("build-more").with("n", of_kind.len() - listed);
            let _ = writeln!(out, "  {}", screen.words.message(&more));
        }
    }
    out
}

/// One wrong name in 400 rows is one mistake: it is told where it stands first.
fn causes<'a>(faults: impl Iterator<Item = &'a Said>) -> Vec<Cause<'a>> {
    let mut out: Vec<Cause<'a>> = Vec::new();
    let mut known: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for said in faults {
        let Some(row) = &said.row else {
            out.push(Cause { said, rows: Vec::new() });
            continue;
        };
        let key = format!("{} {:?} {}", said.column, said.message, said.nearest);
        if let Some(cause) = known.get(&key).and_then(|index| out.get_mut(*index)) {
            cause.rows.push(row);
        } else {
            known.insert(key, out.len());
            out.push(Cause { said, rows: vec![row] });
        }
    }
    out
}

impl Cause<'_> {
    fn words(&self, screen: &Screen, verbose: bool) -> String {
        let mut said = screen.words.message(&self.said.message);
        if !self.said.nearest.is_empty() {
            let message = Message::new("build-nearest").with("message", said);
            said = screen.words.message(&message.with("nearest", self.said.nearest.as_str()));
        }
        if self.rows.len() < 2 {
            return said;
        }
        let listed = if verbose { self.rows.len() } else { ROWS };
        let more = if self.rows.len() > listed { "…" } else { "" };
        let rows: Vec<&str> = self.rows.iter().take(listed).copied().collect();
        let message = Message::new("build-repeated")
            .with("message", said)
            .with("n", self.rows.len())
            .with("rows", format!("{}{more}", rows.join("、")));
        screen.words.message(&message)
    }
}
