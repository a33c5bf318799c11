//! PRF-17: outputs cover what the money is for.

use mingzhang_model::{Message, Role, Severity, SheetText, Spot, TargetSheet};

use super::shared::{NO_SHEETS, once, targets, words};
use crate::rules::verdict::likely;
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRF-17",
    severity: Severity::Warning,
    title: ("产出指标没有覆盖主要工作", "Outputs leave out the work"),
    what: (
        "概况、计划、总体目标中至少两处写明的工作（培训、加工、改造、检测……），没有一项指标提到，年终无从评价。",
        "Work that at least two of overview, plan and goals speak of, and no indicator does: nobody can tell whether it was done.",
    ),
    basis: (
        "财预〔2015〕88号《中央部门预算绩效目标管理办法》",
        "财预〔2015〕88号, performance targets of budgets",
    ),
    example: (
        "概况和目标写档案加工，指标只有购置系统数",
        "overview and goals speak of 加工, the indicators count systems bought",
    ),
};

fn check(context: &Context<'_>) -> Verdict {
    let findings = targets(context)
        .filter_map(|sheet| {
            let (word, places) =
                words("work").find_map(|word| Some((word.word, left_out(sheet, word.word)?)))?;
            let message =
                Message::new("prf-left-out").with("project", sheet.project.text.as_str()).with("work", word);
            let mut spots: Vec<Spot> =
                places.iter().map(|text| spots::word_on_sheet(sheet, text, word, Role::Primary)).collect();
            spots.extend(
                once(sheet)
                    .iter()
                    .filter(|i| i.level2.starts_with("数量"))
                    .map(|i| spots::indicator(sheet, i, Role::Related)),
            );
            let about = format!("{}/{word}", sheet.project.text);
            Some(likely(finding(&DOC, Severity::Warning, message, &about, spots)))
        })
        .collect();
    Verdict::over(targets(context).count(), NO_SHEETS, findings)
}

/// The texts that speak of some work, if there are two kinds of them and no indicator does, nor the name of the project: what a
/// project is called goes without saying.
fn left_out<'a>(sheet: &'a TargetSheet, work: &str) -> Option<Vec<&'a SheetText>> {
    let named = sheet.indicators.iter().any(|i| i.name.contains(work)) || sheet.project.text.contains(work);
    if named || once(sheet).is_empty() {
        return None;
    }
    let about = |label: &str| ["概况", "概述", "内容", "计划"].iter().any(|word| label.contains(word));
    let texts: Vec<&SheetText> =
        sheet.texts.iter().filter(|text| about(&text.label) && text.text.contains(work)).collect();
    let goals = sheet.goals.iter().any(|goal| goal.text.contains(work));
    // One of many things in a list is no main work.
    let alone = |text: &str| {
        text.split(['，', '。', '；', ',', ';']).any(|clause| clause.contains(work) && !clause.contains('、'))
    };
    let main = texts.iter().any(|text| alone(&text.text)) || sheet.goals.iter().any(|goal| alone(&goal.text));
    (main && !texts.is_empty() && texts.len() + usize::from(goals) >= 2).then_some(texts)
}
