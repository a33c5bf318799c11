//! PRF-03: a sheet has at least one indicator of benefit.

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
    id: "PRF-03",
    severity: Severity::Error,
    title: ("没有效益指标", "No indicator of benefit"),
    what: (
        "每张绩效目标表至少有一项效益指标（经济、社会、生态效益或可持续影响）。",
        "Every sheet has at least one indicator of benefit: economic, social, ecological, lasting.",
    ),
    basis: (
        "财预〔2015〕88号《中央部门预算绩效目标管理办法》",
        "财预〔2015〕88号, performance targets of budgets",
    ),
    example: ("效益指标各行均为空", "all rows of benefit are empty"),
};

fn check(context: &Context<'_>) -> Verdict {
    let findings = targets(context)
        .filter(|sheet| !sheet.indicators.iter().any(|i| !i.is_blank() && is_under(i, &["效益", "影响"])))
        .map(|sheet| {
            let message = Message::new("prf-no-benefit").with("project", sheet.project.text.as_str());
            let spot = spots::on_sheet(sheet, &sheet.title, sheet.place, Role::Primary);
            finding(&DOC, Severity::Error, message, &sheet.project.text, vec![spot])
        })
        .collect();
    Verdict::over(targets(context).count(), NO_SHEETS, findings)
}
