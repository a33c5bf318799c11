//! PRF-11: a target is not met before the year begins.

use mingzhang_catalog::plain;
use mingzhang_model::{Message, Role, Severity, SheetIndicator, Spot, TargetSheet};

use super::shared::{NO_SHEETS, is_under, listed, once, targets, words, years};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRF-11",
    severity: Severity::Warning,
    title: ("指标值无意义", "A target that is met already"),
    what: (
        "目标为零（越少越好的除外）等于没有目标；表中文字说明早已完工，而指标仍是建筑面积、完工率的，年初就已实现。",
        "A target of zero is none, unless fewer are better; a built area or a rate of completion is met before the year begins where the text says that the work was finished years ago.",
    ),
    basis: (
        "财预〔2015〕88号《中央部门预算绩效目标管理办法》",
        "财预〔2015〕88号, performance targets of budgets",
    ),
    example: ("安排就业人数 0人", "安排就业人数 0人"),
};

fn check(context: &Context<'_>) -> Verdict {
    let mut findings = Vec::new();
    for sheet in targets(context) {
        for indicator in once(sheet).into_iter().filter(|i| is_zero(i)) {
            let message = Message::new("prf-zero-target")
                .with("project", sheet.project.text.as_str())
                .with("name", indicator.name.as_str())
                .with("value", indicator.value.as_str());
            let spots = vec![spots::indicator(sheet, indicator, Role::Primary)];
            let about = format!("{}/{}", sheet.project.text, indicator.name);
            findings.push(finding(&DOC, Severity::Warning, message, &about, spots));
        }
        if let Some(year) = context.book.year.and_then(|year| finished(sheet, year)) {
            let met: Vec<&SheetIndicator> = once(sheet).into_iter().filter(|i| is_built(i)).collect();
            if !met.is_empty() {
                let message = Message::new("prf-already-met")
                    .with("project", sheet.project.text.as_str())
                    .with("year", year.to_string())
                    .with("names", listed(met.iter().map(|i| i.name.as_str())));
                let spots: Vec<Spot> =
                    met.iter().map(|i| spots::indicator(sheet, i, Role::Primary)).collect();
                let about = format!("{}/met", sheet.project.text);
                findings.push(finding(&DOC, Severity::Warning, message, &about, spots));
            }
        }
    }
    Verdict::over(targets(context).count(), NO_SHEETS, findings)
}

fn is_zero(indicator: &SheetIndicator) -> bool {
    let zero = indicator.target().is_some_and(|target| {
        target.number.chars().all(|c| matches!(c, '0' | '.'))
            && !target.unit.contains('元')
            && !target.unit.contains('起')
    });
    let name = plain(&indicator.name);
    // What a project makes; that something does not happen is a target of quality and benefit.
    zero && !words("waste").any(|word| name.contains(word.word))
        && !name.contains("发生")
        && is_under(indicator, &["数量", "满意"])
}

fn is_built(indicator: &SheetIndicator) -> bool {
    words("built").any(|word| indicator.name.contains(word.word)) && is_under(indicator, &["数量", "质量"])
}

/// The year before last or earlier in which the sheet's texts say the work was finished.
fn finished(sheet: &TargetSheet, year: i32) -> Option<i32> {
    let sentences = sheet.texts.iter().flat_map(|text| text.text.split(['。', '；', ';']));
    sentences
        .filter(|sentence| words("done").any(|word| sentence.contains(word.word)))
        .flat_map(years)
        .filter(|said| *said < year - 1)
        .max()
}
