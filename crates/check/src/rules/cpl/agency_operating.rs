//! CPL-14: 机关运行经费 is given, or there is none and the book says why.

use mingzhang_model::{Message, Role, Severity};

use super::{PART, title};
use crate::rules::Rule;
use crate::rules::context::{Body, Context, Passage};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CPL-14",
    severity: Severity::Warning,
    title: ("机关运行经费没有说明", "Agency operating expenses are not explained"),
    what: (
        "机关运行经费应写金额；没有的写明没有及原因（如本单位为事业单位，不参照公务员法管理）。",
        "Agency operating expenses are given; a body without any says so and why, for example because it is an institution outside the civil service law.",
    ),
    basis: ("预算法第十四条", "Budget Law, art. 14"),
    example: ("本单位无机关运行经费。", "本单位无机关运行经费。"),
};

fn check(context: &Context<'_>) -> Verdict {
    const WORD: &str = "机关运行经费";
    const REASONS: [&str; 14] = [
        "事业单位",
        "参公",
        "参照公务员",
        "由于",
        "因为",
        "原因",
        "不属于",
        "不涉及",
        "非行政",
        "不纳入",
        "未纳入",
        "因本",
        "因我",
        "故",
    ];
    if !context.is_whole() {
        return Verdict::not_applicable(PART);
    }
    let said: Vec<&Passage> = context
        .passages
        .iter()
        .filter(|passage| passage.text.contains(WORD) && !context.in_glossary(passage.first()))
        .collect();
    let Some(first) = said.first() else {
        let message = Message::new("cpl-agency-silent");
        return Verdict::checked(1, vec![finding(&DOC, Severity::Info, message, "silent", title(context))]);
    };
    let none = said.iter().find(|passage| {
        ["无", "没有", "未安排", "不存在"].iter().any(|word| passage.text.contains(&format!("{word}{WORD}")))
    });
    let Some(none) = none else { return Verdict::checked(said.len(), Vec::new()) };
    // The reason may stand in the next sentence of the section.
    let section = context.heading_of(first.first());
    let reasoned = context
        .passages
        .iter()
        .filter(|passage| context.heading_of(passage.first()) == section && passage.text.contains("机关"))
        .chain([*none])
        .any(|passage| REASONS.iter().any(|word| passage.text.contains(word)));
    if reasoned {
        return Verdict::checked(said.len(), Vec::new());
    }
    let spots = vec![context.whole(none.first(), Role::Primary)];
    let message = Message::new("cpl-agency-without-reason");
    // An administrative body has such expenses by definition.
    let severity =
        if context.body() == Some(Body::Administrative) { Severity::Warning } else { Severity::Info };
    Verdict::checked(said.len(), vec![finding(&DOC, severity, message, "reason", spots)])
}
