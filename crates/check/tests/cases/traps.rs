//! Thirty ways to tell something wrong of what is right, or to miss what is wrong: a test each, in the order of the list of cases.

mod books;
mod figures;
mod sentences;

use mingzhang_model::Severity;

use crate::invented::{accounts, general, serious, told};

const ITEMS: &str =
    "### 五、一般公共预算财政拨款支出决算情况说明\n\n#### （三）一般公共预算财政拨款支出决算具体情况";
const LIST: &str =
    "### 五、一般公共预算财政拨款支出决算情况说明\n\n#### （二）一般公共预算财政拨款支出决算结构情况";
const THREE: &str = "### 七、“三公”经费支出决算情况说明";
const OTHER: &str = "### 十一、其他重要事项的情况说明";
const REASON: &str = "决算数小于预算数的主要原因：人员变动。";

/// Rules and severities of what should be corrected in final accounts of these sections.
fn said(sections: &[&str]) -> Vec<(&'static str, Severity)> {
    serious(&told(&accounts(&[], sections))).into_iter().map(|(rule, severity, _)| (rule, severity)).collect()
}

#[track_caller]
fn silent(text: &str) {
    assert_eq!(serious(&told(text)), []);
}

fn rules(text: &str, severity: Severity) -> Vec<&'static str> {
    told(text)
        .into_iter()
        .filter(|finding| finding.severity == severity)
        .map(|finding| finding.rule)
        .collect()
}

/// Annuities, with this share of the budget of 274.82 spent: 257.14 is 93.57 % of it.
fn annuities(start: &str, breaks: [&str; 4], spent: &str) -> String {
    let [name, verb, figure, rate] = breaks;
    format!(
        "{start}社会保障和就业支出（类）行政事业单位养老支出（款）机关事业{name}单位职业年金缴费支出（项）。主要用于按规定缴纳职业年金。年初预算为274.82万元，支{verb}出决算为{figure}{spent}万元，完成年初预算的{rate}93.57%。{REASON}"
    )
}

fn annuity_table() -> String {
    general(&[
        "合计||257.14|257.14|",
        "208|社会保障和就业支出|257.14|257.14|",
        "20805|行政事业单位养老支出|257.14|257.14|",
        "2080506|机关事业单位职业年金缴费支出|257.14|257.14|",
    ])
}
