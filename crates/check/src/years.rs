//! A book beside another one of the same body: what it says of last year, what it was opened with, what was budgeted.
//!
//! - YOY-01: a comparison implies last year's figure; last year's book prints it.
//! - FIN-08: what the year opens with is what last year was closed with.
//! - FIN-12: the budget that final accounts print is the budget that was published.

use std::collections::HashMap;

use mingzhang_model::{
    Book, BookKind, Confidence, Coordinate, Fact, Finding, Flow, Message, Money, Role, Says, Severity, Stage,
    Vintage,
};

use crate::coverage::Reached;
use crate::rules::{RuleDoc, verdict};
use crate::spots;

/// Documentation of what two books say together.
pub(crate) const DOCS: &[RuleDoc] = &[OPENING, BUDGET];

const OPENING: RuleDoc = RuleDoc {
    id: "FIN-08",
    severity: Severity::Error,
    title: ("年初结转与上年年末结转不一致", "The opening balance is not last year’s closing balance"),
    what: (
        "决算的年初结转和结余应当等于上年决算的年末结转和结余；书中说明了年初调整的，报警告。用 --last-year 给出上年决算。",
        "The opening balance of final accounts is the closing balance of last year’s. Where the book speaks of an adjustment, a warning. Give last year’s book with --last-year.",
    ),
    basis: ("预算法第七十五条", "Budget Law, art. 75"),
    example: (
        "年初结转 12.00万元，上年年末结转 15.00万元",
        "12.00万元 at the start, 15.00万元 at the end of last year",
    ),
};

const BUDGET: RuleDoc = RuleDoc {
    id: "FIN-12",
    severity: Severity::Error,
    title: ("决算所列预算数与公开的预算不一致", "The budget in final accounts is not the published one"),
    what: (
        "决算“三公”表的预算数、年初预算数应当等于同年公开的预算。用 --last-year 给出同年的预算书。",
        "The budget figures that final accounts print are those of the published budget of the same year. Give that book with --last-year.",
    ),
    basis: ("预算法第七十五条", "Budget Law, art. 75"),
    example: (
        "“三公”预算数 11.49万元，公开的预算 12.49万元",
        "11.49万元 in the accounts, 12.49万元 in the budget",
    ),
};

/// Compares two books; gives the findings and how often each rule was looked at.
pub(crate) fn check(book: &Book, other: &Book) -> (Vec<Finding>, Reached) {
    let mut findings = Vec::new();
    let mut reached = Reached::new();
    let index = Index::of(other);
    let follows = book.year.zip(other.year).is_some_and(|(now, then)| then == now - 1);
    let same_year = book.year.is_some() && book.year == other.year;
    let accounts = book.kind == BookKind::FinalAccounts;
    if follows && book.kind == other.kind {
        findings.extend(priors(book, &index, &mut reached));
    }
    if follows && accounts && other.kind == BookKind::FinalAccounts {
        findings.extend(openings(book, &index, &mut reached));
    }
    if same_year && accounts && other.kind == BookKind::Budget {
        findings.extend(budgets(book, &index, &mut reached));
    }
    (findings, reached)
}

/// The figures of the other book by what they count.
struct Index<'a> {
    by_coordinate: HashMap<Coordinate, Vec<&'a Fact>>,
}

impl<'a> Index<'a> {
    fn of(book: &'a Book) -> Self {
        let mut by_coordinate: HashMap<Coordinate, Vec<&Fact>> = HashMap::new();
        for fact in &book.facts {
            by_coordinate.entry(fact.coordinate.clone()).or_default().push(fact);
        }
        Self { by_coordinate }
    }

    /// The figures at a coordinate, 支出总计 for 支出 and back where only one of them is printed.
    fn at(&self, at: &Coordinate) -> &[&'a Fact] {
        let flows = match at.flow {
            Some(Flow::Expenditure) => [at.flow, Some(Flow::TotalOut)],
            Some(Flow::Revenue) => [at.flow, Some(Flow::TotalIn)],
            Some(Flow::TotalOut) => [at.flow, Some(Flow::Expenditure)],
            Some(Flow::TotalIn) => [at.flow, Some(Flow::Revenue)],
            _ => [at.flow, at.flow],
        };
        flows
            .into_iter()
            .find_map(|flow| self.by_coordinate.get(&Coordinate { flow, ..at.clone() }))
            .map_or(&[], Vec::as_slice)
    }
}

const fn meet(a: (i64, i64), b: (i64, i64)) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}

