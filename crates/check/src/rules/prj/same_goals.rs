//! PRJ-09: the goal of the period is not the goal of one year.

use mingzhang_model::ledger::Horizon;
use mingzhang_model::{Message, Role, Severity, SheetGoal, Spot, TargetSheet};

use super::term;
use crate::rules::prf::shared::{MOST_SPOTS, NO_SHEETS, targets};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRJ-09",
    severity: Severity::Info,
    title: ("实施期目标与年度目标相同", "The goal of the period is the goal of the year"),
    what: (
        "实施期总体目标与年度总体目标一字不差，跨年项目看不出各年做什么。全书合并为一条。",
        "The goal of the whole period and the goal of the year are the same words: a project of several years does not say what each year is for. One finding for the book.",
    ),
    basis: (
        "财预〔2015〕88号《中央部门预算绩效目标管理办法》",
        "财预〔2015〕88号, performance targets of budgets",
    ),
    example: ("两栏总体目标相同", "both goals are the same"),
};

fn check(context: &Context<'_>) -> Verdict {
    let same: Vec<(&TargetSheet, &SheetGoal)> = targets(context).filter_map(same).collect();
    let several = same.iter().filter(|(sheet, _)| term::years(sheet).is_some_and(|years| years > 1)).count();
    let mut findings = Vec::new();
    if several > 0 {
        let message = Message::new("prj-same-goals").with("count", same.len()).with("several", several);
        let spots: Vec<Spot> = same
            .iter()
            .take(MOST_SPOTS)
            .map(|(sheet, goal)| spots::on_sheet(sheet, &goal.text, Some(goal.place), Role::Primary))
            .collect();
        findings.push(finding(&DOC, Severity::Info, message, "", spots));
    }
    Verdict::over(targets(context).filter(|sheet| sheet.two_horizons).count(), NO_SHEETS, findings)
}

fn same(sheet: &TargetSheet) -> Option<(&TargetSheet, &SheetGoal)> {
    let of = |horizon| sheet.goals.iter().find(move |goal| goal.horizon == horizon);
    let (whole, year) = (of(Horizon::Total)?, of(Horizon::Year)?);
    (whole.text == year.text).then_some((sheet, year))
}
