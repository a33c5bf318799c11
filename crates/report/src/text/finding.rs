//! One finding in full.

use std::fmt::Write as _;

use mingzhang_model::{Arg, Book, Confidence, Explanation, Finding, Message, Pattern, Role, Severity, Spot};

use super::TextReport;
use super::place::Source;
use super::quote::quote;
use crate::amount::exact_decimal;
use crate::excerpt::{self, Drawn, Line, Mark};
use crate::width::printable;

/// Tables that one finding shows; further ones are only named.
const EXCERPTS: usize = 3;
/// Other explanations, or other places, that are spelt out.
const SPELT_OUT: usize = 3;
/// Columns before an excerpt's own text.
const MARGIN: usize = 6;

impl TextReport<'_> {
    pub(super) fn finding(&self, out: &mut String, source: Source<'_>, book: &Book, finding: &Finding) {
        let severity = finding.severity;
        let mark = match severity {
            Severity::Error => "●",
            Severity::Warning => "▲",
            Severity::Info => "○",
        };
        let head = self.paint.severity(severity, &format!("{mark} {}", self.localiser.severity(severity)));
        let message = self.paint.bold(&self.localiser.message(&finding.message));
        let _ = writeln!(out, "{head} {} {message}", finding.rule);

        let drawn = self.excerpts(out, source, book, finding);
        let mut note = |text: String| {
            let _ = writeln!(out, "   {} {text}", self.paint.dim("="));
        };
        let best = finding
            .explanations
            .first()
            .filter(|_| names_best(finding))
            .map(|e| e.cells.as_slice())
            .unwrap_or_default();
        let unseen = best.iter().filter(|cell| !is_visible(&cell.spot, &drawn)).count();
        if unseen > 0 && unseen < best.len() {
            note(self.say(Message::new("ui-more-cells").with("n", unseen)));
        }
        if let Some(sides) = self.sides(finding) {
            note(sides);
        }
        for line in self.other_ways(source, finding) {
            note(line);
        }
        for line in self.other_places(source, finding, &drawn) {
            note(line);
        }
        if finding.confidence == Confidence::Doubtful {
            note(self.say(Message::new("ui-confidence").with("what", self.words("ui-doubtful"))));
        }
        if let Some(basis) = self.rules.basis(finding.rule, self.localiser.lang()) {
            note(self.say(Message::new("ui-basis").with("basis", basis)));
        }
    }

    /// The tables with the marked cells; gives back what can be seen, by table.
    fn excerpts(
        &self,
        out: &mut String,
        source: Source<'_>,
        book: &Book,
        finding: &Finding,
    ) -> Vec<(usize, Drawn)> {
        let mut drawn = Vec::new();
        for (index, spot, marks) in self.marks(finding) {
            if drawn.len() == EXCERPTS {
                break;
            }
            let Some(table) = book.tables.get(index) else { continue };
            let cells = finding.spots.iter().filter_map(|s| s.cell);
            let related: Vec<_> = cells.filter(|c| c.0 == index).map(|c| (c.1, c.2)).collect();
            let width = self.options.width.saturating_sub(MARGIN).max(30);
            let Some(picture) = excerpt::draw(table, &book.facts, &marks, &related, width) else { continue };
            self.arrow(out, source, spot, table.unit.map(|unit| self.localiser.unit(unit)));
            let bar = self.paint.dim("|");
            for line in &picture.lines {
                let _ = match line {
                    Line::Row(text) => writeln!(out, "   {bar}  {text}"),
                    Line::Carets(text) => {
                        writeln!(out, "   {bar}  {}", self.paint.severity(finding.severity, text))
                    }
                    Line::Skip => writeln!(out, "  {}", self.paint.dim("...")),
                };
            }
            drawn.push((index, picture));
        }
        if drawn.is_empty()
            && let Some(spot) = finding.spots.first()
        {
            self.arrow(out, source, spot, None);
            self.sentence(out, finding, spot);
        }
        drawn
    }

    /// The sentence that a finding in prose is about, the words marked, with what they should say.
    fn sentence(&self, out: &mut String, finding: &Finding, spot: &Spot) {
        let width = self.options.width.saturating_sub(MARGIN).max(30);
        let Some((sentence, at)) = &spot.sentence else { return };
        let Some(quote) = quote(&printable(sentence), *at, &spot.text, width) else { return };
        let bar = self.paint.dim("|");
        let _ = writeln!(out, "   {bar}  {}", quote.line);
        let best = finding.explanations.first().filter(|_| names_best(finding)).and_then(|e| e.cells.first());
        let should = best.map(|cell| format!(" {}", self.should(&cell.should_be, Pattern::Unknown, true)));
        let carets = format!("{}{}", "^".repeat(quote.length.max(1)), should.unwrap_or_default());
        let indent = " ".repeat(quote.indent);
        let _ = writeln!(out, "   {bar}  {indent}{}", self.paint.severity(finding.severity, &carets));
    }

    /// `--> 第 17 页 《…》 单位：元`
    fn arrow(&self, out: &mut String, source: Source<'_>, spot: &Spot, unit: Option<&str>) {
        let mut words = Vec::new();
        words.extend(spot.place.map(|place| self.place(source, place)));
        let table = spot.table.as_deref().filter(|title| !title.is_empty());
        words.extend(table.map(|title| self.say(Message::new("ui-title").with("table", title))));
        words.extend(unit.map(|unit| self.say(Message::new("ui-money-unit").with("unit", unit))));
        if !words.is_empty() {
            let _ = writeln!(out, "  {} {}", self.paint.dim("-->"), words.join("  "));
        }
    }

    /// The cells to mark, table by table in order: what the best explanation changes, else the primary spots.
    fn marks<'f>(&self, finding: &'f Finding) -> Vec<(usize, &'f Spot, Vec<Mark>)> {
        let best = finding.explanations.first().filter(|_| names_best(finding));
        let changed = best.into_iter().flat_map(|explanation| {
            let alone = explanation.alternatives.max(finding.explanations.len()) < 2;
            let pattern = explanation.pattern;
            explanation.cells.iter().map(move |c| (&c.spot, self.should(&c.should_be, pattern, alone)))
        });
        let mut cells: Vec<(&Spot, String)> = changed.filter(|(spot, _)| spot.cell.is_some()).collect();
        if cells.is_empty() {
            let primary = finding.spots.iter().filter(|s| s.role == Role::Primary && s.cell.is_some());
            cells = primary.map(|spot| (spot, self.wanted(finding))).collect();
        }
        let mut tables: Vec<(usize, &Spot, Vec<Mark>)> = Vec::new();
        for (spot, note) in cells {
            let Some((table, row, column)) = spot.cell else { continue };
            let mark = Mark { row, column, note };
            match tables.iter_mut().find(|t| t.0 == table) {
                Some((_, _, marks)) if !marks.contains(&mark) => marks.push(mark),
                Some(_) => {}
                None => tables.push((table, spot, vec![mark])),
            }
        }
        tables
    }

    /// `应为 …`; `可能应为 …` where the laws leave other ways.
    fn should(&self, should_be: &str, pattern: Pattern, alone: bool) -> String {
        let message = match (pattern, alone) {
            (Pattern::Unknown, true) => Message::new("ui-should"),
            (Pattern::Unknown, false) => Message::new("ui-may"),
            (_, true) => Message::new("ui-should-pattern"),
            (_, false) => Message::new("ui-may-pattern"),
        };
        let message = message.with("pattern", self.localiser.pattern(pattern));
        self.say(message.with("should", should_be))
    }

    /// What is said at a cell that no explanation changes: the value that the message itself asks for.
    fn wanted(&self, finding: &Finding) -> String {
        match argument(finding, &["should", "official"]) {
            Some(should) => self.say(Message::new("ui-should").with("should", should)),
            None => match argument(finding, &["parts", "other"]) {
                Some(other) => self.say(Message::new("ui-adds-up").with("other", other)),
                None => self.words("ui-wrong-here"),
            },
        }
    }

    /// Both sides and the difference.
    fn sides(&self, finding: &Finding) -> Option<String> {
        let difference =
            finding.difference.map(|(money, unit)| (exact_decimal(money, unit), self.localiser.unit(unit)));
        let printed = argument(finding, &["printed"]);
        let other = argument(finding, &["parts", "other", "should"]);
        let message = match (printed.zip(other), &difference) {
            (Some((printed, other)), Some(_)) => {
                Message::new("ui-sides").with("printed", printed).with("other", other)
            }
            (Some((printed, other)), None) => {
                Message::new("ui-sides-bare").with("printed", printed).with("other", other)
            }
            (None, Some(_)) => Message::new("ui-difference"),
            (None, None) => return None,
        };
        Some(self.say(match difference {
            Some((amount, unit)) => message.with("difference", amount).with("unit", unit),
            None => message,
        }))
    }

    /// The explanations that the excerpt does not show: all as good as it.
    fn other_ways(&self, source: Source<'_>, finding: &Finding) -> Vec<String> {
        let Some((best, rest)) = finding.explanations.split_first() else { return Vec::new() };
        let shown = usize::from(names_best(finding));
        let rest = if shown == 1 { rest } else { finding.explanations.as_slice() };
        let cap = if self.options.verbose { usize::MAX } else { SPELT_OUT };
        let title = best.cells.first().and_then(|c| c.spot.table.as_deref());
        let also = |explanation: &Explanation| {
            let changes: Vec<String> =
                explanation.cells.iter().map(|change| self.change(source, change, title)).collect();
            let id = if shown == 1 { "ui-also" } else { "ui-perhaps" };
            self.say(Message::new(id).with("what", changes.join(self.separator())))
        };
        let mut lines: Vec<String> = rest.iter().take(cap).map(also).collect();
        let ways = best.alternatives.max(finding.explanations.len());
        let more = ways.saturating_sub(shown + lines.len());
        if more > 0 {
            let more = self.say(Message::new("ui-more-ways").with("n", more));
            match lines.last_mut() {
                Some(last) => {
                    last.push_str(self.separator());
                    last.push_str(&more);
                }
                None => lines.push(self.say(Message::new("ui-also").with("what", more))),
            }
        }
        lines
    }

    fn change(
        &self,
        source: Source<'_>,
        change: &mingzhang_model::CellChange,
        title: Option<&str>,
    ) -> String {
        let blank = self.words("ui-blank");
        let elsewhere = change.spot.table.as_deref() != title;
        let message = Message::new("ui-change")
            .with("where", self.whereabouts(source, &change.spot, elsewhere))
            .with("printed", if change.printed.is_empty() { &blank } else { &change.printed }.as_str())
            .with("should", change.should_be.as_str());
        self.say(message)
    }

    /// The spots that the excerpts do not show; the table is named where it is not the one shown first.
    fn other_places(&self, source: Source<'_>, finding: &Finding, drawn: &[(usize, Drawn)]) -> Vec<String> {
        let first = usize::from(drawn.is_empty());
        // A whole table as a place says nothing beside its own picture.
        let says_more = |spot: &&Spot| drawn.is_empty() || spot.cell.is_some() || !spot.text.is_empty();
        let shown = drawn.first().map(|(table, _)| *table);
        let hidden: Vec<&Spot> = finding
            .spots
            .iter()
            .skip(first)
            .filter(|spot| !is_visible(spot, drawn))
            .filter(says_more)
            .collect();
        let cap = if self.options.verbose { usize::MAX } else { SPELT_OUT };
        let line = |spot: &&Spot| {
            let elsewhere = spot.cell.is_none_or(|(table, _, _)| Some(table) != shown);
            let whereabouts = self.whereabouts(source, spot, elsewhere);
            let id = if spot.role == Role::Primary { "ui-places" } else { "ui-related" };
            self.say(Message::new(id).with("what", format!("{whereabouts} {}", spot.text).trim()))
        };
        let mut lines: Vec<String> = hidden.iter().take(cap).map(line).collect();
        if let Some(more) = hidden.len().checked_sub(lines.len()).filter(|more| *more > 0) {
            lines.push(self.say(Message::new("ui-more-places").with("n", more)));
        }
        lines
    }

    const fn separator(&self) -> &'static str {
        match self.localiser.lang() {
            crate::Lang::Zh => "；",
            crate::Lang::En => "; ",
        }
    }
}

/// Whether an excerpt shows the spot's cell.
fn is_visible(spot: &Spot, drawn: &[(usize, Drawn)]) -> bool {
    spot.cell.is_some_and(|(table, row, column)| {
        drawn.iter().any(|(t, picture)| *t == table && picture.shows(row, column))
    })
}

/// The first of these arguments that the finding's message has as text.
fn argument<'f>(finding: &'f Finding, names: &[&str]) -> Option<&'f str> {
    names.iter().find_map(|wanted| {
        finding.message.args.iter().find_map(|(name, arg)| match arg {
            Arg::Text(text) if name == wanted && !text.is_empty() => Some(text.as_str()),
            _ => None,
        })
    })
}

/// Whether the finding is about the cells of its best explanation. Where the laws leave several ways and nothing speaks for
/// one, it is about the total that does not add up.
fn names_best(finding: &Finding) -> bool {
    let primary = finding.spots.first().and_then(|spot| spot.cell);
    finding
        .explanations
        .first()
        .is_some_and(|best| primary.is_none() || best.cells.iter().any(|change| change.spot.cell == primary))
}
