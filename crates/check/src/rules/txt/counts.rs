//! TXT-17: a stated number is the number of what is listed.

use mingzhang_model::{Claim, Finding, Message, Role, Says, Severity};

use super::list::declared;
use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "TXT-17",
    severity: Severity::Warning,
    title: ("数目与所列不符", "A number does not fit its list"),
    what: (
        "“内设n个科室”应与所列科室数相同；车辆总数应等于各类车辆之和。",
        "The number of departments is the number of those listed; the number of vehicles is the sum of their types.",
    ),
    basis: LOGIC,
    example: ("内设16个科室，只列15个", "sixteen departments, fifteen listed"),
};

fn check(context: &Context<'_>) -> Verdict {
    let mut places = 0;
    let mut findings = Vec::new();
    for passage in &context.passages {
        let Some(list) = declared(&passage.text) else { continue };
        places += 1;
        // 甲科、乙科和丙科: the last two may be one item or two.
        let last = list.items.last().copied().unwrap_or("");
        let joined = last.contains('和') || last.contains('及') || last.contains('与');
        let open = last.ends_with('等') || last.contains("等科") || last.contains("等内设");
        let listed = list.items.len();
        // 办公室，负责文秘；… describes each; a list that goes on after a semicolon is not whole here.
        let described = list.items.iter().any(|item| {
            item.chars().count() > 24
                || [
                    "负责",
                    "承担",
                    "主要",
                    "均为",
                    "下设",
                    "下属",
                    "另",
                    "所属",
                    "其中",
                    "派出",
                    "和机关党委",
                ]
                .iter()
                .any(|word| item.contains(word))
        });
        let goes_on = passage.text.get(list.end..).is_some_and(|rest| rest.starts_with(['；', ';']));
        if described || goes_on {
            continue;
        }
        if list.count == listed || (joined && list.count == listed + 1) || open {
            continue;
        }
        let message = Message::new("txt-count-list").with("stated", list.count).with("listed", listed);
        let words = passage.words(list.start, list.end);
        let about = format!("list/{}", list.count);
        findings.push(finding(
            &DOC,
            Severity::Warning,
            message,
            &about,
            vec![context.quote(words, Role::Primary)],
        ));
    }
    let (looked, told) = vehicles(context);
    findings.extend(told);
    Verdict::over(places + looked, "reach-no-counts", findings)
}

/// `共有车辆3辆，其中：…1辆、…2辆`.
fn vehicles(context: &Context<'_>) -> (usize, Vec<Finding>) {
    let mut places = 0;
    let mut findings = Vec::new();
    for passage in &context.passages {
        let claims: Vec<(&Claim, usize)> = context
            .claims_in(passage)
            .take_while(|claim| claim.paragraph == passage.first())
            .filter_map(|claim| match &claim.says {
                Says::Quantity { number, noun } if noun.starts_with('辆') => {
                    Some((claim, number.parse().ok()?))
                }
                _ => None,
            })
            .collect();
        let Some(split) = passage.text.find("其中") else { continue };
        // What stands in brackets, behind a second 其中 or 主要是 divides a kind again.
        let behind = passage.text.get(split + "其中".len()..).unwrap_or("");
        if ["其中", "主要是", "主要为", "主要包括", "（含", "(含", "挂靠", "借用", "租用"]
            .iter()
            .any(|word| behind.split(['。', '；', ';']).next().is_some_and(|list| list.contains(word)))
        {
            continue;
        }
        let sentence = passage.text.get(split..).and_then(|rest| rest.find(['。', '；', ';']));
        let end = sentence.map_or(passage.text.len(), |end| split + end);
        let whole = claims.iter().rfind(|(claim, _)| claim.end <= split);
        let parts: Vec<usize> = claims
            .iter()
            .filter(|(claim, _)| claim.start > split && claim.end <= end)
            .map(|(_, number)| *number)
            .collect();
        let near = whole.filter(|(claim, _)| {
            passage.text.get(claim.end..split).is_some_and(|gap| gap.chars().count() <= 4)
        });
        let Some((claim, total)) = near.filter(|_| parts.len() > 1) else { continue };
        places += 1;
        let sum: usize = parts.iter().sum();
        // 其中 may pick out some of them only.
        if sum == *total || (sum < *total && parts.len() < 4) {
            continue;
        }
        let message = Message::new("txt-count-vehicles").with("stated", *total).with("sum", sum);
        let words = Words { paragraph: claim.paragraph, start: claim.start, end: claim.end };
        let told =
            finding(&DOC, Severity::Warning, message, "vehicles", vec![context.quote(words, Role::Primary)]);
        findings.push(likely(told));
    }
    (places, findings)
}
