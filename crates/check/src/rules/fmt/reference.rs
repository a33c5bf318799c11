//! FMT-20: 见附件 and 见表 lead somewhere.

use mingzhang_model::{Message, ParagraphKind, Severity};

use super::{BLANK, FORM};
use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-20",
    severity: Severity::Info,
    title: ("所指的附件或表不存在", "A reference that leads nowhere"),
    what: (
        "正文写“见附件”“见附表3”的，书中应有这个附件或表。",
        "What the text refers to as 附件 or 附表 n is in the book.",
    ),
    basis: FORM,
    example: ("（绩效目标表公开情况见附件），书中没有附件", "见附件 in a book without one"),
};

fn check(context: &Context<'_>) -> Verdict {
    if context.is_blank() {
        return Verdict::not_applicable(BLANK);
    }
    let tables = context.book.tables.len();
    let attached = has_attachment(context);
    let mut places = 0;
    let mut hits: Vec<Words> = Vec::new();
    for passage in &context.passages {
        for (start, end, target) in references(&passage.text) {
            places += 1;
            let leads = match target {
                Target::Attachment => attached,
                Target::Table(number) => number <= tables.max(1),
            };
            if !leads {
                hits.push(passage.words(start, end));
            }
        }
    }
    let spots = context.quotes(&hits);
    let findings = spots.first().map(|spot| spot.text.clone()).map(|example| {
        let message = Message::new("fmt-reference").with("example", example).with("count", hits.len());
        finding(&DOC, Severity::Info, message, "", spots)
    });
    Verdict::over(places, "reach-no-references", findings.into_iter().collect())
}

enum Target {
    Attachment,
    Table(usize),
}

/// Whether something in the book is called an attachment: an entry of the contents, a heading or a line of its own.
fn has_attachment(context: &Context<'_>) -> bool {
    context.book.paragraphs.iter().any(|paragraph| {
        let text = paragraph.text.trim_start_matches(|c: char| !c.is_alphanumeric());
        match paragraph.kind {
            ParagraphKind::Sheet(_) => false,
            ParagraphKind::Text => text.starts_with("附件") && text.chars().count() < 60,
            _ => text.contains("附件") || text.contains("附表"),
        }
    }) || context.book.tables.iter().any(|table| table.title.contains("附件"))
}

/// `见附件`, `详见附件2`, `见附表3`, `见表五`.
fn references(text: &str) -> Vec<(usize, usize, Target)> {
    let mut out = Vec::new();
    for (at, word) in text.match_indices("见附件") {
        out.push((at, at + word.len(), Target::Attachment));
    }
    for word in ["见附表", "见表"] {
        for (at, word) in text.match_indices(word) {
            let after = text.get(at + word.len()..).unwrap_or("");
            let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
            if let Ok(number) = digits.parse() {
                out.push((at, at + word.len() + digits.len(), Target::Table(number)));
            }
        }
    }
    out
}
