//! Shares: a printed percentage is right if some amounts that print as the book prints them give it.

use mingzhang_model::{BookKind, Confidence, Message, Percent, Says, Severity};

use super::{Prose, tell};

impl Prose<'_> {
    /// Every share.
    pub(super) fn shares(&mut self) {
        for index in 0..self.book.claims.len() {
            let Some(claim) = self.claim(index) else { continue };
            let Says::Share { percent, part: Some(part), whole, whole_at } = &claim.says else { continue };
            let (percent, part) = (*percent, *part);
            // Other readings of the words, and the amount that the sentence takes apart, can only bear it out.
            let places = whole_at.as_ref().map(|at| self.facts.at(at)).unwrap_or_default();
            let by_words = whole_at.as_ref().and_then(|at| {
                let place = self.facts.exactly_at(at)?;
                Some((place.range, place.fact.text.clone()))
            });
            let others: Vec<(i64, i64)> = places
                .iter()
                .map(|place| place.range)
                .chain(whole.and_then(|whole| self.range(whole)))
                .collect();
            let said = *whole;
            let whole = whole.and_then(|whole| Some((self.range(whole)?, self.claim(whole)?.text.clone())));
            let (Some(range), Some((whole, words))) = (self.range(part), by_words.or(whole)) else {
                self.laws.not_evaluable += 1;
                continue;
            };
            let Some(holds) = percent.admits(range, whole) else {
                // Nothing has a share of nothing, and books print 0 %.
                continue;
            };
            let holds = holds || others.iter().any(|other| percent.admits(range, *other) == Some(true));
            let right = Percent::of(middle(range), middle(whole), percent.decimals());
            let rule = self.rule_of_share(part);
            self.touch([index, part].into_iter().chain(said));
            if self.tally(rule, holds, right == Some(percent)) {
                self.share(index, part, percent, right, &words);
            }
        }
    }

    fn share(&mut self, index: usize, part: usize, percent: Percent, right: Option<Percent>, whole: &str) {
        let (Some(claim), Some(amount), Some(right)) = (self.claim(index), self.claim(part), right) else {
            return;
        };
        let is_tail = percent.differs_by_one(right);
        let severity = if is_tail { Severity::Info } else { Severity::Error };
        let id = if is_tail { "prose-share-tail" } else { "prose-share" };
        let message = Message::new(id)
            .with("label", tell::label(amount))
            .with("printed", claim.text.clone())
            .with("part", amount.text.clone())
            .with("whole", whole.to_owned())
            .with("should", right.to_string());
        let rule = self.rule_of_share(part);
        let spots = vec![tell::claim(self.book, claim), tell::related(self.book, amount)];
        let mut finding = tell::finding(rule, severity, Confidence::Certain, message, claim, spots);
        finding.explanations = vec![tell::change(self.book, claim, &right.to_string())];
        self.findings.push(finding);
    }
}

impl Prose<'_> {
    /// The rule that the share of an amount is told under.
    fn rule_of_share(&self, part: usize) -> &'static str {
        match self.claim(part).map(|amount| &amount.says) {
            _ if self.book.kind == BookKind::FinalAccounts => "FIN-18",
            Some(Says::Amount { at: Some(at), .. }) => tell::rule_of_amount(self.book, at),
            _ => "TXT-14",
        }
    }
}

pub(super) const fn middle(range: (i64, i64)) -> i64 {
    i64::midpoint(range.0, range.1)
}
