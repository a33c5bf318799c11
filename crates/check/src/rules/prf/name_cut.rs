//! PRF-05: names of indicators are printed whole.

use mingzhang_model::ledger::Horizon;
use mingzhang_model::{Message, Role, Severity, SheetIndicator, Spot, TargetSheet};

use super::shared::{NO_SHEETS, listed, pairs, targets, words};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRF-05",
    severity: Severity::Warning,
    title: ("指标名称被截断", "Names of indicators are cut off"),
    what: (
        "并列两栏中一栏的名称是另一栏名称的前半段，说明打印时被截断；两栏都断在词语中间的，全名在书中无处可查。各报一条，列出所有名称。",
        "Where the name in one half is the beginning of the name in the other, it was cut in printing; where a name ends in the middle of a word, the whole name stands nowhere. One finding each, with all names.",
    ),
    basis: ("可读性", "readability"),
    example: ("“居民对服务满”与“居民对服务满意度”", "居民对服务满 beside 居民对服务满意度"),
};

/// More indicators than any sheet has.
const MOST: usize = 1_000;

fn check(context: &Context<'_>) -> Verdict {
    let mut halves: Vec<(&TargetSheet, &SheetIndicator)> = Vec::new();
    let mut nowhere: Vec<(&TargetSheet, &SheetIndicator)> = Vec::new();
    for sheet in targets(context) {
        for (left, right) in pairs(sheet) {
            let (short, long) =
                if left.name.len() < right.name.len() { (left, right) } else { (right, left) };
            if short.name != long.name && long.name.starts_with(&short.name) && !short.name.is_empty() {
                halves.push((sheet, short));
            }
        }
        let seen = |name: &str| {
            sheet.indicators.iter().take(MOST).any(|i| i.name.len() > name.len() && i.name.starts_with(name))
        };
        let first = if sheet.two_horizons { Horizon::Total } else { Horizon::Year };
        nowhere.extend(
            sheet.of(first).filter(|i| ends_in_a_word(&i.name) && !seen(&i.name)).map(|i| (sheet, i)),
        );
    }
    let mut findings = Vec::new();
    for (id, list) in [("prf-name-cut-in-half", halves), ("prf-name-cut", nowhere)] {
        if list.is_empty() {
            continue;
        }
        let spots: Vec<Spot> =
            list.iter().map(|(sheet, i)| spots::indicator(sheet, i, Role::Primary)).collect();
        let names = listed(list.iter().map(|(_, indicator)| indicator.name.as_str()));
        let message = Message::new(id).with("names", names).with("count", list.len());
        findings.push(finding(&DOC, Severity::Warning, message, id, spots));
    }
    Verdict::over(targets(context).count(), NO_SHEETS, findings)
}

/// Whether a name breaks off in a word that the lexicon knows whole: long names only, short ones are words of their own.
fn ends_in_a_word(name: &str) -> bool {
    const LONG: usize = 10;
    name.chars().count() >= LONG && words("cut").any(|word| name.ends_with(word.word))
}
