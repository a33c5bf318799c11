//! FMT-19: the fixed labels of performance sheets are the same in all of them.

use std::collections::{BTreeMap, BTreeSet};

use mingzhang_catalog::{plain, similarity};
use mingzhang_model::{Message, Role, Severity, Spot};

use super::FORM;
use crate::rules::Rule;
use crate::rules::context::{Context, MOST_SPOTS};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-19",
    severity: Severity::Info,
    title: ("绩效目标表的固定项目名称不一", "Fixed labels of performance sheets differ"),
    what: (
        "一级、二级指标的名称是表样固定的，同一本书的各张表应一致。",
        "The labels of first and second level come from the form and are the same in every sheet of a book.",
    ),
    basis: FORM,
    example: (
        "一张表写“可持续发展影响”，其余写“可持续影响”",
        "可持续发展影响 in one sheet, 可持续影响 in the others",
    ),
};

fn check(context: &Context<'_>) -> Verdict {
    const FEW: usize = 3;
    const ALIKE: usize = 70;
    let mut used: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (index, sheet) in context.sheets() {
        for label in sheet.indicators.iter().flat_map(|row| [&row.level1, &row.level2]) {
            let label = plain(label);
            if label.chars().count() > 2 {
                used.entry(label).or_default().insert(index);
            }
        }
    }
    let sheets = context.sheets().count();
    if sheets < FEW {
        return Verdict::not_applicable("reach-few-sheets");
    }
    let mut findings = Vec::new();
    for (label, rare) in used.iter().filter(|(_, sheets_of)| sheets_of.len() * 3 <= sheets) {
        let usual = used
            .iter()
            .filter(|(other, common)| {
                common.len() * 3 > sheets * 2 && similarity(label, other) >= ALIKE && !same_word(label, other)
            })
            .max_by_key(|(other, _)| similarity(label, other));
        let Some((usual, _)) = usual else { continue };
        let spots = rare.iter().take(MOST_SPOTS).filter_map(|index| spot(context, *index, label)).collect();
        let message = Message::new("fmt-sheet-label")
            .with("printed", label.clone())
            .with("usual", usual.clone())
            .with("count", rare.len());
        findings.push(finding(&DOC, Severity::Info, message, label, spots));
    }
    Verdict::checked(sheets, findings)
}

/// 经济效益 and 社会效益 are alike but two labels, and so are labels of which one is the other with 指标.
fn same_word(a: &str, b: &str) -> bool {
    let short = |label: &str| label.trim_end_matches("指标").to_owned();
    let (a, b) = (short(a), short(b));
    // A slip keeps how the label begins.
    a == b || a.chars().take(2).ne(b.chars().take(2))
}

fn spot(context: &Context<'_>, sheet: usize, label: &str) -> Option<Spot> {
    let sheet = context.book.target_sheets.get(sheet)?;
    let row =
        sheet.indicators.iter().find(|row| plain(&row.level2) == label || plain(&row.level1) == label)?;
    Some(spots::line(Some(sheet.project.text.clone()), label, row.place, Role::Primary))
}
