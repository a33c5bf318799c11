//! FMT-24: two alternatives of a template, both left standing.

use mingzhang_model::{Message, Severity};

use super::{BLANK, FORM};
use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-24",
    severity: Severity::Warning,
    title: ("二选一的用语未选定", "Two alternatives left standing"),
    what: (
        "模板中“大于/小于”“增加（减少）”“增加/持平”只应留下一个；单位名称后的“部门（单位）”也应择一或删去，作提示。“增减”“大小”一类本来的词不在此列。",
        "Of 大于/小于, 增加（减少） and 增加/持平 in a template only one stays; so of 部门（单位） behind a body's name, as an info. Words such as 增减 and 大小 are words of their own.",
    ),
    basis: FORM,
    example: ("决算数大小于预算数的主要原因", "决算数大小于预算数的主要原因"),
};

/// Words of direction, by what excludes what.
const UP: [&str; 4] = ["增加", "增长", "上升", "增"];
const DOWN: [&str; 4] = ["减少", "下降", "降低", "减"];

/// Pairs that cannot stand together whatever follows.
const ALWAYS: [&str; 10] = [
    "增加持平",
    "减少持平",
    "增长持平",
    "下降持平",
    "增加/减少",
    "减少/增加",
    "增长/下降",
    "增加或减少",
    "上升/下降",
    "增加/持平",
];

/// What is compared with: after it 大小于 is no measure of anything.
const COMPARED: [&str; 6] = ["预算", "年初", "上年", "全年", "调整", "决算"];

fn check(context: &Context<'_>) -> Verdict {
    if context.is_blank() {
        return Verdict::not_applicable(BLANK);
    }
    let mut hits: Vec<Words> = Vec::new();
    for passage in &context.passages {
        hits.extend(scan(&passage.text).into_iter().map(|(start, end)| passage.words(start, end)));
    }
    let told = |hits: &[Words], severity, about: &str| {
        let spots = context.quotes(hits);
        let example = spots.first()?.text.clone();
        let message = Message::new("fmt-alternatives").with("example", example).with("count", hits.len());
        Some(finding(&DOC, severity, message, about, spots))
    };
    let kinds = kinds(context);
    let findings = [told(&hits, Severity::Warning, ""), told(&kinds, Severity::Info, "kind")];
    Verdict::over(context.passages.len(), "reach-no-text", findings.into_iter().flatten().collect())
}

/// `甲街道办事处部门（单位）`: a body's name, and both kinds of body behind it.
fn kinds(context: &Context<'_>) -> Vec<Words> {
    const SHORTEST: usize = 4;
    let Some(unit) = context.book.unit_name.as_deref() else { return Vec::new() };
    let tail = |length: usize| unit.char_indices().rev().nth(length - 1).and_then(|(at, _)| unit.get(at..));
    let Some(tail) = tail(SHORTEST) else { return Vec::new() };
    let mut out = Vec::new();
    for passage in &context.passages {
        for kind in ["部门（单位）", "部门(单位)", "单位（部门）"] {
            for (at, kind) in passage.text.match_indices(kind) {
                if passage.text.get(..at).is_some_and(|before| before.ends_with(tail)) {
                    out.push(passage.words(at, at + kind.len()));
                }
            }
        }
    }
    out
}

/// Where two alternatives stand side by side.
fn scan(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for pair in ALWAYS {
        for (at, pair) in text.match_indices(pair) {
            // 分析增加或减少的原因 speaks of both.
            let figure = text.get(at + pair.len()..).is_some_and(starts_with_figure);
            if figure || pair.ends_with("持平") {
                out.push((at, at + pair.len()));
            }
        }
    }
    for (first, second) in [(UP, DOWN), (DOWN, UP)] {
        for (at, end) in first
            .iter()
            .flat_map(|a| second.iter().map(move |b| (*a, *b)))
            .flat_map(|(a, b)| beside(text, a, b))
        {
            out.push((at, end));
        }
    }
    for pair in [
        "大小于",
        "小大于",
        "大于小于",
        "大于/小于",
        "大于(小于)",
        "大于（小于）",
        "小于（大于）",
        "高于/低于",
    ] {
        for (at, pair) in text.match_indices(pair) {
            let after = text.get(at + pair.len()..).unwrap_or("");
            if COMPARED.iter().any(|word| after.starts_with(word)) {
                out.push((at, at + pair.len()));
            }
        }
    }
    out.sort_unstable();
    out.dedup_by(|later, earlier| later.0 < earlier.1);
    out
}

/// `减增加21.90万元`, `增加（减少）3万元`: one word, another, a figure.
fn beside(text: &str, a: &str, b: &str) -> Vec<(usize, usize)> {
    // 增减10% is one word; two single letters are never two alternatives.
    if a.chars().count() == 1 && b.chars().count() == 1 {
        return Vec::new();
    }
    ["", "（", "(", "/"]
        .iter()
        .flat_map(|joint| {
            let pair = format!("{a}{joint}{b}");
            text.match_indices(&pair).map(|(at, found)| (at, at + found.len())).collect::<Vec<_>>()
        })
        .filter(|(at, end)| {
            let after = text.get(*end..).unwrap_or("").trim_start_matches(['）', ')']);
            // 核减增加的 and 增减少量: the first letter belongs to the word before.
            let before = text.get(..*at).and_then(|before| before.chars().next_back());
            starts_with_figure(after) && !before.is_some_and(|c| "核扣调消增缩".contains(c))
        })
        .collect()
}

fn starts_with_figure(text: &str) -> bool {
    let text = text.trim_start_matches(['了', '约', '为']);
    text.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::scan;

    #[test]
    fn two_words_where_one_should_stay() {
        for yes in [
            "决算数大小于预算数的主要原因",
            "比2024年度减增加21.90万元",
            "与2025年预算增加持平",
            "比上年增加（减少）3.00万元",
            "较上年增加/减少3.00万元",
        ] {
            assert_eq!(scan(yes).len(), 1, "{yes}");
        }
        for no in [
            "收支增减变化情况",
            "按面积大小于年底前分配",
            "比上年增减10%以内",
            "核减增加的编制3人",
            "因核减增加2人",
            "增加或减少的原因",
            "收入增加5万元，支出减少3万元，持平",
        ] {
            assert!(scan(no).is_empty(), "{no}");
        }
    }
}
