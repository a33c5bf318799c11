//! FMT-17: misspelt, doubled and missing words.

use mingzhang_catalog::words::SLIPS;
use mingzhang_model::{Message, Severity};

use super::{BLANK, FORM};
use crate::rules::Rule;
use crate::rules::context::{Context, Passage, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-17",
    severity: Severity::Info,
    title: ("用词不当或错别字", "Misspelt or doubled words"),
    what: (
        "常见的错别字、重复词和漏字：截止目前（截至目前）、做为（作为）、帐户（账户）、增加增加、主要用扶持（主要用于扶持）。重复的增减用语报警告。",
        "Common slips: 截止目前 for 截至目前, 做为 for 作为, 帐户 for 账户, doubled 增加增加, 主要用 without 于. A doubled word of direction is a warning.",
    ),
    basis: FORM,
    example: ("截止目前未支付", "截止目前 for 截至目前"),
};

fn check(context: &Context<'_>) -> Verdict {
    if context.is_blank() {
        return Verdict::not_applicable(BLANK);
    }
    let passages: Vec<Passage> = context.all_passages().collect();
    let mut findings = Vec::new();
    for slip in SLIPS.iter() {
        let hits: Vec<Words> = passages
            .iter()
            .flat_map(|passage| {
                passage
                    .text
                    .match_indices(slip.word)
                    .filter(|(at, word)| is_word(&passage.text, *at, word))
                    .map(|(at, word)| passage.words(at, at + word.len()))
            })
            .collect();
        if !hits.is_empty() {
            let message = Message::new("fmt-slip")
                .with("printed", slip.word)
                .with("should", slip.instead)
                .with("count", hits.len());
            // 增加增加: one of two alternatives, or the word of direction twice; only its figures tell which.
            let severity = if slip.kind == "direction" { Severity::Warning } else { Severity::Info };
            findings.push(finding(&DOC, severity, message, slip.word, context.quotes(&hits)));
        }
    }
    let dates = hits_of(&passages, until);
    if !dates.is_empty() {
        let message = Message::new("fmt-slip")
            .with("printed", "截止")
            .with("should", "截至")
            .with("count", dates.len());
        findings.push(finding(&DOC, Severity::Info, message, "截止", context.quotes(&dates)));
    }
    let level = hits_of(&passages, than_level);
    if !level.is_empty() {
        let message = Message::new("fmt-slip")
            .with("printed", "比……持平")
            .with("should", "与……持平")
            .with("count", level.len());
        findings.push(finding(&DOC, Severity::Info, message, "持平", context.quotes(&level)));
    }
    let used = hits_of(&passages, used_without_for);
    if !used.is_empty() {
        let message = Message::new("fmt-slip")
            .with("printed", "主要用")
            .with("should", "主要用于")
            .with("count", used.len());
        findings.push(finding(&DOC, Severity::Info, message, "主要用", context.quotes(&used)));
    }
    Verdict::over(passages.len(), "reach-no-text", findings)
}

fn hits_of(passages: &[Passage], scan: fn(&str) -> Vec<(usize, usize)>) -> Vec<Words> {
    let words = |passage: &Passage| {
        scan(&passage.text).into_iter().map(|(start, end)| passage.words(start, end)).collect::<Vec<_>>()
    };
    passages.iter().flat_map(words).collect()
}

/// Whether the letters are the word: not in 叫做为, 投入帐篷, 增加增加值.
fn is_word(text: &str, at: usize, word: &str) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
    let other = match word {
        "做为" => before.is_some_and(|c| "叫当所能".contains(c)),
        "增加增加" => after == Some('值'),
        _ => word.ends_with('帐') && after.is_some_and(|c| "篷蓬幕子".contains(c)),
    };
    !other
}

/// `截止2025年12月31日`, said of a state and not of a deadline.
fn until(text: &str) -> Vec<(usize, usize)> {
    text.match_indices("截止")
        .filter(|(at, word)| {
            let after = text.get(at + word.len()..).unwrap_or("").trim_start_matches('到');
            let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
            let year = digits.len() == 4 && after.get(4..).is_some_and(|rest| rest.starts_with('年'));
            let deadline = text.get(..*at).is_some_and(|before| before.ends_with(['的', '名', '报', '前']));
            year && !deadline
        })
        .map(|(at, word)| (at, at + word.len()))
        .collect()
}

/// `比2025年预算持平`: one is level with, not than.
fn than_level(text: &str) -> Vec<(usize, usize)> {
    const NEAR: usize = 14;
    text.match_indices("持平")
        .filter_map(|(end, word)| {
            let before = text.get(..end)?;
            let start = before.rfind('比')?;
            let between = before.get(start + '比'.len_utf8()..)?;
            let year = ["20", "上年", "去年"].iter().any(|year| between.starts_with(year));
            let alone = !before.get(..start)?.ends_with(['同', '环', '相', '对', '占']);
            let near = between.chars().count() <= NEAR && between.chars().all(char::is_alphanumeric);
            (year && alone && near && !between.contains(['增', '减'])).then_some((start, end + word.len()))
        })
        .collect()
}

/// `主要用扶持…支出`.
fn used_without_for(text: &str) -> Vec<(usize, usize)> {
    const RIGHT: &str = "于途来作以在款户做到电水车地房工人餐能油气料药品具";
    text.match_indices("主要用")
        .filter(|(at, word)| {
            let mut after = text.get(at + word.len()..).unwrap_or("").chars();
            after.next().is_some_and(|c| super::is_han(c) && !RIGHT.contains(c))
        })
        .map(|(at, word)| (at, at + word.len()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{than_level, until, used_without_for};

    #[test]
    fn deadlines_and_uses_are_right() {
        assert_eq!(until("截止2025年12月31日共有车辆1辆").len(), 1);
        assert!(until("报名截止2025年12月31日").is_empty() && until("截止日期").is_empty());
        assert_eq!(than_level("42.24万元，比2025年预算持平。").len(), 1);
        assert!(than_level("与2025年预算持平，比上年增加3万元，其余持平").is_empty());
        assert_eq!(used_without_for("主要用扶持中小企业支出").len(), 1);
        assert!(used_without_for("主要用于培训，主要用途是培训，主要用水大户").is_empty());
    }
}
