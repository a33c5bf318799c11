//! FIN-14: 机关运行经费 of final accounts is the operating part of basic expenditure.

use mingzhang_model::{Severity, Topic};

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::Verdict;
use crate::rules::xtb::agency::compare;
use crate::rules::xtb::money::claims;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FIN-14",
    severity: Severity::Error,
    title: ("机关运行经费与公用经费决算不符", "机关运行经费 and operating expenditure do not agree"),
    what: (
        "行政单位(含参公单位)决算说明中的机关运行经费,应当等于一般公共预算财政拨款基本支出决算表的公用经费合计;部门的不应大于它。",
        "In final accounts 机关运行经费 of an administrative body equals the operating total of its basic expenditure; a department's is no more than that.",
    ),
    basis: ("预算法第十四条第二款", "Budget Law, art. 14(2)"),
    example: ("机关运行经费184.65万元,公用经费合计148.65万元", "184.65 in the text, 148.65 in the table"),
};

/// Compares the sentence with the table.
fn check(context: &Context<'_>) -> Verdict {
    if !context.is_accounts() {
        return Verdict::not_applicable("reach-not-accounts");
    }
    let places = claims(context, Topic::AgencyOperating).count();
    Verdict::over(places, "reach-no-agency", compare(context, &DOC))
}
