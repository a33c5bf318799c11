//! CPL-10: the narrative on 三公 money has all three items, vehicles split.

use mingzhang_model::{Message, Role, Severity};

use super::PUBLISHING;
use crate::rules::Rule;
use crate::rules::con::scan::has;
use crate::rules::context::{Context, Passage};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CPL-10",
    severity: Severity::Warning,
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

/// Whether a heading is of 三公 alone: not 部门预算及“三公”经费预算说明, not a part of the book.
fn is_about(heading: &str) -> bool {
    heading.contains("三公")
        && !heading.starts_with('第')
        && !["及“三公", "和“三公", "及三公", "与“三公"].iter().any(|word| heading.contains(word))
}

/// A body without vehicles has nothing to split.
const NONE: &[&str] = &[
    "无公务用车",
    "没有公务用车",
    "未配备公务用车",
    "公务用车保有量为0",
    "公务用车0",
    "公务用车购置及运行费0",
    "公务用车购置及运行维护费0",
    "公务用车购置及运行费为0",
    "公务用车购置及运行维护费为0",
];

fn check(context: &Context<'_>) -> Verdict {
    if context.is_blank() {
        return Verdict::not_applicable("reach-blank-form");
    }
    let section: Vec<&Passage> = context
        .passages
        .iter()
        .filter(|passage| context.headings_of(passage.first()).any(|heading| is_about(&heading.text)))
        .filter(|passage| !context.in_glossary(passage.first()))
        .filter(|passage| !context.headings_of(passage.first()).any(|heading| heading.text.ends_with('表')))
        .collect();
    // An item may have a heading of its own: （一）因公出国（境）费.
    let headings = context
        .headings()
        .filter(|(index, _)| context.headings_of(*index).any(|above| is_about(&above.text)));
    let text: String = section
        .iter()
        .map(|passage| passage.text.as_str())
        .chain(headings.map(|(_, heading)| heading.text.as_str()))
        .collect();
    // Only a section with an amount of its own is about money.
    if !text.contains("万元") && !text.contains('元') {
        return Verdict::not_applicable("reach-no-such-section");
    }
    let none = ["无“三公”", "无三公", "没有“三公”", "未安排“三公”", "不涉及“三公”"];
    if none.iter().any(|word| text.contains(word)) || !text.contains("其中") {
        return Verdict::checked(1, Vec::new());
    }
    let is_split = text.contains("购置") && has(&text, &["运行", "运维", "维护"]);
    let spots = || section.first().map(|p| context.whole(p.first(), Role::Primary)).into_iter().collect();
    let missing: Vec<&str> = ITEMS
        .iter()
        .filter(|(_, words)| !words.iter().any(|word| text.contains(word)))
        .map(|(item, _)| *item)
        .collect();
    let mut findings = Vec::new();
    if !missing.is_empty() {
        let message = Message::new("cpl-three-public").with("items", missing.join("、"));
        findings.push(likely(finding(&DOC, Severity::Warning, message, "items", spots())));
    } else if !is_split && !has(&text, NONE) {
        let message = Message::new("cpl-three-public-vehicles");
        findings.push(finding(&DOC, Severity::Warning, message, "vehicles", spots()));
    }
    Verdict::checked(ITEMS.len(), findings)
}
