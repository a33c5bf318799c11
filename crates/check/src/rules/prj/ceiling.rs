//! PRJ-06: the ceiling of all costs is the budget.

use mingzhang_catalog::plain;
use mingzhang_model::ledger::Horizon;
use mingzhang_model::{Message, MoneyUnit, Printed, Role, Severity, SheetIndicator, TargetSheet};

use crate::rules::prf::shared::{NO_SHEETS, targets, words};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRJ-06",
    severity: Severity::Warning,
    title: ("预算控制数与预算不符", "The ceiling is not the budget"),
    what: (
        "“预算控制数”应当等于年度资金总额。因万元取整而略高于预算的，作提示；超出取整的，报警告。",
        "The ceiling 预算控制数 equals the money of the year. A ceiling above it by rounding alone is a remark, one beyond rounding a warning.",
    ),
    basis: LOGIC,
    example: ("预算 290,366.42元，控制数 ≤29.04万元", "a budget of 290,366.42 元 under ≤29.04万元"),
};

fn check(context: &Context<'_>) -> Verdict {
    let mut places = 0;
    let mut findings = Vec::new();
    for sheet in targets(context) {
        for horizon in [Horizon::Total, Horizon::Year] {
            let Some((indicator, ceiling)) = ceiling(sheet, horizon) else { continue };
            let Some(fund) = sheet.fund(horizon, None) else { continue };
            let Some(budget) = fund.printed else { continue };
            places += 1;
            if ceiling.value() == budget.value() {
                continue;
            }
            let (low, high) = ceiling.fen_range();
            let rounding = low <= budget.value().fen() && budget.value().fen() <= high;
            let (id, severity) = if rounding {
                ("prj-ceiling-rounded", Severity::Info)
            } else {
                ("prj-ceiling", Severity::Warning)
            };
            let message = Message::new(id)
                .with("project", sheet.project.text.as_str())
                .with("ceiling", indicator.value.as_str())
                .with("budget", fund.text.as_str())
                .with("unit", sheet.unit.chinese());
            let spots = vec![
                spots::indicator(sheet, indicator, Role::Primary),
                spots::on_sheet(
                    sheet,
                    &format!("{} {}", fund.label, fund.text),
                    Some(fund.place),
                    Role::Related,
                ),
            ];
            findings.push(finding(&DOC, severity, message, &sheet.project.text, spots));
            break;
        }
    }
    Verdict::over(places, NO_SHEETS, findings)
}

fn ceiling(sheet: &TargetSheet, horizon: Horizon) -> Option<(&SheetIndicator, Printed)> {
    sheet.of(horizon).find_map(|indicator| {
        let name = plain(&indicator.name);
        words("budget").find(|word| name == word.word && word.word.contains("控制"))?;
        let target = indicator.target()?;
        let unit = MoneyUnit::ALL.into_iter().find(|unit| unit.chinese() == target.unit)?;
        Some((indicator, Printed::parse(&target.number, unit)?))
    })
}
