//! CPL-09: each fund has its section in the narrative, also one without money.

use mingzhang_model::{Message, Role, Severity, Spot};

use super::{PART, title};
use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CPL-09",
    severity: Severity::Info,
    title: ("有的预算没有单独说明", "A fund without a section of its own"),
    what: (
        "情况说明宜对政府性基金预算、国有资本经营预算各设一节，没有的也写明没有。分节说明的书才查。",
        "The narrative has a section for government funds and one for state capital, if only to say that there is none. Books without numbered sections are left alone.",
    ),
    basis: ("各地公开文本的通行格式", "the usual form of local books"),
    example: (
        "有一般公共预算一节，没有政府性基金预算一节",
        "general budget has a section, government funds have none",
    ),
};

fn check(context: &Context<'_>) -> Verdict {
    if !context.is_whole() {
        return Verdict::not_applicable(PART);
    }
    // A narrative that goes fund by fund has a section for the general one.
    if !context.has_heading(&["一般公共预算"]) {
        return Verdict::not_applicable("reach-no-fund-sections");
    }
    let in_narrative = |word: &str| {
        context.headings().any(|(index, heading)| {
            heading.text.contains(word)
                && !heading.text.ends_with('表')
                && !context.is_contents(index)
                && !context.book.tables.iter().any(|table| table.title == heading.text)
        })
    };
    if !in_narrative("一般公共预算") {
        return Verdict::not_applicable("reach-no-fund-sections");
    }
    let missing: Vec<&str> =
        ["政府性基金", "国有资本经营"].into_iter().filter(|fund| !in_narrative(fund)).collect();
    if missing.is_empty() {
        return Verdict::checked(2, Vec::new());
    }
    let mut spots: Vec<Spot> = missing
        .iter()
        .filter_map(|fund| {
            let found =
                context.passages.iter().find(|p| p.text.contains(fund) && !context.in_glossary(p.first()));
            let passage = found?;
            let start = passage.text.find(fund)?;
            Some(context.quote(passage.words(start, start + fund.len()), Role::Primary))
        })
        .collect();
    if spots.is_empty() {
        spots = title(context);
    }
    let message = Message::new("cpl-fund-section").with("funds", missing.join("、"));
    Verdict::checked(2, vec![finding(&DOC, Severity::Info, message, "", spots)])
}
