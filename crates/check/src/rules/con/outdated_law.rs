//! LAW-01: an article is cited as it stands now.
//!
//! The list holds what is sure: articles whose words moved elsewhere, and laws that were repealed. A citation of an article is
//! told only with the words of the old version beside it.

use std::collections::BTreeMap;

use mingzhang_catalog::{plain, words};
use mingzhang_model::{Message, Role, Severity, Spot};

use super::MOST_SPOTS;
use super::citations::{Citation, citations};
use super::pieces::{Piece, pieces};
use super::scan::{before, first, has, sentences};
use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "LAW-01",
    severity: Severity::Warning,
    title: ("引用的法律条文已经修改或者废止", "A law cited as it once was"),
    what: (
        "引用法律应当引现行条文。按目录核对条文号与旧条文的词句,并核对已经废止的法律;标明旧版年份的、写明“原”“已废止”的不报。目录只收确知的条目。",
        "A law is cited as it is in force. Article numbers with the words of the old version, and repealed laws, are looked up in a list that holds only what is sure; citations that name the old version or say 原 or 已废止 are right.",
    ),
    basis: ("各法现行文本", "the laws as in force"),
    example: (
        "引《档案法》第十三条“应当建立科学的管理制度”(2021年起为第十九条)",
        "Archives Law, art. 13, in the words of before 2021",
    ),
};

/// How far behind the article the words of the old version may stand.
const NEAR: usize = 200;

/// An entry of the list.
struct Entry {
    title: &'static str,
    article: &'static str,
    phrase: String,
    since: &'static str,
    instead: &'static str,
    source: &'static str,
}

/// Looks up every citation.
fn check(context: &Context<'_>) -> Verdict {
    let entries = entries(context.book.year);
    let pieces = pieces(context);
    let mut cited = 0;
    let mut found: BTreeMap<usize, Vec<Spot>> = BTreeMap::new();
    for piece in &pieces {
        for citation in citations(piece.text) {
            cited += 1;
            let title = plain(citation.title);
            let title = title.trim_start_matches("中华人民共和国");
            let hit = entries
                .iter()
                .position(|entry| plain(entry.title) == title && is_old(piece, &citation, entry));
            if let Some(index) = hit {
                let spot = piece.spot(context, citation.start, citation.end, Role::Primary);
                found.entry(index).or_default().push(spot);
            }
        }
    }
    let findings = found
        .into_iter()
        .filter_map(|(index, mut spots)| {
            let entry = entries.get(index)?;
            let id = if entry.article.is_empty() { "law-repealed" } else { "law-article" };
            let message = Message::new(id)
                .with("law", entry.title)
                .with("article", entry.article)
                .with("since", entry.since)
                .with("instead", entry.instead)
                .with("source", entry.source)
                .with("places", spots.len());
            spots.truncate(MOST_SPOTS);
            let about = format!("{}{}", entry.title, entry.article);
            Some(finding(&DOC, Severity::Warning, message, &about, spots))
        })
        .collect();
    Verdict::over(cited, "reach-no-citations", findings)
}

/// The entries that were in force well before the book was written.
fn entries(year: Option<i32>) -> Vec<Entry> {
    let mut out = Vec::new();
    for word in words::LAWS.iter() {
        let mut parts = word.word.split('|');
        let (Some(title), Some(article), Some(phrase), Some(since)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        let began: Option<i32> = since.get(..4).and_then(|year| year.parse().ok());
        if matches!((began, year), (Some(began), Some(year)) if began < year) {
            let phrase = plain(phrase);
            out.push(Entry { title, article, phrase, since, instead: word.instead, source: word.source });
        }
    }
    out
}

/// Whether a citation is of the old version.
fn is_old(piece: &Piece<'_>, citation: &Citation<'_>, entry: &Entry) -> bool {
    let sentence = sentences(piece.text)
        .find(|(from, sentence)| (*from..from + sentence.len()).contains(&citation.start))
        .map_or("", |(_, sentence)| sentence);
    if has(sentence, &["废止", "代替", "取代", "修订前", "修改前"])
        || before(piece.text, citation.start, 4).contains('原')
    {
        return false;
    }
    if entry.article.is_empty() {
        return true;
    }
    let same = citation.article.is_some_and(|article| chinese(article) == entry.article);
    same && plain(first(piece.text.get(citation.end..).unwrap_or(""), NEAR)).contains(&entry.phrase)
}

/// `第13条` as `第十三条`.
fn chinese(article: &str) -> String {
    let digits: String = article.chars().filter(char::is_ascii_digit).collect();
    let Ok(number) = digits.parse::<usize>() else { return article.to_owned() };
    let name = |digit: usize| "零一二三四五六七八九".chars().nth(digit).map(String::from).unwrap_or_default();
    let text = match number {
        0..=9 => name(number),
        10..=19 => format!("十{}", if number == 10 { String::new() } else { name(number % 10) }),
        20..=99 => {
            let ones = if number % 10 == 0 { String::new() } else { name(number % 10) };
            format!("{}十{ones}", name(number / 10))
        }
        _ => return article.to_owned(),
    };
    format!("第{text}条")
}

#[cfg(test)]
mod tests {
    use super::chinese;

    #[test]
    fn articles_are_compared_as_they_are_written_out() {
        for (arabic, written) in
            [("第13条", "第十三条"), ("第20条", "第二十条"), ("第42条", "第四十二条"), ("第七条", "第七条")]
        {
            assert_eq!(chinese(arabic), written);
        }
    }
}
