//! Reasons in sentences: what follows 原因是 and 原因：.

use mingzhang_catalog::first_bytes;
use mingzhang_model::{Claim, Direction, Says};

use crate::rules::context::Context;

/// No sentence is longer, in letters.
const SENTENCE: usize = 2_000;

/// The reasons of a text: where the words of each begin and end, up to the full stop.
pub(super) fn reasons(text: &str) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (at, word) in text.match_indices("原因") {
        let after = at + word.len();
        let rest = text.get(after..).unwrap_or("");
        let lead = ["主要是", "是由于", "是因为", "是：", "是:", "是", "为：", "为", "：", ":", "系"];
        let Some(lead) = lead.iter().find(|lead| rest.starts_with(**lead)) else { continue };
        let start = after + lead.len();
        // A reason inside of a reason belongs to it.
        if out.last().is_some_and(|(_, end)| start < *end) {
            continue;
        }
        let end = text.get(start..).and_then(|rest| rest.find('。')).map_or(text.len(), |end| start + end);
        if end > start {
            out.push((start, end));
        }
    }
    out
}

/// Whether words give a reason.
pub(super) fn gives_reason(text: &str) -> bool {
    const WORDS: [&str; 10] =
        ["原因", "由于", "因为", "主要是", "系因", "是因", "因本", "因我", "主要系", "受"];
    WORDS.iter().any(|word| text.contains(word)) || text.contains("，因") || text.contains("。因")
}

/// Whether a claim stands in a reason: its sentence speaks of reasons before it.
pub(super) fn is_reason(context: &Context<'_>, claim: &Claim) -> bool {
    let text = context.book.paragraphs.get(claim.paragraph).map_or("", |paragraph| paragraph.text.as_str());
    let before = text.get(..claim.start).unwrap_or("");
    // A sentence of thousands of letters is none.
    let from = before.char_indices().rev().take(SENTENCE).last().map_or(0, |(at, _)| at);
    let before = before.get(from..).unwrap_or("");
    let sentence = before.rfind('。').map_or(before, |end| before.get(end..).unwrap_or(before));
    gives_reason(sentence)
}

/// A difference with its sign in fen, if the claim is one.
pub(super) fn signed(claim: &Claim) -> Option<i64> {
    match claim.says {
        Says::Change { direction, amount, .. } => Some(match direction {
            Direction::Up => amount.value().fen(),
            Direction::Down => -amount.value().fen(),
        }),
        _ => None,
    }
}

/// A change and the changes that are given as its reasons: same sentence, after the word 原因, before the next item of a list.
pub(super) struct Explained<'a> {
    pub(super) change: &'a Claim,
    pub(super) reasons: Vec<&'a Claim>,
    /// The words of the reason.
    pub(super) text: &'a str,
}

/// Every change that is explained by at least two others.
pub(super) fn explained<'a>(context: &Context<'a>) -> Vec<Explained<'a>> {
    const NEAR: usize = 24;
    let claims = &context.book.claims;
    let mut out = Vec::new();
    for (index, change) in claims.iter().enumerate().filter(|(_, claim)| signed(claim).is_some()) {
        let Some(paragraph) = context.book.paragraphs.get(change.paragraph) else { continue };
        let text = paragraph.text.as_str();
        // A sentence does not go on for pages.
        let after = first_bytes(text.get(change.end..).unwrap_or(""), SENTENCE * 3);
        let end = after.find(['。', '；', ';']).map_or(change.end + after.len(), |end| change.end + end);
        let Some(begin) = text.get(change.end..end).and_then(|words| words.find("原因")) else { continue };
        let begin = change.end + begin;
        let inside =
            |claim: &&Claim| claim.paragraph == change.paragraph && claim.start >= begin && claim.end <= end;
        // The reason belongs to the last change before it.
        let near = || claims.iter().skip(index + 1).take(NEAR);
        let nearer = near().any(|other| {
            other.paragraph == change.paragraph && other.end <= begin && signed(other).is_some()
        });
        let reasons: Vec<&Claim> = near().filter(inside).filter(|claim| signed(claim).is_some()).collect();
        if !nearer && reasons.len() > 1 {
            out.push(Explained { change, reasons, text: text.get(begin..end).unwrap_or("") });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::reasons;

    #[test]
    fn a_reason_ends_with_its_sentence() {
        let text = "减少3万元，主要原因是人员减少，原因是退休。增加2万元，主要原因：新增项目。";
        let words: Vec<&str> = reasons(text).into_iter().map(|(start, end)| &text[start..end]).collect();
        assert_eq!(words, ["人员减少，原因是退休", "新增项目"]);
    }
}
