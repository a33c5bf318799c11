//! YOY-14: a reason runs with the change that it explains.

use mingzhang_model::{Finding, Message, Severity};

use super::reason::reasons;
use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "YOY-14",
    severity: Severity::Info,
    title: ("原因与增减方向相反", "A reason against the direction"),
    what: (
        "减少的原因写调增、追加、新增，或增加的原因写调减、压减，多半是用错了文字；没有增减的写“持平”，不写“增加0万元”。",
        "A decrease explained by 调增, 追加 or 新增, or an increase by 调减 or 压减, is probably the wrong text; no change is 持平, not 增加0万元.",
    ),
    basis: LOGIC,
    example: ("决算数小于预算数的主要原因是年中调增资金", "less than budgeted, because money was added"),
};

/// Words of more and of less, as strong as a reason has them.
const MORE: [&str; 5] = ["调增", "追加", "新增", "增拨", "增编"];
const LESS: [&str; 6] = ["调减", "压减", "核减", "压缩", "厉行节约", "削减"];
/// Anything that may turn a reason round.
const SOME_LESS: [&str; 26] = [
    "减", "压", "节约", "取消", "未", "退", "结余", "少", "低", "降", "调出", "停", "完工", "完成", "不再",
    "推迟", "延迟", "无", "没有", "转", "剩", "控制", "归还", "划", "受", "结束",
];
const SOME_MORE: [&str; 14] =
    ["增", "新", "补", "提高", "上涨", "追加", "加", "上年", "升", "扩", "多", "结转", "调入", "划"];

fn check(context: &Context<'_>) -> Verdict {
    if context.is_blank() {
        return Verdict::not_applicable("reach-blank-form");
    }
    let mut places = 0;
    let mut against: Vec<Words> = Vec::new();
    let mut nothing: Vec<Words> = Vec::new();
    for passage in context.passages.iter().filter(|passage| !context.in_glossary(passage.first())) {
        for (start, end) in reasons(&passage.text) {
            places += 1;
            let reason = passage.text.get(start..end).unwrap_or("");
            let Some(up) = direction(passage.text.get(..start).unwrap_or("")) else { continue };
            let has = |words: &[&str]| words.iter().any(|word| reason.contains(word));
            if (up && has(&LESS) && !has(&SOME_MORE)) || (!up && has(&MORE) && !has(&SOME_LESS)) {
                against.push(passage.words(start, end));
            }
        }
        nothing.extend(by_nothing(&passage.text).into_iter().map(|(start, end)| passage.words(start, end)));
    }
    places += nothing.len();
    let told = [
        told(context, &against, "yoy-against-direction", "against"),
        told(context, &nothing, "yoy-by-nothing", "nothing"),
    ];
    Verdict::over(places, "reach-no-reasons", told.into_iter().flatten().collect())
}

fn told(context: &Context<'_>, hits: &[Words], id: &'static str, about: &str) -> Option<Finding> {
    let spots = context.quotes(hits);
    let example = spots.first()?.text.clone();
    let message = Message::new(id).with("example", example).with("count", hits.len());
    Some(likely(finding(&DOC, Severity::Info, message, about, spots)))
}

/// Which way the sentence before a reason goes: its last word of direction. `None` where it has both.
fn direction(before: &str) -> Option<bool> {
    let sentence = before.rsplit(['。', '；', ';']).next().unwrap_or(before);
    let last = |words: &[&str]| words.iter().filter_map(|word| sentence.rfind(word)).max();
    let up = last(&["增加", "增长", "大于", "上升", "高于"]);
    let down = last(&["减少", "下降", "小于", "降低", "低于"]);
    if sentence.contains("持平") || sentence.contains("增减") {
        return None;
    }
    match (up, down) {
        (Some(_), None) => Some(true),
        (None, Some(_)) => Some(false),
        _ => None,
    }
}

/// `增加0万元`, `减少0.00万元`.
fn by_nothing(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for word in ["增加", "减少"] {
        for (at, word) in text.match_indices(word) {
            let after = text.get(at + word.len()..).unwrap_or("");
            let digits: String = after.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
            let zero = !digits.is_empty() && digits.chars().all(|c| matches!(c, '0' | '.'));
            let rest = after.get(digits.len()..).unwrap_or("");
            let unit = ["万元", "元"].iter().find(|unit| rest.starts_with(**unit));
            if let Some(unit) = unit.filter(|_| zero) {
                out.push((at, at + word.len() + digits.len() + unit.len()));
            }
        }
    }
    out.sort_unstable();
    out
}

#[cfg(test)]
mod tests {
    use super::{by_nothing, direction};

    #[test]
    fn directions_and_nothing() {
        assert_eq!(direction("决算数小于预算数的主要原因是"), Some(false));
        assert_eq!(direction("比上年增加3万元，主要原因是"), Some(true));
        assert_eq!(direction("收入增加、支出减少，主要原因是"), None);
        assert_eq!(by_nothing("比2025年预算增加0万元，减少0.50万元").len(), 1);
    }
}
