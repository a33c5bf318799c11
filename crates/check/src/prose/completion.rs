//! 完成年初预算的 x%: what was done over what was planned, of the same thing.

use mingzhang_model::{
    Confidence, Coordinate, Finding, Message, Percent, Says, Severity, Stage, ThreePublic,
};

use super::shares::middle;
use super::{Prose, tell};
use crate::rules::context::MOST_SPOTS;

/// What is nothing where a rate is claimed.
#[derive(Clone, Copy)]
enum Nothing {
    /// The budget alone.
    Budget,
    /// Budget and outcome.
    Both,
}

impl Prose<'_> {
    /// Every rate of completion.
    pub(super) fn completion(&mut self) {
        for index in 0..self.book.claims.len() {
            let Some(claim) = self.claim(index) else { continue };
            let Says::Completion { percent, budget, actual } = claim.says else { continue };
            let budget = self.denominator(index, budget);
            if let Some(nothing) = self.of_nothing(budget, actual) {
                self.tally("FIN-22", false, false);
                self.rate_of_nothing(index, actual, nothing);
                continue;
            }
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

    /// The amount that a rate names as its base: of 完成调整预算的 that is the adjusted budget, and no other will do.
    fn denominator(&self, rate: usize, budget: Option<usize>) -> Option<usize> {
        let claim = self.claim(rate)?;
        let named = ["调整预算", "全年预算", "调整后"].iter().any(|word| claim.label.contains(word));
        if !named {
            return budget;
        }
        let thing = |at: &Coordinate| Coordinate { stage: None, year: None, ..at.clone() };
        let at = |index: usize| match &self.claim(index)?.says {
            Says::Amount { at: Some(at), .. } => Some(at),
            _ => None,
        };
        let of = thing(at(budget?)?);
        (0..rate)
            .rev()
            .take_while(|index| self.claim(*index).is_some_and(|c| c.paragraph == claim.paragraph))
            .find(|index| at(*index).is_some_and(|at| at.stage == Some(Stage::Adjusted) && thing(at) == of))
    }

    /// Whether the budget is printed as nothing: then no rate exists. The outcome may be nothing too.
    fn of_nothing(&self, budget: Option<usize>, actual: Option<usize>) -> Option<Nothing> {
        let zero = |index: usize| self.claim(index)?.money().map(|money| money.value().is_zero());
        let spent = actual.and_then(zero)?;
        let planned = match budget {
            Some(budget) => zero(budget)?,
            None => spent && self.tables_plan_nothing(actual?),
        };
        planned.then_some(if spent { Nothing::Both } else { Nothing::Budget })
    }

    /// Whether a table gives the budget of the thing, as an empty cell or as zero.
    fn tables_plan_nothing(&self, actual: usize) -> bool {
        let Some(Says::Amount { at: Some(at), .. }) = self.claim(actual).map(|claim| &claim.says) else {
            return false;
        };
        let is = |other: &Coordinate| {
            matches!(other.stage, Some(Stage::Budget | Stage::Adjusted))
                && Coordinate { stage: None, fund: None, ..other.clone() }
                    == Coordinate { stage: None, fund: None, ..at.clone() }
        };
        let mut printed = self.book.facts.iter().filter(|fact| is(&fact.coordinate)).peekable();
        let blank = self.book.empty_cells.iter().any(|cell| is(&cell.coordinate));
        // A table of 三公 has a column for each of its items.
        let column = at.three_public.is_some()
            && self.book.facts.iter().any(|fact| {
                fact.coordinate.three_public == Some(ThreePublic::All)
                    && matches!(fact.coordinate.stage, Some(Stage::Budget | Stage::Adjusted))
            });
        (blank || column || printed.peek().is_some()) && printed.all(|fact| fact.printed.value().is_zero())
    }

    /// Told once: such rates come from one sentence of a template.
    fn rate_of_nothing(&mut self, index: usize, actual: Option<usize>, nothing: Nothing) {
        const ID: &str = "prose-completion-nothing";
        let Some((claim, done)) = self.claim(index).zip(actual.and_then(|actual| self.claim(actual))) else {
            return;
        };
        let severity = match nothing {
            Nothing::Both => Severity::Info,
            Nothing::Budget => Severity::Warning,
        };
        let message = Message::new(ID).with("printed", claim.text.clone()).with("done", done.text.clone());
        let spots = vec![tell::claim(self.book, claim), tell::related(self.book, done)];
        let finding = tell::finding("FIN-22", severity, Confidence::Certain, message, claim, spots);
        let same = |known: &&mut Finding| known.message.id == ID && known.severity == severity;
        match self.findings.iter_mut().find(same) {
            Some(known) if known.spots.len() < MOST_SPOTS => known.spots.extend(finding.spots),
            Some(_) => {}
            None => self.findings.push(finding),
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
