//! FMT-13: numbers of documents stand in 〔〕, and the same document is written alike.

use std::collections::{BTreeMap, BTreeSet};

use mingzhang_model::{Finding, Message, Severity};

use super::{BLANK, is_han};
use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-13",
    severity: Severity::Info,
    title: ("发文字号的括号", "Brackets of document numbers"),
    what: (
        "发文字号的年份用六角括号〔〕，不用【】、（）或［］；同一文件在全书写法一致。",
        "The year in a document's number stands in 〔〕, not in 【】, （） or ［］, and the same document is written the same way throughout.",
    ),
    basis: ("GB/T 9704《党政机关公文格式》", "GB/T 9704, layout of official documents"),
    example: ("财税【2015】72号", "财税【2015】72号"),
};

/// A number of a document.
struct Number {
    words: Words,
    text: String,
    open: char,
    /// Body, year, number.
    key: (String, String, String),
}

fn check(context: &Context<'_>) -> Verdict {
    if context.is_blank() {
        return Verdict::not_applicable(BLANK);
    }
    let mut numbers = Vec::new();
    for (index, paragraph) in context.paragraphs().filter(|(index, _)| !context.is_contents(*index)) {
        numbers.extend(scan(index, &paragraph.text));
    }
    let findings = told(context, &numbers).into_iter().collect();
    Verdict::over(numbers.len(), "reach-no-documents", findings)
}

fn told(context: &Context<'_>, numbers: &[Number]) -> Option<Finding> {
    let mut ways: BTreeMap<&(String, String, String), BTreeSet<char>> = BTreeMap::new();
    for number in numbers {
        ways.entry(&number.key).or_default().insert(number.open);
    }
    let two_ways = ways.values().filter(|ways| ways.len() > 1).count();
    let wrong: Vec<&Number> = numbers.iter().filter(|number| number.open != '〔').collect();
    let first = wrong.first()?;
    let message = Message::new("fmt-document-number")
        .with("example", first.text.clone())
        .with("count", wrong.len())
        .with("twice", two_ways);
    // Each document once, then the right way of one that is written both ways.
    let mut seen = BTreeSet::new();
    let mut hits: Vec<Words> =
        wrong.iter().filter(|number| seen.insert(&number.key)).map(|number| number.words).collect();
    hits.extend(
        numbers
            .iter()
            .filter(|number| number.open == '〔' && ways.get(&number.key).is_some_and(|ways| ways.len() > 1))
            .map(|number| number.words)
            .take(1),
    );
    Some(finding(&DOC, Severity::Info, message, "", context.quotes(&hits)))
}

/// Every number of a document: letters of the body, a bracketed year, digits, 号.
fn scan(paragraph: usize, text: &str) -> Vec<Number> {
    const BODY: usize = 8;
    let mut out = Vec::new();
    for (at, open) in text.char_indices().filter(|(_, c)| matches!(c, '〔' | '【' | '（' | '(' | '［' | '['))
    {
        let Some(after) = text.get(at + open.len_utf8()..) else { continue };
        let Some((year, rest)) = after.split_at_checked(4) else { continue };
        let Some(rest) = rest.strip_prefix(['〕', '】', '）', ')', '］', ']']) else { continue };
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let tail = rest.get(digits.len()..).unwrap_or("");
        if digits.is_empty() || !tail.starts_with('号') || !year.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        let before = text.get(..at).unwrap_or("");
        let start =
            before.char_indices().rev().take(BODY).take_while(|(_, c)| is_han(*c)).map(|(at, _)| at).last();
        let Some(start) = start else { continue };
        let end = text.len() - tail.len() + '号'.len_utf8();
        // The last letters tell the body; what stands before them may belong to the sentence.
        let body: String = before.chars().rev().take(2).collect();
        out.push(Number {
            words: Words { paragraph, start, end },
            text: text.get(start..end).unwrap_or("").to_owned(),
            open,
            key: (body, year.to_owned(), digits),
        });
    }
    out
}
