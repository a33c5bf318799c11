//! PRF-06: the two halves of a sheet have the same indicators in the same dimensions.

use mingzhang_catalog::plain;
use mingzhang_model::{Message, Role, Severity};

use super::shared::{pairs, targets};
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
        "实施期目标与年度目标并列时，同一指标应当在两栏列入同一类。只在一栏出现的指标报警告。",
        "Where both horizons stand side by side, the same indicator is filed under the same dimension in both. An indicator in one half only is a warning.",
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
