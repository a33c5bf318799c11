//! CPL-03: when the book was published and its budget approved.

use mingzhang_model::{Message, Role, Severity};

use super::PART;
use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CPL-03",
    severity: Severity::Info,
    title: ("没有公开日期或批复日期", "No date of publication or approval"),
    what: (
        "预算、决算经批复后二十日内公开；书中没有公开日期和批复日期，是否按时无从核对。",
        "A book is published within twenty days after its approval; without the two dates nobody can tell whether it was.",
    ),
    basis: ("预算法第十四条；预算法实施条例第六条", "Budget Law, art. 14; its regulation, art. 6"),
    example: ("封面只有年度", "a cover with nothing but the year"),
};

fn check(context: &Context<'_>) -> Verdict {
    const WORDS: [&str; 8] =
        ["公开日期", "公开时间", "发布日期", "发布时间", "批复日期", "批复时间", "公示日期", "批复文号"];
    const COVER: usize = 8;
    if !context.is_whole() {
        return Verdict::not_applicable(PART);
    }
    let said = context.plain.iter().any(|text| WORDS.iter().any(|word| text.contains(word)));
    let dated = context
        .paragraphs()
        .take(COVER)
        .take_while(|(index, paragraph)| paragraph.text != "目录" && !context.is_contents(*index))
        .any(|(_, paragraph)| paragraph.text.contains('年') && paragraph.text.contains('月'));
    if said || dated {
        return Verdict::checked(1, Vec::new());
    }
    let title = context
        .paragraphs()
        .take(COVER)
        .find(|(_, paragraph)| paragraph.text.contains("预算") || paragraph.text.contains("决算"));
    let spots = title.map(|(index, _)| context.whole(index, Role::Primary)).into_iter().collect();
    Verdict::checked(1, vec![finding(&DOC, Severity::Info, Message::new("cpl-no-date"), "", spots)])
}
