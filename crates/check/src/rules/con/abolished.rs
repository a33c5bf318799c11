//! LAW-03: bodies that no longer exist, and terms of law used wrongly.
//!
//! A name inside 《》, in a document's number or behind 原 is history and right.

use std::collections::BTreeMap;

use mingzhang_catalog::words::{self, Word};
use mingzhang_model::{Message, Role, Severity, Spot};

use super::MOST_SPOTS;
use super::pieces::{Piece, pieces};
use super::scan::{before, first, has, sentences};
use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "LAW-03",
    severity: Severity::Info,
    title: ("已经撤销的机构、不当的法律用语", "An abolished body or a wrong term of law"),
    what: (
        "把机构改革中撤销、更名的机构(如地方税务局)写成现在的机构,或者把残疾人就业保障金称作税金一类,提示改用现行名称。书名号、文号中的,前面有“原”的,叙述划转更名的,不报。",
        "A body abolished or renamed by a reform, written of as of today, or a levy called a tax, is told with the name of now. Names in titles of documents, behind 原, or in sentences about the change are right.",
    ),
    basis: ("2018年、2023年机构改革方案等", "the reforms of 2018 and 2023"),
    example: ("由用人单位所在地的地方税务局征收", "to be collected by the 地方税务局"),
};

/// Words of a sentence about the change itself.
const CHANGES: [&str; 9] = ["更名", "合并", "转隶", "撤销", "并入", "组建", "整合", "改组", "机构改革"];

/// Looks for every word of the list.
fn check(context: &Context<'_>) -> Verdict {
    let pieces = pieces(context);
    let mut found: BTreeMap<&'static str, (&'static Word, Vec<Spot>)> = BTreeMap::new();
    for piece in &pieces {
        // The list holds the shorter names, too: 银保监会 is not 保监会.
        for word in
            words::BODIES.iter().filter(|word| is_over(context, word) && applies(context, piece, word))
        {
            for (start, hit) in piece.text.match_indices(word.word) {
                if is_of_now(piece.text, start, hit) {
                    let spot = piece.spot(context, start, start + hit.len(), Role::Primary);
                    found.entry(word.word).or_insert((word, Vec::new())).1.push(spot);
                }
            }
        }
    }
    let findings = found
        .into_values()
        .map(|(word, mut spots)| {
            let id = if word.kind == "body" { "law-body" } else { "law-term" };
            let message = Message::new(id)
                .with("word", word.word)
                .with("instead", word.instead)
                .with("source", word.source)
                .with("places", spots.len());
            spots.truncate(MOST_SPOTS);
            likely(finding(&DOC, Severity::Info, message, word.word, spots))
        })
        .collect();
    Verdict::over(pieces.len(), "reach-no-text", findings)
}

/// Whether the change was over when the book was written; the source begins with its year, and the counties took another.
fn is_over(context: &Context<'_>, word: &Word) -> bool {
    let since: Option<i32> = word.source.get(..4).and_then(|year| year.parse().ok());
    match (since, context.book.year) {
        (Some(since), Some(year)) => since + 1 < year,
        (None, _) => true,
        (Some(_), None) => false,
    }
}

/// A term may be wrong only where the text is about a topic: 税金 about 残疾人就业保障金.
fn applies(context: &Context<'_>, piece: &Piece<'_>, word: &Word) -> bool {
    let Some(topic) = word.kind.strip_prefix("term:") else { return true };
    let project = piece.sheet(context).and_then(|sheet| context.book.target_sheets.get(sheet));
    piece.text.contains(topic) || project.is_some_and(|sheet| sheet.project.text.contains(topic))
}

fn is_of_now(text: &str, start: usize, hit: &str) -> bool {
    let behind = text.get(start + hit.len()..).unwrap_or("");
    // 环境保护部门, 农业部分 are no ministries.
    if behind.starts_with(['门', '分', '署', '位', '队']) || behind.starts_with("总局") {
        return false;
    }
    let open = text.get(..start).is_some_and(|head| {
        head.rfind('《').is_some_and(|at| head.get(at..).is_some_and(|inside| !inside.contains('》')))
    });
    let sentence = sentences(text)
        .find(|(from, sentence)| (*from..from + sentence.len()).contains(&start))
        .map_or("", |(_, sentence)| sentence);
    let document = has(first(behind, 24), &["《", "〔", "文件", "关于", "公告", "令第", "【"]);
    let former = has(before(text, start, 12), &["原", "前身", "以前"]);
    !open && !document && !former && !has(sentence, &CHANGES)
}

#[cfg(test)]
mod tests {
    use super::is_of_now;

    fn now(text: &str, hit: &str) -> bool {
        text.find(hit).is_some_and(|start| is_of_now(text, start, hit))
    }

    #[test]
    fn history_is_right() {
        assert!(now("由所在地的地方税务局负责征收。", "地方税务局"));
        for (text, hit) in [
            ("《某省国土资源厅关于印发办法的通知》", "国土资源厅"),
            ("原市国土资源局的职责", "国土资源局"),
            ("市环境保护局更名为市生态环境局。", "环境保护局"),
            ("会同环境保护部门检查", "环境保护部"),
            ("农业部《关于做好工作的通知》", "农业部"),
        ] {
            assert!(!now(text, hit), "{text}");
        }
    }
}
