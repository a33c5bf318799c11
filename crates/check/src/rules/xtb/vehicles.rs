//! XTB-19: money for running vehicles where there are none, money for buying without a plan.

use mingzhang_model::{Message, Role, Severity, ThreePublic};

use super::money::three_public;
use crate::rules::Rule;
use crate::rules::con::assets::fleets;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "XTB-19",
    severity: Severity::Warning,
    title: ("有公务用车费用而没有车辆", "Money for vehicles, but no vehicles"),
    what: (
        "国有资产一节写明车辆为0辆,“三公”经费却有公务用车运行维护费的,应当说明(如车辆由机关事务部门统一登记);有购置费而写明购置0辆的,同样应当说明。只查预算。",
        "The section on assets says that there are no vehicles while 三公 pays for running them: this needs an explanation, such as that another body registers them. The same holds for money to buy while 0 are to be bought. Budgets only.",
    ),
    basis: ("逻辑关系;部门预算公开格式", "logic; the form of published budgets"),
    example: ("共有车辆0辆,公务用车运行费32.20万元", "0 vehicles, 32.20 to run them"),
};

/// Compares vehicles and money.
fn check(context: &Context<'_>) -> Verdict {
    // The vehicles of final accounts are those of the year's end, the money is the year's.
    if context.is_accounts() {
        return Verdict::not_applicable("reach-not-a-budget");
    }
    let fleets = fleets(context);
    let mut places = 0;
    let mut findings = Vec::new();
    for (bought, item, id) in [
        (false, ThreePublic::VehicleRunning, "xtb-vehicles-none"),
        (true, ThreePublic::VehiclePurchase, "xtb-vehicles-not-bought"),
    ] {
        let of: Vec<_> = fleets.iter().filter(|fleet| fleet.bought == bought).collect();
        let (Some(fleet), Some(money)) = (of.first(), three_public(context, item)) else { continue };
        places += 1;
        if of.iter().all(|fleet| fleet.total.count == 0) && !money.printed.value().is_zero() {
            let cost = format!("{}{}", money.text, money.printed.unit().chinese());
            let spots = vec![context.fact(money, Role::Primary), fleet.total.spot(context, Role::Related)];
            let message = Message::new(id).with("cost", cost);
            findings.push(likely(finding(&DOC, Severity::Warning, message, id, spots)));
        }
    }
    Verdict::over(places, "reach-no-vehicles", findings)
}
