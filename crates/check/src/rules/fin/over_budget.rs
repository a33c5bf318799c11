//! FIN-09: where 三公 came out above its budget, the text says why.

use mingzhang_model::{Fact, Message, Role, Severity, Spot, Stage, ThreePublic};

use crate::rules::Rule;
use crate::rules::con::scan::{has, sentences};
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};
use crate::rules::xtb::money::{is_own, three_public};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FIN-09",
    severity: Severity::Warning,
    title: ("“三公”经费决算大于预算而未说明原因", "三公 above its budget without a reason"),
    what: (
        "“三公”经费决算数大于预算数(有调整预算的,大于两者中较大的)的项目,情况说明中应当写明原因。",
        "Where an item of 三公 came out above its budget (or the adjusted budget, if that is larger), the text says why.",
    ),
    basis: ("财预〔2016〕143号", "财预〔2016〕143号"),
    example: (
        "公务接待费预算0.70万元、决算0.90万元,文中没有原因",
        "0.90 spent for reception of 0.70, no reason",
    ),
};

const ITEMS: [ThreePublic; 5] = [
    ThreePublic::All,
    ThreePublic::Abroad,
    ThreePublic::Reception,
    ThreePublic::VehiclePurchase,
    ThreePublic::VehicleRunning,
];

/// Compares plan and outcome item by item.
fn check(context: &Context<'_>) -> Verdict {
    if !context.is_accounts() {
        return Verdict::not_applicable("reach-not-accounts");
    }
    let mut places = 0;
    let mut spots: Vec<Spot> = Vec::new();
    for item in ITEMS {
        let (Some(actual), Some(planned)) = (three_public(context, item), planned(context, item)) else {
            continue;
        };
        places += 1;
        if actual.printed.fen_range().0 > planned.printed.fen_range().1 {
            spots.push(context.fact(actual, Role::Primary));
            spots.push(context.fact(planned, Role::Related));
        }
    }
    let mut findings = Vec::new();
    if let Some(spot) = spots.first().filter(|_| !explained(context)) {
        let message = Message::new("fin-over-budget")
            .with("printed", spot.text.clone())
            .with("planned", spots.get(1).map_or_else(String::new, |spot| spot.text.clone()))
            .with("items", spots.len() / 2);
        findings.push(likely(finding(&DOC, Severity::Warning, message, "", spots)));
    }
    Verdict::over(places, "reach-no-three-public", findings)
}

/// The larger of budget and adjusted budget.
fn planned<'a>(context: &Context<'a>, item: ThreePublic) -> Option<&'a Fact> {
    context
        .facts(|fact| {
            let at = &fact.coordinate;
            at.three_public == Some(item)
                && matches!(at.stage, Some(Stage::Budget | Stage::Adjusted))
                && at.year.is_none()
                && at.line.is_none()
                && at.function.is_none()
        })
        .filter(|fact| is_own(context, fact))
        .max_by_key(|fact| fact.printed.value())
}

/// Whether a sentence of the section gives a reason for more.
fn explained(context: &Context<'_>) -> bool {
    context.under(&["三公"]).iter().any(|(_, paragraph)| {
        sentences(&paragraph.text).any(|(_, sentence)| {
            has(sentence, &["大于", "超出", "超过", "高于", "增加"])
                && has(sentence, &["原因", "由于", "主要是", "因"])
        })
    })
}
