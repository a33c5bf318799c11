//! PRJ-05: the money of the year is part of the money of the whole period.

use mingzhang_model::ledger::Horizon;
use mingzhang_model::{Message, Role, Severity};

use crate::rules::prf::shared::NO_SHEETS;
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRJ-05",
    severity: Severity::Error,
    title: ("年度资金大于实施期资金", "The year has more money than the whole period"),
    what: (
        "年度资金总额不大于实施期资金总额。",
        "The money of the year is at most the money of the whole period.",
    ),
    basis: LOGIC,
    example: ("实施期 100,000，年度 120,000", "100,000 for the period, 120,000 for the year"),
};

fn check(context: &Context<'_>) -> Verdict {
    let mut places = 0;
    let mut findings = Vec::new();
    for (_, sheet) in context.sheets() {
        let (Some(total), Some(year)) = (sheet.fund(Horizon::Total, None), sheet.fund(Horizon::Year, None))
        else {
            continue;
        };
        let (Some(whole), Some(part)) = (total.printed, year.printed) else { continue };
        places += 1;
        if part.fen_range().0 <= whole.fen_range().1 {
            continue;
        }
        let message = Message::new("prj-year-above-total")
            .with("project", sheet.project.text.as_str())
            .with("year", year.text.as_str())
            .with("total", total.text.as_str());
        let spots = vec![
            spots::on_sheet(sheet, &format!("{} {}", year.label, year.text), Some(year.place), Role::Primary),
            spots::on_sheet(
                sheet,
                &format!("{} {}", total.label, total.text),
                Some(total.place),
                Role::Related,
            ),
        ];
        findings.push(finding(&DOC, Severity::Error, message, &sheet.project.text, spots));
    }
    Verdict::over(places, NO_SHEETS, findings)
}
