//! 完成年初预算的 x%: what was done over what was planned, of the same thing.

use mingzhang_model::{Confidence, Message, Percent, Says, Severity};

use super::shares::middle;
use super::{Prose, tell};

impl Prose<'_> {
    /// Every rate of completion.
    pub(super) fn completion(&mut self) {
        for index in 0..self.book.claims.len() {
            let Some(claim) = self.claim(index) else { continue };
            let Says::Completion { percent, budget, actual } = claim.says else { continue };
            let both = budget.and_then(|budget| Some((budget, self.range(budget)?)));
            let Some(((budget, planned), (actual, done))) =
                both.zip(actual.and_then(|actual| Some((actual, self.range(actual)?))))
            else {
                self.laws.not_evaluable += 1;
                continue;
            };
            let Some(holds) = percent.admits(done, planned) else {
                self.laws.not_evaluable += 1;
                continue;
            };
            let Some(right) = Percent::of(middle(done), middle(planned), percent.decimals()) else {
                continue;
            };
            self.touch([index, budget, actual]);
            if self.tally("FIN-22", holds, right == percent) {
                self.wrong_completion(index, (budget, actual), right, percent);
            }
        }
    }

    fn wrong_completion(
        &mut self,
        index: usize,
        (budget, actual): (usize, usize),
        right: Percent,
        percent: Percent,
    ) {
        let (Some(claim), Some(planned), Some(done)) =
            (self.claim(index), self.claim(budget), self.claim(actual))
        else {
            return;
        };
        let is_tail = right.differs_by_one(percent);
        let severity = if is_tail { Severity::Info } else { Severity::Error };
        let message = Message::new(if is_tail { "prose-completion-tail" } else { "prose-completion" })
            .with("printed", claim.text.clone())
            .with("planned", planned.text.clone())
            .with("done", done.text.clone())
            .with("should", right.to_string());
        let spots = vec![
            tell::claim(self.book, claim),
            tell::related(self.book, planned),
            tell::related(self.book, done),
        ];
        let mut finding = tell::finding("FIN-22", severity, Confidence::Certain, message, claim, spots);
        finding.explanations = vec![tell::change(self.book, claim, &right.to_string())];
        self.findings.push(finding);
    }
}
