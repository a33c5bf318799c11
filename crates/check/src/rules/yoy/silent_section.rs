//! YOY-03: sections that compare with last year.

use mingzhang_model::{Claim, Message, Role, Says, Severity};

use super::PUBLISHING;
use crate::rules::Rule;
use crate::rules::context::{Context, Passage};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "YOY-03",
    severity: Severity::Info,
    title: ("没有与上年比较", "A section without a comparison"),
    what: (
        "“三公”经费、机关运行经费有金额的，应与上年比较；预算的政府采购也宜比较。",
        "三公 money and agency operating expenses are compared with last year where there are any; so is procurement in a budget.",
    ),
    basis: PUBLISHING,
    example: ("政府采购预算总额616.68万元，未与上年比较", "procurement of 616.68 without last year's figure"),
};

const SECTIONS: [&str; 3] = ["三公", "机关运行经费", "政府采购"];
const COMPARES: [&str; 10] = ["上年", "去年", "持平", "相同", "比20", "较20", "与20", "增加", "减少", "一致"];

fn check(context: &Context<'_>) -> Verdict {
    if context.is_blank() {
        return Verdict::not_applicable("reach-blank-form");
    }
    let mut places = 0;
    let mut silent: Vec<(&str, usize)> = Vec::new();
    for word in SECTIONS {
        if word == "政府采购" && !context.is_budget() {
            continue;
        }
        let section: Vec<&Passage> = context
            .passages_under(&[word])
            .into_iter()
            .filter(|passage| !context.in_glossary(passage.first()))
            .filter(|passage| {
                context.headings_of(passage.first()).next().is_some_and(|h| h.text.contains(word))
            })
            .collect();
        let amount =
            |claim: &Claim| matches!(claim.says, Says::Amount { printed, .. } if !printed.value().is_zero());
        let has_amount = section.iter().any(|passage| context.claims_in(passage).any(amount));
        if !has_amount {
            continue;
        }
        places += 1;
        let compared = section.iter().any(|passage| COMPARES.iter().any(|word| passage.text.contains(word)));
        if let Some(first) = section.first().filter(|_| !compared) {
            silent.push((word, first.first()));
        }
    }
    let names: Vec<&str> =
        silent.iter().map(|(word, _)| if *word == "三公" { "“三公”经费" } else { word }).collect();
    let spots = silent.iter().map(|(_, paragraph)| context.whole(*paragraph, Role::Primary)).collect();
    let message = Message::new("yoy-no-comparison").with("sections", names.join("、"));
    let findings = (!names.is_empty()).then(|| finding(&DOC, Severity::Info, message, "", spots));
    Verdict::over(places, "reach-no-such-section", findings.into_iter().collect())
}
