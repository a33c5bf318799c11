//! CPL-01: the cover says whose book it is, of which year and of which kind.

use mingzhang_model::{BookKind, Finding, Message, Role, Severity, Spot};

use super::PART;
use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CPL-01",
    severity: Severity::Warning,
    title: ("封面信息不全或与正文不符", "The cover is incomplete or contradicts the book"),
    what: (
        "封面应有单位名称、年度、类别（单位或部门，预算或决算），类别与正文标题一致。",
        "The cover names the body, the year and the kind (of a unit or a department, budget or final accounts), and the kind agrees with the headings.",
    ),
    basis: ("预算法第十四条", "Budget Law, art. 14"),
    example: ("封面写“部门预算”，各章写“单位预算”", "部门预算 on the cover, 单位预算 in the headings"),
};

fn check(context: &Context<'_>) -> Verdict {
    if !context.is_whole() {
        return Verdict::not_applicable(PART);
    }
    let book = context.book;
    let mut findings = Vec::new();
    let missing: Vec<&str> = [
        (book.unit_name.is_none(), "单位名称"),
        (book.year.is_none(), "年度"),
        (book.kind == BookKind::Unknown, "预算或决算"),
    ]
    .into_iter()
    .filter_map(|(is_missing, name)| is_missing.then_some(name))
    .collect();
    if !missing.is_empty() {
        let message = Message::new("cpl-cover-missing").with("missing", missing.join("、"));
        // A name that a picture or a form of its own holds is not read: it is there for people.
        findings.push(likely(finding(&DOC, Severity::Warning, message, "missing", first_line(context))));
    }
    findings.extend(contradiction(context));
    Verdict::checked(3, findings)
}

/// The cover's word for the kind of body against the headings and titles.
fn contradiction(context: &Context<'_>) -> Option<Finding> {
    const COVER: usize = 6;
    const ENOUGH: usize = 3;
    let words = [
        ("部门预算", "单位预算"),
        ("单位预算", "部门预算"),
        ("部门决算", "单位决算"),
        ("单位决算", "部门决算"),
    ];
    let cover: Vec<usize> = context
        .paragraphs()
        .take(COVER)
        .take_while(|(index, paragraph)| paragraph.text != "目录" && !context.is_contents(*index))
        .map(|(index, _)| index)
        .collect();
    let (printed, said, at) = cover.iter().find_map(|index| {
        let text = context.book.paragraphs.get(*index)?.text.as_str();
        words.iter().find(|(word, _)| text.contains(word)).map(|(word, other)| (*word, *other, *index))
    })?;
    let count = |word: &str| {
        let headings = context.headings().filter(|(_, heading)| heading.text.contains(word)).count();
        headings + context.money_tables().filter(|(_, table)| table.title.contains(word)).count()
    };
    let wrong = count(said) >= ENOUGH && count(printed) == 0;
    let message = Message::new("cpl-cover-kind").with("printed", printed).with("headings", said);
    wrong.then(|| {
        likely(finding(&DOC, Severity::Warning, message, "kind", vec![context.whole(at, Role::Primary)]))
    })
}

fn first_line(context: &Context<'_>) -> Vec<Spot> {
    context.paragraphs().next().map(|(index, _)| context.whole(index, Role::Primary)).into_iter().collect()
}
