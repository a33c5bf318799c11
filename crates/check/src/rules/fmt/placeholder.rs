//! FMT-08: places that were never filled in.

use mingzhang_model::{Finding, Message, Severity};

use super::{FORM, around, is_han};
use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-08",
    severity: Severity::Error,
    title: ("占位符未填", "A place was never filled in"),
    what: (
        "XX、××、{…}、某某、待填写、下划线等占位符应换成实际内容；“主要原因是。”“为万元”之类缺了内容的空位应补上；表头“编制部门：”后没有名称的作提示。",
        "Placeholders such as XX, ××, {…}, 某某, 待填写 give way to what they stand for; gaps such as 主要原因是。 or 为万元 are filled; so is 编制部门： above a table, as an info.",
    ),
    basis: FORM,
    example: ("XX单位2026年收入预算XX万元", "XX单位2026年收入预算XX万元"),
};

/// How sure a placeholder is one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Cannot mean anything else.
    Mark,
    /// May be a person whose name is held back.
    Someone,
    /// Something is missing between two words.
    Gap,
}

fn check(context: &Context<'_>) -> Verdict {
    let mut hits: Vec<(Kind, Words)> = Vec::new();
    for (index, paragraph) in context.paragraphs().filter(|(index, _)| !context.is_contents(*index)) {
        let text = &paragraph.text;
        let words = |(kind, start, end)| (kind, Words { paragraph: index, start, end });
        hits.extend(scan(text).into_iter().map(words));
    }
    let findings = [
        (Kind::Mark, Severity::Error, "fmt-placeholder", "mark"),
        (Kind::Someone, Severity::Warning, "fmt-placeholder-someone", "someone"),
        (Kind::Gap, Severity::Warning, "fmt-gap", "gap"),
    ]
    .into_iter()
    .filter_map(|(kind, severity, id, about)| told(context, &hits, kind, (severity, id, about)))
    .chain(blank_body(context))
    .collect();
    Verdict::over(context.book.paragraphs.len(), "reach-no-text", findings)
}

/// `编制部门：　　单位：元`: the line above a table with nothing behind the label of its body.
fn blank_body(context: &Context<'_>) -> Option<Finding> {
    const LABELS: [&str; 6] = ["编制部门:", "编制单位:", "部门名称:", "单位名称:", "填报单位:", "填报部门:"];
    let is_blank = |text: &str| {
        let after = LABELS.iter().find_map(|label| text.strip_prefix(label));
        after.is_some_and(|after| {
            after.is_empty() || ["单位:", "金额单位:"].iter().any(|unit| after.starts_with(unit))
        })
    };
    let hits: Vec<Words> = context
        .paragraphs()
        .filter(|(index, _)| context.plain.get(*index).is_some_and(|text| is_blank(text)))
        .map(|(index, paragraph)| {
            let end = paragraph.text.find(['：', ':']).map_or(paragraph.text.len(), |at| {
                at + paragraph.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
            });
            Words { paragraph: index, start: 0, end }
        })
        .collect();
    let spots = context.quotes(&hits);
    let example = spots.first()?.text.clone();
    let message = Message::new("fmt-blank-body").with("example", example).with("count", hits.len());
    Some(likely(finding(&DOC, Severity::Info, message, "body", spots)))
}

fn told(
    context: &Context<'_>,
    hits: &[(Kind, Words)],
    kind: Kind,
    (severity, id, about): (Severity, &'static str, &str),
) -> Option<Finding> {
    let hits: Vec<Words> = hits.iter().filter(|(other, _)| *other == kind).map(|(_, hit)| *hit).collect();
    let spots = context.quotes(&hits);
    let first = spots.first()?.text.clone();
    let message = Message::new(id).with("example", first).with("count", hits.len());
    let told = finding(&DOC, severity, message, about, spots);
    Some(if kind == Kind::Mark { told } else { likely(told) })
}

/// Every placeholder of a text.
fn scan(text: &str) -> Vec<(Kind, usize, usize)> {
    let mut out = marks(text);
    // 138****5678 hides what must not be seen, and a line of stars divides.
    let has_words = text.chars().any(is_han);
    let masked = |at: usize, end: usize| {
        let (before, after) = (text.get(..at).unwrap_or(""), text.get(end..).unwrap_or(""));
        before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '*')
            || after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '*')
            || !has_words
    };
    for word in ["某某", "***", "＊＊", "□□", "待填写", "待补充", "未填报", "此处填写"] {
        let hits = text.match_indices(word).map(|(at, word)| (at, at + word.len()));
        let kind = if matches!(word, "某某" | "***") { Kind::Someone } else { Kind::Mark };
        out.extend(hits.filter(|(at, end)| !masked(*at, *end)).map(|(at, end)| (kind, at, end)));
    }
    for (open, close) in [('{', '}'), ('｛', '｝')] {
        out.extend(braces(text, open, close).map(|(start, end)| (Kind::Mark, start, end)));
    }
    out.extend(gaps(text).into_iter().map(|(start, end)| (Kind::Gap, start, end)));
    out.sort_unstable_by_key(|(_, start, _)| *start);
    out
}

