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
    severity: Severity::Error,
    title: ("政府采购没有分项", "Procurement without its parts"),
    what: (
        "政府采购情况应写总额，并分货物、工程、服务三项。总额为零或写明没有的除外。",
        "Procurement is given in total and by goods, works and services, unless there is none.",
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
    let missing: Vec<&str> =
        ["货物", "工程", "服务"].into_iter().filter(|part| !text.contains(part)).collect();
    if missing.is_empty() {
        return Verdict::checked(1, Vec::new());
    }
    let severity = if missing.len() == 3 { Severity::Error } else { Severity::Warning };
    let spots = section.first().map(|p| context.whole(p.first(), Role::Primary)).into_iter().collect();
    let message = Message::new("cpl-procurement").with("parts", missing.join("、"));
    Verdict::checked(1, vec![finding(&DOC, severity, message, "", spots)])
}
