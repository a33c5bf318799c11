//! CPL-10: the narrative on 三公 money has all three items, vehicles split.

use mingzhang_model::{Message, Role, Severity};

use super::PUBLISHING;
use crate::rules::Rule;
use crate::rules::context::{Context, Passage};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CPL-10",
    severity: Severity::Error,
    title: ("“三公”经费说明不全", "The narrative on 三公 money is incomplete"),
    what: (
        "“三公”经费的说明应分别写因公出国（境）费、公务接待费、公务用车购置及运行费，公务用车再分购置和运行。写明没有“三公”经费的除外。",
        "The narrative gives travel abroad, reception and vehicles one by one, and vehicles by purchase and running. A body that says it has none is left alone.",
    ),
    basis: PUBLISHING,
    example: (
        "只写接待费和用车，不写因公出国（境）费",
        "reception and vehicles are given, travel abroad is not",
    ),
};

const ITEMS: [(&str, &[&str]); 3] = [
    ("因公出国（境）费", &["出国", "出境"]),
    ("公务接待费", &["接待"]),
    ("公务用车购置及运行费", &["公务用车", "公车", "车辆购置", "用车"]),
];

fn check(context: &Context<'_>) -> Verdict {
    if context.is_blank() {
        return Verdict::not_applicable("reach-blank-form");
    }
    let section: Vec<&Passage> = context
        .passages_under(&["三公"])
        .into_iter()
        .filter(|passage| !context.in_glossary(passage.first()))
        .filter(|passage| !context.headings_of(passage.first()).any(|heading| heading.text.ends_with('表')))
        .collect();
    let text: String = section.iter().map(|passage| passage.text.as_str()).collect();
    // Only a section with an amount of its own is about money.
    if !text.contains("万元") && !text.contains('元') {
        return Verdict::not_applicable("reach-no-such-section");
    }
    let none = ["无“三公”", "无三公", "没有“三公”", "未安排“三公”", "不涉及“三公”"];
    if none.iter().any(|word| text.contains(word)) || !text.contains("其中") {
        return Verdict::checked(1, Vec::new());
    }
    let spots = || section.first().map(|p| context.whole(p.first(), Role::Primary)).into_iter().collect();
    let missing: Vec<&str> = ITEMS
        .iter()
        .filter(|(_, words)| !words.iter().any(|word| text.contains(word)))
        .map(|(item, _)| *item)
        .collect();
    let mut findings = Vec::new();
    if !missing.is_empty() {
        let message = Message::new("cpl-three-public").with("items", missing.join("、"));
        findings.push(finding(&DOC, Severity::Error, message, "items", spots()));
    } else if !(text.contains("购置") && text.contains("运行")) {
        let message = Message::new("cpl-three-public-vehicles");
        findings.push(finding(&DOC, Severity::Warning, message, "vehicles", spots()));
    }
    Verdict::checked(ITEMS.len(), findings)
}
