//! PRF-10: a target points where the project wants to go.

use mingzhang_catalog::plain;
use mingzhang_model::{Comparison, Finding, Message, Role, Severity, SheetIndicator, Spot, TargetSheet};

use super::shared::{NO_SHEETS, is_under, listed, once, targets, words};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRF-10",
    severity: Severity::Warning,
    title: ("指标方向不当", "A target points the wrong way"),
    what: (
        "产出、质量、效益、满意度越多越好，不宜写成上限（≤、＜）：什么都不做也能完成。成本不宜写成下限。投诉、事故、能耗等越少越好的除外。一张表内人数有的写上限、有的写下限，只作提示。",
        "More of an output, quality, benefit or satisfaction is better, so a ceiling (≤, <) is met by doing nothing; a floor under cost invites waste. Complaints, accidents, energy and their like are exempt. Headcounts with ceilings and floors in one sheet are a remark.",
    ),
    basis: (
        "财预〔2015〕88号《中央部门预算绩效目标管理办法》",
        "财预〔2015〕88号, performance targets of budgets",
    ),
    example: ("参赛项目数 ≤100个", "参赛项目数 ≤100个"),
};

fn check(context: &Context<'_>) -> Verdict {
    let findings = targets(context).flat_map(told).collect();
    let numbers = targets(context).flat_map(|sheet| &sheet.indicators).filter(|i| i.target().is_some());
    Verdict::over(numbers.count(), NO_SHEETS, findings)
}

fn told(sheet: &TargetSheet) -> Vec<Finding> {
    let wrong: Vec<&SheetIndicator> = once(sheet).into_iter().filter(|i| points_wrong(i)).collect();
    let (heads, others): (Vec<&SheetIndicator>, Vec<_>) = wrong.into_iter().partition(|i| is_headcount(i));
    let floor = once(sheet).into_iter().find(|i| {
        is_headcount(i) && i.target().is_some_and(|target| target.comparison == Comparison::AtLeast)
    });
    let mut out = Vec::new();
    if !heads.is_empty() {
        let (id, severity) = match floor {
            Some(_) => ("prf-heads-both-ways", Severity::Info),
            None => ("prf-heads-ceiling", Severity::Warning),
        };
        out.push(one(sheet, &heads.into_iter().chain(floor).collect::<Vec<_>>(), id, severity));
    }
    if !others.is_empty() {
        out.push(one(sheet, &others, "prf-direction", Severity::Warning));
    }
    out
}

fn one(sheet: &TargetSheet, wrong: &[&SheetIndicator], id: &'static str, severity: Severity) -> Finding {
    let names: Vec<String> = wrong.iter().map(|i| format!("{} {}", i.name, i.value)).collect();
    let message = Message::new(id)
        .with("project", sheet.project.text.as_str())
        .with("names", listed(names.iter().map(String::as_str)));
    let spots: Vec<Spot> = wrong.iter().map(|i| spots::indicator(sheet, i, Role::Primary)).collect();
    finding(&DOC, severity, message, &format!("{}/{id}", sheet.project.text), spots)
}

fn points_wrong(indicator: &SheetIndicator) -> bool {
    let Some(target) = indicator.target() else { return false };
    let ceiling = matches!(target.comparison, Comparison::AtMost | Comparison::Less);
    let floor = matches!(target.comparison, Comparison::AtLeast | Comparison::More);
    let name = plain(&indicator.name);
    if words("waste").any(|word| name.contains(word.word)) || target.unit.contains('元') {
        // A floor under money that is to be earned or saved is as it should be.
        return false;
    }
    if is_under(indicator, &["成本"]) {
        return floor && target.unit == "%" && name.contains("超");
    }
    ceiling && is_under(indicator, &["数量", "质量", "效益", "影响", "满意"])
}

/// People who are paid: neither more nor fewer are better.
fn is_headcount(indicator: &SheetIndicator) -> bool {
    let name = plain(&indicator.name);
    let people = ["职工", "人员", "员工", "队员", "工作者"].iter().any(|word| name.contains(word));
    people && indicator.target().is_some_and(|target| ["人", "名"].contains(&target.unit.as_str()))
}
