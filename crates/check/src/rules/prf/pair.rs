//! PRF-08: every indicator has a name and a value.

use mingzhang_model::{Message, Role, Severity};

use super::glued::is_glued;
use super::shared::{NO_SHEETS, targets};
use crate::rules::verdict::doubtful;
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRF-08",
    severity: Severity::Error,
    title: ("指标缺名称或缺指标值", "An indicator without a name or without a value"),
    what: (
        "三级指标的名称与指标值应当成对出现。名称与值写在一格的，见 PRF-09。",
        "Name and value stand in pairs. Where both stand in one cell, see PRF-09.",
    ),
    basis: (
        "财预〔2015〕88号《中央部门预算绩效目标管理办法》",
        "财预〔2015〕88号, performance targets of budgets",
    ),
    example: ("“参训人员满意度”无指标值", "参训人员满意度 without a value"),
};

fn check(context: &Context<'_>) -> Verdict {
    let mut findings = Vec::new();
    for sheet in targets(context) {
        for indicator in sheet.indicators.iter().filter(|i| !i.is_blank()) {
            let id = match (indicator.name.is_empty(), indicator.value.is_empty()) {
                // 服务对象满意度 is the dimension and the indicator in one.
                (true, false) if indicator.level2.contains("满意") => continue,
                (true, false) => "prf-value-without-name",
                (false, true) if !is_glued(sheet, indicator) => "prf-name-without-value",
                _ => continue,
            };
            let message = Message::new(id)
                .with("project", sheet.project.text.as_str())
                .with("dimension", indicator.level2.as_str())
                .with("text", format!("{}{}", indicator.name, indicator.value));
            let spots = vec![spots::indicator(sheet, indicator, Role::Primary)];
            let about = format!("{}/{}{}", sheet.project.text, indicator.name, indicator.value);
            let told = finding(&DOC, Severity::Error, message, &about, spots);
            findings.push(if indicator.doubtful { doubtful(told) } else { told });
        }
    }
    Verdict::over(targets(context).count(), NO_SHEETS, findings)
}
