//! FMT-11: the lines for names and telephones below the performance sheets.

use std::collections::BTreeSet;

use mingzhang_model::{Message, Role, Severity, Spot};

use super::{BLANK, FORM};
use crate::rules::Rule;
use crate::rules::context::{Context, MOST_SPOTS};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-11",
    severity: Severity::Info,
    title: ("表尾签署栏空白", "Blank signature lines"),
    what: (
        "绩效目标表表尾的负责人、经办人、联系电话要么填好，要么公开时整行去掉。",
        "负责人, 经办人 and 联系电话 below a performance sheet are filled in, or the line is dropped when the sheet is published.",
    ),
    basis: FORM,
    example: ("负责人：　经办人：　联系电话：", "负责人：　经办人：　联系电话："),
};

const LABELS: [&str; 6] = ["负责人", "经办人", "联系电话", "填报人", "填表人", "联系人"];

fn check(context: &Context<'_>) -> Verdict {
    if context.is_blank() {
        return Verdict::not_applicable(BLANK);
    }
    let mut blank = BTreeSet::new();
    let mut sheets = BTreeSet::new();
    let mut spots: Vec<Spot> = Vec::new();
    let mut places = 0;
    for (index, sheet) in context.book.target_sheets.iter().enumerate() {
        for text in &sheet.texts {
            let label =
                LABELS.iter().find(|label| text.label.trim_end_matches([':', '：']).ends_with(**label));
            let Some(label) = label else { continue };
            places += 1;
            if text.text.is_empty() {
                blank.insert(*label);
                if sheets.insert(index)
                    && let Some(place) = text.place
                {
                    let title = Some(sheet.project.text.clone());
                    spots.push(spots::line(title, &text.label, place, Role::Primary));
                }
            }
        }
    }
    let count = sheets.len();
    spots.truncate(MOST_SPOTS);
    let labels: Vec<&str> = blank.into_iter().collect();
    let message = Message::new("fmt-signature").with("labels", labels.join("、")).with("count", count);
    let findings = (count > 0).then(|| finding(&DOC, Severity::Info, message, "", spots));
    Verdict::over(places, "reach-no-sheets", findings.into_iter().collect())
}
