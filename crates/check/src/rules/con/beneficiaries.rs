//! CON-05: a sheet names the people that its project is for in one way.
//!
//! Only what is mechanically sure: the project's name says whom it is for; most texts of its sheet say the same; one sentence
//! about the same deed has the same qualifier before another noun.

use std::collections::{BTreeMap, BTreeSet};

use mingzhang_model::{Message, ParagraphKind, Role, Severity};

use super::scan::{around, before};
use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CON-05",
    severity: Severity::Warning,
    title: ("项目对象前后不一", "A sheet with two kinds of beneficiaries"),
    what: (
        "项目名称写明对象（如“就业困难人员”），绩效目标表三处以上也这样写，而说同一件事的另一句话换成了别的对象（如“就业困难高校毕业生”）的，应当核对。同一句话并列两种对象的不报。",
        "The project's name says whom it is for, three or more texts of its sheet say the same, and one sentence about the same deed puts another noun behind the same qualifier. Sentences that name both are right.",
    ),
    basis: LOGIC,
    example: (
        "名称、目标为“就业困难人员”，措施为“就业困难高校毕业生”",
        "就业困难人员 in name and goals, 就业困难高校毕业生 in the measures",
    ),
};

/// People and bodies that projects are for; the longer first.
const HEADS: [&str; 18] = [
    "高校毕业生",
    "毕业生",
    "老年人",
    "残疾人",
    "人员",
    "职工",
    "学生",
    "居民",
    "村民",
    "农户",
    "群众",
    "家庭",
    "儿童",
    "老人",
    "党员",
    "干部",
    "教师",
    "企业",
];
/// Letters of a qualifier.
const QUALIFIER: usize = 4;
/// So many texts make a way of saying it the sheet's own.
const USUAL: usize = 3;
/// How far around the words the sentence is read.
const NEAR: usize = 200;

/// Looks at every sheet whose project says whom it is for.
fn check(context: &Context<'_>) -> Verdict {
    let mut texts: BTreeMap<usize, Vec<(usize, &str)>> = BTreeMap::new();
    for (paragraph, found) in context.sheet_texts() {
        if let ParagraphKind::Sheet(sheet) = found.kind {
            texts.entry(sheet).or_default().push((paragraph, &found.text));
        }
    }
    let mut places = 0;
    let mut findings = Vec::new();
    for (index, sheet) in context.sheets() {
        let project = sheet.project.text.as_str();
        let (Some((qualifier, head)), Some(texts)) = (beneficiary(project), texts.get(&index)) else {
            continue;
        };
        places += 1;
        let usual = format!("{qualifier}{head}");
        if texts.iter().filter(|(_, text)| text.contains(&usual)).count() < USUAL {
            continue;
        }
        let deed = bigrams(project.rsplit(&usual).next().unwrap_or(""));
        let others: Vec<(Words, &str)> = texts
            .iter()
            .filter_map(|(paragraph, text)| other(*paragraph, text, qualifier, head, &usual, &deed))
            .collect();
        if let [(words, other)] = others.as_slice() {
            let message = Message::new("con-beneficiaries")
                .with("project", project)
                .with("usual", usual)
                .with("other", format!("{qualifier}{other}"));
            let spots = vec![context.quote(*words, Role::Primary)];
            findings.push(likely(finding(&DOC, Severity::Warning, message, project, spots)));
        }
    }
    Verdict::over(places, "reach-no-beneficiaries", findings)
}

/// Whom a project is for by its name: the qualifier and the noun.
fn beneficiary(project: &str) -> Option<(&str, &'static str)> {
    HEADS.iter().find_map(|head| {
        let at = project.find(head)?;
        let qualifier = before(project, at, QUALIFIER);
        let whole = qualifier.chars().count() == QUALIFIER && qualifier.chars().all(|c| !c.is_ascii());
        whole.then_some((qualifier, *head))
    })
}

/// The same qualifier before another noun, in a sentence about the same deed.
fn other(
    paragraph: usize,
    text: &str,
    qualifier: &str,
    head: &str,
    usual: &str,
    deed: &BTreeSet<String>,
) -> Option<(Words, &'static str)> {
    text.match_indices(qualifier).find_map(|(start, _)| {
        let rest = text.get(start + qualifier.len()..)?;
        let noun = HEADS.iter().copied().find(|noun| rest.starts_with(noun))?;
        let sentence = around(text, start, NEAR);
        let same_deed = deed.iter().filter(|pair| sentence.contains(pair.as_str())).take(2).count() == 2;
        let another = !noun.contains(head) && !head.contains(noun) && !sentence.contains(usual);
        let words = Words { paragraph, start, end: start + qualifier.len() + noun.len() };
        (another && same_deed).then_some((words, noun))
    })
}

/// Every two letters that stand side by side.
fn bigrams(text: &str) -> BTreeSet<String> {
    text.chars().zip(text.chars().skip(1)).map(|(a, b)| String::from_iter([a, b])).collect()
}
