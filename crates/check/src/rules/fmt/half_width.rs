//! FMT-15: Chinese text has full-width punctuation.

use mingzhang_model::{Message, Severity};

use super::{BLANK, FORM, is_han};
use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-15",
    severity: Severity::Info,
    title: ("中文中夹半角标点", "Half-width punctuation in Chinese text"),
    what: (
        "中文文字中的逗号、冒号、分号、括号用全角。数字之间的标点不算。",
        "Commas, colons, semicolons and brackets between Chinese characters are full-width. Those between digits are left alone.",
    ),
    basis: FORM,
    example: ("2026年编报单位整体绩效目标,涉及资金", "a half-width comma in 整体绩效目标,涉及资金"),
};

fn check(context: &Context<'_>) -> Verdict {
    if context.is_blank() {
        return Verdict::not_applicable(BLANK);
    }
    let mut count = 0;
    let mut hits: Vec<Words> = Vec::new();
    let mut places = 0;
    for passage in context.all_passages() {
        places += 1;
        let found = scan(&passage.text);
        count += found.len();
        // One place a paragraph: the reader looks at the whole of it anyway.
        hits.extend(found.first().map(|at| passage.words(*at, at + 1)));
    }
    let findings = (count > 0).then(|| {
        let message = Message::new("fmt-half-width").with("count", count).with("paragraphs", hits.len());
        finding(&DOC, Severity::Info, message, "", context.quotes(&hits))
    });
    Verdict::over(places, "reach-no-text", findings.into_iter().collect())
}

/// The bytes at which half-width punctuation stands beside Chinese characters.
fn scan(text: &str) -> Vec<usize> {
    let wide = |c: Option<char>| c.is_some_and(|c| is_han(c) || "“”《》（）".contains(c));
    let mut out = Vec::new();
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|(_, c)| *c);
        let odd = match c {
            ',' | ';' | ':' | '?' | '!' => wide(before) && after.is_none_or(|c| !c.is_ascii_punctuation()),
            '(' => wide(before) && wide(after),
            _ => false,
        };
        if odd {
            out.push(at);
        }
        before = Some(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::scan;

    #[test]
    fn signs_between_digits_are_right() {
        assert_eq!(scan("整体绩效目标,涉及资金1,234.5元").len(), 1);
        assert_eq!(scan("占部门(单位)项目支出"), [9]);
        assert!(scan("共1,234.56万元（8:30-12:00），详见http://a.b").is_empty());
    }
}
