//! Figures of the whole body that several rules ask for.

use mingzhang_model::{
    Claim, Coordinate, Fact, Flow, Fund, Says, Spending, Stage, ThreePublic, Topic, Vintage,
};

use crate::rules::context::Context;

/// Whether a figure stands in a table of the body that publishes the book: a department's book may hold its units' tables, too.
pub(crate) fn is_own(context: &Context<'_>, fact: &Fact) -> bool {
    let org = context.book.tables.get(fact.table).and_then(|table| table.org.as_deref());
    match (org, context.book.unit_name.as_deref()) {
        (Some(org), Some(own)) => org == own,
        _ => true,
    }
}

/// Whether a figure is of this year, and in final accounts what was spent, not what was planned.
pub(crate) fn is_now(at: &Coordinate) -> bool {
    at.year.is_none() && matches!(at.stage, None | Some(Stage::Actual)) && at.line.is_none()
}

/// This year's figure of 三公 or a part of it, all funds together.
pub(crate) fn three_public<'a>(context: &Context<'a>, item: ThreePublic) -> Option<&'a Fact> {
    let is_item = |at: &Coordinate| {
        at.three_public == Some(item)
            && is_now(at)
            && at.vintage != Some(Vintage::Carried)
            && at.function.is_none()
            && at.project.is_none()
    };
    largest(context, is_item)
}

/// The total of 公用经费 or 人员经费 of 一般公共预算.
pub(crate) fn basic<'a>(context: &Context<'a>, spending: Spending) -> Option<&'a Fact> {
    largest(context, |at| {
        at.spending == Some(spending)
            && matches!(at.fund, Some(Fund::General | Fund::Fiscal))
            && is_now(at)
            && is_whole(at)
            && at.vintage != Some(Vintage::Carried)
    })
}

/// Everything that is spent this year.
pub(crate) fn all_spending<'a>(context: &Context<'a>) -> Option<&'a Fact> {
    largest(context, |at| {
        matches!(at.flow, Some(Flow::Expenditure | Flow::TotalOut))
            && at.fund.is_none()
            && at.spending.is_none()
            && is_now(at)
            && is_whole(at)
    })
}

/// Whether money was carried in from last year: totals may count it or not.
pub(crate) fn carries_in(context: &Context<'_>) -> bool {
    context
        .facts(|fact| {
            let at = &fact.coordinate;
            at.flow == Some(Flow::CarriedIn) || at.vintage == Some(Vintage::Carried)
        })
        .any(|fact| !fact.printed.value().is_zero())
}

/// The sentences about a topic's money of this year.
pub(crate) fn claims<'a>(context: &Context<'a>, topic: Topic) -> impl Iterator<Item = &'a Claim> {
    context.book.claims.iter().filter(move |claim| {
        let Says::Amount { at: Some(at), .. } = &claim.says else { return false };
        at.topic == Some(topic)
            && is_now(at)
            && at.procurement.is_none()
            && at.fund != Some(Fund::GovernmentFund)
    })
}

/// Not restricted by any classification.
fn is_whole(at: &Coordinate) -> bool {
    at.function.is_none()
        && at.dept_economic.is_none()
        && at.gov_economic.is_none()
        && at.project.is_none()
        && at.three_public.is_none()
        && at.procurement.is_none()
        && at.topic.is_none()
}

/// The largest of the body's own figures at such coordinates: the one that counts all of it.
fn largest<'a>(context: &Context<'a>, which: impl Fn(&Coordinate) -> bool) -> Option<&'a Fact> {
    context
        .facts(|fact| which(&fact.coordinate))
        .filter(|fact| is_own(context, fact))
        .max_by_key(|fact| fact.printed.value())
}
