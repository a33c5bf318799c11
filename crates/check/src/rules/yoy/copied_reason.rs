//! YOY-07: a reason says something, and something of its own.

use std::collections::{BTreeMap, HashMap};

use mingzhang_catalog::plain;
use mingzhang_model::{Finding, Message, Severity};

use super::PUBLISHING;
use super::reason::reasons;
use crate::rules::Rule;
use crate::rules::context::{Context, Passage, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "YOY-07",
    severity: Severity::Info,
    title: ("原因照抄或空泛", "A reason copied or empty"),
    what: (
        "增减原因应具体，各节各写各的；整句照抄另一节，或只写“工作需要”的，等于没有说明。",
        "Reasons are specific to their section; one copied word for word from another, or nothing but 工作需要, explains nothing.",
    ),
    basis: PUBLISHING,
    example: (
        "收入、支出的原因一字不差；主要原因是工作需要",
        "the same reason for income and spending; 工作需要",
    ),
};

/// A reason: where it stands, in which section.
struct Given {
    words: Words,
    section: Option<usize>,
}

fn check(context: &Context<'_>) -> Verdict {
    if context.is_blank() {
        return Verdict::not_applicable("reach-blank-form");
    }
    let mut given: BTreeMap<String, Vec<Given>> = BTreeMap::new();
    let mut empty: Vec<Words> = Vec::new();
    let mut places = 0;
    for passage in context.passages.iter().filter(|passage| !context.in_glossary(passage.first())) {
        for (start, end) in reasons(&passage.text) {
            places += 1;
            let reason = plain(passage.text.get(start..end).unwrap_or(""));
            let words = passage.words(start, end);
            if is_empty(&reason) {
                empty.push(words);
            }
            let section = context.heading_of(passage.first());
            given.entry(reason).or_default().push(Given { words, section });
        }
    }
    let mut findings: Vec<Finding> =
        given.iter().filter_map(|(reason, places)| copied(context, reason, places)).collect();
    findings.extend(context.passages.iter().filter_map(|passage| repeated(context, passage)));
    let spots = context.quotes(&empty);
    if let Some(example) = spots.first().map(|spot| spot.text.clone()) {
        let message = Message::new("yoy-empty-reason").with("example", example).with("count", empty.len());
        findings.push(finding(&DOC, Severity::Info, message, "empty", spots));
    }
    Verdict::over(places, "reach-no-reasons", findings)
}

/// The same words in two sections, or a long reason twice in one. A part of 三公 may have the reason of the whole.
fn copied(context: &Context<'_>, reason: &str, places: &[Given]) -> Option<Finding> {
    const SHORTEST: usize = 12;
    const LONG: usize = 40;
    let length = reason.chars().count();
    let first = places.first().filter(|_| length >= SHORTEST && places.len() > 1)?;
    let elsewhere = places.iter().any(|given| given.section != first.section);
    if !elsewhere && length < LONG {
        return None;
    }
    let hits: Vec<Words> = places.iter().map(|given| given.words).collect();
    let shown: String = reason.chars().take(20).collect();
    let message = Message::new("yoy-copied-reason")
        .with("reason", if length > 20 { format!("{shown}……") } else { shown })
        .with("count", hits.len());
    Some(finding(&DOC, Severity::Info, message, reason, context.quotes(&hits)))
}

/// A run of clauses with a reason in it that a paragraph says twice, as for income and then for spending.
fn repeated(context: &Context<'_>, passage: &Passage) -> Option<Finding> {
    const LONG: usize = 40;
    if context.in_glossary(passage.first()) || !passage.text.contains("原因") {
        return None;
    }
    let mut clauses: Vec<(usize, &str)> = Vec::new();
    let mut from = 0;
    for clause in passage.text.split_inclusive(['，', '；', '。', '：', '①', '②', '③']) {
        clauses.push((from, clause.trim_end_matches(['；', '。'])));
        from += clause.len();
    }
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut later = 0;
    while let Some((at, clause)) = clauses.get(later) {
        let Some(earlier) = seen.get(clause).copied() else {
            seen.insert(clause, later);
            later += 1;
            continue;
        };
        let run = (0..later - earlier)
            .take_while(|step| match (clauses.get(earlier + step), clauses.get(later + step)) {
                (Some((_, first)), Some((_, second))) => first == second,
                _ => false,
            })
            .count();
        let words: String = clauses.iter().skip(later).take(run).map(|(_, clause)| *clause).collect();
        if words.chars().count() >= LONG && words.contains("原因") {
            let end = at + words.len();
            let first = clauses.get(earlier).map_or(0, |(at, _)| *at);
            let hits = [
                passage
                    .words(*at, clauses.get(later + run).map_or(passage.text.len(), |(at, _)| *at).max(end)),
                passage.words(first, clauses.get(earlier + run).map_or(first, |(at, _)| *at)),
            ];
            let shown: String = words.chars().take(20).collect();
            let message = Message::new("yoy-copied-reason")
                .with("reason", format!("{shown}……"))
                .with("count", hits.len());
            return Some(finding(&DOC, Severity::Info, message, &words, context.quotes(&hits)));
        }
        later += run.max(1);
    }
    None
}

/// Words that would fit any change.
fn is_empty(reason: &str) -> bool {
    const ANY: [&str; 12] = [
        "工作需要",
        "业务需要",
        "实际需要",
        "工作安排",
        "实际工作需要",
        "业务工作需要",
        "工作开展需要",
        "业务开展需要",
        "正常变动",
        "正常增减",
        "工作实际",
        "实际情况",
    ];
    let reason = reason.trim_start_matches(['是', '为', '因', ':', ',']);
    let reason =
        ["根据", "按照", "由于", "依据"].iter().find_map(|lead| reason.strip_prefix(lead)).unwrap_or(reason);
    let reason = reason.trim_end_matches("增加").trim_end_matches("减少").trim_end_matches(['的', ',']);
    ANY.contains(&reason)
}

#[cfg(test)]
mod tests {
    use super::is_empty;

    #[test]
    fn what_fits_any_change_is_no_reason() {
        assert!(is_empty("工作需要") && is_empty("根据实际工作需要"));
        assert!(!is_empty("工作需要增加编制3人") && !is_empty("新增人员"));
    }
}
