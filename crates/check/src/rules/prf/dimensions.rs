//! PRF-02: outputs are told by number, quality, time and cost.

use mingzhang_catalog::plain;
use mingzhang_model::{Finding, Message, Role, Severity, SheetIndicator, Spot, TargetSheet};

use super::shared::{NO_SHEETS, targets, words};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRF-02",
    severity: Severity::Error,
    title: ("产出指标缺少维度", "A dimension of outputs is missing"),
    what: (
        "产出指标应当包括数量、质量、时效、成本四类。表中有这一类而未填的、有的表有而这张表没有的，报警告；四张以上的表都有、唯独一张没有的，报错误；全书各表都没有的，是表式如此，作提示。成本列为一级指标的，视为已有。",
        "Outputs are told by number, quality, time and cost. A dimension that stands in the form with nothing written, or that only some sheets have, is a warning; one that a single sheet among four or more lacks is an error; one that no sheet of the book has belongs to another form and is a remark. Cost as a first level counts.",
    ),
    basis: (
        "财预〔2015〕88号《中央部门预算绩效目标管理办法》",
        "财预〔2015〕88号, performance targets of budgets",
    ),
    example: ("有数量、质量、成本指标，没有时效指标", "number, quality and cost, but no time"),
};

/// What outputs are told by.
const OUTPUTS: [&str; 4] = ["数量", "质量", "时效", "成本"];

/// So many sheets show what the form of the book has.
const MANY: usize = 4;

/// How a sheet stands to a dimension.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Filled,
    Blank,
    Absent,
}

fn check(context: &Context<'_>) -> Verdict {
    let sheets: Vec<&TargetSheet> = targets(context).collect();
    let mut findings = Vec::new();
    for dimension in OUTPUTS {
        let states: Vec<State> = sheets.iter().map(|sheet| state(sheet, dimension)).collect();
        let absent = states.iter().filter(|state| **state == State::Absent).count();
        for (sheet, state) in sheets.iter().zip(&states) {
            let severity = match state {
                State::Filled => continue,
                // The one sheet among many that lacks what all others have.
                State::Absent if absent == 1 && sheets.len() >= MANY => Severity::Error,
                // A form without the row: it may be that of the place.
                State::Absent if absent == states.len() => Severity::Info,
                State::Absent | State::Blank => Severity::Warning,
            };
            findings.push(told(sheet, dimension, *state, severity));
        }
    }
    Verdict::over(sheets.len(), NO_SHEETS, findings)
}

fn state(sheet: &TargetSheet, dimension: &str) -> State {
    let mut state = State::Absent;
    for indicator in &sheet.indicators {
        // 经济成本 under 成本指标 is cost, too.
        let level2 = plain(&indicator.level2);
        let named = level2.starts_with(dimension)
            || (dimension == "成本"
                && (level2.contains("成本") || plain(&indicator.level1).contains("成本")));
        if named && !indicator.is_blank() {
            return State::Filled;
        }
        if named {
            state = State::Blank;
        }
    }
    state
}

fn told(sheet: &TargetSheet, dimension: &str, state: State, severity: Severity) -> Finding {
    let id = if state == State::Blank { "prf-dimension-blank" } else { "prf-dimension-absent" };
    let message = Message::new(id)
        .with("project", sheet.project.text.as_str())
        .with("dimension", format!("{dimension}指标"));
    // Best is what was filed elsewhere: 及时性 under quality where time is missing.
    let astray = |i: &&SheetIndicator| {
        words("tells").any(|word| word.instead == dimension && i.name.ends_with(word.word))
    };
    let blank = sheet.indicators.iter().find(|i| plain(&i.level2).starts_with(dimension));
    let near = blank
        .or_else(|| sheet.indicators.iter().find(astray))
        .or_else(|| sheet.indicators.iter().filter(|i| !i.is_blank()).rfind(|i| is_output(&i.level2)));
    let spot: Spot = match near {
        Some(indicator) => spots::indicator(sheet, indicator, Role::Primary),
        None => spots::on_sheet(sheet, &sheet.title, sheet.place, Role::Primary),
    };
    finding(&DOC, severity, message, &format!("{}/{dimension}", sheet.project.text), vec![spot])
}

fn is_output(level2: &str) -> bool {
    OUTPUTS.iter().any(|word| plain(level2).starts_with(word))
}
