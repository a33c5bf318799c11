//! What a figure counts: the words in front of it, and what they leave out, as a coordinate.

use mingzhang_catalog::{last_bytes, plain, subject_chain};
use mingzhang_model::{Base, BookKind, Claim, Coordinate, Direction, Flow, Printed, Says, Stage, Topic};

use super::label::{Role, Words, role};
use super::names::Named;
use super::sentences::{Reader, State};

impl Reader<'_> {
    pub(super) fn money(&self, printed: Printed, words: &Words<'_>, gap: &str, state: &State) -> Says {
        match role(words, false) {
            Role::Sum if state.parts.len() > 1 && !state.unsure => {
                Says::Sum { printed, parts: state.parts.clone() }
            }
            Role::Change(direction, base, what) => {
                let named = self.names.name(&what);
                let at = (named.thing && named.complete).then(|| self.place(&named, state)).flatten();
                // A reason names parts of its own: 人员类资金增加.
                let part = || Coordinate { line: Some(plain(&what)), ..Coordinate::default() };
                let at = at.or_else(|| (state.reason && !named.complete).then(part));
                let same = state.last.filter(|last| at.is_some() && self.at(*last) == at.as_ref());
                let of = if what_is_nothing(&what, &named) {
                    self.changed(printed, direction, state)
                } else {
                    same
                };
                let head =
                    state.head.filter(|head| of.is_none() && at.is_some() && self.at(*head) == at.as_ref());
                Says::Change { direction, amount: printed, of: of.or(head), at, base }
            }
            Role::Moved(direction, what) if state.reason => {
                let at = Some(Coordinate { line: Some(what), ..Coordinate::default() });
                Says::Change { direction, amount: printed, of: None, at, base: Base::LastYear }
            }
            _ => {
                let mut named = self.names.name(words.clause);
                if !named.thing && named.complete {
                    let longer = self.names.name(words.sentence);
                    if longer.thing && subject_chain(&plain(gap)).is_none() && state.last.is_none() {
                        named = longer;
                    }
                }
                // The words of a paragraph that begins with a figure may stand on the page before.
                let torn = state.unsure && state.last.is_none() && words.clause.is_empty();
                let at = if named.complete && !torn { self.place(&named, state) } else { None };
                Says::Amount { printed, at: at.filter(|at| at.line.is_none()) }
            }
        }
    }

    /// Which amount a difference without words of its own is about: the last one, unless that is the balance carried in, or the
    /// earlier figure would be below nothing; then the whole that the list takes apart.
    pub(super) fn changed(&self, amount: Printed, direction: Direction, state: &State) -> Option<usize> {
        let last = state.last.or(state.head)?;
        // Last year's figure is what is compared with, not what changed.
        let is_prior = |claim: usize| self.at(claim).is_some_and(|at| at.year.is_some());
        if is_prior(last) {
            return state.head.or(state.whole).filter(|now| *now != last && !is_prior(*now));
        }
        let whole = state.whole.filter(|whole| *whole != last);
        let value = self.out.get(last).and_then(Claim::money).map_or(0, |money| money.value().fen());
        let carried =
            self.at(last).is_some_and(|at| matches!(at.flow, Some(Flow::CarriedIn | Flow::CarriedOut)));
        let below_nothing = direction == Direction::Up && amount.value().fen() > value;
        if carried || below_nothing { whole.or(Some(last)) } else { Some(last) }
    }

    pub(super) fn at(&self, claim: usize) -> Option<&Coordinate> {
        match &self.out.get(claim)?.says {
            Says::Amount { at, .. } => at.as_ref(),
            _ => None,
        }
    }

    /// Where in the ledger a named figure stands, given what the sentence is about.
    pub(super) fn place(&self, named: &Named, state: &State) -> Option<Coordinate> {
        if let Some(at) = self.other_version(named, state) {
            return Some(at);
        }
        if named.thing {
            // A reason tells of other things than the section does.
            if state.reason && named.coordinate.three_public.is_none() && named.coordinate.function.is_none()
            {
                return Some(named.coordinate.clone());
            }
            let around = state.whole.and_then(|whole| self.at(whole)).or(self.item.as_ref());
            let around =
                around.map_or_else(|| state.scope.clone(), |at| without_version(&state.scope.refine(at)));
            // 政府性基金预算收入1.20万元，支出1.20万元: the bare word is of the same fund.
            let bare = Coordinate { flow: None, year: None, stage: None, ..named.coordinate.clone() }
                == Coordinate::default();
            let before = state.last.and_then(|last| self.at(last)).filter(|_| bare && state.goes_on);
            // 公务接待费支出年初预算为3.00万元，支出决算为1.70万元: the same thing in another version.
            if let Some(at) = before.filter(|at| at.stage.is_some() && at.stage != named.coordinate.stage) {
                return Some(Coordinate { stage: named.coordinate.stage, ..at.clone() });
            }
            // Under a name that was not understood the version is of nothing known.
            if bare
                && state.goes_on
                && before.is_none()
                && state.last.is_some()
                && self.is_version(state.last)
            {
                return None;
            }
            let around = match before.and_then(|at| at.fund) {
                Some(fund) if around.fund.is_none() => Coordinate { fund: Some(fund), ..around },
                _ => around,
            };
            return Some(inside(&around, &named.coordinate));
        }
        // Only a year or a version: 年初预算为, 支出决算为, 2023年预算执行数为.
        let subject = self
            .item
            .clone()
            .or_else(|| state.head.and_then(|head| self.at(head)).map(without_version))
            .or_else(|| (state.scope != Coordinate::default()).then(|| state.scope.clone()))?;
        Some(subject.refine(&named.coordinate))
    }

    /// 公务接待费预算为0.70万元，支出决算为0.60万元: what was spent of the amount just planned, in the same sentence, not another thing.
    pub(super) fn other_version(&self, named: &Named, state: &State) -> Option<Coordinate> {
        let only_flow = Coordinate { flow: named.coordinate.flow, ..Coordinate::default() };
        if without_version(&named.coordinate) != only_flow || named.coordinate.year.is_some() {
            return None;
        }
        let planned = self.at(*state.parts.last()?)?;
        let planned_first = matches!(planned.stage, Some(Stage::Budget | Stage::Adjusted))
            && planned.stage != named.coordinate.stage
            && planned.year.is_none();
        (planned_first && planned.flow == named.coordinate.flow)
            .then(|| Coordinate { stage: named.coordinate.stage, ..planned.clone() })
    }

    /// The amount that a rate of completion compares: planned or done, of the same thing.
    pub(super) fn counterpart(&self, state: &State, wanted: Stage) -> Option<usize> {
        let is = |claim: &Claim| {
            let own = match &claim.says {
                Says::Amount { at: Some(at), .. } => at.stage,
                _ => return None,
            };
            let stage = match (self.book.kind, own) {
                (BookKind::FinalAccounts, None) => Stage::Actual,
                (_, None) => Stage::Budget,
                (_, Some(stage)) => stage,
            };
            (stage == wanted).then_some(())
        };
        let last = self.out.get(state.last?)?;
        let thing = without_version(self.at(state.last?)?);
        if is(last).is_some() {
            return state.last;
        }
        let paragraph = last.paragraph;
        self.out
            .iter()
            .enumerate()
            .rev()
            .take_while(|(_, claim)| claim.paragraph == paragraph)
            .find(|(index, claim)| {
                is(claim).is_some() && self.at(*index).map(without_version) == Some(thing.clone())
            })
            .map(|(index, _)| index)
    }
}

