//! PRF-07: the rows of both halves face each other.

use mingzhang_catalog::plain;
use mingzhang_model::ledger::Horizon;
use mingzhang_model::{Message, Role, Severity, SheetIndicator, TargetSheet};

use super::shared::{NO_SHEETS, same_name, targets};
use crate::rules::verdict::likely;
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRF-07",
    severity: Severity::Error,
    title: ("两栏行次错位", "The rows of the two halves are shifted"),
    what: (
        "并列两栏中，同一行左右两侧的二级指标应当相同。错位的行合并为一条。",
        "In one row the second-level dimensions on both sides are the same. All shifted rows of a sheet are one finding.",
    ),
    basis: ("表式", "the form"),
    example: ("左侧“经济效益”一行，右侧为“社会效益”", "经济效益 on the left, 社会效益 on the right"),
};

fn check(context: &Context<'_>) -> Verdict {
    let findings = targets(context)
        .filter(|sheet| sheet.two_horizons)
        .filter_map(|sheet| {
            let shifted = shifted(sheet);
            let first = shifted.first()?;
            let rows: Vec<usize> = shifted.iter().map(|(left, _)| left.row).collect();
            let mut rows = rows;
            rows.dedup();
            let message = Message::new("prf-rows-shifted")
                .with("project", sheet.project.text.as_str())
                .with("left", first.0.level2.as_str())
                .with("right", first.1.level2.as_str())
                .with("count", rows.len());
            let spots = shifted
                .iter()
                .flat_map(|(left, right)| {
                    [
                        spots::indicator(sheet, left, Role::Primary),
                        spots::indicator(sheet, right, Role::Related),
                    ]
                })
                .collect();
            // Lost cells shift a row just as well.
            Some(likely(finding(&DOC, Severity::Error, message, &sheet.project.text, spots)))
        })
        .collect();
    Verdict::over(targets(context).filter(|sheet| sheet.two_horizons).count(), NO_SHEETS, findings)
}

/// Indicators of one row under different dimensions. The same indicator in two dimensions is PRF-06.
fn shifted(sheet: &TargetSheet) -> Vec<(&SheetIndicator, &SheetIndicator)> {
    let mut out = Vec::new();
    let years: Vec<&SheetIndicator> = sheet.of(Horizon::Year).collect();
    for left in sheet.of(Horizon::Total) {
        let from = years.partition_point(|right| right.row < left.row);
        for right in years.iter().skip(from).take_while(|right| right.row == left.row) {
            if plain(&left.level2) != plain(&right.level2) && !same_name(left, right) {
                out.push((left, *right));
            }
        }
    }
    out
}
