//! PRF-21: ceilings of one sheet are written alike.

use mingzhang_model::{Comparison, Message, Role, Severity, SheetIndicator, Spot};

use super::shared::{NO_SHEETS, listed, once, targets};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRF-21",
    severity: Severity::Info,
    title: ("“<”与“≤”混用", "< and ≤ mixed"),
    what: (
        "同一张表的同类指标有的用“<”、有的用“≤”：恰好等于时，前者算未完成。",
        "One sheet writes some ceilings with < and others with ≤: reaching the figure exactly fails the former.",
    ),
    basis: ("表式", "the form"),
    example: ("绩效工资 <246万元，退休费 ≤48万元", "绩效工资 <246万元 beside 退休费 ≤48万元"),
};

fn check(context: &Context<'_>) -> Verdict {
    let mut findings = Vec::new();
    for sheet in targets(context) {
        let all = once(sheet);
        for (strict, loose) in
            [(Comparison::Less, Comparison::AtMost), (Comparison::More, Comparison::AtLeast)]
        {
            let of = |comparison: Comparison| -> Vec<&SheetIndicator> {
                all.iter()
                    .copied()
                    .filter(|i| i.target().is_some_and(|t| t.comparison == comparison))
                    .collect()
            };
            let strict = of(strict);
            let loose = of(loose).into_iter().find(|i| strict.iter().any(|s| s.level2 == i.level2));
            let (false, Some(loose)) = (strict.is_empty(), loose) else { continue };
            let texts: Vec<String> = strict.iter().map(|i| format!("{} {}", i.name, i.value)).collect();
            let message = Message::new("prf-strict")
                .with("project", sheet.project.text.as_str())
                .with("texts", listed(texts.iter().map(String::as_str)));
            let mut spots: Vec<Spot> =
                strict.iter().map(|i| spots::indicator(sheet, i, Role::Primary)).collect();
            spots.push(spots::indicator(sheet, loose, Role::Related));
            findings.push(finding(&DOC, Severity::Info, message, &sheet.project.text, spots));
        }
    }
    Verdict::over(targets(context).count(), NO_SHEETS, findings)
}
