//! The head of the page: whose book it is, and how much money it is about.

use mingzhang_model::manuscript::BoundFact;
use mingzhang_model::{Coordinate, Flow, Manuscript, Stage};

use super::out::Out;

pub(super) fn cover(out: &mut Out, manuscript: &Manuscript) {
    out.open("header", &[("class", "cover")]);
    out.open("h1", &[]);
    out.leaf("span", &[("class", "unit-name")], &manuscript.unit_name);
    out.open("br", &[]);
    out.leaf("span", &[("class", "book-title")], &manuscript.title);
    out.close("h1");
    let totals = totals(manuscript);
    if !totals.is_empty() {
        out.open("div", &[("class", "sums")]);
        for (name, fact) in totals {
            out.open("p", &[]);
            out.leaf("span", &[("class", "sum-name")], name);
            out.raw(" ");
            out.open("data", &[("value", &fact.exact.to_string()), ("class", "sum")]);
            out.text(&grouped(fact));
            out.leaf("span", &[("class", "sum-unit")], fact.unit.chinese());
            out.close("data");
            out.close("p");
        }
        out.close("div");
    }
    if let Some(published) = manuscript.published.as_deref().filter(|date| !date.trim().is_empty()) {
        out.leaf("p", &[("class", "published")], published);
    }
    out.close("header");
}

/// The amount as it is printed, but with its thousands apart: large figures are read at a glance.
fn grouped(fact: &BoundFact) -> String {
    let decimals = fact.text.split_once('.').map_or(0, |(_, digits)| digits.len());
    fact.exact.display(fact.unit, u32::try_from(decimals).unwrap_or(2), true)
}

/// What came in and what went out, with all that was carried over; one figure if they are the same.
fn totals(manuscript: &Manuscript) -> Vec<(&'static str, &BoundFact)> {
    let find = |flow: Flow| {
        let wanted = Coordinate { flow: Some(flow), ..Coordinate::default() };
        manuscript.facts.iter().find(|fact| {
            let stage = fact.coordinate.stage;
            let bare = Coordinate { stage: None, ..fact.coordinate.clone() };
            bare == wanted && matches!(stage, None | Some(Stage::Actual))
        })
    };
    let pair = |came: Flow, went: Flow| (find(came), find(went));
    let named =
        |names: [&'static str; 3], (came, went): (Option<_>, Option<_>)| -> Vec<(&'static str, &BoundFact)> {
            let [both, came_name, went_name] = names;
            match (came, went) {
                (Some(came), Some(went)) if same(came, went) => vec![(both, came)],
                (came, went) => {
                    let came = came.map(|fact| (came_name, fact));
                    let went = went.map(|fact| (went_name, fact));
                    came.into_iter().chain(went).collect()
                }
            }
        };
    let all = named(["收支总计", "收入总计", "支出总计"], pair(Flow::TotalIn, Flow::TotalOut));
    if all.is_empty() {
        named(["本年收支合计", "本年收入合计", "本年支出合计"], pair(Flow::Revenue, Flow::Expenditure))
    } else {
        all
    }
}

fn same(a: &BoundFact, b: &BoundFact) -> bool {
    a.exact == b.exact && a.text == b.text && a.unit == b.unit
}
