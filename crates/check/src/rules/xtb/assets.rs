//! XTB-14: the words about state assets: 通用 and 专用 equipment, vehicles by kind.

use mingzhang_model::{Finding, Message, Role, Severity};

use crate::rules::Rule;
use crate::rules::con::assets::{fleets, kinds_add_up};
use crate::rules::con::scan::first;
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "XTB-14",
    severity: Severity::Warning,
    title: ("国有资产占有使用情况表述不当", "The section on state assets does not hold together"),
    what: (
        "单价50万元以上写通用设备、100万元以上写专用设备(或者统一写单价100万元以上设备);两处都写通用设备的,专用设备就没有公开。车辆总数应当等于各类车辆之和。决算的由 FIN-16 检查。",
        "From 500,000 yuan it is general equipment, from 1,000,000 special equipment (or one line for both): where both say 通用设备, special equipment is not disclosed. The kinds of vehicles add up to their total. FIN-16 looks at final accounts.",
    ),
    basis: ("部门预算、决算公开格式", "the form of published budgets and accounts"),
    example: (
        "价值50万元以上的通用设备0台,价值100万元以上的通用设备0台",
        "通用设备 from 500,000 and again from 1,000,000",
    ),
};

/// Between a threshold and what it is about.
const NEAR: usize = 22;

/// Looks at the words and the sums.
fn check(context: &Context<'_>) -> Verdict {
    if context.is_accounts() {
        return Verdict::not_applicable("reach-not-a-budget");
    }
    let (places, findings) = look(context, &DOC);
    Verdict::over(places, "reach-no-assets", findings)
}

/// How many places there are and what is wrong with them.
pub(crate) fn look(context: &Context<'_>, doc: &RuleDoc) -> (usize, Vec<Finding>) {
    let mut findings = Vec::new();
    let half = equipment(context, &["50万元", "五十万元"]);
    let whole = equipment(context, &["100万元", "一百万元"]);
    let fleets = fleets(context);
    let general = |found: &&(Words, bool)| found.1;
    if let (Some((half, _)), Some((whole, _))) = (half.iter().find(general), whole.iter().find(general)) {
        let message = Message::new("xtb-equipment");
        let spots = vec![context.quote(*whole, Role::Primary), context.quote(*half, Role::Related)];
        findings.push(finding(doc, Severity::Warning, message, "equipment", spots));
    }
    for fleet in fleets.iter().filter(|fleet| kinds_add_up(fleet) == Some(false)) {
        let sum: i64 = fleet.kinds.iter().map(|kind| kind.count).sum();
        let message = Message::new("xtb-vehicle-kinds")
            .with("total", fleet.total.count.to_string())
            .with("sum", sum.to_string());
        let mut spots = vec![fleet.total.spot(context, Role::Primary)];
        let counted = fleet.kinds.iter().filter(|kind| kind.count > 0);
        spots.extend(counted.take(8).map(|kind| kind.spot(context, Role::Related)));
        let about = if fleet.bought { "bought" } else { "vehicles" };
        findings.push(finding(doc, Severity::Warning, message, about, spots));
    }
    (half.len() + whole.len() + fleets.len(), findings)
}

/// Where a threshold stands with the equipment that it is about: whether that is 通用设备.
fn equipment(context: &Context<'_>, thresholds: &[&str]) -> Vec<(Words, bool)> {
    let mut out = Vec::new();
    for (paragraph, found) in context.narrative() {
        for threshold in thresholds {
            for (start, word) in found.text.match_indices(threshold) {
                // 150万元 is another number.
                let joined =
                    found.text.get(..start).is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()));
                let from = start + word.len();
                let behind = first(found.text.get(from..).unwrap_or(""), NEAR);
                let kind = ["通用设备", "专用设备"]
                    .into_iter()
                    .filter_map(|kind| behind.find(kind).map(|at| (at, kind)))
                    .min();
                if let (Some((at, kind)), false) = (kind, joined) {
                    let words = Words { paragraph, start, end: from + at + kind.len() };
                    out.push((words, kind == "通用设备"));
                }
            }
        }
    }
    out
}
