//! CON-07: vehicles add up over the year: what there is now, given up and bought, against what is allowed.

use mingzhang_model::{Message, Role, Severity, ThreePublic};

use super::assets::{fleets, vehicles_by};
use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding, likely};
use crate::rules::xtb::money::three_public;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CON-07",
    severity: Severity::Info,
    title: ("车辆数、编制数、车均费用不相称", "Vehicles do not fit what is allowed or what they cost"),
    what: (
        "实有车辆不应多于编制;加上年内报废的,上年车辆也不应多于编制;车均运行维护费一般不超过10万元。不相称的提示说明。",
        "There are no more vehicles than allowed, nor were there before those given up during the year; running one rarely costs more than 100,000 yuan. What does not fit is told as worth an explanation.",
    ),
    basis: LOGIC,
    example: ("编制1辆、实有1辆,上年报废2辆", "1 allowed, 1 there, 2 given up last year"),
};

/// More than this for one vehicle a year is worth a look: 10万元 in fen.
const DEAR: i64 = 10_000_000;

/// Looks at the vehicles of the whole body.
fn check(context: &Context<'_>) -> Verdict {
    let Some(fleet) = fleets(context).into_iter().find(|fleet| !fleet.bought) else {
        return Verdict::not_applicable("reach-no-vehicles");
    };
    let now = fleet.total.count;
    let mut findings = Vec::new();
    if let Some(allowed) = fleet.allowed {
        let scrapped = vehicles_by(context, &["报废", "核销", "处置"]);
        // The same vehicles are told of in several sentences.
        let gone = scrapped.iter().map(|gone| gone.count).max().unwrap_or(0);
        let bought = vehicles_by(context, &["购置", "新购", "更新"]).iter().any(|bought| bought.count > 0);
        let mut spots = vec![fleet.total.spot(context, Role::Primary), allowed.spot(context, Role::Related)];
        if now > allowed.count {
            let message = Message::new("con-vehicles-over")
                .with("vehicles", now.to_string())
                .with("allowed", allowed.count.to_string());
            findings.push(finding(&DOC, Severity::Info, message, "over", spots));
        } else if gone > 0 && !bought && now + gone > allowed.count {
            spots.extend(scrapped.iter().take(3).map(|gone| gone.spot(context, Role::Related)));
            let message = Message::new("con-vehicles-before")
                .with("vehicles", now.to_string())
                .with("gone", gone.to_string())
                .with("before", (now + gone).to_string())
                .with("allowed", allowed.count.to_string());
            findings.push(likely(finding(&DOC, Severity::Info, message, "before", spots)));
        }
    }
    if let Some(cost) = three_public(context, ThreePublic::VehicleRunning)
        && now > 0
        && cost.printed.value().fen() / now > DEAR
    {
        let each = mingzhang_model::Money::from_fen(cost.printed.value().fen() / now);
        let message = Message::new("con-vehicles-dear")
            .with("vehicles", now.to_string())
            .with("cost", each.display(mingzhang_model::MoneyUnit::WanYuan, 2, false));
        let spots = vec![context.fact(cost, Role::Primary), fleet.total.spot(context, Role::Related)];
        findings.push(likely(finding(&DOC, Severity::Info, message, "cost", spots)));
    }
    Verdict::checked(1, findings)
}
