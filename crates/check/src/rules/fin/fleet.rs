//! FIN-16: state assets of final accounts: vehicles by kind add up, and those that fiscal money runs are some of them.

use mingzhang_model::{Message, Role, Severity};

use crate::rules::Rule;
use crate::rules::con::assets::{fleets, vehicles_by};
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};
use crate::rules::xtb::assets::look;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FIN-16",
    severity: Severity::Warning,
    title: ("决算国有资产情况不符", "State assets of final accounts do not hold together"),
    what: (
        "国有资产一节各类车辆之和应当等于车辆总数;财政拨款开支的公务用车保有量是其中一部分,不应大于车辆总数(小于是口径不同,不报);50万元以上写通用设备,100万元以上写专用设备。",
        "The kinds of vehicles add up to their total. Those that fiscal money runs (保有量) are some of them and no more; fewer is another scope and left alone. From 500,000 yuan it is general equipment, from 1,000,000 special equipment.",
    ),
    basis: ("部门决算公开格式;逻辑关系", "the form of published accounts; logic"),
    example: ("共有车辆5辆,其中各类合计4辆", "5 vehicles, 4 by kind"),
};

/// Compares the numbers.
fn check(context: &Context<'_>) -> Verdict {
    if !context.is_accounts() {
        return Verdict::not_applicable("reach-not-accounts");
    }
    let (places, mut findings) = look(context, &DOC);
    let fleets = fleets(context);
    let held = vehicles_by(context, &["保有量"]);
    if let (Some(held), Some(fleet)) = (
        held.iter().min_by_key(|held| held.count),
        fleets.iter().filter(|f| !f.bought).max_by_key(|f| f.total.count),
    ) && held.count > fleet.total.count
    {
        let message = Message::new("fin-vehicles-held")
            .with("held", held.count.to_string())
            .with("total", fleet.total.count.to_string());
        let spots = vec![held.spot(context, Role::Primary), fleet.total.spot(context, Role::Related)];
        findings.push(likely(finding(&DOC, Severity::Warning, message, "held", spots)));
    }
    Verdict::over(places + held.len(), "reach-no-vehicles", findings)
}
