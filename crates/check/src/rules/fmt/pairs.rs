//! FMT-26: quotes and brackets come in pairs.

use mingzhang_model::{Message, Severity};

use super::{BLANK, FORM};
use crate::rules::Rule;
use crate::rules::context::{Context, Passage, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-26",
    severity: Severity::Info,
    title: ("引号或括号不成对", "Quotes or brackets without their pair"),
    what: (
        "一段之内的引号、括号、书名号应成对，左右分清；序号与引号不颠倒（11“.应为11.“）。跨页的段落先接起来再看。",
        "Quotes and brackets of a paragraph come in pairs, left and right, and stand behind the number of an item with its point. Paragraphs that a page cut are joined first.",
    ),
    basis: FORM,
    example: ("项目名称”2025年活动", "a right quote without a left one"),
};

/// Opening and closing signs; brackets of either width pair with each other, that is another rule.
const PAIRS: [(&str, &str); 5] = [("“", "”"), ("（(", "）)"), ("《", "》"), ("〔", "〕"), ("【", "】")];

fn check(context: &Context<'_>) -> Verdict {
    const CELL: usize = 20;
    if context.is_blank() {
        return Verdict::not_applicable(BLANK);
    }
    let mut places = 0;
    let mut hits: Vec<Words> = Vec::new();
    let passages: Vec<Passage> = context.all_passages().collect();
    let mut skip = false;
    for (index, passage) in passages.iter().enumerate() {
        // Short cells are cut for other reasons.
        if passage.text.chars().take(CELL).count() < CELL {
            continue;
        }
        places += 1;
        hits.extend(misplaced(&passage.text).map(|(start, end)| passage.words(start, end)));
        if std::mem::take(&mut skip) {
            continue;
        }
        let odd = unpaired(&passage.text);
        if odd.is_empty() {
            continue;
        }
        // What opens here may close in the next paragraph.
        if let Some(next) = passages.get(index + 1)
            && unpaired(&format!("{}{}", passage.text, next.text)).is_empty()
        {
            skip = true;
            continue;
        }
        hits.extend(odd.into_iter().map(|(start, end)| passage.words(start, end)));
    }
    let spots = context.quotes(&hits);
    let findings = spots.first().map(|spot| spot.text.clone()).map(|example| {
        let message = Message::new("fmt-pairs").with("example", example).with("count", hits.len());
        likely(finding(&DOC, Severity::Info, message, "", spots))
    });
    Verdict::over(places, "reach-no-text", findings.into_iter().collect())
}

/// The signs without their pair.
fn unpaired(text: &str) -> Vec<(usize, usize)> {
    let mut open: Vec<Vec<usize>> = vec![Vec::new(); PAIRS.len()];
    let mut out = Vec::new();
    let mut straight: Vec<usize> = Vec::new();
    for (at, c) in text.char_indices() {
        if matches!(c, '＂' | '"') {
            straight.push(at);
        }
        for (kind, (opening, closing)) in PAIRS.iter().enumerate() {
            let Some(stack) = open.get_mut(kind) else { continue };
            if opening.contains(c) {
                stack.push(at);
            } else if closing.contains(c) && stack.pop().is_none() && !is_ordinal(text, at) {
                out.push((at, at + c.len_utf8()));
            }
        }
    }
    for (at, c) in open.iter().flatten().filter_map(|at| Some((*at, text.get(*at..)?.chars().next()?))) {
        out.push((at, at + c.len_utf8()));
    }
    if straight.len() % 2 == 1 {
        out.extend(
            straight.last().map(|at| {
                (*at, at + text.get(*at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8))
            }),
        );
    }
    out.sort_unstable();
    out
}

/// `11“.灾害防治`, `18“社会保障`: the number of an item, and a quote where its point should be.
fn misplaced(text: &str) -> Option<(usize, usize)> {
    let number = text.bytes().take_while(u8::is_ascii_digit).count();
    let after = text.get(number..)?.strip_prefix('“')?;
    let point = after.chars().next().filter(|c| matches!(c, '.' | '．' | '、'));
    let names = point.is_some() || after.starts_with(super::is_han);
    let end = number + '“'.len_utf8() + point.map_or(0, char::len_utf8);
    ((1..=3).contains(&number) && names).then_some((0, end))
}

/// `1）`, `一)`: a bracket that ends an ordinal has no pair.
fn is_ordinal(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let number = before.trim_end_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    number.len() < before.len() && number.chars().next_back().is_none_or(|c| "。；;，,：: 、".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{misplaced, unpaired};

    #[test]
    fn pairs_and_ordinals() {
        for right in
            ["“三公”经费（含外宾)", "1）办公费；2）印刷费", "《关于印发<办法>的通知》（财〔2020〕8号）"]
        {
            assert!(unpaired(right).is_empty(), "{right}");
        }
        assert_eq!(unpaired("“教育支出（类）小学教育（项）3,518.85万元").len(), 1);
        assert_eq!(misplaced("11“.灾害防治”12万元"), Some((0, 6)));
        assert_eq!(misplaced("18“社会保障”12万元"), Some((0, 5)));
        assert_eq!(misplaced("11.“灾害防治”12万元").or(misplaced("2025“十四五”")), None);
        assert_eq!(unpaired("百合之约”2025年活动").len(), 1);
        assert_eq!(unpaired("15.“社会保障支出（类）＂32万元").len(), 2);
    }
}
