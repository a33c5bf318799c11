//! PRF-06: the two halves of a sheet have the same indicators in the same dimensions.

use mingzhang_catalog::plain;
use mingzhang_model::ledger::Horizon;
use mingzhang_model::{Finding, Message, Printed, Role, Severity, SheetIndicator, TargetSheet};

use super::shared::{pairs, targets};
use crate::rules::prj::term;
use crate::rules::verdict::likely;
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRF-06",
    severity: Severity::Error,
    title: ("实施期与年度指标不对应", "The two halves of a sheet differ"),
    what: (
        "实施期目标与年度目标并列时，同一指标应当在两栏列入同一类。两栏资金相同（只有一年）而指标值不同的，报警告。",
        "Where both horizons stand side by side, the same indicator is filed under the same dimension in both. Where both horizons have the same money (one year) and the values differ, a warning.",
    ),
    basis: LOGIC,
    example: (
        "“预算控制数”一栏列在质量指标、一栏列在成本指标",
        "预算控制数 under quality in one half and under cost in the other",
    ),
};

fn check(context: &Context<'_>) -> Verdict {
    let two = || targets(context).filter(|sheet| sheet.two_horizons);
    let mut findings = Vec::new();
    for sheet in two() {
        for (left, right) in pairs(sheet) {
            if plain(&left.level2) == plain(&right.level2) {
                findings.extend(other_value(sheet, left, right));
                continue;
            }
            let message = Message::new("prf-halves-differ")
                .with("project", sheet.project.text.as_str())
                .with("name", left.name.as_str())
                .with("left", left.level2.as_str())
                .with("right", right.level2.as_str());
            let spots = vec![
                spots::indicator(sheet, left, Role::Primary),
                spots::indicator(sheet, right, Role::Related),
            ];
            let told = finding(
                &DOC,
                Severity::Error,
                message,
                &format!("{}/{}", sheet.project.text, left.name),
                spots,
            );
            findings.push(if left.doubtful || right.doubtful { likely(told) } else { told });
        }
    }
    Verdict::over(two().count(), "reach-no-two-halves", findings)
}

/// The same indicator with two values in a project of one year.
fn other_value(sheet: &TargetSheet, left: &SheetIndicator, right: &SheetIndicator) -> Option<Finding> {
    let money = |horizon| sheet.fund(horizon, None).and_then(|fund| fund.printed).map(Printed::value);
    let longer = term::years(sheet).is_some_and(|years| years > 1);
    let one_year =
        !longer && money(Horizon::Total).is_some() && money(Horizon::Total) == money(Horizon::Year);
    let (a, b) = (left.target()?, right.target()?);
    if !one_year || (a.comparison, &a.number) == (b.comparison, &b.number) || a.unit != b.unit {
        return None;
    }
    let message = Message::new("prf-values-differ")
        .with("project", sheet.project.text.as_str())
        .with("name", left.name.as_str())
        .with("left", left.value.as_str())
        .with("right", right.value.as_str());
    let spots =
        vec![spots::indicator(sheet, left, Role::Primary), spots::indicator(sheet, right, Role::Primary)];
    let about = format!("{}/{}/value", sheet.project.text, left.name);
    Some(likely(finding(&DOC, Severity::Warning, message, &about, spots)))
}
