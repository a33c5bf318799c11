//! Comparisons held against each other: every place implies the same earlier figure, and changes of parts make up the change of
//! the whole.

use std::collections::{BTreeMap, HashMap};

use mingzhang_model::{Base, Confidence, Coordinate, Fund, Message, Money, Severity, Spending, ThreePublic};

use super::changes::Compared;
use super::shares::middle;
use super::{Prose, meet, tell};

impl Prose<'_> {
    /// Wherever the same figure is compared with the same earlier one, the earlier one is the same.
    pub(super) fn one_prior(&mut self, all: &[Compared]) {
        let mut groups: BTreeMap<(Coordinate, Base), Vec<&Compared>> = BTreeMap::new();
        for compared in all {
            // By their words: sentences may tell funds apart that no table of the book uses.
            if let Some(at) = compared.at.clone()
                && at != Coordinate::default()
                && compared.base != Base::Unsaid
                && !self.is_wrong(compared.claim)
            {
                groups.entry((at, compared.base)).or_default().push(compared);
            }
        }
        for group in groups.into_values() {
            let Some((first, others)) = group.split_first() else { continue };
            for other in others {
                self.touch([first.claim, other.claim]);
                if self.tally("YOY-01", meet(first.prior(), other.prior()), first.delta == other.delta) {
                    self.two_priors(first.claim, other);
                }
            }
        }
    }

    fn two_priors(&mut self, first: usize, other: &Compared) {
        let (Some(a), Some(b)) = (self.claim(first), self.claim(other.claim)) else { return };
        let message = Message::new("prose-two-priors")
            .with("printed", b.text.clone())
            .with("other", a.text.clone())
            .with("label", tell::label(b));
        let spots = vec![tell::claim(self.book, b), tell::related(self.book, a)];
        let finding = tell::finding("YOY-01", Severity::Error, Confidence::Likely, message, b, spots);
        self.findings.push(finding);
    }

    /// Where the parts of this year make up the whole of this year, their changes make up its change.
    pub(super) fn parts_of_changes(&mut self, all: &[Compared]) {
        let mut by_thing: HashMap<(Base, Coordinate), &Compared> = HashMap::new();
        for compared in all {
            if let Some(at) = &compared.at {
                by_thing.entry((compared.base, without_flow(at))).or_insert(compared);
            }
        }
        for whole in all {
            let Some(at) = whole.at.as_ref().filter(|_| !self.is_wrong(whole.claim)) else { continue };
            for parts in splits(at) {
                let mut found: Vec<&Compared> = Vec::new();
                for part in &parts {
                    found.extend(by_thing.get(&(whole.base, without_flow(part))).copied());
                }
                let sum = |pick: fn(&Compared) -> (i64, i64)| {
                    found.iter().map(|part| pick(part)).fold((0_i64, 0_i64), |(low, high), range| {
                        (low.saturating_add(range.0), high.saturating_add(range.1))
                    })
                };
                let complete = found.len() > 1 && meet(sum(|part| part.current), whole.current);
                if complete {
                    let deltas = sum(|part| part.delta);
                    let claims: Vec<usize> = found.iter().map(|part| part.claim).collect();
                    self.touch(claims.iter().copied().chain([whole.claim]));
                    let exact = middle(deltas) == middle(whole.delta);
                    if self.tally("YOY-11", meet(deltas, whole.delta), exact) {
                        self.changes_do_not_add_up(whole, &claims, middle(deltas), false);
                    } else if !exact {
                        self.changes_do_not_add_up(whole, &claims, middle(deltas), true);
                    }
                }
            }
        }
    }

    fn changes_do_not_add_up(&mut self, whole: &Compared, parts: &[usize], sum: i64, tail: bool) {
        let Some(claim) = self.claim(whole.claim) else { return };
        let Some(printed) = parts
            .iter()
            .chain([&whole.claim])
            .filter_map(|index| self.claim(*index)?.money())
            .max_by_key(|money| money.decimals())
        else {
            return;
        };
        let write = |fen: i64| Money::from_fen(fen).display(printed.unit(), printed.decimals(), true);
        let gap = (sum - middle(whole.delta)).abs();
        let message = Message::new(if tail { "prose-changes-tail" } else { "prose-changes-sum" })
            .with("printed", claim.text.clone())
            .with("sum", format!("{}{}", write(sum), printed.unit().chinese()))
            .with("difference", write(gap))
            .with("unit", printed.unit().chinese());
        let mut spots = vec![tell::claim(self.book, claim)];
        spots.extend(parts.iter().filter_map(|part| Some(tell::related(self.book, self.claim(*part)?))));
        let (rule, severity, confidence) = if tail {
            ("SUM-20", Severity::Info, Confidence::Certain)
        } else {
            ("YOY-11", Severity::Error, Confidence::Likely)
        };
        let mut finding = tell::finding(rule, severity, confidence, message, claim, spots);
        finding.difference = Some((Money::from_fen(gap), printed.unit()));
        self.findings.push(finding);
    }
}

/// 收入 and 支出 of a fund are one thing in sentences about changes.
fn without_flow(at: &Coordinate) -> Coordinate {
    Coordinate { flow: None, vintage: None, ..at.clone() }
}

/// The ways in which an amount may be taken apart.
fn splits(at: &Coordinate) -> Vec<Vec<Coordinate>> {
    let mut out = Vec::new();
    if matches!(at.fund, None | Some(Fund::Fiscal)) && at.three_public.is_none() {
        let funds =
            [Fund::General, Fund::GovernmentFund, Fund::StateCapital, Fund::SpecialAccount, Fund::Unit];
        out.push(funds.map(|fund| Coordinate { fund: Some(fund), ..at.clone() }).to_vec());
    }
    let spending = match at.spending {
        None if at.three_public.is_none() => [Spending::Basic, Spending::Project].as_slice(),
        Some(Spending::Basic) => &[Spending::Personnel, Spending::Operating],
        _ => &[],
    };
    let part = |item: &Spending| Coordinate { spending: Some(*item), ..at.clone() };
    out.push(spending.iter().map(part).collect());
    let items = match at.three_public {
        Some(ThreePublic::All) => {
            [ThreePublic::Abroad, ThreePublic::Reception, ThreePublic::Vehicles].as_slice()
        }
        Some(ThreePublic::Vehicles) => &[ThreePublic::VehiclePurchase, ThreePublic::VehicleRunning],
        _ => &[],
    };
    out.push(items.iter().map(|item| Coordinate { three_public: Some(*item), ..at.clone() }).collect());
    out.retain(|parts| !parts.is_empty());
    out
}
