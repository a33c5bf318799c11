//! PRF-09: name and value stand in cells of their own.

use mingzhang_model::{Message, Role, Severity, SheetIndicator, Spot, TargetSheet};

use super::shared::{NO_SHEETS, targets, words};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRF-09",
    severity: Severity::Warning,
    title: ("指标名称与指标值写在一格", "Name and value in one cell"),
    what: (
        "指标值一格为空，而名称以“及时保障”“有效提升”一类的值结尾，说明两者写在了一格。",
        "The cell of the value is empty and the name ends in what is a value elsewhere: both were written into one cell.",
    ),
    basis: ("表式", "the form"),
    example: ("“保障职工权益及时保障”", "保障职工权益及时保障"),
};

fn check(context: &Context<'_>) -> Verdict {
    let mut findings = Vec::new();
    for sheet in targets(context) {
        let glued: Vec<&SheetIndicator> = sheet.indicators.iter().filter(|i| is_glued(sheet, i)).collect();
        let Some(first) = glued.first() else { continue };
        let message = Message::new("prf-glued")
            .with("project", sheet.project.text.as_str())
            .with("name", first.name.as_str());
        let spots: Vec<Spot> = glued.iter().map(|i| spots::indicator(sheet, i, Role::Primary)).collect();
        findings.push(finding(&DOC, Severity::Warning, message, &sheet.project.text, spots));
    }
    Verdict::over(targets(context).count(), NO_SHEETS, findings)
}

/// Whether a name without a value ends as values do: in a word that says no measure and is longer than that word alone.
pub(super) fn is_glued(_: &TargetSheet, indicator: &SheetIndicator) -> bool {
    const VALUE: usize = 4;
    if indicator.name.is_empty() || !indicator.value.is_empty() || indicator.name.chars().count() <= 2 * VALUE
    {
        return false;
    }
    let tail: String = {
        let letters: Vec<char> = indicator.name.chars().collect();
        letters.iter().skip(letters.len().saturating_sub(VALUE)).collect()
    };
    // 及时保障, 有效提升: both halves of the value are such words.
    words("quality").filter(|word| tail.contains(word.word)).count() >= 2
}
