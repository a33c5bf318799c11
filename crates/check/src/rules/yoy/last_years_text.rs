//! YOY-13: last year's text left in: the figure of last year that one place implies is printed as this year's in another.

use std::collections::BTreeMap;

use mingzhang_model::{Claim, Coordinate, Finding, Message, Role, Says, Severity};

use super::reason::{reasons, signed};
use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "YOY-13",
    severity: Severity::Warning,
    title: ("像是沿用了上年的文字", "Perhaps last year's text"),
    what: (
        "一处的本年数减去增减额得上年数；若另一处把这个上年数写成本年数，那一处多半是上年的文字没有改。",
        "This year's figure less its change is last year's. Where another place prints that as this year's, its text is probably last year's.",
    ),
    basis: LOGIC,
    example: (
        "一处1.60万元、减少3.20万元，另一处仍写4.80万元",
        "1.60, down by 3.20, and elsewhere 4.80 still",
    ),
};

fn check(context: &Context<'_>) -> Verdict {
    let claims = &context.book.claims;
    let mut amounts: BTreeMap<(&Coordinate, i64), Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        if let Some((at, money)) = at(claim).zip(claim.money()) {
            amounts.entry((at, money.value().fen())).or_default().push(claim);
        }
    }
    let mut places = 0;
    let mut findings = Vec::new();
    for change in claims {
        let Says::Change { of: Some(of), base, .. } = change.says else { continue };
        // Against its own budget the earlier figure is no year's.
        if matches!(base, mingzhang_model::Base::OwnBudget | mingzhang_model::Base::Unsaid) {
            continue;
        }
        let Some((now, at, delta)) = claims
            .get(of)
            .and_then(|now| Some((now, at(now)?, signed(change)?)))
            .filter(|(.., delta)| *delta != 0)
        else {
            continue;
        };
        let Some(current) = now.money().map(|money| money.value().fen()) else { continue };
        places += 1;
        let prior = current.saturating_sub(delta);
        let same = amounts.get(&(at, prior)).filter(|_| prior != 0);
        let Some(stale) = same.and_then(|same| {
            same.iter().find(|other| other.paragraph != now.paragraph && !of_last_year(context, other))
        }) else {
            continue;
        };
        let words = |claim: &Claim| Words { paragraph: claim.paragraph, start: claim.start, end: claim.end };
        let message = Message::new("yoy-last-years-text")
            .with("printed", stale.text.clone())
            .with("current", now.text.clone())
            .with("change", change.text.clone());
        let spots = vec![
            context.quote(words(stale), Role::Primary),
            context.quote(words(now), Role::Related),
            context.quote(words(change), Role::Related),
        ];
        findings.push(likely(finding(&DOC, Severity::Warning, message, &stale.label, spots)));
    }
    findings.dedup_by(|a, b| a.key == b.key);
    let (looked, stale) = stale_plan(context);
    findings.extend(stale);
    Verdict::over(places + looked, "reach-no-comparisons", findings)
}

/// Whether the sentence of a figure says that it is last year's.
fn of_last_year(context: &Context<'_>, claim: &Claim) -> bool {
    let text = context.book.paragraphs.get(claim.paragraph).map_or("", |paragraph| paragraph.text.as_str());
    let before = text.get(..claim.start).unwrap_or("");
    let sentence = before.rsplit(['。', '；', ';']).next().unwrap_or(before);
    let year = context.book.year.map(|year| format!("{}年", year - 1));
    ["上年", "去年"].iter().any(|word| sentence.contains(word))
        || year.is_some_and(|year| sentence.contains(&year))
}

/// `与2025年预算持平，主要原因是2025年无购置计划`, in the book of 2026: the reason is last year's.
fn stale_plan(context: &Context<'_>) -> (usize, Option<Finding>) {
    const NEAR: usize = 16;
    let Some(year) = context.book.year else { return (0, None) };
    let last = format!("{}年", year - 1);
    let mut places = 0;
    let mut hits: Vec<Words> = Vec::new();
    for passage in context.passages.iter().filter(|passage| !context.in_glossary(passage.first())) {
        for (start, end) in reasons(&passage.text) {
            places += 1;
            let before = passage.text.get(..start).unwrap_or("");
            let sentence = before.rsplit(['。', '；', ';', '：']).next().unwrap_or(before);
            let reason = passage.text.get(start..end).unwrap_or("");
            let Some(rest) = reason.strip_prefix(last.as_str()) else { continue };
            let rest: String = rest.trim_start_matches('度').chars().take(NEAR).collect();
            let none = ["无", "没有", "未"].iter().any(|word| rest.starts_with(word));
            let planned = rest.contains("计划") || rest.contains("安排");
            if none && planned && sentence.contains("持平") {
                hits.push(passage.words(start, end));
            }
        }
    }
    let spots = context.quotes(&hits);
    let told = spots.first().map(|spot| spot.text.clone()).map(|example| {
        let message = Message::new("yoy-stale-plan").with("example", example).with("count", hits.len());
        likely(finding(&DOC, Severity::Warning, message, "plan", spots))
    });
    (places, told)
}

/// What an amount counts, if it is this year's and its words were all understood.
fn at(claim: &Claim) -> Option<&Coordinate> {
    match &claim.says {
        Says::Amount { at: Some(at), .. } if at.year.is_none() && *at != Coordinate::default() => Some(at),
        _ => None,
    }
}
