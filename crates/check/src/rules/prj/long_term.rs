//! PRJ-08: a project of many years has more money than one of them.

use mingzhang_model::ledger::Horizon;
use mingzhang_model::{Message, Role, Severity, Spot, TargetSheet};

use super::term;
use crate::rules::prf::shared::{MOST_SPOTS, NO_SHEETS, listed, targets};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRJ-08",
    severity: Severity::Warning,
    title: ("长期项目的实施期资金等于年度资金", "A project of decades with the money of one year"),
    what: (
        "项目期十年以上（或“99年”）而实施期资金总额等于年度资金总额，实施期的资金与目标都没有意义。全书合并为一条。",
        "A term of ten years or more (99年) with the same money for the whole period as for the year: period money and period goals mean nothing. One finding for the book.",
    ),
    basis: LOGIC,
    example: ("项目期 99年，两项资金总额均为 600,000", "a term of 99年, both totals 600,000"),
};

/// So many years are no plan.
const LONG: u32 = 10;

fn check(context: &Context<'_>) -> Verdict {
    let long: Vec<&TargetSheet> = targets(context).filter(|sheet| is_long(sheet)).collect();
    let mut findings = Vec::new();
    if !long.is_empty() {
        let message = Message::new("prj-long-term")
            .with("count", long.len())
            .with("projects", listed(long.iter().map(|sheet| sheet.project.text.as_str())));
        let spots: Vec<Spot> = long.iter().take(MOST_SPOTS).filter_map(|sheet| spot(sheet)).collect();
        findings.push(finding(&DOC, Severity::Warning, message, "", spots));
    }
    Verdict::over(targets(context).filter(|sheet| sheet.two_horizons).count(), NO_SHEETS, findings)
}

fn is_long(sheet: &TargetSheet) -> bool {
    let amount = |horizon| {
        sheet.fund(horizon, None).and_then(|fund| fund.printed).map(mingzhang_model::Printed::value)
    };
    term::years(sheet).is_some_and(|years| years >= LONG)
        && amount(Horizon::Total).is_some_and(|total| amount(Horizon::Year) == Some(total))
}

fn spot(sheet: &TargetSheet) -> Option<Spot> {
    let term = sheet.text(&["项目期"])?;
    Some(spots::on_sheet(sheet, &format!("{} {}", term.label, term.text), term.place, Role::Primary))
}
