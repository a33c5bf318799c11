//! PRJ-10: what is paid every year is not a project of one year.

use mingzhang_model::{Message, Role, Severity, Spot, TargetSheet};

use super::term;
use crate::rules::prf::shared::{MOST_SPOTS, NO_SHEETS, listed, targets, words};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRJ-10",
    severity: Severity::Warning,
    title: ("经常性支出列为一次性项目", "Recurrent spending as a one-year project"),
    what: (
        "工资、聘用人员、劳务派遣、物业、运转一类每年发生的支出列为“一次性项目（1年结束）”，与内容不符。全书合并为一条。",
        "Wages, hired staff, property services and their like recur; 一次性项目 does not fit them. One finding for the book.",
    ),
    basis: ("《预算管理一体化规范》（财办〔2023〕12号）", "财办〔2023〕12号, integrated budget management"),
    example: ("聘用人员经费，一次性项目（1年结束）", "wages of hired staff as 一次性项目（1年结束）"),
};

fn check(context: &Context<'_>) -> Verdict {
    let wrong: Vec<&TargetSheet> =
        targets(context).filter(|sheet| term::is_once(sheet) && recurs(sheet)).collect();
    let mut findings = Vec::new();
    if !wrong.is_empty() {
        let message = Message::new("prj-property")
            .with("count", wrong.len())
            .with("projects", listed(wrong.iter().map(|sheet| sheet.project.text.as_str())));
        let spots: Vec<Spot> = wrong
            .iter()
            .take(MOST_SPOTS)
            .filter_map(|sheet| {
                let text = term::property(sheet)?;
                Some(spots::on_sheet(
                    sheet,
                    &format!("{} {}", text.label, text.text),
                    text.place,
                    Role::Primary,
                ))
            })
            .collect();
        findings.push(finding(&DOC, Severity::Warning, message, "", spots));
    }
    Verdict::over(
        targets(context).filter(|sheet| term::property(sheet).is_some()).count(),
        NO_SHEETS,
        findings,
    )
}

/// By its name: a text may speak of wages that are not what is paid for.
fn recurs(sheet: &TargetSheet) -> bool {
    words("recurring").any(|word| sheet.project.text.contains(word.word))
}
