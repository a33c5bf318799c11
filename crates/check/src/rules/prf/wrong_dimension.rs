//! PRF-15: an indicator is filed under its dimension.

use mingzhang_catalog::plain;
use mingzhang_model::{Message, Role, Severity};

use super::shared::{NO_SHEETS, once, targets, words};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRF-15",
    severity: Severity::Info,
    title: ("指标归类不当", "An indicator under another dimension"),
    what: (
        "“及时率”属于时效、“满意度”属于满意度、“合格率”“功能实现率”属于质量。",
        "及时率 is a matter of time, 满意度 of satisfaction, 合格率 and 功能实现率 of quality.",
    ),
    basis: (
        "财预〔2015〕88号《中央部门预算绩效目标管理办法》",
        "财预〔2015〕88号, performance targets of budgets",
    ),
    example: ("质量指标：业务处理及时性", "quality: 业务处理及时性"),
};

fn check(context: &Context<'_>) -> Verdict {
    let mut findings = Vec::new();
    let mut places = 0;
    for sheet in targets(context) {
        for indicator in once(sheet) {
            places += 1;
            let name = plain(&indicator.name);
            let Some(word) = words("tells").find(|word| name.ends_with(word.word)) else { continue };
            // A name may speak of several things: what is filed under output quality may well be on time.
            if plain(&indicator.level2).contains(word.instead) || indicator.level2.is_empty() {
                continue;
            }
            let message = Message::new("prf-dimension")
                .with("project", sheet.project.text.as_str())
                .with("name", indicator.name.as_str())
                .with("printed", indicator.level2.as_str())
                .with("should", word.instead);
            let spots = vec![spots::indicator(sheet, indicator, Role::Primary)];
            let about = format!("{}/{}", sheet.project.text, indicator.name);
            findings.push(finding(&DOC, Severity::Info, message, &about, spots));
        }
    }
    Verdict::over(places, NO_SHEETS, findings)
}
