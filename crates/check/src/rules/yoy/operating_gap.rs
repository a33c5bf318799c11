//! YOY-06: reasons in different sections fit each other: 三公 money is operating money.

use mingzhang_model::{Claim, Message, Role, Severity, ThreePublic};

use super::reason::{explained, signed};
use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "YOY-06",
    severity: Severity::Info,
    title: ("各节的增减原因互相对不上", "Reasons of two sections do not fit"),
    what: (
        "总的增减若恰由人员和项目说明，公用经费就没有变；“三公”经费属于公用经费却有增减的，应说明差额由什么抵消。",
        "Where personnel and projects alone make up the change, operating money did not change; if 三公 money, which is part of it, did, something else must have made up for it.",
    ),
    basis: LOGIC,
    example: (
        "人员增75.58、项目减88.36，合减12.78；“三公”又减3.20",
        "+75.58 and −88.36 make −12.78, and 三公 fell by 3.20",
    ),
};

fn check(context: &Context<'_>) -> Verdict {
    let all = explained(context);
    let three_public = context.book.claims.iter().find(|claim| {
        let about = match &claim.says {
            mingzhang_model::Says::Change { of, at, .. } => {
                at.as_ref().or_else(|| coordinate(context, *of)).and_then(|at| at.three_public)
            }
            _ => None,
        };
        about == Some(ThreePublic::All) && signed(claim).is_some_and(|delta| delta != 0)
    });
    let Some(other) = three_public else { return Verdict::not_applicable("reach-no-comparisons") };
    let words = |claim: &Claim| Words { paragraph: claim.paragraph, start: claim.start, end: claim.end };
    let complete = all.iter().find(|explained| {
        let sum: Option<i64> = explained.reasons.iter().map(|claim| signed(claim)).sum();
        let names = explained.text;
        sum == signed(explained.change)
            && names.contains("人员")
            && names.contains("项目")
            && !names.contains("公用")
            && !names.contains("三公")
            && !names.contains("运转")
    });
    let findings = complete.map(|explained| {
        let message = Message::new("yoy-operating-gap")
            .with("change", explained.change.text.clone())
            .with("other", other.text.clone());
        let spots = vec![
            context.quote(words(explained.change), Role::Primary),
            context.quote(words(other), Role::Primary),
        ];
        likely(finding(&DOC, Severity::Info, message, "", spots))
    });
    Verdict::over(all.len(), "reach-no-reason-amounts", findings.into_iter().collect())
}

fn coordinate<'a>(context: &Context<'a>, of: Option<usize>) -> Option<&'a mingzhang_model::Coordinate> {
    match &context.book.claims.get(of?)?.says {
        mingzhang_model::Says::Amount { at, .. } => at.as_ref(),
        _ => None,
    }
}
