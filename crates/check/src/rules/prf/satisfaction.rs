//! PRF-04: a sheet has an indicator of satisfaction, or says why not.

use mingzhang_model::{Message, Role, Severity};

use super::shared::{NO_SHEETS, is_under, targets};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRF-04",
    severity: Severity::Warning,
    title: ("没有满意度指标", "No indicator of satisfaction"),
    what: (
        "绩效目标表应当有服务对象满意度指标；确实不适用的，应当说明。",
        "Every sheet has an indicator of the satisfaction of those it serves, or says why not.",
    ),
    basis: (
        "财预〔2015〕88号《中央部门预算绩效目标管理办法》",
        "财预〔2015〕88号, performance targets of budgets",
    ),
    example: ("满意度指标为空", "the row of satisfaction is empty"),
};

fn check(context: &Context<'_>) -> Verdict {
    let findings = targets(context)
        .filter(|sheet| {
            !sheet
                .indicators
                .iter()
                .any(|i| !i.is_blank() && (is_under(i, &["满意"]) || i.name.contains("满意")))
        })
        .map(|sheet| {
            let message = Message::new("prf-no-satisfaction").with("project", sheet.project.text.as_str());
            let spot = spots::on_sheet(sheet, &sheet.title, sheet.place, Role::Primary);
            finding(&DOC, Severity::Warning, message, &sheet.project.text, vec![spot])
        })
        .collect();
    Verdict::over(targets(context).count(), NO_SHEETS, findings)
}
