//! FMT-22: 等 after a list that is complete.

use mingzhang_model::{Claim, Message, Says, Severity};

use super::FORM;
use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-22",
    severity: Severity::Info,
    title: ("列全了还写“等”", "等 after a complete list"),
    what: (
        "所列各项的金额已等于总数，或占比已满100%时，不再写“等”。",
        "Where the amounts of a list make up the stated total, or its shares make up 100%, 等 says that something is missing when nothing is.",
    ),
    basis: FORM,
    example: ("共10万元，包括甲6万元、乙4万元等", "10 in all, of which 6 and 4, and so on"),
};

fn check(context: &Context<'_>) -> Verdict {
    // Longer than any list of a book.
    const MOST: usize = 80;
    let claims = &context.book.claims;
    let mut places = 0;
    let mut hits: Vec<Words> = Vec::new();
    for (index, claim) in claims.iter().enumerate() {
        let Some(paragraph) = context.book.paragraphs.get(claim.paragraph) else { continue };
        let after = paragraph.text.get(claim.end..).unwrap_or("");
        let so_on = after.starts_with('等') && after.chars().nth(1).is_none_or(|c| "。；，、".contains(c));
        if !so_on {
            continue;
        }
        places += 1;
        let before: Vec<&Claim> = claims
            .get(..=index)
            .unwrap_or_default()
            .iter()
            .rev()
            .take_while(|other| other.paragraph == claim.paragraph)
            .take(MOST)
            .collect();
        if amounts_are_complete(&before) || shares_are_complete(&before) {
            let end = claim.end + '等'.len_utf8();
            hits.push(Words { paragraph: claim.paragraph, start: claim.start, end });
        }
    }
    let findings = (!hits.is_empty()).then(|| {
        let message = Message::new("fmt-et-cetera").with("count", hits.len());
        finding(&DOC, Severity::Info, message, "", context.quotes(&hits))
    });
    Verdict::over(places, "reach-no-such-words", findings.into_iter().collect())
}

/// Whether the last amounts, read backwards, make up an amount before them.
fn amounts_are_complete(backwards: &[&Claim]) -> bool {
    let amounts: Vec<(i64, i64)> = backwards
        .iter()
        .filter_map(|claim| match &claim.says {
            Says::Amount { printed, .. } => Some((printed.value().fen(), printed.step())),
            _ => None,
        })
        .collect();
    let mut sum = 0_i64;
    for (count, (value, step)) in amounts.iter().enumerate() {
        sum = sum.saturating_add(*value);
        let slack = step.saturating_mul(i64::try_from(count + 1).unwrap_or(i64::MAX)) / 2;
        let whole =
            amounts.iter().skip(count + 1).any(|(whole, _)| (whole - sum).abs() <= slack && *whole > 0);
        if count > 0 && whole {
            return true;
        }
    }
    false
}

/// 100 % in millionths of a per cent.
const WHOLE: i128 = 100_000_000;

/// 0.005 % in millionths of a per cent.
const HALF_A_HUNDREDTH: u128 = 5_000;

/// Whether the shares of the paragraph make up the whole.
fn shares_are_complete(backwards: &[&Claim]) -> bool {
    let shares: Vec<i128> = backwards
        .iter()
        .filter_map(|claim| match &claim.says {
            Says::Share { percent, .. } => Some(percent.millionths()),
            _ => None,
        })
        .collect();
    // Rounding moves each share by half a hundredth at most.
    let apart = (shares.iter().sum::<i128>() - WHOLE).unsigned_abs();
    shares.len() > 1 && apart <= HALF_A_HUNDREDTH * shares.len() as u128
}
