//! PRJ-02: the ceilings of all costs add up to the budget.

use mingzhang_catalog::plain;
use mingzhang_model::ledger::Horizon;
use mingzhang_model::{
    Finding, Message, MoneyUnit, Printed, Role, Severity, SheetIndicator, Spot, TargetSheet,
};

use crate::rules::prf::shared::{NO_SHEETS, is_under, targets, words};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRJ-02",
    severity: Severity::Error,
    title: ("成本指标之和与预算不符", "The costs do not add up to the budget"),
    what: (
        "成本指标按支出内容逐项写出上限时，各项之和应当等于年度资金总额。三项以上且相差不到一成的，是漏列或写错，报错误；相差更多的，超出预算报警告，不足的可能只列主要支出，作提示。其中一项就是预算总额的不查。单价、人均标准不计。",
        "Where costs are told item by item, their ceilings add up to the money of the year. Three items or more that miss it by less than a tenth are an error: one is missing or wrong. A wider gap is a warning above the budget and a remark below it, where the list may hold the main items only. Lists with the whole budget among them are left alone. Unit prices are left out.",
    ),
    basis: (
        "财预〔2015〕88号《中央部门预算绩效目标管理办法》",
        "财预〔2015〕88号, performance targets of budgets",
    ),
    example: ("各项上限之和 587.1万元，预算 603万元", "ceilings of 587.1万元 in a budget of 603万元"),
};

fn check(context: &Context<'_>) -> Verdict {
    let mut places = 0;
    let mut findings = Vec::new();
    for sheet in targets(context) {
        for horizon in [Horizon::Total, Horizon::Year] {
            let items = items(sheet, horizon);
            if items.len() < 2 {
                continue;
            }
            places += 1;
            // Both halves of a sheet that say the same are one finding.
            if let Some(told) = told(sheet, horizon, &items) {
                findings.push(told);
                break;
            }
        }
    }
    Verdict::over(places, NO_SHEETS, findings)
}

/// The costs that are amounts, each with its figure; none if one of them is the budget itself.
fn items(sheet: &TargetSheet, horizon: Horizon) -> Vec<(&SheetIndicator, Printed)> {
    let mut out = Vec::new();
    for indicator in sheet.of(horizon).filter(|i| is_under(i, &["成本"]) && !i.is_blank()) {
        let name = plain(&indicator.name);
        if words("budget").any(|word| name == word.word) {
            return Vec::new();
        }
        let per_piece =
            ["单价", "人均", "标准", "每", "单位成本", "平均"].iter().any(|word| name.contains(word));
        let Some(target) = indicator.target().filter(|_| !per_piece) else { continue };
        let Some(unit) = MoneyUnit::ALL.into_iter().find(|unit| unit.chinese() == target.unit) else {
            continue;
        };
        if let Some(printed) = Printed::parse(&target.number, unit) {
            out.push((indicator, printed));
        }
    }
    out
}

fn told(sheet: &TargetSheet, horizon: Horizon, items: &[(&SheetIndicator, Printed)]) -> Option<Finding> {
    let fund = sheet.fund(horizon, None)?;
    let budget = fund.printed?;
    // A list is rounded as its finest figure is: 12万元 beside 7.1万元 is 12.0.
    let decimals = items.iter().map(|(_, item)| item.decimals()).max().unwrap_or(0);
    let (low, high) = items.iter().fold((0_i64, 0_i64), |(low, high), (_, item)| {
        let range = item.with_decimals(decimals).fen_range();
        (low.saturating_add(range.0), high.saturating_add(range.1))
    });
    let range = budget.fen_range();
    if low <= range.1 && range.0 <= high {
        return None;
    }
    // One of them is the budget, or the sum of the others, by whatever name: it stands beside its parts.
    let values: Vec<i64> = items.iter().map(|(_, item)| item.value().fen()).collect();
    let all: i64 = values.iter().copied().fold(0, i64::saturating_add);
    let is_whole = |item: &Printed| {
        let other = item.fen_range();
        (other.0 <= range.1 && range.0 <= other.1)
            || all.saturating_sub(item.value().fen()) == item.value().fen()
    };
    if items.iter().any(|(_, item)| is_whole(item)) {
        return None;
    }
    let sum: i64 = items.iter().map(|(_, item)| item.value().fen()).fold(0, i64::saturating_add);
    let gap = budget.value().fen().saturating_sub(sum);
    let near = gap.saturating_abs() < budget.value().fen().saturating_abs() / 10;
    let above = gap < 0;
    let severity = match (items.len() >= 3, near, above) {
        (true, true, _) => Severity::Error,
        (_, _, true) => Severity::Warning,
        _ => Severity::Info,
    };
    let wan = |fen: i64| mingzhang_model::Money::from_fen(fen).display(MoneyUnit::WanYuan, 2, true);
    let message = Message::new("prj-cost-items")
        .with("project", sheet.project.text.as_str())
        .with("sum", wan(sum))
        .with("budget", wan(budget.value().fen()))
        .with("difference", wan(gap.saturating_abs()))
        .with("count", items.len());
    let mut spots: Vec<Spot> =
        items.iter().map(|(indicator, _)| spots::indicator(sheet, indicator, Role::Primary)).collect();
    spots.push(spots::on_sheet(
        sheet,
        &format!("{} {}", fund.label, fund.text),
        Some(fund.place),
        Role::Related,
    ));
    let mut told = finding(&DOC, severity, message, &sheet.project.text, spots);
    told.difference = Some((mingzhang_model::Money::from_fen(gap.saturating_abs()), MoneyUnit::WanYuan));
    Some(told)
}
