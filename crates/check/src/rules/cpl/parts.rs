//! CPL-02: a book has its four parts: overview, tables, narrative, glossary.

use mingzhang_model::{Message, Severity};

use super::{PART, PUBLISHING, title};
use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CPL-02",
    severity: Severity::Error,
    title: ("缺少应有的部分", "A part of the book is missing"),
    what: (
        "公开的书应有单位概况、报表、情况说明和名词解释四部分。",
        "A published book has an overview of the body, its tables, the narrative, and a glossary.",
    ),
    basis: PUBLISHING,
    example: ("没有名词解释", "no glossary"),
};

/// Each part with the words that its heading or its text has.
const PARTS: [(&str, &[&str]); 3] = [
    ("单位概况", &["概况", "职责", "职能", "基本情况", "机构设置"]),
    ("情况说明", &["说明"]),
    ("名词解释", &["名词", "术语", "专用词语", "词语解释"]),
];

fn check(context: &Context<'_>) -> Verdict {
    if !context.is_whole() {
        return Verdict::not_applicable(PART);
    }
    let has = |words: &[&str]| {
        context.paragraphs().filter(|(index, _)| !context.is_contents(*index)).any(|(index, paragraph)| {
            let short = paragraph.text.chars().count() < 60 || context.heading_of(index).is_none();
            short && words.iter().any(|word| paragraph.text.contains(word))
        })
    };
    let missing: Vec<&str> = PARTS.iter().filter(|(_, words)| !has(words)).map(|(part, _)| *part).collect();
    let message = Message::new("cpl-part-missing").with("parts", missing.join("、"));
    let findings =
        (!missing.is_empty()).then(|| likely(finding(&DOC, Severity::Error, message, "", title(context))));
    Verdict::checked(PARTS.len() + 1, findings.into_iter().collect())
}
