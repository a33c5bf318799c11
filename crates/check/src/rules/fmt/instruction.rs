//! FMT-25: what a template tells its reader to write, left in brackets.

use mingzhang_catalog::words::INSTRUCTIONS;
use mingzhang_model::{Message, Severity};

use super::{BLANK, FORM};
use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-25",
    severity: Severity::Warning,
    title: ("填写提示未删除", "An instruction of the template was left in"),
    what: (
        "模板括号中提示填什么的话（“请说明……”“增加内容”“……情况，以及……数量、金额等”）应在公开前删去。",
        "What a template says in brackets about how to fill it in (请说明…, 增加内容, …情况、…数量、…金额等) goes before publishing.",
    ),
    basis: FORM,
    example: (
        "（绩效目标管理工作情况，以及项目数量、预算金额等）",
        "（绩效目标管理工作情况，以及项目数量、预算金额等）",
    ),
};

/// What only lists contents: an explanation of a figure begins with one of the words below and is none.
const CONTENTS: [&str; 7] = ["情况", "数量", "金额", "原因", "内容", "变化", "依据"];
const EXPLAINS: [&str; 9] = ["包括", "含", "包含", "如", "例如", "即", "主要", "其中", "不含"];

fn check(context: &Context<'_>) -> Verdict {
    if context.is_blank() {
        return Verdict::not_applicable(BLANK);
    }
    let mut hits: Vec<Words> = Vec::new();
    let mut places = 0;
    for (index, paragraph) in context.paragraphs().filter(|(index, _)| !context.is_contents(*index)) {
        for (start, end) in brackets(&paragraph.text) {
            places += 1;
            let inner = paragraph.text.get(start..end).unwrap_or("");
            let inner = inner.trim_matches(['（', '）', '(', ')', '【', '】']);
            if is_instruction(inner) {
                hits.push(Words { paragraph: index, start, end });
            }
        }
    }
    let spots = context.quotes(&hits);
    let findings = spots.first().map(|spot| spot.text.clone()).map(|example| {
        let message = Message::new("fmt-instruction").with("example", example).with("count", hits.len());
        likely(finding(&DOC, Severity::Warning, message, "", spots))
    });
    Verdict::over(places, "reach-no-such-words", findings.into_iter().collect())
}

/// Bracketed words, brackets included; the outer ones where they nest.
fn brackets(text: &str) -> Vec<(usize, usize)> {
    let mut open = Vec::new();
    let mut out = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' | '【' => open.push(at),
            '）' | ')' | '】' => {
                if let Some(start) = open.pop()
                    && open.is_empty()
                {
                    out.push((start, at + c.len_utf8()));
                }
            }
            _ => {}
        }
    }
    out
}

fn is_instruction(inner: &str) -> bool {
    const SHORTEST: usize = 14;
    if INSTRUCTIONS.iter().any(|word| inner.contains(word.word)) {
        return true;
    }
    let lists = inner.ends_with('等')
        && inner.contains('、')
        && CONTENTS.iter().filter(|word| inner.contains(**word)).count() >= 3
        && !inner.contains(|c: char| c.is_ascii_digit());
    lists && inner.chars().count() >= SHORTEST && !EXPLAINS.iter().any(|word| inner.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::is_instruction;

    #[test]
    fn an_explanation_is_no_instruction() {
        assert!(is_instruction("绩效目标管理工作情况，以及编报绩效目标的项目数量、单位数量、预算金额等"));
        assert!(is_instruction("如有变动请说明原因") && is_instruction("增加内容"));
        for no in ["不含上年结转", "含外宾接待", "包括车辆数量、设备金额、房屋情况等", "以合同签订为准", "套"]
        {
            assert!(!is_instruction(no), "{no}");
        }
    }
}
