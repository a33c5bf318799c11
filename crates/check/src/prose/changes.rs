//! Comparisons with an earlier year: the amount, the per cent and the direction word fit each other, and every place implies the
//! same earlier figure.

use mingzhang_model::{
    Base, Claim, Confidence, Coordinate, Direction, Message, Money, Percent, Printed, Says, Severity, Year,
};

use super::shares::middle;
use super::{Prose, meet, tell};

/// An earlier year's figure stands at most so many claims away from this year's.
const NEAR: usize = 64;

/// A comparison, understood.
#[derive(Clone, Debug)]
pub(super) struct Compared {
    pub(super) claim: usize,
    /// What changed.
    pub(super) at: Option<Coordinate>,
    pub(super) base: Base,
    /// This year's figure.
    pub(super) current: (i64, i64),
    /// The difference with its sign.
    pub(super) delta: (i64, i64),
}

impl Compared {
    pub(super) fn prior(&self) -> (i64, i64) {
        (self.current.0.saturating_sub(self.delta.1), self.current.1.saturating_sub(self.delta.0))
    }
}

impl Prose<'_> {
    /// Every comparison.
    pub(super) fn changes(&mut self) {
        let mut all = Vec::new();
        for index in 0..self.book.claims.len() {
            let Some(claim) = self.claim(index) else { continue };
            match claim.says.clone() {
                Says::Change { direction, amount, of, at, base } => {
                    let of = self.about(index, of);
                    self.change(index, (direction, amount), of);
                    all.extend(self.compared(index, (of, at), base, signed(direction, amount.fen_range())));
                }
                Says::Unchanged { of, base } => {
                    self.unchanged(index, of);
                    all.extend(self.compared(index, (of, None), base, (0, 0)));
                }
                Says::Rate { direction, percent, of, change, .. } => {
                    let of = change.map_or(of, |change| self.about(change, of));
                    self.rate(index, (direction, percent), of, change);
                }
                _ => {}
            }
        }
        self.one_prior(&all);
        self.parts_of_changes(&all);
    }

    /// Which amount a difference is about. Behind a list (购置及运行费580万元，其中购置费120万元，运行费460万元，比上年减少40万元)
    /// it may be the last one or the whole: the per cent beside it tells, and without one nobody can.
    fn about(&self, change: usize, of: Option<usize>) -> Option<usize> {
        const NEAR: usize = 8;
        let (last, claim) = (of?, self.claim(change)?);
        let text = self.book.paragraphs.get(claim.paragraph).map_or("", |p| p.text.as_str());
        let before = text.get(..claim.start).unwrap_or("");
        let from = before.rfind(['。', '；', ';']).unwrap_or(0);
        let is_amount = |index: &usize| {
            self.claim(*index).is_some_and(|other| {
                other.paragraph == claim.paragraph
                    && other.start >= from
                    && matches!(other.says, Says::Amount { .. })
            })
        };
        let amounts: Vec<usize> = (change.saturating_sub(NEAR)..change).filter(is_amount).collect();
        let listed =
            before.get(from..).is_some_and(|sentence| sentence.contains("其中") || sentence.contains('（'));
        if amounts.len() < 3 || amounts.last() != Some(&last) || !listed {
            return of;
        }
        let (Says::Change { direction, amount, .. }, Some(Says::Rate { percent, .. })) =
            (&claim.says, self.claim(change + 1).map(|rate| &rate.says))
        else {
            return None;
        };
        let delta = signed(*direction, amount.fen_range());
        let fits = |index: &usize| {
            let current = self.range(*index)?;
            let prior = (current.0.saturating_sub(delta.1), current.1.saturating_sub(delta.0));
            percent.abs().admits(amount.fen_range(), prior).filter(|fits| *fits)
        };
        if fits(&last).is_some() {
            return of;
        }
        amounts.into_iter().find(|index| fits(index).is_some()).or(of)
    }

    fn compared(
        &self,
        claim: usize,
        (of, at): (Option<usize>, Option<Coordinate>),
        base: Base,
        delta: (i64, i64),
    ) -> Option<Compared> {
        if of.is_some_and(|of| self.is_wrong(of)) {
            return None;
        }
        let said = of.and_then(|of| self.claim(of)).and_then(coordinate).cloned();
        let at = at.or(said);
        let from_tables = || self.facts.at(at.as_ref()?).first().map(|place| place.range);
        let current = of.and_then(|of| self.range(of)).or_else(from_tables)?;
        Some(Compared { claim, at, base, current, delta })
    }

    /// The claim of the earlier figure itself, in the same paragraph: 2023年当年预算执行数为54.60万元.
    fn prior_said(&self, of: usize) -> Option<(usize, (i64, i64))> {
        let claim = self.claim(of)?;
        let last = Coordinate { year: Some(Year::Last), ..coordinate(claim)?.clone() };
        // The two stand beside each other.
        let near = of.saturating_sub(NEAR)..of.saturating_add(NEAR).min(self.book.claims.len());
        let is_it = |index: &usize| {
            self.claim(*index).is_some_and(|other| {
                other.paragraph == claim.paragraph
                    && coordinate(other).is_some_and(|at| same_but_stage(at, &last))
            })
        };
        let index = near.into_iter().find(is_it)?;
        Some((index, self.range(index)?))
    }

    fn change(&mut self, index: usize, (direction, amount): (Direction, Printed), of: Option<usize>) {
        let Some((of, current)) = of.and_then(|of| Some((of, self.range(of)?))) else { return };
        let Some((prior, range)) = self.prior_said(of) else { return };
        let difference = (current.0.saturating_sub(range.1), current.1.saturating_sub(range.0));
        let said = signed(direction, amount.fen_range());
        self.touch([index, of, prior]);
        if self.tally("YOY-01", meet(difference, said), true) {
            let turned = meet(difference, (-said.1, -said.0));
            let right = middle(difference);
            self.wrong_change(index, (of, prior), right, turned);
        }
    }

    fn wrong_change(&mut self, index: usize, (of, prior): (usize, usize), right: i64, turned: bool) {
        let (Some(claim), Some(now), Some(then)) = (self.claim(index), self.claim(of), self.claim(prior))
        else {
            return;
        };
        let unit = claim.money().map_or(mingzhang_model::MoneyUnit::WanYuan, Printed::unit);
        let decimals = claim.money().map_or(2, Printed::decimals);
        let written = Money::from_fen(right.abs()).display(unit, decimals, claim.text.contains([',', '，']));
        let (id, rule) = if turned { ("prose-direction", "TXT-15") } else { ("prose-change", "YOY-01") };
        let message = Message::new(id)
            .with("printed", claim.text.clone())
            .with("current", now.text.clone())
            .with("prior", then.text.clone())
            .with("direction", if right >= 0 { "up" } else { "down" })
            .with("should", format!("{written}{}", unit.chinese()));
        let spots = vec![
            tell::claim(self.book, claim),
            tell::related(self.book, now),
            tell::related(self.book, then),
        ];
        let mut finding = tell::finding(rule, Severity::Error, Confidence::Certain, message, claim, spots);
        if !turned {
            finding.explanations = vec![tell::change(self.book, claim, &written)];
        }
        self.findings.push(finding);
    }

    fn unchanged(&mut self, index: usize, of: Option<usize>) {
        let Some((of, current)) = of.and_then(|of| Some((of, self.range(of)?))) else { return };
        let Some((prior, range)) = self.prior_said(of) else { return };
        self.touch([index, of, prior]);
        if self.tally("TXT-15", meet(current, range), true) {
            let (Some(claim), Some(now), Some(then)) = (self.claim(index), self.claim(of), self.claim(prior))
            else {
                return;
            };
            let message = Message::new("prose-not-unchanged")
                .with("current", now.text.clone())
                .with("prior", then.text.clone());
            let spots = vec![
                tell::claim(self.book, claim),
                tell::related(self.book, now),
                tell::related(self.book, then),
            ];
            let finding =
                tell::finding("TXT-15", Severity::Error, Confidence::Certain, message, claim, spots);
            self.findings.push(finding);
        }
    }

    fn rate(
        &mut self,
        index: usize,
        (direction, percent): (Direction, Percent),
        of: Option<usize>,
        change: Option<usize>,
    ) {
        // A rate beside a change that is about no amount of its own paragraph is left to the tables' figures.
        let Some((of, current)) = of.and_then(|of| Some((of, self.range(of)?))) else {
            self.laws.not_evaluable += 1;
            return;
        };
        let beside = change.filter(|change| !self.is_wrong(*change)).and_then(|change| {
            match &self.claim(change)?.says {
                Says::Change { direction, amount, .. } => Some((*direction, *amount)),
                _ => None,
            }
        });
        let (delta, prior, face) = match (beside, self.prior_said(of)) {
            (_, Some((prior, range))) => {
                let delta = (current.0.saturating_sub(range.1), current.1.saturating_sub(range.0));
                (delta, range, self.claim(prior).and_then(Claim::money).map(|money| money.value().fen()))
            }
            (Some((direction, amount)), None) => {
                let delta = signed(direction, amount.fen_range());
                let face = self.claim(of).and_then(Claim::money).map(|money| {
                    let value = amount.value().fen();
                    money.value().fen() - if direction == Direction::Up { value } else { -value }
                });
                (delta, (current.0.saturating_sub(delta.1), current.1.saturating_sub(delta.0)), face)
            }
            (None, None) => {
                self.laws.not_evaluable += 1;
                return;
            }
        };
        if percent.is_zero() && delta.0 <= 0 && delta.1 >= 0 {
            return;
        }
        if face == Some(0) {
            self.tally("YOY-12", false, false);
            self.no_base(index, of);
            return;
        }
        let size = if delta.0 >= 0 {
            delta
        } else if delta.1 <= 0 {
            (-delta.1, -delta.0)
        } else {
            (0, delta.1.max(-delta.0))
        };
        let Some(fits) = percent.abs().admits(size, prior) else {
            self.laws.not_evaluable += 1;
            return;
        };
        let turned = match direction {
            Direction::Up => delta.1 < 0,
            Direction::Down => delta.0 > 0,
        };
        let right = Percent::of(middle(size), middle(prior), percent.decimals());
        self.touch([index, of].into_iter().chain(change));
        if self.tally("YOY-02", fits && !turned, right == Some(percent.abs())) {
            self.wrong_rate(index, (of, change), (percent, right), turned && fits);
        }
    }

    fn wrong_rate(
        &mut self,
        index: usize,
        (of, change): (usize, Option<usize>),
        (percent, right): (Percent, Option<Percent>),
        turned: bool,
    ) {
        let (Some(claim), Some(now), Some(right)) = (self.claim(index), self.claim(of), right) else {
            return;
        };
        let is_tail = !turned && right.differs_by_one(percent.abs());
        let severity = if is_tail { Severity::Info } else { Severity::Error };
        let (id, rule) = match (turned, is_tail) {
            (true, _) => ("prose-rate-direction", "TXT-15"),
            (_, true) => ("prose-rate-tail", "YOY-02"),
            _ => ("prose-rate", "YOY-02"),
        };
        let message = Message::new(id)
            .with("printed", claim.text.clone())
            .with("current", now.text.clone())
            .with("should", right.to_string());
        let mut spots = vec![tell::claim(self.book, claim), tell::related(self.book, now)];
        spots.extend(change.and_then(|change| Some(tell::related(self.book, self.claim(change)?))));
        let mut finding = tell::finding(rule, severity, Confidence::Certain, message, claim, spots);
        if !turned {
            finding.explanations = vec![tell::change(self.book, claim, &right.to_string())];
        }
        self.findings.push(finding);
    }

    fn no_base(&mut self, index: usize, of: usize) {
        let (Some(claim), Some(now)) = (self.claim(index), self.claim(of)) else { return };
        let message = Message::new("prose-no-base")
            .with("printed", claim.text.clone())
            .with("current", now.text.clone());
        let spots = vec![tell::claim(self.book, claim), tell::related(self.book, now)];
        let finding = tell::finding("YOY-12", Severity::Error, Confidence::Certain, message, claim, spots);
        self.findings.push(finding);
    }
}

fn coordinate(claim: &Claim) -> Option<&Coordinate> {
    match &claim.says {
        Says::Amount { at, .. } => at.as_ref(),
        _ => None,
    }
}

fn same_but_stage(a: &Coordinate, b: &Coordinate) -> bool {
    // 当年预算执行数 says which version of last year's figure it is, not which money.
    let thing = |at: &Coordinate| Coordinate { stage: None, vintage: None, ..at.clone() };
    thing(a) == thing(b)
}

const fn signed(direction: Direction, range: (i64, i64)) -> (i64, i64) {
    match direction {
        Direction::Up => range,
        Direction::Down => (-range.1, -range.0),
    }
}
