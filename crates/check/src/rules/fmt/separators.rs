//! FMT-14: thousands separators are used throughout the text or nowhere.

use mingzhang_model::{Finding, Message, ParagraphKind, Severity};

use super::FORM;
use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-14",
    severity: Severity::Info,
    title: ("千分位逗号时有时无", "Thousands separators come and go"),
    what: (
        "正文中的金额要么都用千分位逗号，要么都不用；千分位逗号用半角。",
        "Amounts in the text all have thousands separators, or none has; the separator is a half-width comma.",
    ),
    basis: FORM,
    example: ("2712.37万元与2,712.37万元", "2712.37万元 and 2,712.37万元"),
};

fn check(context: &Context<'_>) -> Verdict {
    let mut with: Vec<(Words, &str)> = Vec::new();
    let mut without: Vec<(Words, &str)> = Vec::new();
    // Sheets come out of a system with a style of its own.
    let in_text = |paragraph: usize| {
        context.book.paragraphs.get(paragraph).is_some_and(|p| !matches!(p.kind, ParagraphKind::Sheet(_)))
    };
    for claim in &context.book.claims {
        if claim.money().is_none() || !in_text(claim.paragraph) {
            continue;
        }
        let words = Words { paragraph: claim.paragraph, start: claim.start, end: claim.end };
        let whole = claim.text.split('.').next().unwrap_or("");
        let separated = whole.contains([',', '，']);
        let digits = whole.chars().take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '，'));
        let digits = digits.filter(char::is_ascii_digit).count();
        if digits > 3 {
            if separated { with.push((words, &claim.text)) } else { without.push((words, &claim.text)) }
        }
    }
    let places = with.len() + without.len();
    let (few, many) = if with.len() < without.len() { (&with, &without) } else { (&without, &with) };
    let odd: Vec<Words> =
        with.iter().filter(|(_, text)| text.contains('，')).map(|(words, _)| *words).collect();
    let mut findings: Vec<Finding> = few
        .first()
        .zip(many.first())
        .map(|((_, rare), (_, usual))| {
            let hits: Vec<Words> = few.iter().map(|(words, _)| *words).collect();
            let message = Message::new("fmt-separators")
                .with("few", few.len())
                .with("many", many.len())
                .with("rare", (*rare).to_owned())
                .with("usual", (*usual).to_owned());
            finding(&DOC, Severity::Info, message, "", context.quotes(&hits))
        })
        .into_iter()
        .collect();
    let spots = context.quotes(&odd);
    if let Some(example) = spots.first().map(|spot| spot.text.clone()) {
        let message = Message::new("fmt-wide-separator").with("example", example).with("count", odd.len());
        findings.push(finding(&DOC, Severity::Info, message, "wide", spots));
    }
    Verdict::over(places, "reach-no-such-words", findings)
}
