//! Sums in sentences: 共计 after a list of amounts, and the parts that make up a known whole.

use std::collections::BTreeMap;

use mingzhang_model::{
    Claim, Confidence, Coordinate, Flow, Message, Money, Printed, Procurement, Says, Severity, Spending,
    Stage, SubjectCode, SubjectLevel, ThreePublic, Topic,
};

use super::{Prose, meet, tell};
use crate::rules::context::MOST_SPOTS;

/// A whole with all its parts, in the words of coordinates. Only what has no other parts: 支出 is more than 基本支出 and 项目支出.
type Split = fn(&Coordinate) -> Vec<Coordinate>;

/// Parts stand at most so many claims behind their whole.
const NEAR: usize = 64;

impl Prose<'_> {
    /// Every sum that sentences write out.
    pub(super) fn sums(&mut self) {
        for index in 0..self.book.claims.len() {
            let Some(claim) = self.claim(index) else { continue };
            match &claim.says {
                Says::Sum { printed, parts } => {
                    let (printed, parts) = (*printed, parts.clone());
                    self.sum(index, printed, &parts, Severity::Error);
                }
                Says::Amount { printed, at: Some(at) } => {
                    let (printed, at) = (*printed, at.clone());
                    for split in [procurement as Split, three_public, vehicles, basic] {
                        if let Some(parts) = self.parts_beside(index, &split(&at)) {
                            self.sum(index, printed, &parts, Severity::Error);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// Final accounts list the items that were spent on; some that were planned may be missing, so their budgets make up no more than
    /// the whole one.
    pub(super) fn planned(&mut self) {
        const FEWEST: usize = 2;
        let planned = |claim: &Claim| match &claim.says {
            Says::Amount { printed, at: Some(at) }
                if at.stage == Some(Stage::Budget) && at.year.is_none() =>
            {
                Some((*printed, at.clone()))
            }
            _ => None,
        };
        let claims: Vec<(usize, Printed, Coordinate)> = self
            .book
            .claims
            .iter()
            .enumerate()
            .filter_map(|(index, claim)| planned(claim).map(|(printed, at)| (index, printed, at)))
            .collect();
        let whole = |at: &Coordinate| {
            *at == Coordinate { flow: at.flow, fund: at.fund, stage: at.stage, ..Coordinate::default() }
                && at.flow == Some(Flow::Expenditure)
                && at.fund.is_some()
        };
        let Some((index, total, at)) = claims.iter().find(|(.., at)| whole(at)) else { return };
        let mut items: BTreeMap<SubjectCode, (usize, Printed)> = BTreeMap::new();
        for (item, printed, of) in &claims {
            let own = Coordinate { function: None, ..of.clone() };
            let code = of.function.filter(|code| code.level() == SubjectLevel::Item);
            if let Some(code) = code.filter(|_| own == *at || own == Coordinate { fund: None, ..at.clone() })
            {
                items.entry(code).or_insert((*item, *printed));
            }
        }
        let lowest = items.values().map(|(_, p)| p.fen_range().0).fold(0, i64::saturating_add);
        if items.len() < FEWEST || !self.tally("FIN-05", lowest <= total.fen_range().1, false) {
            return;
        }
        let sum = items.values().map(|(_, p)| p.value().fen()).fold(0, i64::saturating_add);
        let Some(claim) = self.claim(*index) else { return };
        let gap = Money::from_fen(sum.saturating_sub(total.value().fen()));
        let unit = total.unit().chinese();
        let message = Message::new("prose-planned-items")
            .with("printed", claim.text.clone())
            .with(
                "sum",
                format!("{}{unit}", total.write_like(Money::from_fen(sum), claim.text.contains([',', '，']))),
            )
            .with("count", items.len())
            .with("difference", gap.display(total.unit(), total.decimals(), true))
            .with("unit", unit);
        let mut spots = vec![tell::claim(self.book, claim)];
        let related =
            items.values().filter_map(|(item, _)| Some(tell::related(self.book, self.claim(*item)?)));
        spots.extend(related.take(MOST_SPOTS));
        let mut finding = tell::finding("FIN-05", Severity::Error, Confidence::Likely, message, claim, spots);
        finding.difference = Some((gap, total.unit()));
        self.findings.push(finding);
    }

    /// The claims of the same paragraph, or the one right below, that are exactly these parts.
    fn parts_beside(&self, whole: usize, parts: &[Coordinate]) -> Option<Vec<usize>> {
        if parts.is_empty() {
            return None;
        }
        let paragraph = self.claim(whole)?.paragraph;
        let near: Vec<(usize, &Coordinate)> = self
            .book
            .claims
            .iter()
            .enumerate()
            .skip(whole + 1)
            .take(NEAR)
            .take_while(|(_, claim)| claim.paragraph <= paragraph + 4)
            .filter_map(|(index, claim)| match &claim.says {
                Says::Amount { at: Some(at), .. } => Some((index, at)),
                _ => None,
            })
            .collect();
        parts.iter().map(|part| near.iter().find(|(_, at)| *at == part).map(|(index, _)| *index)).collect()
    }

    fn sum(&mut self, index: usize, printed: Printed, parts: &[usize], severity: Severity) {
        let Some(whole) = self.range(index) else { return };
        let Some(ranges) = parts.iter().map(|part| self.range(*part)).collect::<Option<Vec<_>>>() else {
            return;
        };
        if self.is_wrong(index) || parts.iter().any(|part| self.is_wrong(*part)) {
            return;
        }
        let add = |pick: fn(&(i64, i64)) -> i64| ranges.iter().map(pick).fold(0, i64::saturating_add);
        let total = (add(|range| range.0), add(|range| range.1));
        let face: i64 = parts
            .iter()
            .filter_map(|part| Some(self.claim(*part)?.money()?.value().fen()))
            .fold(0, i64::saturating_add);
        self.touch(parts.iter().copied().chain([index]));
        if !self.tally("PRJ-01", meet(whole, total), face == printed.value().fen()) {
            return;
        }
        let Some(claim) = self.claim(index) else { return };
        let gap = (printed.value().fen() - face).abs();
        let sum = printed.write_like(Money::from_fen(face), claim.text.contains([',', '，']));
        let message = Message::new("prose-sum")
            .with("label", tell::label(claim))
            .with("printed", claim.text.clone())
            .with("parts", self.texts(parts))
            .with("sum", format!("{sum}{}", printed.unit().chinese()))
            .with("difference", Money::from_fen(gap).display(printed.unit(), printed.decimals(), true))
            .with("unit", printed.unit().chinese());
        let mut spots = vec![tell::claim(self.book, claim)];
        spots.extend(parts.iter().filter_map(|part| Some(tell::related(self.book, self.claim(*part)?))));
        let rule = match &claim.says {
            Says::Amount { at: Some(at), .. } => tell::rule_of_amount(self.book, at),
            _ => "PRJ-01",
        };
        let mut finding = tell::finding(rule, severity, Confidence::Likely, message, claim, spots);
        finding.difference = Some((Money::from_fen(gap), printed.unit()));
        self.findings.push(finding);
    }

    fn texts(&self, parts: &[usize]) -> String {
        let texts: Vec<&str> =
            parts.iter().filter_map(|part| Some(self.claim(*part)?.text.as_str())).collect();
        texts.join(" + ")
    }
}

fn procurement(at: &Coordinate) -> Vec<Coordinate> {
    if at.topic != Some(Topic::Procurement) || at.procurement.is_some() {
        return Vec::new();
    }
    let part = |item| Coordinate { procurement: Some(item), ..at.clone() };
    [Procurement::Goods, Procurement::Works, Procurement::Services].map(part).to_vec()
}

fn three_public(at: &Coordinate) -> Vec<Coordinate> {
    if at.three_public != Some(ThreePublic::All) {
        return Vec::new();
    }
    let part = |item| Coordinate { three_public: Some(item), ..at.clone() };
    [ThreePublic::Abroad, ThreePublic::Reception, ThreePublic::Vehicles].map(part).to_vec()
}

fn vehicles(at: &Coordinate) -> Vec<Coordinate> {
    if at.three_public != Some(ThreePublic::Vehicles) {
        return Vec::new();
    }
    let part = |item| Coordinate { three_public: Some(item), ..at.clone() };
    [ThreePublic::VehiclePurchase, ThreePublic::VehicleRunning].map(part).to_vec()
}

fn basic(at: &Coordinate) -> Vec<Coordinate> {
    if at.spending != Some(Spending::Basic) {
        return Vec::new();
    }
    [Spending::Personnel, Spending::Operating]
        .map(|item| Coordinate { spending: Some(item), ..at.clone() })
        .to_vec()
}
