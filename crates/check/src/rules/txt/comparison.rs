//! TXT-21: a comparison gives the amount and the percentage.

use mingzhang_model::{Base, Claim, Message, Says, Severity};

use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "TXT-21",
    severity: Severity::Info,
    title: ("比较没有百分比", "A comparison without its percentage"),
    what: (
        "与上年比较的各项应同时写增减额和增减百分比。全书都不写百分比的不算。",
        "Comparisons with last year give the amount and the percentage. A book that gives no percentage anywhere is left alone.",
    ),
    basis: (
        "财预〔2016〕143号《地方预决算公开操作规程》",
        "财预〔2016〕143号, rules for publishing local budgets",
    ),
    example: ("比2025年减少3.20万元", "比2025年减少3.20万元 without a percentage"),
};

fn check(context: &Context<'_>) -> Verdict {
    let claims = &context.book.claims;
    let uses_rates = claims.iter().any(|claim| matches!(claim.says, Says::Rate { .. }));
    if !uses_rates {
        return Verdict::not_applicable("reach-no-rates");
    }
    let mut places = 0;
    let mut hits: Vec<Words> = Vec::new();
    for (index, claim) in claims.iter().enumerate() {
        let Says::Change { amount, base, .. } = claim.says else { continue };
        if amount.value().is_zero() || base == Base::Unsaid || is_reason(context, claim) {
            continue;
        }
        places += 1;
        let next = claims.get(index + 1).filter(|next| next.paragraph == claim.paragraph);
        if !next.is_some_and(|next| matches!(next.says, Says::Rate { .. })) {
            hits.push(Words { paragraph: claim.paragraph, start: claim.start, end: claim.end });
        }
    }
    let spots = context.quotes(&hits);
    let findings = spots.first().map(|spot| spot.text.clone()).map(|example| {
        let message = Message::new("txt-no-rate").with("example", example).with("count", hits.len());
        finding(&DOC, Severity::Info, message, "", spots)
    });
    Verdict::over(places, "reach-no-comparisons", findings.into_iter().collect())
}

/// Whether the change is given as a reason for another: its sentence speaks of reasons before it.
fn is_reason(context: &Context<'_>, claim: &Claim) -> bool {
    let text = context.book.paragraphs.get(claim.paragraph).map_or("", |paragraph| paragraph.text.as_str());
    let before = text.get(..claim.start).unwrap_or("");
    let sentence = before.rfind('。').map_or(before, |end| before.get(end..).unwrap_or(before));
    sentence.contains("原因") || sentence.contains("由于")
}
