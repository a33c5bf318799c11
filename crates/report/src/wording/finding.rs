//! The parts of what is said of one finding.

use mingzhang_model::{Arg, CellChange, Explanation, Finding, Message, Pattern, Role, Spot};

use super::{Source, Wording};
use crate::amount::exact_decimal;
use crate::excerpt::{Drawn, Mark};

/// Other explanations, or other places, that are spelt out where room is short.
pub const SPELT_OUT: usize = 3;

/// The cells of one table that a finding marks.
#[derive(Clone, Debug)]
pub struct Marked<'f> {
    /// Index of the table in the book.
    pub table: usize,
    /// The first spot in it, for its place and title.
    pub spot: &'f Spot,
    /// The cells and what is said at them.
    pub marks: Vec<Mark>,
}

impl Wording<'_> {
    /// The cells to mark, table by table in order: what the best explanation changes, else the primary spots.
    pub fn marks<'f>(&self, finding: &'f Finding) -> Vec<Marked<'f>> {
        let best = finding.explanations.first().filter(|_| names_best(finding));
        let changed = best.into_iter().flat_map(|explanation| {
            let alone = explanation.alternatives.max(finding.explanations.len()) < 2;
            let pattern = explanation.pattern;
            explanation
                .cells
                .iter()
                .map(move |c| (&c.spot, self.should(&c.should_be, pattern, alone), Some(c.should_be.clone())))
        });
        let mut cells: Vec<_> = changed.filter(|(spot, _, _)| spot.cell.is_some()).collect();
        if cells.is_empty() {
            let primary = finding.spots.iter().filter(|s| s.role == Role::Primary && s.cell.is_some());
            let right = self.right(finding).map(str::to_owned);
            cells = primary.map(|spot| (spot, self.wanted(finding), right.clone())).collect();
        }
        let mut tables: Vec<Marked<'_>> = Vec::new();
        for (spot, note, right) in cells {
            let Some((table, row, column)) = spot.cell else { continue };
            let mark = Mark { row, column, note, right };
            match tables.iter_mut().find(|marked| marked.table == table) {
                Some(marked) if !marked.marks.contains(&mark) => marked.marks.push(mark),
                Some(_) => {}
                None => tables.push(Marked { table, spot, marks: vec![mark] }),
            }
        }
        tables
    }

    /// `应为 …`; `可能应为 …` where the laws leave other ways.
    pub fn should(&self, should_be: &str, pattern: Pattern, alone: bool) -> String {
        let message = match (pattern, alone) {
            (Pattern::Unknown, true) => Message::new("ui-should"),
            (Pattern::Unknown, false) => Message::new("ui-may"),
            (_, true) => Message::new("ui-should-pattern"),
            (_, false) => Message::new("ui-may-pattern"),
        };
        let message = message.with("pattern", self.localiser.pattern(pattern));
        self.say(message.with("should", should_be))
    }

    /// The value that a finding itself asks for, without an explanation.
    pub fn right<'f>(&self, finding: &'f Finding) -> Option<&'f str> {
        argument(finding, &["should", "official"])
    }

    /// What is said at a cell that no explanation changes: the value that the message itself asks for.
    fn wanted(&self, finding: &Finding) -> String {
        match self.right(finding) {
            Some(should) => self.say(Message::new("ui-should").with("should", should)),
            None => match argument(finding, &["parts", "other"]) {
                Some(other) => self.say(Message::new("ui-adds-up").with("other", other)),
                None => self.words("ui-wrong-here"),
            },
        }
    }

    /// Both sides and the difference.
    pub fn sides(&self, finding: &Finding) -> Option<String> {
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

    /// The explanations that an excerpt does not show: all as good as it.
    pub fn other_ways(&self, source: Source<'_>, finding: &Finding, cap: usize) -> Vec<String> {
        let Some((best, rest)) = finding.explanations.split_first() else { return Vec::new() };
        let shown = usize::from(names_best(finding));
        let rest = if shown == 1 { rest } else { finding.explanations.as_slice() };
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

    fn change(&self, source: Source<'_>, change: &CellChange, title: Option<&str>) -> String {
        let blank = self.words("ui-blank");
        let elsewhere = change.spot.table.as_deref() != title;
        let message = Message::new("ui-change")
            .with("where", self.whereabouts(source, &change.spot, elsewhere))
            .with("printed", if change.printed.is_empty() { &blank } else { &change.printed }.as_str())
            .with("should", change.should_be.as_str());
        self.say(message)
    }

    /// The spots that no excerpt shows; the table is named where it is not the one shown first.
    pub fn other_places(
        &self,
        source: Source<'_>,
        finding: &Finding,
        drawn: &[(usize, Drawn)],
        cap: usize,
    ) -> Vec<String> {
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
}

/// Whether an excerpt shows the spot's cell.
pub(crate) fn is_visible(spot: &Spot, drawn: &[(usize, Drawn)]) -> bool {
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
pub fn names_best(finding: &Finding) -> bool {
    let primary = finding.spots.first().and_then(|spot| spot.cell);
    finding
        .explanations
        .first()
        .is_some_and(|best| primary.is_none() || best.cells.iter().any(|change| change.spot.cell == primary))
}
