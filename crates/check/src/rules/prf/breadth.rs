//! PRF-18: benefits are told from more than one side.

use mingzhang_catalog::plain;
use mingzhang_model::{Message, Role, Severity, SheetIndicator, Spot, TargetSheet};

use super::shared::{MOST_SPOTS, NO_SHEETS, is_under, once, targets};
use crate::rules::prj::term;
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRF-18",
    severity: Severity::Info,
    title: ("效益指标单一", "Benefits told from one side"),
    what: (
        "各表至多一项效益指标；长期项目没有可持续影响指标。全书合并为一条。",
        "Sheets with at most one indicator of benefit, and long-running projects without a lasting one. One finding for the book.",
    ),
    basis: (
        "财预〔2015〕88号《中央部门预算绩效目标管理办法》",
        "财预〔2015〕88号, performance targets of budgets",
    ),
    example: ("长期项目只有一项社会效益指标", "a long-running project with one social benefit"),
};

fn check(context: &Context<'_>) -> Verdict {
    let narrow: Vec<(&TargetSheet, &SheetIndicator)> = targets(context).filter_map(narrow).collect();
    let long = narrow.iter().filter(|(sheet, _)| term::years(sheet).is_some_and(|years| years > 1)).count();
    let mut findings = Vec::new();
    if !narrow.is_empty() {
        let message = Message::new("prf-narrow").with("count", narrow.len()).with("long", long);
        let spots: Vec<Spot> = narrow
            .iter()
            .take(MOST_SPOTS)
            .map(|(sheet, i)| spots::indicator(sheet, i, Role::Primary))
            .collect();
        findings.push(finding(&DOC, Severity::Info, message, "", spots));
    }
    Verdict::over(targets(context).count(), NO_SHEETS, findings)
}

/// The only benefit of a sheet; `None` where there are several, or none (PRF-03).
fn narrow(sheet: &TargetSheet) -> Option<(&TargetSheet, &SheetIndicator)> {
    let all = once(sheet);
    let mut benefits = all.into_iter().filter(|i| !i.is_blank() && is_under(i, &["效益", "影响"]));
    let first = benefits.next()?;
    let lasting = plain(&first.level2).contains("可持续");
    (benefits.next().is_none() && !lasting).then_some((sheet, first))
}
