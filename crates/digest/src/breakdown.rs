//! Money taken apart: by source, by function, by kind of spending, by economic class.

use std::collections::BTreeMap;

use mingzhang_model::{Coordinate, Fact, Flow, Fund, Member as _, Spending, SubjectCode};
use serde::{Deserialize, Serialize};

use crate::figures::Figures;
use crate::{Amount, Figure};

/// Money and its parts. Without lines where the book prints no parts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Breakdown {
    /// What is taken apart, in the words of `mingzhang_model::Coordinate`.
    pub of: String,
    /// How much it is, where the book prints it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Amount>,
    /// The parts; parts of parts follow them, deeper. Parts of nothing are left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Line>,
}

/// A part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Line {
    /// The code of a classification, `208`, or the word of a member, `general`.
    pub id: String,
    /// As printed beside the code, else the official name; empty for a member, whose name is its word's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// 0 for a part, 1 for a part of the part above.
    pub depth: u8,
    /// How much.
    #[serde(flatten)]
    pub figure: Figure,
}

impl Breakdown {
    /// The parts themselves, without parts of parts.
    pub fn parts(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.depth == 0)
    }
}

/// Where the money comes from. Of a fund and its parts, the parts are listed where the book prints them.
pub(crate) fn sources(figures: &Figures<'_>) -> Breakdown {
    let revenue = |fund| Coordinate { flow: Some(Flow::Revenue), fund: Some(fund), ..Coordinate::NOTHING };
    let flow = |flow| Coordinate { flow: Some(flow), ..Coordinate::NOTHING };
    let line = |id: &str, at: &Coordinate| member(figures, id, 0, at);
    let mut lines = Vec::new();
    for whole in [Fund::Fiscal, Fund::SpecialAccount, Fund::Unit] {
        let parts = Fund::WORDS.iter().filter(|(fund, _)| fund.parent() == Some(whole));
        let before = lines.len();
        lines.extend(parts.filter_map(|(fund, word)| line(word, &revenue(*fund))));
        if lines.len() == before {
            lines.extend(line(whole.id(), &revenue(whole)));
        }
    }
    for other in [Flow::SurplusUsed, Flow::CarriedIn] {
        lines.extend(line(other.id(), &flow(other)));
    }
    let total = [Flow::TotalIn, Flow::Revenue].map(flow).into_iter().find(|at| figures.amount(at).is_some());
    let of = total.unwrap_or_else(|| flow(Flow::TotalIn));
    Breakdown { total: figures.amount(&of), of: of.to_string(), lines }
}

/// What it is for.
pub(crate) fn functions(figures: &Figures<'_>) -> Breakdown {
    by_code(figures, |at| at.function.take())
}

/// What it buys: by the classification of departments, else by that of governments.
pub(crate) fn economic(figures: &Figures<'_>) -> Breakdown {
    let of_departments = by_code(figures, |at| at.dept_economic.take());
    if of_departments.lines.is_empty() {
        return by_code(figures, |at| at.gov_economic.take());
    }
    of_departments
}

/// Basic and project expenditure.
pub(crate) fn spending(figures: &Figures<'_>) -> Breakdown {
    let at = |spending| Coordinate {
        flow: Some(Flow::Expenditure),
        spending: Some(spending),
        ..Coordinate::NOTHING
    };
    let mut lines = Vec::new();
    for (whole, word) in Spending::WORDS.iter().filter(|(spending, _)| spending.parent().is_none()) {
        lines.extend(member(figures, word, 0, &at(*whole)));
        let parts = Spending::WORDS.iter().filter(|(part, _)| part.parent() == Some(*whole));
        lines.extend(parts.filter_map(|(part, word)| member(figures, word, 1, &at(*part))));
    }
    let of = Coordinate { flow: Some(Flow::Expenditure), ..Coordinate::NOTHING };
    Breakdown { total: figures.amount(&of), of: of.to_string(), lines }
}

fn member(figures: &Figures<'_>, id: &str, depth: u8, at: &Coordinate) -> Option<Line> {
    let figure = figures.figure(at).filter(is_something)?;
    Some(Line { id: id.to_owned(), name: String::new(), depth, figure })
}

fn is_something(figure: &Figure) -> bool {
    figure.amount.fen != 0 || figure.last.as_ref().is_some_and(|last| last.fen != 0)
}

/// The breakdown along a classification that takes the most money apart, of these the least restricted: of all expenditure
/// where the book prints that, else of what the general public budget pays for, and so on.
fn by_code(figures: &Figures<'_>, take: impl Fn(&mut Coordinate) -> Option<SubjectCode>) -> Breakdown {
    let mut groups: BTreeMap<Coordinate, BTreeMap<SubjectCode, (&Coordinate, &Fact)>> = BTreeMap::new();
    for (at, fact) in figures.all() {
        let mut base = at.clone();
        let Some(code) = take(&mut base) else { continue };
        if is_plain(&base) {
            groups.entry(base).or_default().insert(code, (at, fact));
        }
    }
    let best = groups.into_iter().max_by_key(|(base, codes)| {
        let roots = codes.iter().filter(|(code, _)| depth(**code, codes) == 0);
        let sum: i128 = roots.map(|(_, (_, fact))| i128::from(fact.printed.value().fen())).sum();
        (sum, std::cmp::Reverse(restrictions(base)), codes.len())
    });
    let Some((base, codes)) = best else { return Breakdown::default() };
    let lines = codes.iter().filter_map(|(code, (at, fact))| {
        let figure = figures.figure(at).filter(is_something)?;
        Some(Line {
            id: code.to_string(),
            name: figures.name(*code, fact),
            depth: depth(*code, &codes),
            figure,
        })
    });
    Breakdown { lines: in_tree_order(lines.collect()), total: figures.amount(&base), of: base.to_string() }
}

/// Whether it says nothing but which way the money goes, who pays, and what kind of spending it is.
fn is_plain(at: &Coordinate) -> bool {
    let Coordinate { flow, fund, spending, vintage, .. } = at;
    let bare = Coordinate {
        flow: *flow,
        fund: *fund,
        spending: *spending,
        vintage: *vintage,
        ..Coordinate::NOTHING
    };
    *at == bare && *flow == Some(Flow::Expenditure)
}

/// How narrow a coordinate is: a part of a fund is narrower than the fund.
pub(crate) fn restrictions(at: &Coordinate) -> usize {
    let fund = at.fund.map_or(0, |fund| 1 + usize::from(fund.parent().is_some()));
    fund + usize::from(at.spending.is_some()) + usize::from(at.vintage.is_some())
}

fn depth<T>(code: SubjectCode, among: &BTreeMap<SubjectCode, T>) -> u8 {
    let mut depth = 0;
    let mut above = code.parent();
    while let Some(parent) = above {
        depth += u8::from(among.contains_key(&parent));
        above = parent.parent();
    }
    depth
}

/// `208`, `20801`, `2080199`, `210`: codes as texts are in the order of their tree.
fn in_tree_order(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by(|a, b| a.id.cmp(&b.id));
    lines
}
