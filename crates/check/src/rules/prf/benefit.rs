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
        "每张绩效目标表至少有一项效益指标（经济、社会、生态效益或可持续影响）。表中有效益各行而未填的报错误；其他表有、这张表没有的报警告；全书都没有的，是表式如此，作提示。",
        "Every sheet has at least one indicator of benefit: economic, social, ecological, lasting. Rows for it that are empty are an error, a sheet without such rows among others that have them a warning, a book without any a remark.",
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
            // Without any row for it, the form may be that of the place, or the rows were not read.
            let row = |sheet: &mingzhang_model::TargetSheet| {
                sheet.indicators.iter().any(|i| is_under(i, &["效益", "影响"]))
            };
            let severity = if row(sheet) {
                Severity::Error
            } else if targets(context).any(row) {
                Severity::Warning
            } else {
                Severity::Info
            };
            finding(&DOC, severity, message, &sheet.project.text, vec![spot])
        })
        .collect();
    Verdict::over(targets(context).count(), NO_SHEETS, findings)
}
