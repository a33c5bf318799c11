//! One paragraph after another: figures become claims, and what a sentence leaves out is taken from what stands before it.

use mingzhang_catalog::{last_bytes, plain, strip_ordinal, subject_chain};
use mingzhang_model::{
    Base, Book, BookKind, Claim, Coordinate, Direction, Flow, Paragraph, ParagraphKind, Place, Printed, Says,
    Stage, Topic, headings_above,
};

use super::label::{Role, Words, base, role};
use super::names::{Named, Names};
use super::tokens::{Token, What, tokens};

/// Reads the claims of a book's paragraphs.
pub(super) struct Reader<'a> {
    book: &'a Book,
    names: Names<'a>,
    out: Vec<Claim>,
    /// What a line like 财政拨款支出主要内容如下： says of the list below it.
    list: Coordinate,
    /// The subject that an item of a list is about.
    item: Option<Coordinate>,
}

/// What the figures of a paragraph refer back to.
#[derive(Default)]
struct State {
    /// What the headings and the list say of every figure.
    scope: Coordinate,
    /// The amount that the sentence is about.
    head: Option<usize>,
    /// The amount that 其中 takes apart.
    whole: Option<usize>,
    /// The last amount.
    last: Option<usize>,
    /// Whether the sentence goes on since the last figure.
    goes_on: bool,
    /// The last difference.
    change: Option<usize>,
    /// What was planned, said within the words of a rate: 完成全年预算64.82万元的80.3%.
    planned: Option<usize>,
    /// The amounts since the sentence began.
    parts: Vec<usize>,
    /// Whether some of them may be missing: the paragraph begins in the middle of a sentence, or a figure was no plain amount.
    unsure: bool,
    /// Whether the words give reasons: what they name is not what the section is about.
    reason: bool,
}

/// A performance sheet speaks of one project, not of the unit: its amounts have arithmetic, but no place in the tables.
fn unbind(claim: &mut Claim) {
    match &mut claim.says {
        Says::Amount { at, .. } => *at = None,
        Says::Share { whole_at, .. } => *whole_at = None,
        Says::Change { at, base, .. } => (*at, *base) = (None, Base::Unsaid),
        Says::Unchanged { base, .. } | Says::Rate { base, .. } => *base = Base::Unsaid,
        Says::Sum { .. } | Says::Completion { .. } | Says::Quantity { .. } => {}
    }
}

/// More amounts than this are no sum spelled out.
const MOST_PARTS: usize = 200;

