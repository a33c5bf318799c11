//! PRV-05: companies named beside what they are paid or owed.

use std::collections::BTreeSet;

use mingzhang_model::{Message, Role, Severity, Spot};

use super::pieces::pieces;
use super::scan::{amounts, has, sentences};
use super::{DISCLOSURE, MOST_SPOTS};
use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRV-05",
    severity: Severity::Info,
    title: ("企业名称与金额并列", "Companies named beside amounts"),
    what: (
        "一句话中写出企业名称和合同价、欠付款等金额的,公开前应当确认不涉及商业秘密和未结清的款项。全书合为一条提示。",
        "A sentence that names a company and its contract price or debt should be looked at for business secrets before publishing. Told once for the book.",
    ),
    basis: DISCLOSURE,
    example: (
        "监理单位为某市某某监理公司,合同价33.68万元",
        "a supervisor by name with the price of its contract",
    ),
};

/// Forms of companies.
const FORMS: [&str; 4] = ["有限公司", "有限责任公司", "股份公司", "集团公司"];
/// What may stand right before a name.
const STARTS: [&str; 22] = [
    "单位为",
    "单位是",
    "委托",
    "聘请",
    "选定",
    "确定",
    "采购",
    "支付给",
    "支付",
    "拨付",
    "欠付",
    "由",
    "与",
    "为",
    "是",
    "向",
    "和",
    "给",
    "对",
    "及",
    "付",
    "因",
];
/// Companies of no name.
const NO_NAMES: [&str; 20] = [
    "本公司",
    "该公司",
    "我公司",
    "各公司",
    "子公司",
    "母公司",
    "保险公司",
    "物业公司",
    "劳务公司",
    "派遣公司",
    "第三方公司",
    "专业公司",
    "国有公司",
    "广告公司",
    "软件公司",
    "国有独资公司",
    "家公司",
    "个公司",
    "服务公司",
    "合资公司",
];

/// Finds companies with amounts in the same sentence.
fn check(context: &Context<'_>) -> Verdict {
    let pieces = pieces(context);
    let mut names: BTreeSet<&str> = BTreeSet::new();
    let mut spots: Vec<Spot> = Vec::new();
    for piece in &pieces {
        if !piece.text.contains("公司") {
            continue;
        }
        for (from, sentence) in sentences(piece.text) {
            if !sentence.contains("公司") || amounts(sentence).is_empty() {
                continue;
            }
            for (start, name) in companies(sentence) {
                if names.insert(name) && spots.len() < MOST_SPOTS {
                    spots.push(piece.spot(context, from + start, from + start + name.len(), Role::Primary));
                }
            }
        }
    }
    let mut findings = Vec::new();
    if !names.is_empty() {
        let shown: Vec<&str> = names.iter().take(4).copied().collect();
        let message =
            Message::new("prv-companies").with("names", shown.join("、")).with("companies", names.len());
        findings.push(finding(&DOC, Severity::Info, message, "", spots));
    }
    Verdict::over(pieces.len(), "reach-no-text", findings)
}

/// The companies that a sentence names, with their first bytes.
fn companies(sentence: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let mut last = 0;
    for (at, word) in sentence.match_indices("公司") {
        let mut end = at + word.len();
        // A branch is part of the name: `…有限公司大同分公司`.
        let rest = sentence.get(end..).unwrap_or("");
        if let Some(branch) = rest.find("分公司").filter(|branch| {
            rest.get(..*branch).is_some_and(|words| !words.contains(|c: char| !c.is_alphabetic()))
                && *branch <= 36
        }) {
            end += branch + "分公司".len();
        }
        if at < last {
            continue;
        }
        let head = sentence.get(last..at).unwrap_or("");
        let start = last
            + head
                .char_indices()
                .rev()
                .find(|(_, c)| !(c.is_alphabetic() || matches!(c, '（' | '）' | '(' | ')')))
                .map_or(0, |(byte, c)| byte + c.len_utf8());
        let start = STARTS
            .iter()
            .filter_map(|word| {
                let head = sentence.get(start..at)?;
                head.rfind(word).map(|byte| start + byte + word.len())
            })
            .max()
            .unwrap_or(start);
        last = end;
        if let Some(name) = sentence.get(start..end).filter(|name| is_name(name)) {
            out.push((start, name));
        }
    }
    out
}

/// A name has a form of company or a place, and something of its own before it.
fn is_name(name: &str) -> bool {
    let placed =
        has(name, &["省", "市", "县", "区"]) && !name.starts_with(['本', '我', '该', '各', '全', '原']);
    let own = FORMS.iter().filter_map(|form| name.find(form)).chain([name.len().saturating_sub(6)]).min();
    let own = own.and_then(|end| name.get(..end)).map_or(0, |own| own.chars().count());
    (4..=40).contains(&own) && (has(name, &FORMS) || placed) && !NO_NAMES.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::companies;

    #[test]
    fn a_name_begins_where_the_words_before_it_end() {
        let names = |text: &'static str| companies(text).into_iter().map(|(_, n)| n).collect::<Vec<_>>();
        assert_eq!(names("监理单位是某市新兴监理公司，合同价3万元"), ["某市新兴监理公司"]);
        assert_eq!(names("委托安泰检测有限公司城南分公司检测，费用1元"), ["安泰检测有限公司城南分公司"]);
        assert_eq!(names("向保险公司缴纳3万元，由该公司承保"), Vec::<&str>::new());
        assert_eq!(names("支付物业服务公司12万元"), Vec::<&str>::new());
    }
}
