//! CPL-11: procurement is told by goods, works and services.

use mingzhang_model::{Claim, Message, Role, Severity};

use super::PUBLISHING;
use crate::rules::Rule;
use crate::rules::context::{Context, Passage};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CPL-11",
    severity: Severity::Warning,
    title: ("政府采购没有分项", "Procurement without its parts"),
    what: (
        "政府采购情况应写总额，并分货物、工程、服务。只有其中一两项的，写这一两项即可；另有政府采购表的、总额为零或写明没有的，不查。",
        "Procurement is given in total and by goods, works and services; those without money may be left out. A book with a table of procurement, or without any, is left alone.",
    ),
    basis: PUBLISHING,
    example: ("政府采购预算总额120万元。", "a total and nothing else"),
};

fn check(context: &Context<'_>) -> Verdict {
    let section: Vec<&Passage> = context
        .passages_under(&["政府采购"])
        .into_iter()
        .filter(|passage| passage.text.contains("采购") && !context.in_glossary(passage.first()))
        .collect();
    let text: String = section.iter().map(|passage| passage.text.as_str()).collect();
    let amounts = section.iter().flat_map(|passage| context.claims_in(passage)).filter_map(Claim::money);
    if context.is_blank() || !amounts.into_iter().any(|money| !money.value().is_zero()) {
        return Verdict::not_applicable("reach-no-procurement");
    }
    // Parts without money may be left out: 全部为货物类采购. A table of procurement has them all.
    let told = ["货物", "工程", "服务", "设备", "办公用品"].iter().any(|part| text.contains(part));
    let in_table = context.book.tables.iter().any(|table| table.title.contains("采购"));
    if told || in_table {
        return Verdict::checked(1, Vec::new());
    }
    let spots = section.first().map(|p| context.whole(p.first(), Role::Primary)).into_iter().collect();
    let message = Message::new("cpl-procurement").with("parts", "货物、工程、服务");
    Verdict::checked(1, vec![finding(&DOC, Severity::Warning, message, "", spots)])
}