/// What comparisons imply, against what last year's book prints.
fn priors(book: &Book, last: &Index<'_>, reached: &mut Reached) -> Vec<Finding> {
    let mut out: Vec<Finding> = Vec::new();
    for claim in &book.claims {
        let Says::Change { direction, amount, of: Some(of), at, .. } = &claim.says else { continue };
        let Some(current) = book.claims.get(*of) else { continue };
        let (Some(now), Some(at)) = (current.money(), at.clone().or_else(|| coordinate(&current.says)))
        else {
            continue;
        };
        let at = Coordinate { year: None, stage: None, ..at };
        let figures = last.at(&at);
        let Some(first) = figures.first() else { continue };
        let (low, high) = amount.fen_range();
        let change = match direction {
            mingzhang_model::Direction::Up => (low, high),
            mingzhang_model::Direction::Down => (-high, -low),
        };
        let range = now.fen_range();
        let prior = (range.0.saturating_sub(change.1), range.1.saturating_sub(change.0));
        *reached.entry("YOY-01").or_default() += 1;
        if figures.iter().any(|fact| meet(prior, fact.printed.fen_range())) {
            continue;
        }
        let unit = now.unit();
        let implied = Money::from_fen(i64::midpoint(prior.0, prior.1));
        let gap = Money::from_fen(implied.fen().saturating_sub(first.printed.value().fen())).abs();
        let message = Message::new("prose-prior-book")
            .with("current", current.text.as_str())
            .with("change", claim.text.as_str())
            .with("implied", format!("{}{}", implied.display(unit, now.decimals(), true), unit.chinese()))
            .with("printed", format!("{}{}", first.text, first.printed.unit().chinese()));
        let quote = |claim: &mingzhang_model::Claim, role| {
            spots::quote(book, claim.paragraph, claim.start, claim.end, role)
        };
        out.push(Finding {
            rule: "YOY-01",
            severity: Severity::Error,
            confidence: Confidence::Likely,
            message,
            key: format!("YOY-01/last/{}", claim.label),
            difference: Some((gap, unit)),
            spots: vec![quote(claim, Role::Primary), quote(current, Role::Related)],
            explanations: Vec::new(),
        });
    }
    out
}

fn coordinate(says: &Says) -> Option<Coordinate> {
    match says {
        Says::Amount { at, .. } => at.clone(),
        _ => None,
    }
}

fn openings(book: &Book, last: &Index<'_>, reached: &mut Reached) -> Vec<Finding> {
    let adjusted = book.paragraphs.iter().any(|p| p.text.contains("年初") && p.text.contains("调整"));
    let severity = if adjusted { Severity::Warning } else { Severity::Error };
    let is_opening = |at: &Coordinate| {
        at.flow == Some(Flow::CarriedIn)
            && at.year.is_none()
            && matches!(at.stage, None | Some(Stage::Actual))
    };
    let closing = |at: &Coordinate| Coordinate { flow: Some(Flow::CarriedOut), ..at.clone() };
    compare(book, last, reached, &OPENING, severity, "fin-opening", is_opening, closing)
}

fn budgets(book: &Book, budget: &Index<'_>, reached: &mut Reached) -> Vec<Finding> {
    let is_budget = |at: &Coordinate| at.stage == Some(Stage::Budget) && at.year.is_none();
    let published = |at: &Coordinate| Coordinate { stage: None, ..at.clone() };
    compare(book, budget, reached, &BUDGET, Severity::Error, "fin-budget", is_budget, published)
}

#[expect(clippy::too_many_arguments, reason = "two callers, both above")]
fn compare(
    book: &Book,
    other: &Index<'_>,
    reached: &mut Reached,
    doc: &RuleDoc,
    severity: Severity,
    id: &'static str,
    concerns: impl Fn(&Coordinate) -> bool,
    there: impl Fn(&Coordinate) -> Coordinate,
) -> Vec<Finding> {
    let mut out: Vec<Finding> = Vec::new();
    for fact in book.facts.iter().filter(|fact| concerns(&fact.coordinate)) {
        let figures = other.at(&Coordinate { vintage: None::<Vintage>, ..there(&fact.coordinate) });
        let Some(first) = figures.first() else { continue };
        *reached.entry(doc.id).or_default() += 1;
        if figures.iter().any(|figure| meet(figure.printed.fen_range(), fact.printed.fen_range())) {
            continue;
        }
        let message = Message::new(id)
            .with("printed", format!("{}{}", fact.text, fact.printed.unit().chinese()))
            .with("other", format!("{}{}", first.text, first.printed.unit().chinese()));
        let key = fact.coordinate.to_string();
        if out.iter().any(|told| told.key.ends_with(&key)) {
            continue;
        }
        let spots = vec![spots::cell(book, (fact.table, fact.row, fact.column), Role::Primary)];
        let mut told = verdict::finding(doc, severity, message, &key, spots);
        let gap = fact.printed.value().fen().saturating_sub(first.printed.value().fen());
        told.difference = Some((Money::from_fen(gap).abs(), fact.printed.unit()));
        out.push(told);
    }
    out
}