/// Amounts that no table prints, by the words of their own sentence: money under performance targets, purchases from small
/// enterprises, the budget of a project that the text describes.
fn aside(before: &str, clause: &str, topic: Option<Topic>) -> Option<Coordinate> {
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

/// A glossary defines words; its figures say nothing of the unit.
const NOT_READ: [&str; 3] = ["名词解释", "目录", "目 录"];

impl<'a> Reader<'a> {
    pub(super) fn new(book: &'a Book) -> Self {
        Self { book, names: Names::of(book), out: Vec::new(), list: Coordinate::default(), item: None }
    }

    pub(super) fn read(mut self) -> Vec<Claim> {
        for index in 0..self.book.paragraphs.len() {
            let Some(paragraph) = self.book.paragraphs.get(index) else { break };
            match paragraph.kind {
                ParagraphKind::Heading(_) => {
                    self.list = Coordinate::default();
                    self.item = None;
                }
                ParagraphKind::Contents => {}
                ParagraphKind::Text => self.paragraph(index, &paragraph.text),
                ParagraphKind::Sheet(_) => {
                    let first = self.out.len();
                    self.paragraph(index, &paragraph.text);
                    self.out.iter_mut().skip(first).for_each(unbind);
                }
            }
        }
        self.out
    }

    fn paragraph(&mut self, index: usize, text: &str) {
        let above = headings_above(&self.book.paragraphs, index);
        if above.iter().any(|heading| NOT_READ.iter().any(|word| heading.text.contains(word))) {
            return;
        }
        let tokens = tokens(text);
        // A line of its own, with an ordinal or about another fund, ends what the item before was about.
        if strip_ordinal(text).0 > 0 || self.names_fund(text, tokens.first()) {
            self.item = None;
        }
        if tokens.is_empty() {
            if text.ends_with(['：', ':']) {
                self.list = Coordinate { year: None, stage: None, ..self.names.name(text).coordinate };
            }
            return;
        }
        let headings = above.iter().filter(|heading| heading.level() != Some(1));
        let scope = headings
            .fold(Coordinate::default(), |scope, heading| scope.refine(&self.names.heading(&heading.text)));
        let above = index.checked_sub(1).and_then(|above| self.book.paragraphs.get(above));
        let unsure =
            above.is_some_and(|p| p.level().is_none() && !p.text.ends_with(['。', '：', ':', '；', '！']));
        let scope = self.led(&scope.refine(&self.list), text);
        let mut state = State { scope, unsure, ..State::default() };
        let book = self.book;
        let Some(mut places) = book.paragraphs.get(index).map(Paragraph::places) else { return };
        let mut from = 0;
        for token in &tokens {
            let gap = text.get(from..token.start).unwrap_or("");
            let place = places.of(token.start, token.end);
            self.figure((index, place), (text, gap), token, &mut state);
            from = token.end;
        }
    }

    /// Whether a paragraph begins with all of a fund's money: 一般公共预算财政拨款支出年初预算为.
    fn names_fund(&self, text: &str, first: Option<&Token>) -> bool {
        let Some(gap) = first.and_then(|token| text.get(..token.start)) else { return false };
        let named = self.names.name(Words::of(gap).clause);
        named.thing
            && named.complete
            && named.coordinate.fund.is_some()
            && named.coordinate.flow.is_some()
            && named.coordinate.function.is_none()
            && subject_chain(&plain(gap)).is_none()
    }

    /// What an item says before its first full stop, as a heading would: `2.公务接待费。2024年预算数0.60万元`. Under a name of money
    /// that is not understood nothing is bound.
    fn led(&self, scope: &Coordinate, text: &str) -> Coordinate {
        const LONGEST: usize = 24;
        let (depth, rest) = strip_ordinal(text);
        let lead = rest.split_once('。').filter(|_| depth > 0).map_or("", |(lead, _)| lead);
        let length = lead.chars().count();
        if !(2..=LONGEST).contains(&length)
            || lead.contains(['，', ',', '；', '：', ':'])
            || !tokens(lead).is_empty()
        {
            return scope.clone();
        }
        let named = self.names.name(lead);
        if named.thing && named.complete {
            return inside(scope, &named.coordinate);
        }
        let is_money =
            !named.complete && ["费", "费用", "支出", "经费"].iter().any(|end| lead.ends_with(end));
        Coordinate { line: is_money.then(|| lead.to_owned()).or_else(|| scope.line.clone()), ..scope.clone() }
    }

    fn figure(
        &mut self,
        (paragraph, place): (usize, Place),
        (text, gap): (&str, &str),
        token: &Token,
        state: &mut State,
    ) {
        self.pass(gap, state);
        let words = Words::of(gap);
        let label = words.clause.to_owned();
        let says = match &token.what {
            What::Money(printed) if is_planned(words.clause, text.get(token.end..)) => {
                Says::Amount { printed: *printed, at: None }
            }
            What::Money(printed) => {
                state.planned = None;
                self.money(*printed, &words, gap, state)
            }
            What::Percent(percent) => match role(&words, true) {
                Role::Share(whole) => {
                    let named = self.names.name(&whole);
                    Says::Share {
                        percent: *percent,
                        part: state.last,
                        whole: whole
                            .is_empty()
                            .then(|| state.whole.or(state.head).filter(|whole| Some(*whole) != state.last))
                            .flatten(),
                        whole_at: (named.complete && named.thing).then_some(named.coordinate),
                    }
                }
                Role::Completion => Says::Completion {
                    percent: *percent,
                    budget: state.planned.or_else(|| self.counterpart(state, Stage::Budget)),
                    actual: self.counterpart(state, Stage::Actual),
                },
                Role::Change(direction, base, _) => {
                    let beside = state.change.and_then(|change| self.out.get(change));
                    let (of, said) = match beside.map(|claim| &claim.says) {
                        Some(Says::Change { of, base, .. }) => (*of, *base),
                        _ => (state.last, Base::Unsaid),
                    };
                    let base = if base == Base::Unsaid { said } else { base };
                    let change = state.change;
                    Says::Rate { direction, percent: *percent, of, change, base }
                }
                Role::Amount | Role::Sum | Role::Moved(..) => return,
            },
            What::Unchanged => {
                let named = self.names.name(super::label::without_comparison(&label).as_str());
                let at = (named.thing && named.complete).then(|| self.place(&named, state)).flatten();
                let of = if at.is_some() {
                    state.last.filter(|last| self.at(*last) == at.as_ref())
                } else {
                    state.last
                };
                Says::Unchanged { of, base: base(words.sentence) }
            }
            What::Quantity { number, noun } => {
                Says::Quantity { number: number.clone(), noun: (*noun).to_owned() }
            }
        };
        let planned = matches!(token.what, What::Money(_)) && is_planned(words.clause, text.get(token.end..));
        let says = self.against_its_year(says, words.sentence);
        let says = match says {
            Says::Amount { printed, at: None } if planned => Says::Amount { printed, at: None },
            Says::Amount { printed, at: None } => {
                let before = text.get(..token.start).unwrap_or("");
                Says::Amount { printed, at: aside(before, words.clause, state.scope.topic) }
            }
            says => says,
        };
        let number = self.out.len();
        match &says {
            // The sentence goes on with what was spent.
            Says::Amount { .. } if planned => state.planned = Some(number),
            Says::Amount { .. } | Says::Sum { .. } => {
                state.last = Some(number);
                state.change = None;
                state.parts.push(number);
                if state.parts.len() > MOST_PARTS {
                    // Nobody adds up so many figures in a sentence.
                    state.parts.clear();
                    state.unsure = true;
                }
                if state.whole.is_none() && !state.reason {
                    state.head = Some(number);
                }
            }
            Says::Change { .. } => {
                state.change = Some(number);
                state.unsure = true;
            }
            _ => {}
        }
        self.out.push(Claim {
            paragraph,
            start: token.start,
            end: token.end,
            text: text.get(token.start..token.end).unwrap_or("").to_owned(),
            label,
            place,
            says,
        });
    }

    /// Whether the words of an amount say which version of a figure it is: 年初预算, 预算.
    fn is_version(&self, claim: Option<usize>) -> bool {
        claim.and_then(|claim| self.out.get(claim)).is_some_and(|claim| claim.label.contains("预算"))
    }

    /// A comparison with a year that is not last year is one of its own: 比2019年（疫情前）决算数减少. With this year's budget it
    /// is one with the own budget.
    fn against_its_year(&self, mut says: Says, sentence: &str) -> Says {
        let year = super::label::base_year(sentence);
        let (Some(year), Some(own)) = (year, self.book.year) else { return says };
        if year != own - 1
            && let Says::Change { base, .. } | Says::Unchanged { base, .. } | Says::Rate { base, .. } =
                &mut says
            && matches!(base, Base::LastYear | Base::LastBudget | Base::LastActual)
        {
            *base = if year == own && *base == Base::LastBudget { Base::OwnBudget } else { Base::Unsaid };
        }
        says
    }

    /// What the words between two figures change in what later ones refer to.
    fn pass(&mut self, gap: &str, state: &mut State) {
        state.goes_on = !gap.contains(['。', '；', ';', '：', ':']);
        if let Some(at) = gap.rfind('。') {
            state.parts.clear();
            state.unsure = false;
            state.reason = false;
            state.change = None;
            let goes_on = gap.get(at..).is_some_and(|rest| rest.trim_start_matches('。').starts_with("其中"));
            state.whole = if goes_on { state.head } else { None };
        }
        if let Some(at) = gap.rfind(['；', ';']) {
            state.change = None;
            // ①…；②… goes on with reasons; anything else begins anew.
            let rest = gap.get(at..).unwrap_or("").trim_start_matches(['；', ';']);
            if strip_ordinal(rest).0 == 0 {
                state.reason = false;
            }
        }
        if ["其中", "包括：", "以下方面", "支出包括", "分别为", "主要包括"]
            .iter()
            .any(|word| gap.contains(word))
        {
            if state.whole.is_none() {
                state.whole = state.last.filter(|last| self.is_whole(*last)).or(state.head);
            }
            if gap.contains("其中") {
                state.parts.clear();
            }
        }
        if let Some(at) = gap.rfind("原因") {
            state.reason = !gap.get(at..).is_some_and(|rest| rest.contains('。'));
        }
        // 主要用于以下方面：教育支出（类）…；卫生健康支出（类）… is a list of one whole, not an item each.
        if let Some(chain) =
            subject_chain(&plain(gap)).filter(|chain| chain.names.len() > 1 || state.whole.is_none())
        {
            let named = self.names.name(&chain.text());
            self.item = Some(state.scope.refine(&named.coordinate));
            if !named.complete {
                // Under an unknown name nothing is bound: the figure may count anything.
                self.item = Some(Coordinate { line: Some(chain.text()), ..state.scope.clone() });
            }
            state.head = None;
            state.whole = None;
            state.last = None;
        }
    }

    /// A sum or a difference is not taken apart by 其中.
    fn is_whole(&self, claim: usize) -> bool {
        self.out.get(claim).is_some_and(|claim| matches!(claim.says, Says::Amount { .. }))
    }

    fn money(&self, printed: Printed, words: &Words<'_>, gap: &str, state: &State) -> Says {
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
    fn changed(&self, amount: Printed, direction: Direction, state: &State) -> Option<usize> {
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

    fn at(&self, claim: usize) -> Option<&Coordinate> {
        match &self.out.get(claim)?.says {
            Says::Amount { at, .. } => at.as_ref(),
            _ => None,
        }
    }

    /// Where in the ledger a named figure stands, given what the sentence is about.
    fn place(&self, named: &Named, state: &State) -> Option<Coordinate> {
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

    /// The amount that a rate of completion compares: planned or done, of the same thing.
    fn counterpart(&self, state: &State, wanted: Stage) -> Option<usize> {
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

/// `完成全年预算` before a figure and `的` behind it: the figure belongs to the rate that follows.
fn is_planned(clause: &str, behind: Option<&str>) -> bool {
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
fn inside(around: &Coordinate, named: &Coordinate) -> Coordinate {
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
