//! Findings as text for a terminal, in the manner of a compiler's diagnostics.

mod finding;
mod paint;
mod quote;
mod standing;
mod summary;

use std::fmt::Write as _;

use mingzhang_model::{Finding, Message, Severity};

pub use paint::Paint;

use crate::checked::{Checked, CheckedFile, FileLine};
use crate::localise::Localiser;
use crate::problem::problem_message;
use crate::rule::Rules;
use crate::width::printable;
use crate::wording::{Source, Wording};

/// How to write.
#[derive(Clone, Copy, Debug)]
pub struct TextOptions {
    /// Columns of the terminal; excerpts of tables stay within it.
    pub width: usize,
    /// Whether to use the terminal's colours.
    pub colour: bool,
    /// Whether to show everything in full: remarks with their excerpt, every place, the counts of laws.
    pub verbose: bool,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self { width: 100, colour: false, verbose: false }
    }
}

/// Writes files one by one, so that thousands need no more room than one.
#[derive(Clone, Copy)]
pub struct TextReport<'a> {
    localiser: &'a Localiser,
    wording: Wording<'a>,
    options: TextOptions,
    paint: Paint,
}

impl<'a> TextReport<'a> {
    /// A report in the localiser's language; `rules` give the basis of each finding.
    pub const fn new(localiser: &'a Localiser, rules: Rules<'a>, options: TextOptions) -> Self {
        Self {
            localiser,
            wording: Wording::new(localiser, rules),
            options,
            paint: Paint::new(options.colour),
        }
    }

    /// Everything about one file, ending with an empty line.
    pub fn file(&self, file: &CheckedFile) -> String {
        let mut out = self.head(file);
        match &file.outcome {
            Err(unreadable) => {
                let mark =
                    self.paint.severity(Severity::Error, &format!("● {}", self.words("ui-unreadable")));
                let _ = writeln!(out, "{mark} {}", self.localiser.message(&unreadable.message));
            }
            Ok(checked) => self.body(&mut out, &file.file, checked),
        }
        out.push('\n');
        out
    }

    /// The closing sentence, and a table of the files if there are several.
    pub fn summary(&self, lines: &[FileLine]) -> String {
        summary::write(self.localiser, self.paint, lines, self.options.verbose)
    }

    fn head(&self, file: &CheckedFile) -> String {
        let mut parts = vec![self.paint.bold(&printable(&file.file))];
        if let Ok(checked) = &file.outcome {
            let book = &checked.book;
            parts.push(match &book.unit_name {
                Some(name) => printable(name).into_owned(),
                None => self.words("ui-name-unknown"),
            });
            if let Some(year) = book.year {
                parts.push(self.say(Message::new("ui-year").with("year", year.to_string())));
            }
            parts.push(self.wording.kind(book));
            parts.push(self.say(Message::new("ui-pages").with("n", book.pages as usize)));
            parts.push(self.say(Message::new("ui-tables").with("n", book.tables.len())));
            let seconds = format!("{:.2}", file.seconds);
            parts.push(self.say(Message::new("ui-seconds").with("seconds", seconds)));
        }
        format!("{}\n", parts.join("  "))
    }

    fn body(&self, out: &mut String, file: &str, checked: &Checked) {
        let source = Source { file, sheets: &checked.book.sheets };
        self.reached(out, checked);
        let mut findings: Vec<&Finding> = checked.findings.iter().collect();
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        let in_full = |finding: &&&Finding| self.options.verbose || finding.severity > Severity::Info;
        for finding in findings.iter().filter(in_full) {
            out.push('\n');
            out.push_str(&self.novelty(checked, finding));
            self.finding(out, source, &checked.book, finding);
        }
        let brief: Vec<&Finding> = findings.iter().filter(|f| !in_full(f)).copied().collect();
        if !brief.is_empty() {
            let heading = self.say(Message::new("ui-infos").with("n", brief.len()));
            let _ = writeln!(out, "\n{}", self.paint.bold(&heading));
            for finding in brief {
                out.push_str(&self.novelty(checked, finding));
                self.brief(out, source, finding);
            }
        }
        self.decided(out, checked);
        self.problems(out, source, checked);
        if !checked.book.tables.iter().any(|table| table.is_money) {
            let mark = self.paint.severity(Severity::Warning, "▲");
            let _ = writeln!(out, "{mark} {}", self.words("ui-nothing-to-check"));
        } else if checked.findings.is_empty() && checked.book.problems.is_empty() {
            let _ = writeln!(out, "✓ {}", self.words("ui-clean"));
        }
        if self.options.verbose {
            let laws = checked.laws;
            let counts = Message::new("ui-laws")
                .with("evaluated", laws.evaluated)
                .with("exact", laws.exact)
                .with("rounding", laws.rounding)
                .with("violated", laws.violated)
                .with("skipped", laws.not_evaluable);
            let _ = writeln!(out, "\n{}", self.say(counts));
            self.not_reached(out, checked);
        }
    }

    /// A remark on one line.
    fn brief(&self, out: &mut String, source: Source<'_>, finding: &Finding) {
        let mark = self.paint.severity(finding.severity, "○");
        let place = finding.spots.first().and_then(|spot| spot.place);
        let place = place
            .map(|p| format!("  {}", self.paint.dim(&self.wording.place(source, p))))
            .unwrap_or_default();
        let message = self.localiser.message(&finding.message);
        let _ = writeln!(out, "{mark} {} {message}{place}", finding.rule);
    }

    /// What could not be read, unless a finding says the same.
    fn problems(&self, out: &mut String, source: Source<'_>, checked: &Checked) {
        let said = |code: &str| checked.findings.iter().any(|finding| finding.message.id == code);
        let problems: Vec<_> = checked.book.problems.iter().filter(|p| !said(p.code)).collect();
        if problems.is_empty() {
            return;
        }
        let heading = self.say(Message::new("ui-problems").with("n", problems.len()));
        let _ = writeln!(out, "\n{}", self.paint.bold(&heading));
        for problem in problems {
            let message = self.localiser.message(&problem_message(&checked.book, problem));
            let place =
                problem.place.map(|p| format!("  {}", self.paint.dim(&self.wording.place(source, p))));
            let _ = writeln!(out, "○ {message}{}", place.unwrap_or_default());
        }
    }

    fn words(&self, id: &'static str) -> String {
        self.localiser.words(id)
    }

    #[allow(clippy::needless_pass_by_value, reason = "messages are built where they are said")]
    fn say(&self, message: Message) -> String {
        self.localiser.message(&message)
    }
}

#[cfg(test)]
mod tests;