/// Amounts that no table prints, by the words of their own sentence: money under performance targets, purchases from small
/// enterprises, the budget of a project that the text describes.
pub(super) fn aside(before: &str, clause: &str, topic: Option<Topic>) -> Option<Coordinate> {
    const FAR: usize = 60;
    let before = last_bytes(before, 1_000);
    let sentence = before.rfind(['。', '；', ';']).and_then(|end| before.get(end..)).unwrap_or(before);
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let amount = ["金额", "资金", "预算"];
    let topic = if has(clause, &amount) && (topic == Some(Topic::Targets) || sentence.contains("绩效")) {
        Some(Topic::Targets)
    } else if has(clause, &amount) && has(sentence, &["政府采购", "中小企业", "小微企业"]) {
        Some(Topic::Procurement)
    } else if ["项目总预算", "项目预算", "项目总投资", "总投资", "总投资额"]
        .iter()
        .any(|word| clause.ends_with(word))
    {
        None
    } else {
        return None;
    };
    let mut line: Vec<char> = plain(sentence).chars().rev().take(FAR).collect();
    line.reverse();
    Some(Coordinate { topic, line: Some(line.into_iter().collect()), ..Coordinate::default() })
}

/// `完成全年预算` before a figure and `的` behind it: the figure belongs to the rate that follows.
pub(super) fn is_planned(clause: &str, behind: Option<&str>) -> bool {
    let planned = clause.rfind("完成").and_then(|at| clause.get(at..));
    planned.is_some_and(|words| words.contains("预算") || words.contains("计划"))
        && behind.is_some_and(|rest| rest.starts_with('的'))
}

fn what_is_nothing(what: &str, named: &Named) -> bool {
    what.is_empty() || (!named.thing && named.complete)
}

/// The coordinate of a thing without year and version.
fn without_version(at: &Coordinate) -> Coordinate {
    Coordinate { year: None, stage: None, ..at.clone() }
}

/// What is named inside of something else: a subject's class in a list of classes is no part of another class, and income is no
/// part of spending.
pub(super) fn inside(around: &Coordinate, named: &Coordinate) -> Coordinate {
    let mut around = around.clone();
    if named.function.is_some() {
        around.function = None;
    }
    if named.flow.is_some() && around.flow != named.flow {
        around.flow = None;
    }
    if named.three_public.is_some() {
        around.three_public = None;
    }
    if named.topic.is_some() {
        around = Coordinate::default();
    }
    around.refine(named)
}
