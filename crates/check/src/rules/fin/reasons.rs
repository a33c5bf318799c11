//! FIN-13: each item that came out above or below its budget has a reason.

use mingzhang_model::{Message, Role, Severity, Spot};

use crate::rules::Rule;
use crate::rules::con::MOST_SPOTS;
use crate::rules::con::scan::{Amount, amounts, before, has};
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FIN-13",
    severity: Severity::Warning,
    title: ("决算与年初预算有差异而未说明原因", "Budget and outcome differ without a reason"),
    what: (
        "支出决算具体情况中,每一“项”的决算数与年初预算数不同的,应当写明主要原因。按“（项）”分段,跨段、跨页的接起来看;全书合为一条。",
        "In the list of items, each whose outcome differs from its budget gives the main reason. Items are cut at （项） and read on over paragraphs and pages; told once for the book.",
    ),
    basis: ("预算法第七十五条;财预〔2016〕143号", "Budget Law, art. 75; 财预〔2016〕143号"),
    example: (
        "年初预算为100.00万元,支出决算为80.00万元。(没有原因)",
        "100.00 planned, 80.00 spent, no reason",
    ),
};

/// Words that begin a reason.
const REASONS: [&str; 18] = [
    "原因",
    "由于",
    "主要是",
    "主要系",
    "因",
    "据实",
    "按实际",
    "实际执行",
    "基本持平",
    "基本一致",
    "追加",
    "调剂",
    "结转",
    "压减",
    "节约",
    "鉴于",
    "根据",
    "主要为",
];

/// What has been read of an item.
#[derive(Default)]
struct Item {
    planned: Option<(Amount, usize)>,
    actual: Option<(Amount, usize)>,
    reason: bool,
}

/// Reads the items of the list.
fn check(context: &Context<'_>) -> Verdict {
    if !context.is_accounts() {
        return Verdict::not_applicable("reach-not-accounts");
    }
    let mut items: Vec<Item> = Vec::new();
    for (paragraph, found) in context.paragraphs() {
        if found.level().is_some_and(|level| level <= 2) {
            // The list ends with its section.
            items.push(Item { reason: true, ..Item::default() });
            continue;
        }
        let mut from = 0;
        let heads = found.text.match_indices('项').filter_map(|(at, word)| {
            let open = found.text.get(..at)?.chars().next_back().filter(|c| matches!(c, '（' | '('))?;
            let close =
                found.text.get(at + word.len()..)?.chars().next().filter(|c| matches!(c, '）' | ')'))?;
            Some((at - open.len_utf8(), open.len_utf8() + word.len() + close.len_utf8()))
        });
        for (at, length) in heads {
            read(items.last_mut(), found.text.get(from..at).unwrap_or(""), from, paragraph);
            items.push(Item::default());
            from = at + length;
        }
        read(items.last_mut(), found.text.get(from..).unwrap_or(""), from, paragraph);
    }
    let whole = items.iter().filter(|item| item.planned.is_some() && item.actual.is_some()).count();
    let silent: Vec<&Item> = items.iter().filter(|item| differs(item) && !item.reason).collect();
    let spots: Vec<Spot> = silent
        .iter()
        .filter_map(|item| item.actual)
        .take(MOST_SPOTS)
        .map(|(amount, paragraph)| {
            context.quote(Words { paragraph, start: amount.start, end: amount.end }, Role::Primary)
        })
        .collect();
    let mut findings = Vec::new();
    if !silent.is_empty() {
        let message = Message::new("fin-no-reason").with("items", silent.len());
        findings.push(likely(finding(&DOC, Severity::Warning, message, "", spots)));
    }
    Verdict::over(whole, "reach-no-items", findings)
}

fn differs(item: &Item) -> bool {
    let (Some((planned, _)), Some((actual, _))) = (item.planned, item.actual) else { return false };
    let (a, b) = (planned.printed.fen_range(), actual.printed.fen_range());
    a.0 > b.1 || b.0 > a.1
}

/// Takes the amounts and the reason out of a stretch of an item's text.
fn read(item: Option<&mut Item>, text: &str, from: usize, paragraph: usize) {
    let Some(item) = item else { return };
    item.reason |= has(&text.replace("因公", ""), &REASONS);
    for amount in amounts(text) {
        let label = before(text, amount.start, 8);
        let moved = Amount { start: from + amount.start, end: from + amount.end, ..amount };
        if item.planned.is_none() && has(label, &["年初预算"]) {
            item.planned = Some((moved, paragraph));
        } else if item.actual.is_none() && has(label, &["决算"]) {
            item.actual = Some((moved, paragraph));
        }
    }
}
