//! FMT-02: the numbers above the tables are one series in one wording.

use std::collections::BTreeSet;

use mingzhang_catalog::plain;
use mingzhang_model::{Message, ParagraphKind, Severity};

use super::{BLANK, FORM};
use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-02",
    severity: Severity::Warning,
    title: ("表号不全或写法不一", "Labels of tables: incomplete or worded differently"),
    what: (
        "表上方的表号（预算公开表1）要么每张表都有、依次编号、写法一致，要么都没有。",
        "Labels above tables (预算公开表1) are on every table, in order and in one wording, or on none.",
    ),
    basis: FORM,
    example: (
        "只有表1、表9、表10有表号，其中一处写“部门公开表9”",
        "only three of thirteen tables are numbered, one of them in other words",
    ),
};

fn check(context: &Context<'_>) -> Verdict {
    const FEW: usize = 3;
    let tables = context.money_tables().count();
    let mut labels: Vec<(usize, String, u32)> = Vec::new();
    // A label may be taken for an entry of the contents where the contents are empty.
    for (index, paragraph) in context.book.paragraphs.iter().enumerate() {
        let form = !matches!(paragraph.kind, ParagraphKind::Sheet(_));
        if form && let Some((words, number)) = label(&paragraph.text) {
            labels.push((index, words, number));
        }
    }
    if context.is_blank() {
        return Verdict::not_applicable(BLANK);
    }
    if labels.is_empty() || tables < FEW {
        return Verdict::not_applicable("reach-no-labels");
    }
    let wordings: BTreeSet<&str> = labels.iter().map(|(_, words, _)| words.as_str()).collect();
    // Titles that carry their number themselves are read with the title.
    let in_titles = context.money_tables().filter(|(_, table)| label_within(&table.title)).count();
    let partly = labels.len() + in_titles + in_lines(context, &wordings) < tables;
    if wordings.len() < 2 && !partly {
        return Verdict::checked(labels.len(), Vec::new());
    }
    let hits: Vec<Words> = labels
        .iter()
        .filter_map(|(paragraph, ..)| {
            let end = context.book.paragraphs.get(*paragraph)?.text.len();
            Some(Words { paragraph: *paragraph, start: 0, end })
        })
        .collect();
    let message = Message::new("fmt-table-labels")
        .with("labelled", labels.len())
        .with("tables", tables)
        .with("wordings", wordings.iter().copied().collect::<Vec<_>>().join("、"))
        .with("kinds", wordings.len());
    Verdict::checked(tables, vec![finding(&DOC, Severity::Warning, message, "", context.quotes(&hits))])
}

/// `预算公开表1`, `公开01表`, `附表一`: the words with a mark for the number, and the number.
fn label(text: &str) -> Option<(String, u32)> {
    const LONGEST: usize = 14;
    let text = plain(text);
    let text = text.trim_end_matches([':', '。']);
    if text.chars().count() > LONGEST || !text.contains('表') || text.contains(['。', ',', '(']) {
        return None;
    }
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let start = text.find(is_number)?;
    let end = start + text.get(start..)?.find(|c| !is_number(c)).unwrap_or(text.get(start..)?.len());
    let (before, after) = (text.get(..start)?, text.get(end..)?);
    // 表1-2 is the second part of table 1.
    let after = after.trim_start_matches(|c: char| c == '-' || c.is_ascii_digit());
    let beside = (before.ends_with('表') && after.is_empty()) || (!before.is_empty() && after == "表");
    let number = number(text.get(start..end)?)?;
    (beside && number < 100).then(|| (format!("{before}{}{after}", 'n'), number))
}

/// How many other lines hold such a label, with the title or the unit of money on the same line.
fn in_lines(context: &Context<'_>, wordings: &BTreeSet<&str>) -> usize {
    const LONGEST: usize = 80;
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let words: Vec<&str> = wordings.iter().filter_map(|wording| wording.split('n').next()).collect();
    let holds = |text: &String| {
        label(text).is_none()
            && text.chars().count() <= LONGEST
            && !text.contains('。')
            && words.iter().any(|words| {
                text.match_indices(words).any(|(at, words)| {
                    text.get(at + words.len()..).is_some_and(|after| after.starts_with(number))
                })
            })
    };
    let lines = context.plain.iter().enumerate();
    lines.filter(|(index, text)| !context.is_contents(*index) && holds(text)).count()
}

/// Whether a title begins with its label: 表一 收支总表.
fn label_within(title: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    title.match_indices('表').any(|(at, word)| {
        title.get(at + word.len()..).is_some_and(|after| after.starts_with(is_number))
            && !title.get(at + word.len()..).is_some_and(|after| after.starts_with("20"))
    })
}

/// A number in digits or in words up to ninety-nine.
fn number(text: &str) -> Option<u32> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let digit =
        |c: char| "一二三四五六七八九".chars().position(|d| d == c).and_then(|n| u32::try_from(n + 1).ok());
    let mut chars = text.chars().peekable();
    let tens = match text.find('十') {
        None => 0,
        Some(0) => 1,
        Some(_) => digit(chars.next()?)?,
    };
    if text.contains('十') {
        chars.next();
    }
    let ones = chars.next().map_or(Some(0), digit)?;
    Some(tens * 10 + ones)
}

#[cfg(test)]
mod tests {
    use super::{label, number};

    #[test]
    fn labels_are_words_and_a_number() {
        assert_eq!(label("预算公开表1"), Some(("预算公开表n".into(), 1)));
        assert_eq!(label("公开01表"), Some(("公开n表".into(), 1)));
        assert_eq!(label("附表十二"), Some(("附表n".into(), 12)));
        assert_eq!(label("表3-2"), Some(("表n".into(), 3)));
        assert_eq!(label("2026年收支总表"), None);
        assert_eq!((number("十"), number("二十一"), number("九")), (Some(10), Some(21), Some(9)));
    }
}