/// Runs of X, × or _ that stand for a word or a number.
fn marks(text: &str) -> Vec<(Kind, usize, usize)> {
    let class = |c: char| match c {
        'X' | 'x' | 'Ｘ' => 'x',
        '×' | '✕' => '×',
        '_' | '＿' => '_',
        _ => ' ',
    };
    let mut out = Vec::new();
    let mut run: Option<(usize, char)> = None;
    let signed = is_signature(text);
    for (at, c) in text.char_indices().chain([(text.len(), '\0')]) {
        if let Some((start, kind)) = run
            && class(c) != kind
        {
            let (before, after) = (around(text, start).0, around(text, at).1);
            let word = text.get(start..at).unwrap_or("");
            let letters = word.chars().count();
            let in_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
            let counted = text.get(at..).is_some_and(|after| {
                ["万元", "元", "%", "％", "年", "月", "人", "个"].iter().any(|unit| after.starts_with(unit))
            });
            let is_place = match kind {
                'x' => {
                    (letters >= 2 || (counted && before.is_none_or(is_han)))
                        && !in_word(before)
                        && !in_word(after)
                }
                // A line to sign on stays empty.
                '_' => letters >= 2 && !signed,
                _ => letters >= 2,
            };
            if is_place {
                out.push((Kind::Mark, start, at));
            }
            run = None;
        }
        if run.is_none() && class(c) != ' ' {
            run = Some((at, class(c)));
        }
    }
    out
}

fn is_signature(text: &str) -> bool {
    const LINES: [&str; 12] =
        ["签", "章", "负责人", "经办", "制表", "审核", "填报", "填表", "日期", "联系人", "联系电话", "复核"];
    LINES.iter().any(|word| text.contains(word))
}

/// `{…}` with a few words in it.
fn braces(text: &str, open: char, close: char) -> impl Iterator<Item = (usize, usize)> {
    const MOST: usize = 40;
    text.match_indices(open).filter_map(move |(start, _)| {
        let near = text.get(start..)?.char_indices().take(MOST);
        let end = near.into_iter().find(|(_, c)| *c == close).map(|(at, c)| start + at + c.len_utf8())?;
        Some((start, end))
    })
}

/// Words that call for something before a mark, and nothing stands there.
fn gaps(text: &str) -> Vec<(usize, usize)> {
    const REASONS: [&str; 8] = [
        "主要原因是。",
        "主要原因是；",
        "主要原因是，",
        "主要原因：。",
        "主要原因：；",
        "原因为：。",
        "原因是。",
        "原因：。",
    ];
    const AMOUNTS: [&str; 10] = [
        "为万元",
        "共计万元",
        "合计万元",
        "总计万元",
        "增加万元",
        "减少万元",
        "增长%",
        "下降%",
        "占%",
        "安排万元",
    ];
    // 金额单位为万元, and names of columns: 比上年增长%.
    let is_gap = |(at, end): &(usize, usize)| {
        let before = text.get(..*at).unwrap_or("");
        let after = text.get(*end..).unwrap_or("");
        let unit = before.ends_with("单位") || before.ends_with("均") || before.ends_with("统一");
        !unit
            && (after.starts_with(['。', '，', '；', ',', ';', '、', '）', '（'])
                || text.get(*at..*end).is_some_and(|gap| !gap.ends_with(['元', '%'])))
    };
    let mut out: Vec<(usize, usize)> = REASONS
        .iter()
        .chain(&AMOUNTS)
        .flat_map(|gap| text.match_indices(gap).map(|(at, gap)| (at, at + gap.len())))
        .filter(is_gap)
        .collect();
    out.sort_unstable();
    // 主要原因是。 is also 原因是。
    out.dedup_by(|later, earlier| later.0 < earlier.1);
    out
}

#[cfg(test)]
mod tests {
    use super::scan;

    #[test]
    fn places_to_fill_in_are_no_words() {
        for yes in [
            "XX单位",
            "共××万元",
            "20XX年度",
            "X万元",
            "{单位名称}",
            "某某局",
            "____年",
            "主要原因是。其中",
            "支出为万元。",
        ] {
            assert_eq!(scan(yes).iter().filter(|hit| yes.get(hit.1..hit.2).is_some()).count(), 1, "{yes}");
        }
        for no in [
            "XM人员经费",
            "3×4米",
            "X光机1台",
            "SXX123",
            "主要原因是增人",
            "为10万元",
            "增长1%",
            "XXL号",
            "金额单位为万元。",
            "比上年增长%",
            "电话138****5678",
            "负责人：______",
        ] {
            assert!(scan(no).is_empty(), "{no}");
        }
    }
}
