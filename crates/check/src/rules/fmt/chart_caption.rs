//! FMT-21: a caption of a chart has its chart, with figures that can be read.

use mingzhang_model::{Message, ParagraphKind, Severity};

use super::{BLANK, FORM};
use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, doubtful, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-21",
    severity: Severity::Info,
    title: ("图题下没有可读的图", "A caption without a chart that can be read"),
    what: (
        "图题之下应有图，图中数据应以文字给出，否则读者和程序都无法与表核对。",
        "A caption has its chart, and the chart's figures stand as text: otherwise nobody can hold it to the tables.",
    ),
    basis: FORM,
    example: ("“三公”经费分布图，其下没有图", "a caption 分布图 with nothing under it"),
};

const ENDINGS: [&str; 12] = [
    "结构图",
    "分布图",
    "构成图",
    "比例图",
    "占比图",
    "示意图",
    "饼图",
    "饼状图",
    "柱状图",
    "对比图",
    "趋势图",
    "变化图",
];

fn check(context: &Context<'_>) -> Verdict {
    if context.is_blank() {
        return Verdict::not_applicable(BLANK);
    }
    let mut captions = 0;
    let mut hits: Vec<Words> = Vec::new();
    for (index, paragraph) in context.paragraphs().filter(|(index, _)| !context.is_contents(*index)) {
        if !is_caption(&paragraph.text) {
            continue;
        }
        captions += 1;
        if !has_figures(context, index) {
            hits.push(Words { paragraph: index, start: 0, end: paragraph.text.len() });
        }
    }
    let findings = (!hits.is_empty()).then(|| {
        let message = Message::new("fmt-chart").with("count", hits.len());
        doubtful(finding(&DOC, Severity::Info, message, "", context.quotes(&hits)))
    });
    Verdict::over(captions, "reach-no-charts", findings.into_iter().collect())
}

fn is_caption(text: &str) -> bool {
    const LONGEST: usize = 40;
    let text = text.trim_end_matches(['：', ':', '（', '）', '(', ')']);
    text.chars().count() <= LONGEST
        && !text.contains(['。', '，'])
        && ENDINGS.iter().any(|ending| text.ends_with(ending))
}

/// Whether labels of a chart stand beside the caption: short lines with figures before the next heading or sentence.
fn has_figures(context: &Context<'_>, caption: usize) -> bool {
    const LONGEST: usize = 30;
    let label = |index: usize| {
        context.book.paragraphs.get(index).is_some_and(|paragraph| {
            paragraph.kind == ParagraphKind::Text
                && paragraph.text.chars().count() <= LONGEST
                && paragraph.text.contains(|c: char| c.is_ascii_digit())
                && !paragraph.text.ends_with('。')
        })
    };
    (1..=3).any(|step| label(caption + step)) || caption.checked_sub(1).is_some_and(label)
}
