//! PRJ-04: the money of a sheet is the sum of its sources.

use mingzhang_model::ledger::Horizon;
use mingzhang_model::{Finding, Message, Money, Role, Severity, SheetFund, Spot, TargetSheet};

use crate::rules::prf::shared::NO_SHEETS;
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRJ-04",
    severity: Severity::Error,
    title: ("项目资金不等于各来源之和", "The sources do not add up"),
    what: (
        "资金总额 = 中央 + 省级 + 市县（区） + 单位自筹 + 其他，实施期与年度各自成立；某一来源印了数字，才检查。",
        "The total is the sum of central, provincial, local, own and other money, for each horizon; checked where any source is printed.",
    ),
    basis: LOGIC,
    example: ("总额 100,000，市县 60,000，自筹 30,000", "a total of 100,000 from 60,000 and 30,000"),
};

fn check(context: &Context<'_>) -> Verdict {
    let mut places = 0;
    let mut findings = Vec::new();
    for (_, sheet) in context.sheets() {
        for horizon in [Horizon::Total, Horizon::Year] {
            if parts(sheet, horizon).any(|fund| fund.printed.is_some()) {
                places += 1;
                findings.extend(broken(sheet, horizon));
            }
        }
    }
    Verdict::over(places, NO_SHEETS, findings)
}

fn parts(sheet: &TargetSheet, horizon: Horizon) -> impl Iterator<Item = &SheetFund> {
    sheet.funds.iter().filter(move |fund| fund.horizon == horizon && fund.source.is_some())
}

/// The finding if the sources do not add up.
fn broken(sheet: &TargetSheet, horizon: Horizon) -> Option<Finding> {
    let total = sheet.fund(horizon, None)?;
    let printed = total.printed?;
    let figures: Vec<_> = parts(sheet, horizon).filter_map(|fund| fund.printed).collect();
    let (low, high) = figures.iter().fold((0_i64, 0_i64), |(low, high), figure| {
        let range = figure.fen_range();
        (low.saturating_add(range.0), high.saturating_add(range.1))
    });
    let range = printed.fen_range();
    if low <= range.1 && range.0 <= high {
        return None;
    }
    let sum = Money::from_fen(figures.iter().map(|figure| figure.value().fen()).fold(0, i64::saturating_add));
    let unit = printed.unit();
    let gap = Money::from_fen(printed.value().fen().saturating_sub(sum.fen())).abs();
    let message = Message::new("prj-sources")
        .with("project", sheet.project.text.as_str())
        .with("label", total.label.as_str())
        .with("printed", total.text.as_str())
        .with("sum", printed.write_like(sum, total.text.contains(',')))
        .with("difference", gap.display(unit, 2, true))
        .with("unit", unit.chinese());
    let mut spots: Vec<Spot> = vec![spots::on_sheet(
        sheet,
        &format!("{} {}", total.label, total.text),
        Some(total.place),
        Role::Primary,
    )];
    spots.extend(parts(sheet, horizon).map(|fund| {
        spots::on_sheet(sheet, &format!("{} {}", fund.label, fund.text), Some(fund.place), Role::Related)
    }));
    let about = format!("{}/{horizon:?}", sheet.project.text);
    let mut told = finding(&DOC, Severity::Error, message, &about, spots);
    told.difference = Some((gap, unit));
    Some(told)
}
