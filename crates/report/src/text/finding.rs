//! One finding in full.

use std::fmt::Write as _;

use mingzhang_model::{Book, Finding, Message, Pattern, Severity, Spot};

use super::TextReport;
use super::quote::quote;
use crate::excerpt::{self, Drawn, Line};
use crate::width::printable;
use crate::wording::{Marked, SPELT_OUT, Source, is_visible, names_best};

/// Tables that one finding shows; further ones are only named.
const EXCERPTS: usize = 3;
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
        let cap = if self.options.verbose { usize::MAX } else { SPELT_OUT };
        let unseen = best.iter().filter(|cell| !is_visible(&cell.spot, &drawn)).count();
        if unseen > 0 && unseen < best.len() {
            note(self.say(Message::new("ui-more-cells").with("n", unseen)));
        }
        if let Some(sides) = self.wording.sides(finding) {
            note(sides);
        }
        for line in self.wording.other_ways(source, finding, cap) {
            note(line);
        }
        for line in self.wording.other_places(source, finding, &drawn, cap) {
            note(line);
        }
        self.wording.doubt(finding).into_iter().for_each(&mut note);
        self.wording.basis(finding.rule).into_iter().for_each(&mut note);
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
        for Marked { table: index, spot, marks } in self.wording.marks(finding) {
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
        let should =
            best.map(|cell| format!(" {}", self.wording.should(&cell.should_be, Pattern::Unknown, true)));
        let carets = format!("{}{}", "^".repeat(quote.length.max(1)), should.unwrap_or_default());
        let indent = " ".repeat(quote.indent);
        let _ = writeln!(out, "   {bar}  {indent}{}", self.paint.severity(finding.severity, &carets));
    }

    /// `--> 第 17 页 《…》 单位：元`
    fn arrow(&self, out: &mut String, source: Source<'_>, spot: &Spot, unit: Option<&str>) {
        let mut words = Vec::new();
        words.extend(spot.place.map(|place| self.wording.place(source, place)));
        let table = spot.table.as_deref().filter(|title| !title.is_empty());
        words.extend(table.map(|title| self.say(Message::new("ui-title").with("table", title))));
        words.extend(unit.map(|unit| self.say(Message::new("ui-money-unit").with("unit", unit))));
        if !words.is_empty() {
            let _ = writeln!(out, "  {} {}", self.paint.dim("-->"), words.join("  "));
        }
    }
}
