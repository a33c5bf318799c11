//! One paragraph after another: figures become claims, and what a sentence leaves out is taken from what stands before it.

use mingzhang_catalog::{plain, strip_ordinal, subject_chain};
use mingzhang_model::{
    Base, Book, Claim, Coordinate, Paragraph, ParagraphKind, Place, Says, Stage, headings_above,
};

use super::bind::{aside, inside, is_planned};
use super::label::{Role, Words, base, role};
use super::names::Names;
use super::tokens::{Token, What, tokens};

/// Reads the claims of a book's paragraphs.
pub(super) struct Reader<'a> {
    pub(super) book: &'a Book,
    pub(super) names: Names<'a>,
    pub(super) out: Vec<Claim>,
    /// What a line like 财政拨款支出主要内容如下： says of the list below it.
    pub(super) list: Coordinate,
    /// The subject that an item of a list is about.
    pub(super) item: Option<Coordinate>,
}

/// What the figures of a paragraph refer back to.
#[derive(Default)]
pub(super) struct State {
    /// What the headings and the list say of every figure.
    pub(super) scope: Coordinate,
    /// The amount that the sentence is about.
    pub(super) head: Option<usize>,
    /// The amount that 其中 takes apart.
    pub(super) whole: Option<usize>,
    /// The last amount.
    pub(super) last: Option<usize>,
    /// Whether the sentence goes on since the last figure.
    pub(super) goes_on: bool,
    /// The last difference.
    pub(super) change: Option<usize>,
    /// What was planned, said within the words of a rate: 完成全年预算64.82万元的80.3%.
    pub(super) planned: Option<usize>,
    /// The amounts since the sentence began.
    pub(super) parts: Vec<usize>,
    /// Whether some of them may be missing: the paragraph begins in the middle of a sentence, or a figure was no plain amount.
    pub(super) unsure: bool,
    /// Whether the words give reasons: what they name is not what the section is about.
    pub(super) reason: bool,
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
    pub(super) fn is_version(&self, claim: Option<usize>) -> bool {
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
}
