//! Same coordinate, same value, between a sentence and the tables, and between two sentences.

use std::collections::BTreeMap;

use mingzhang_catalog::plain;
use mingzhang_model::{
    BookKind, Confidence, Coordinate, Message, Money, Printed, Says, Severity, Spending, Topic,
};

use super::{Prose, facts, meet, tell};

/// What a claim may be beside a figure of a table. Where the table counts more by its words, and the book prints nothing but zeros
/// for what is more, that may be half a step on either side.
fn wider(range: (i64, i64), at: &Coordinate, place: &facts::Printed<'_>) -> (i64, i64) {
    let own = &place.fact.coordinate;
    if (own.fund, own.flow, own.vintage) == (at.fund, at.flow, at.vintage) {
        return range;
    }
    let step = place.fact.printed.step().max(range.1.saturating_sub(range.0).saturating_add(1));
    (range.0.saturating_sub(step), range.1.saturating_add(step))
}

impl Prose<'_> {
    /// Every amount against the tables.
    pub(super) fn amounts(&mut self) {
        for index in 0..self.book.claims.len() {
            let Some(claim) = self.claim(index) else { continue };
            let Says::Amount { printed, at } = &claim.says else { continue };
            let Some(at) = at else {
                self.economic(index, *printed);
                continue;
            };
            if at.year.is_some() || at.topic.is_some() {
                continue;
            }
            let (printed, at) = (*printed, at.clone());
            let places = self.facts.at(&at);
            let Some(first) = self.facts.exactly_at(&at) else { continue };
            let range = printed.fen_range();
            let agreeing = places.iter().find(|place| meet(wider(range, &at, place), place.range));
            let exact = agreeing.is_some_and(|place| place.fact.printed.value() == printed.value());
            let rule = tell::rule_of_amount(self.book, &at);
            self.touch([index]);
            if !self.tally(rule, agreeing.is_some(), exact) {
                continue;
            }
            self.against_tables(index, printed, &at, first);
        }
    }

    /// An amount that a sentence about basic expenditure calls by an economic class alone, against the row of that name.
    fn economic(&mut self, index: usize, printed: Printed) {
        let Some(claim) = self.claim(index) else { return };
        let name = plain(claim.label.trim_end_matches(['为', '是']));
        let Some(place) = self.economic.get(&name).copied() else { return };
        let about_basic = || {
            let above = mingzhang_model::headings_above(&self.book.paragraphs, claim.paragraph);
            above.iter().any(|heading| heading.text.contains("基本支出"))
        };
        if !about_basic() {
            return;
        }
        self.touch([index]);
        let holds = meet(printed.fen_range(), place.range);
        let exact = place.fact.printed.value() == printed.value();
        let rule = if self.book.kind == BookKind::FinalAccounts { "FIN-05" } else { "TXT-06" };
        if !self.tally(rule, holds, exact) {
            return;
        }
        let at = Coordinate { spending: Some(Spending::Operating), ..place.fact.coordinate.clone() };
        self.against_tables(index, printed, &at, place);
    }

    /// The same wrong figure again, of the same thing: one cause.
    fn again(&mut self, index: usize, printed: Printed, at: &Coordinate) -> bool {
        let Some(claim) = self.claim(index) else { return false };
        let spot = tell::related(self.book, claim);
        let key = self.facts.canonical(at);
        let known = self
            .told
            .iter()
            .find(|(told, figure, _)| Some(told) == key.as_ref() && *figure == printed.value());
        let Some((_, _, finding)) = known.cloned() else { return false };
        if let Some(finding) = self.findings.get_mut(finding) {
            finding.spots.push(spot);
        }
        true
    }

    fn against_tables(&mut self, index: usize, printed: Printed, at: &Coordinate, place: facts::Printed<'_>) {
        if self.again(index, printed, at) {
            self.mark_told(index);
            return;
        }
        let Some(claim) = self.claim(index) else { return };
        // As printed, unless it was set right.
        let face = place.fact.printed.value().fen();
        let is_as_printed = place.range.0 <= face && face <= place.range.1;
        let middle = if is_as_printed { face } else { i64::midpoint(place.range.0, place.range.1) };
        let gap = (printed.value().fen() - middle).abs();
        // One figure copied with its last digit off, or cut off instead of rounded.
        let is_tail = gap <= printed.step();
        let severity = if is_tail { Severity::Info } else { Severity::Error };
        let decimals =
            if place.fact.printed.unit() == printed.unit() { place.fact.printed.decimals() } else { 2 };
        let should = Money::from_fen(middle).display(
            printed.unit(),
            printed.decimals().max(decimals.min(2)),
            claim.text.contains([',', '，']),
        );
        let table = self.book.tables.get(place.fact.table).map(|t| t.title.clone()).unwrap_or_default();
        let id = if is_tail { "prose-amount-tail" } else { "prose-amount" };
        let message = Message::new(id)
            .with("label", tell::label(claim))
            .with("printed", claim.text.clone())
            .with("table", table)
            .with("other", place.fact.text.clone())
            .with("should", format!("{should}{}", printed.unit().chinese()));
        let spots = vec![tell::claim(self.book, claim), tell::fact(self.book, place.fact)];
        // The same digits in another unit: 1.60元 for 1.60万元.
        let other_unit = printed.unit() != place.fact.printed.unit()
            && printed.value().fen().checked_mul(10_000) == Some(place.fact.printed.value().fen());
        let rule = if other_unit { "TXT-19" } else { tell::rule_of_amount(self.book, at) };
        let mut finding = tell::finding(rule, severity, Confidence::Certain, message, claim, spots);
        finding.difference = Some((Money::from_fen(gap), printed.unit()));
        finding.explanations = vec![tell::change(self.book, claim, &should)];
        if let Some(at) = self.facts.canonical(at) {
            self.told.push((at, printed.value(), self.findings.len()));
        }
        self.findings.push(finding);
        self.mark_told(index);
    }

    /// The same thing said twice in sentences that no table prints.
    pub(super) fn repeated(&mut self) {
        let mut groups: BTreeMap<Coordinate, Vec<(usize, Printed)>> = BTreeMap::new();
        for (index, claim) in self.book.claims.iter().enumerate() {
            if let Says::Amount { printed, at: Some(at) } = &claim.says
                && !self.is_wrong(index)
                && at.topic != Some(Topic::Targets)
                && at.line.is_none()
                && (at.year.is_some() || self.facts.at(at).is_empty())
                && *at != Coordinate::default()
            {
                groups.entry(at.clone()).or_default().push((index, *printed));
            }
        }
        for claims in groups.into_values() {
            let Some((&first, others)) = claims.split_first() else { continue };
            for &other in others {
                // 本年收入 leaves out what 收入预算 counts: the balance carried in.
                if self.says_this_year(first.0) != self.says_this_year(other.0) {
                    continue;
                }
                self.touch([first.0, other.0]);
                let holds = meet(first.1.fen_range(), other.1.fen_range());
                if self.tally("TXT-22", holds, first.1.value() == other.1.value()) {
                    self.twice(first, other);
                }
            }
        }
    }

    fn says_this_year(&self, claim: usize) -> bool {
        self.claim(claim).is_some_and(|claim| claim.label.contains("本年") || claim.label.contains("当年"))
    }

    fn twice(&mut self, first: (usize, Printed), other: (usize, Printed)) {
        let (Some(a), Some(b)) = (self.claim(first.0), self.claim(other.0)) else { return };
        let gap = (first.1.value().fen() - other.1.value().fen()).abs();
        let is_tail = gap <= first.1.step().max(other.1.step());
        let severity = if is_tail { Severity::Info } else { Severity::Warning };
        let message = Message::new("prose-twice")
            .with("label", tell::label(b))
            .with("printed", b.text.clone())
            .with("other", a.text.clone());
        let spots = vec![tell::claim(self.book, b), tell::related(self.book, a)];
        let mut finding = tell::finding("TXT-22", severity, Confidence::Likely, message, b, spots);
        finding.difference = Some((Money::from_fen(gap), other.1.unit()));
        self.findings.push(finding);
    }
}
