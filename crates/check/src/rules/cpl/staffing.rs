//! CPL-08: how many people the body has.

use mingzhang_model::{Message, Role, Severity};

use super::{PART, PUBLISHING};
use crate::rules::Rule;
use crate::rules::context::{Context, Passage};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CPL-08",
    severity: Severity::Info,
    title: ("概况没有人员编制情况", "The overview does not say how many people there are"),
    what: (
        "概况宜写明编制数、实有人数和单位类型，人员经费才有对照。",
        "The overview says how many posts and people there are and what type of body it is, so that personnel money can be judged.",
    ),
    basis: PUBLISHING,
    example: ("机构设置只列科室，没有编制和在职人数", "departments are listed, people are not"),
};

const OVERVIEW: &[&str] = &["概况", "机构", "职责", "职能", "人员", "基本情况", "单位构成"];

fn check(context: &Context<'_>) -> Verdict {
    if !context.is_whole() {
        return Verdict::not_applicable(PART);
    }
    let overview: Vec<&Passage> = context
        .passages_under(OVERVIEW)
        .into_iter()
        .filter(|passage| !context.stands_under(passage.first(), &["说明"]))
        .collect();
    if overview.is_empty() {
        return Verdict::not_applicable("reach-no-such-section");
    }
    let in_table = context.book.tables.iter().any(|table| {
        !table.is_money
            && table.header.iter().flatten().any(|text| text.contains("编制") || text.contains("人数"))
    });
    if in_table || overview.iter().any(|passage| states_people(&passage.text)) {
        return Verdict::checked(1, Vec::new());
    }
    // The sentence on departments is where a reader looks for it.
    let place = overview
        .iter()
        .find(|passage| ["内设", "设有", "构成"].iter().any(|word| passage.text.contains(word)))
        .or(overview.last());
    let spots = place.map(|passage| context.whole(passage.first(), Role::Primary)).into_iter().collect();
    Verdict::checked(1, vec![finding(&DOC, Severity::Info, Message::new("cpl-no-staffing"), "", spots)])
}

/// A number of people beside a word about posts: 事业编制30名, 在职28人.
fn states_people(text: &str) -> bool {
    const NEAR: usize = 12;
    ["编制", "在职", "在编", "实有", "职工", "工作人员", "人员"].iter().any(|word| {
        text.match_indices(word).any(|(at, word)| {
            let near: String = text.get(at + word.len()..).unwrap_or("").chars().take(NEAR).collect();
            let digits = near.find(|c: char| c.is_ascii_digit());
            digits.and_then(|at| near.get(at..)).is_some_and(|rest| {
                rest.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['人', '名'])
            })
        })
    })
}
