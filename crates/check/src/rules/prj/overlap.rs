//! PRJ-12: two projects do not describe the same work.

use std::collections::HashMap;

use mingzhang_catalog::plain;
use mingzhang_model::{Message, Role, Severity, SheetText, Spot, TargetSheet};

use crate::rules::prf::shared::{MOST_SPOTS, NO_SHEETS, targets};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRJ-12",
    severity: Severity::Info,
    title: ("项目文字雷同", "Two projects in the same words"),
    what: (
        "两个项目的立项依据、必要性或概况一字不差，可能重复，也可能是照抄。全书合并为一条。",
        "Two projects share a text word for word: they may overlap, or one was copied. One finding for the book.",
    ),
    basis: (
        "财预〔2015〕88号《中央部门预算绩效目标管理办法》",
        "财预〔2015〕88号, performance targets of budgets",
    ),
    example: ("两个项目的“立项依据”完全相同", "the same 立项依据 in two projects"),
};

/// Shorter texts are alike by chance.
const LONG: usize = 40;
/// Fields whose texts belong to one project; the measures of a unit are the same for all.
const OWN: [&str; 5] = ["概况", "概述", "依据", "必要性", "计划"];

fn check(context: &Context<'_>) -> Verdict {
    let mut seen: HashMap<(String, String), (&TargetSheet, &SheetText)> = HashMap::new();
    let mut spots: Vec<Spot> = Vec::new();
    let mut first: Option<(String, String, String)> = None;
    let mut places = 0;
    for sheet in targets(context) {
        for text in sheet.texts.iter().filter(|text| OWN.iter().any(|word| text.label.contains(word))) {
            let words: String = plain(&text.text).chars().filter(|c| c.is_alphanumeric()).collect();
            if words.chars().count() < LONG {
                continue;
            }
            places += 1;
            // Words that only differ by a letter or two (将/将会) are the same text.
            let start: String = words.chars().take(LONG).collect();
            match seen.get(&(text.label.clone(), start.clone())) {
                Some((other, twin)) if other.project.text != sheet.project.text => {
                    spots.push(spots::on_sheet(sheet, &text.text, text.place, Role::Primary));
                    spots.push(spots::on_sheet(other, &twin.text, twin.place, Role::Related));
                    first.get_or_insert((
                        other.project.text.clone(),
                        sheet.project.text.clone(),
                        text.label.clone(),
                    ));
                }
                Some(_) => {}
                None => {
                    seen.insert((text.label.clone(), start), (sheet, text));
                }
            }
        }
    }
    let mut findings = Vec::new();
    if let Some((a, b, label)) = first {
        let count = spots.len() / 2;
        spots.truncate(MOST_SPOTS);
        let message = Message::new("prj-overlap")
            .with("first", a)
            .with("second", b)
            .with("label", label)
            .with("count", count);
        findings.push(finding(&DOC, Severity::Info, message, "", spots));
    }
    Verdict::over(places, NO_SHEETS, findings)
}
