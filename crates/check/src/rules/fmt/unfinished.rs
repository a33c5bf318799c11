//! FMT-18: sentences that do not end.

use mingzhang_catalog::strip_ordinal;
use mingzhang_model::{Message, ParagraphKind, Severity};

use super::{BLANK, FORM, is_han};
use crate::rules::Rule;
use crate::rules::context::{Context, Passage, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-18",
    severity: Severity::Info,
    title: ("句子没有写完或没有句末标点", "A sentence does not end"),
    what: (
        "一段文字应以句号等标点结束；没有结束的可能是漏了标点，也可能是文字被截断。分号、冒号用反使句子断裂的，“主要原因”后漏了冒号的，也在此列。",
        "A paragraph ends with a full stop; one that does not may have lost it or have been cut. So is a sentence broken by a semicolon where a colon belongs, or 主要原因 without one.",
    ),
    basis: FORM,
    example: ("……按程序落实专项资金拨付", "a paragraph without 。 at its end"),
};

fn check(context: &Context<'_>) -> Verdict {
    if context.is_blank() {
        return Verdict::not_applicable(BLANK);
    }
    let mut places = 0;
    let mut hits: Vec<Words> = Vec::new();
    for passage in &context.passages {
        if is_sentence(&passage.text) {
            places += 1;
            if !ends(&passage.text) && is_last(context, passage) {
                let tail = passage.text.char_indices().rev().nth(11).map_or(0, |(at, _)| at);
                hits.push(passage.words(tail, passage.text.len()));
            }
        }
    }
    let mut findings = Vec::new();
    if !hits.is_empty() {
        let message = Message::new("fmt-unfinished").with("count", hits.len());
        findings.push(likely(finding(&DOC, Severity::Info, message, "end", context.quotes(&hits))));
    }
    let broken: Vec<Words> = context
        .all_passages()
        .flat_map(|passage| {
            let found = broken_label(&passage.text).map(|(start, end)| passage.words(start, end));
            found.into_iter().collect::<Vec<_>>()
        })
        .collect();
    let spots = context.quotes(&broken);
    if let Some(example) = spots.first().map(|spot| spot.text.clone()) {
        let message =
            Message::new("fmt-broken-sentence").with("example", example).with("count", broken.len());
        findings.push(likely(finding(&DOC, Severity::Info, message, "label", spots)));
    }
    let bare: Vec<Words> = context
        .passages
        .iter()
        .flat_map(|passage| {
            without_colon(&passage.text)
                .into_iter()
                .map(|(start, end)| passage.words(start, end))
                .collect::<Vec<_>>()
        })
        .collect();
    let spots = context.quotes(&bare);
    if let Some(example) = spots.first().map(|spot| spot.text.clone()) {
        let message = Message::new("fmt-no-colon").with("example", example).with("count", bare.len());
        findings.push(likely(finding(&DOC, Severity::Info, message, "colon", spots)));
    }
    Verdict::over(places, "reach-no-text", findings)
}

/// Prose with punctuation inside, not a caption, a name or an item of a list.
fn is_sentence(text: &str) -> bool {
    const SHORTEST: usize = 20;
    text.chars().take(SHORTEST).count() == SHORTEST
        && text.contains(['，', '。', '；'])
        && !text.ends_with("单位：元")
        && !text.ends_with("单位：万元")
}

fn ends(text: &str) -> bool {
    text.ends_with([
        '。', '！', '？', '；', '：', '”', '）', '》', '…', '.', ';', ':', '!', '?', ')', '"', '＂', '*',
        '】', '〕',
    ])
}

/// Whether nothing goes on with the passage: a heading follows, or an item with a number of its own, or nothing.
fn is_last(context: &Context<'_>, passage: &Passage) -> bool {
    let next = context.book.paragraphs.get(passage.last() + 1);
    next.is_none_or(|next| match next.kind {
        ParagraphKind::Heading(_) | ParagraphKind::Sheet(_) => true,
        ParagraphKind::Text => strip_ordinal(&next.text).0 > 0,
        ParagraphKind::Contents => false,
    })
}

/// `决算数大于预算数的主要原因年中新增…`: neither a colon nor 是 between 原因 and the reason.
fn without_colon(text: &str) -> Vec<(usize, usize)> {
    const GOES_ON: &str = "是为有在系于包如分说及和与之一等、的也均都主仍即同见下上可";
    const SHOWN: usize = 4;
    let compared = ["预算数的主要原因", "决算数的主要原因", "增加的主要原因", "减少的主要原因"];
    let mut out: Vec<(usize, usize)> = compared
        .iter()
        .flat_map(|words| text.match_indices(words))
        .filter_map(|(at, words)| {
            let after = text.get(at + words.len()..)?;
            let next = after.chars().next()?;
            let shown = after.char_indices().nth(SHOWN).map_or(after.len(), |(end, _)| end);
            let start = at + words.len() - "主要原因".len();
            (is_han(next) && !GOES_ON.contains(next)).then_some((start, at + words.len() + shown))
        })
        .collect();
    out.sort_unstable();
    out
}

/// `…36号措施;根据…`: a label glued to what stands before it, with a semicolon where its colon belongs, in a text that has
/// another label with a colon.
fn broken_label(text: &str) -> Option<(usize, usize)> {
    const LABELS: [(&str, &str); 4] =
        [("制度", "措施"), ("目标", "措施"), ("问题", "建议"), ("依据", "内容")];
    LABELS.iter().find_map(|(first, second)| {
        let other = text.contains(&format!("{first}:")) || text.contains(&format!("{first}："));
        let right = text.contains(&format!("{second}:")) || text.contains(&format!("{second}："));
        if !other || right {
            return None;
        }
        text.match_indices(second).find_map(|(at, word)| {
            let after = text.get(at + word.len()..)?;
            let before = text.get(..at)?.chars().next_back()?;
            let glued = matches!(before, '号' | '》' | '）' | ')' | '。' | ';' | '；');
            let mark = after.starts_with([';', '；']) && after.chars().nth(1).is_some_and(is_han);
            (glued && mark).then_some((at, at + word.len() + after.chars().next()?.len_utf8()))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{broken_label, without_colon};

    #[test]
    fn a_label_with_the_wrong_mark() {
        assert!(broken_label("制度：保障法，省财综〔2022〕36号措施;根据补助经费的到位情况").is_some());
        assert!(broken_label("制度：保障法；措施：根据补助经费").is_none());
        assert_eq!(without_colon("决算数大于预算数的主要原因年中新增任务").len(), 1);
        assert!(without_colon("决算数大于预算数的主要原因：年中新增。增加的主要原因是新增").is_empty());
        assert!(broken_label("落实各项措施；根据补助经费").is_none());
    }
}
