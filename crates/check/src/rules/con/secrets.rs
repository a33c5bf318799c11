//! PRV-04: secrecy marks, and projects that say of themselves that they are secret.
//!
//! 预算法第十四条 leaves state secrets out of what is published. Laws and glossaries that speak of 涉及国家秘密 are right.

use std::collections::BTreeSet;

use mingzhang_model::{Message, Role, Severity, Spot};

use super::mask::hide;
use super::pieces::pieces;
use super::places::Places;
use super::scan::has;
use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRV-04",
    severity: Severity::Error,
    title: ("密级标志、涉密项目", "A secrecy mark or a secret project"),
    what: (
        "公开文本中不得有“机密★”一类密级标志;项目名称写明涉密、标注（秘密）的,公开前应当经保密审查。法律、名词解释中的“涉及国家秘密”不算。",
        "A published book carries no secrecy mark such as 机密★; a project whose name says 涉密 or 秘密 needs a secrecy review first. Laws and glossaries that speak of state secrets are left alone.",
    ),
    basis: ("预算法第十四条第四款；保守国家秘密法", "Budget Law, art. 14(4); Law on Guarding State Secrets"),
    example: ("页首印有“机密★10年”", "机密★10年 at the head of a page"),
};

const GRADES: [&str; 3] = ["绝密", "机密", "秘密"];

/// Finds marks and names.
fn check(context: &Context<'_>) -> Verdict {
    let pieces = pieces(context);
    let mut marks = Places::default();
    let mut names = Places::default();
    let mut words = String::new();
    for piece in &pieces {
        if let Some((start, end)) = mark(piece.text) {
            marks.add(|| hide(piece.spot(context, start, end, Role::Primary), &[]));
        } else if let Some((start, end)) = bracketed(piece.text).filter(|_| is_name(piece.text)) {
            names.add(|| hide(piece.spot(context, start, end, Role::Primary), &[]));
            if words.is_empty() {
                piece.text.get(start..end).unwrap_or("").clone_into(&mut words);
            }
        }
    }
    for spot in projects(context) {
        if words.is_empty() {
            words.clone_from(&spot.text);
        }
        names.add(|| hide(spot, &[]));
    }
    let mut findings = Vec::new();
    if marks.count() > 0 {
        let message = Message::new("prv-secrecy-mark").with("places", marks.count());
        findings.push(finding(&DOC, Severity::Error, message, "mark", marks.spots()));
    }
    if names.count() > 0 {
        let message = Message::new("prv-secret-project").with("words", words).with("places", names.count());
        findings.push(likely(finding(&DOC, Severity::Warning, message, "project", names.spots())));
    }
    Verdict::over(pieces.len(), "reach-no-text", findings)
}

/// `机密★1年`, `秘密★`: the star belongs to nothing else. Quoted, it is spoken about.
fn mark(text: &str) -> Option<(usize, usize)> {
    GRADES.iter().find_map(|grade| {
        let word = format!("{grade}★");
        let at = text.find(&word)?;
        let quoted = text.get(..at).is_some_and(|head| head.ends_with(['“', '"', '「', '《']));
        (!quoted).then_some((at, at + word.len()))
    })
}

/// `（秘密）`, `【机密】`: a grade in brackets of its own.
fn bracketed(text: &str) -> Option<(usize, usize)> {
    let grades = GRADES.iter().copied().chain(["涉密"]);
    grades.flat_map(|grade| [format!("（{grade}）"), format!("({grade})"), format!("【{grade}】")]).find_map(
        |word| {
            let at = text.find(&word)?;
            Some((at, at + word.len()))
        },
    )
}

/// A name of a project, not a sentence about what is left out: 涉密项目（涉密）不在公开范围.
fn is_name(text: &str) -> bool {
    const LONGEST: usize = 40;
    let text = text.trim_end_matches('。');
    text.chars().count() <= LONGEST
        && !text.contains(['。', '，', ',', '；', '：', ':'])
        && !has(text, &["不公开", "不予公开", "不在", "不含", "除外", "未公开", "已删"])
}

/// Projects whose names call them secret. A row 涉密项目 that holds all of them together tells nothing of any. Guarding secrets is an everyday task; 涉密项目 is not.
fn projects(context: &Context<'_>) -> Vec<Spot> {
    let is_secret = |name: &str| {
        has(name, &["涉密项目", "涉密工程", "涉密采购", "涉密专项", "保密项目", "秘密项目"])
            && !has(
                name,
                &["管理", "检查", "审查", "培训", "宣传", "资质", "不公开", "不予公开", "合计", "汇总"],
            )
            && !["涉密项目", "涉密采购", "保密项目", "秘密项目"].contains(&name)
    };
    let mut out: Vec<Spot> = context
        .sheets()
        .map(|(_, sheet)| spots::on_sheet(sheet, &sheet.project.text, sheet.project.place, Role::Primary))
        .filter(|spot| is_secret(&spot.text))
        .collect();
    let mut seen = BTreeSet::new();
    for fact in &context.book.facts {
        let name = fact.coordinate.project.as_deref().filter(|name| is_secret(name));
        if name.is_some_and(|name| seen.insert(name)) {
            let spot = context.fact(fact, Role::Primary);
            out.push(Spot { text: spot.row_label.clone(), ..spot });
        }
    }
    out
}
