//! FIN-17: the projects that were evaluated add up by grade.

use mingzhang_model::{Message, Role, Severity};

use crate::rules::Rule;
use crate::rules::con::scan::{before, numbers};
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FIN-17",
    severity: Severity::Warning,
    title: ("绩效自评项目数与各等级之和不符", "Grades do not add up to the projects evaluated"),
    what: (
        "绩效自评各等级(优、良、中、差或者合格、不合格)的项目数之和应当等于自评项目数。",
        "The projects of each grade (优, 良, 中, 差 or 合格, 不合格) add up to the projects that were evaluated.",
    ),
    basis: ("财预〔2020〕10号;逻辑关系", "财预〔2020〕10号; logic"),
    example: ("绩效自评项目4个,评为“优”3个、“良”0个", "4 evaluated, 3 graded 优 and 0 graded 良"),
};

/// Reads the sentences with grades.
fn check(context: &Context<'_>) -> Verdict {
    if !context.is_accounts() {
        return Verdict::not_applicable("reach-not-accounts");
    }
    let mut places = 0;
    let mut findings = Vec::new();
    for (paragraph, found) in context.narrative() {
        if !found.text.contains("自评") || !found.text.contains('优') {
            continue;
        }
        let counts: Vec<_> = numbers(&found.text).into_iter().filter(|n| n.after.starts_with('个')).collect();
        let label = |start: usize| {
            let label = before(&found.text, start, 18);
            label.rsplit(['，', ',', '。', '；', ';', '、', '：', '（']).next().unwrap_or(label)
        };
        let graded = |start: usize| {
            let label = label(start);
            ["优", "良", "中", "差", "合格", "不合格"].iter().any(|grade| {
                label.contains(&format!("“{grade}”")) || label.ends_with(&format!("为{grade}的"))
            })
        };
        // The grades that follow one another; a second list is of other projects.
        let grades: Vec<_> =
            counts.iter().skip_while(|n| !graded(n.start)).take_while(|n| graded(n.start)).collect();
        let Some(first) = grades.first() else { continue };
        let whole = counts
            .iter()
            .rfind(|n| n.start < first.start && label(n.start).contains("自评") && !graded(n.start));
        let (Some(whole), true) = (whole, grades.len() >= 2) else { continue };
        let (Some(total), Some(sum)) = (whole.count(), grades.iter().map(|n| n.count()).sum::<Option<i64>>())
        else {
            continue;
        };
        places += 1;
        if total != sum {
            let quote = |start, end, role| context.quote(Words { paragraph, start, end }, role);
            let message =
                Message::new("fin-grades").with("total", total.to_string()).with("sum", sum.to_string());
            let mut spots = vec![quote(whole.start, whole.end, Role::Primary)];
            spots.extend(grades.iter().take(6).map(|n| quote(n.start, n.end, Role::Related)));
            findings.push(finding(&DOC, Severity::Warning, message, "", spots));
        }
    }
    Verdict::over(places, "reach-no-grades", findings)
}
