//! CPL-13: an overall target that the text claims is published.

use mingzhang_model::{Message, ParagraphKind, Role, Severity};

use crate::rules::context::Words;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CPL-13",
    severity: Severity::Error,
    title: ("写明编报整体绩效目标而未公开", "An overall target claimed but not published"),
    what: (
        "文字写明编报了部门（单位）整体绩效目标，书中应当有整体绩效目标表。没有写明涉及资金的，报警告；书中没有任何绩效目标表的，可能另册公开，只作提示。",
        "Where the text says that an overall target of the unit was set, its sheet stands in the book. Without the money of the target it is a warning; a book without any sheet may publish them elsewhere: a remark.",
    ),
    basis: ("中发〔2018〕34号", "中发〔2018〕34号"),
    example: (
        "“编报单位整体绩效目标，涉及资金 500万元”，书中无此表",
        "an overall target of 500万元 by the text, no such sheet",
    ),
};

fn check(context: &Context<'_>) -> Verdict {
    let Some(words) = claimed(context) else { return Verdict::not_applicable("reach-no-such-words") };
    let published = context.book.target_sheets.iter().any(|sheet| sheet.overall)
        || context
            .book
            .tables
            .iter()
            .any(|table| table.title.contains("整体") && table.title.contains("绩效"))
        || context.paragraphs().any(|(index, paragraph)| is_title(context, index, &paragraph.text));
    if published {
        return Verdict::checked(1, Vec::new());
    }
    // Only a sentence that gives its money is sure to be of a sheet of this book.
    let text = context.book.paragraphs.get(words.paragraph).and_then(|p| p.text.get(words.start..words.end));
    let with_money =
        text.is_some_and(|text| text.contains("万元") && !text.contains("详见") && !text.contains("另行"));
    let severity = match (context.book.target_sheets.is_empty(), with_money) {
        (true, _) => Severity::Info,
        (false, true) => Severity::Error,
        (false, false) => Severity::Warning,
    };
    let spots = vec![context.quote(words, Role::Primary)];
    Verdict::checked(1, vec![finding(&DOC, severity, Message::new("cpl-overall-sheet"), "", spots)])
}

/// A line of the body that is the title of such a sheet, read or not.
fn is_title(context: &Context<'_>, index: usize, text: &str) -> bool {
    const LONGEST: usize = 40;
    !context.is_contents(index)
        && text.contains("整体")
        && text.contains("绩效目标")
        && text.chars().count() <= LONGEST
        && text
            .trim_end_matches(['）', ')', '*'])
            .trim_end_matches(|c: char| c.is_ascii_digit() || c == '年' || c == '度' || c == '（' || c == '(')
            .ends_with('表')
}

/// A sentence of the narrative that says that an overall target was set, with its money or without.
pub(crate) fn claimed(context: &Context<'_>) -> Option<Words> {
    const SET: [&str; 5] = ["编报", "编制", "设定", "设置", "申报"];
    for (paragraph, found) in context.paragraphs() {
        if found.kind != ParagraphKind::Text {
            continue;
        }
        let mut start = 0;
        for sentence in found.text.split_inclusive(['。', '；', ';']) {
            let end = start + sentence.len();
            let whole = sentence.find("整体绩效目标").or_else(|| sentence.find("整体支出绩效目标"));
            let set = SET.iter().any(|word| sentence.contains(word));
            let denied = ["未", "无", "不"].iter().any(|word| sentence.contains(word));
            if whole.is_some() && set && !denied {
                return Some(Words { paragraph, start, end });
            }
            start = end;
        }
    }
    None
}
