//! CLS-10: what is built, bought or held once is no project for running a body.

use mingzhang_model::{Message, Role, Severity, Spot};

use super::projects::{projects, speaks_of};
use crate::rules::Rule;
use crate::rules::con::MOST_SPOTS;
use crate::rules::con::scan::{before, numbers};
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CLS-10",
    severity: Severity::Warning,
    title: ("建设、购置、赛事类项目列为其他运转类", "Construction, purchases or events as running projects"),
    what: (
        "全部项目列为其他运转类、特定目标类为零,而项目名称中有建设、改造、购置、大赛等一次性任务的,分类应当复核。队伍建设、能力建设、运维一类不算。",
        "All projects are classed 其他运转类 and none 特定目标类, though names speak of construction, rebuilding, purchases or contests. 队伍建设, 能力建设 and maintenance do not count.",
    ),
    basis: ("预算管理一体化规范", "the standard of integrated budget management"),
    example: (
        "机房改造建设项目列为其他运转类,特定目标类项目0个",
        "a machine room rebuilt as 其他运转类, no 特定目标类",
    ),
};

/// Looks at the counts by category and at the names.
fn check(context: &Context<'_>) -> Verdict {
    let Some((running, special)) = counts(context) else {
        return Verdict::not_applicable("reach-no-categories");
    };
    let odd: Vec<_> = projects(context)
        .into_iter()
        .filter(|project| speaks_of(project.name, "special") && !speaks_of(project.name, "everyday"))
        .collect();
    let mut findings = Vec::new();
    if running.0 > 0 && special.0 == 0 && !odd.is_empty() {
        let names: Vec<&str> = odd.iter().take(4).map(|project| project.name).collect();
        let message = Message::new("cls-category")
            .with("running", running.0.to_string())
            .with("names", names.join("、"))
            .with("projects", odd.len());
        let mut spots: Vec<Spot> =
            vec![context.quote(running.1, Role::Primary), context.quote(special.1, Role::Primary)];
        spots.extend(odd.into_iter().take(MOST_SPOTS - 2).map(|p| Spot { role: Role::Related, ..p.spot }));
        findings.push(likely(finding(&DOC, Severity::Warning, message, "", spots)));
    }
    Verdict::checked(1, findings)
}

/// How many projects the text counts as 其他运转类 and as 特定目标类.
fn counts(context: &Context<'_>) -> Option<((i64, Words), (i64, Words))> {
    for (paragraph, found) in context.narrative() {
        if !found.text.contains("特定目标类") {
            continue;
        }
        let count = |category: &str| {
            numbers(&found.text).into_iter().find_map(|number| {
                let label = before(&found.text, number.start, 10);
                let label = label.trim_end_matches("项目");
                let named = label.ends_with(category) && number.after.starts_with('个');
                let start = number.start.checked_sub(label.len().min(number.start))?;
                let start = found
                    .text
                    .get(start..number.start)
                    .and_then(|s| s.find(category))
                    .map_or(start, |at| start + at);
                let words = Words { paragraph, start, end: number.end + '个'.len_utf8() };
                Some((number.count()?, words)).filter(|_| named)
            })
        };
        if let (Some(running), Some(special)) = (count("其他运转类"), count("特定目标类")) {
            return Some((running, special));
        }
    }
    None
}
