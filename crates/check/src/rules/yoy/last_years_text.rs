//! YOY-13: last year's text left in: the figure of last year that one place implies is printed as this year's in another.

use std::collections::BTreeMap;

use mingzhang_model::{Claim, Coordinate, Message, Role, Says, Severity};

use super::reason::signed;
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
        let Says::Change { of: Some(of), .. } = change.says else { continue };
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
        let Some(stale) = same.and_then(|same| same.iter().find(|other| other.paragraph != now.paragraph))
        else {
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
    Verdict::over(places, "reach-no-comparisons", findings)
}

/// What an amount counts, if it is this year's and its words were all understood.
fn at(claim: &Claim) -> Option<&Coordinate> {
    match &claim.says {
        Says::Amount { at: Some(at), .. } if at.year.is_none() && *at != Coordinate::default() => Some(at),
        _ => None,
    }
}
