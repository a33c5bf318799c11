//! CON-01: the same quantity is the same wherever it is given.
//!
//! A sheet's office area is part of the body's, or all of it: more than all is wrong. Persons by a fixed word (在职人员, 退休人员)
//! are compared between sentences about the whole body only.

use std::collections::{BTreeMap, BTreeSet};

use mingzhang_model::{Level, Message, Role, Severity, Spot};

use super::MOST_SPOTS;
use super::scan::{before, clauses, has, numbers};
use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::prf::shared::years;
use crate::rules::verdict::{Verdict, finding, likely};
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CON-01",
    severity: Severity::Error,
    title: ("同一数量前后不同", "The same quantity with two values"),
    what: (
        "本单位的办公面积、人员数在全书各处应当一致。绩效目标表中的办公面积大于国有资产一节中办公用房总面积的,是错误;同一种人员两处人数不同的,是警告。小于的可能只是一部分,不报。",
        "Office area and staff of the body are the same everywhere in its book. A sheet's office area above the body's whole is an error; two numbers of the same staff are a warning. A smaller area may be a part and is left alone.",
    ),
    basis: ("真实、准确的要求;逻辑关系", "truthfulness; logic"),
    example: (
        "绩效目标表办公面积16340平方米,国有资产一节3335.02平方米",
        "16340 m² in a sheet, 3335.02 m² among the assets",
    ),
};

const AREAS: [&str; 5] = ["平方米", "平米", "㎡", "m²", "m2"];
/// The body's offices, all of them.
const OFFICES: [&str; 5] = ["办公用房", "办公面积", "办公场所面积", "办公场所建筑面积", "办公楼建筑面积"];
/// Bodies that keep the offices of others.
const KEEPERS: [&str; 5] = ["机关事务", "机关服务", "后勤", "事务管理", "物业"];
/// Words that make a part, a plan or somebody else's of it.
const PARTS: [&str; 16] = [
    "其中", "新增", "租", "出借", "维修", "改造", "装修", "人均", "超标", "拟", "计划", "平均", "腾退",
    "下属", "闲置", "借用",
];
/// Staff by the words that name it.
const STAFF: [&str; 8] =
    ["在职人员", "离休人员", "退休人员", "离退休人员", "实有人员", "事业编制", "行政编制", "在编在职人员"];
/// A difference of a hundredth may be how an area was measured.
const SLACK: i64 = 100;

/// A quantity where it stands.
#[derive(Clone, Copy)]
struct Found {
    value: i64,
    words: Words,
}

/// Compares areas and staff.
fn check(context: &Context<'_>) -> Verdict {
    let mut places = 0;
    let mut findings = Vec::new();
    let whole = offices(context);
    let sheets = sheet_offices(context);
    places += whole.len() + sheets.len();
    if let Some(most) = whole.iter().max_by_key(|found| found.value) {
        let over: Vec<&(i64, Spot, String)> =
            sheets.iter().filter(|(value, _, _)| value - value / SLACK > most.value).collect();
        if let Some((_, _, shown)) = over.first() {
            let named: BTreeSet<&str> =
                over.iter().filter_map(|(_, spot, _)| spot.table.as_deref()).collect();
            let message = Message::new("con-area")
                .with("printed", (*shown).clone())
                .with("other", text_of(context, most.words))
                .with("sheets", named.len());
            let mut spots: Vec<Spot> =
                over.iter().take(MOST_SPOTS).map(|(_, spot, _)| spot.clone()).collect();
            spots.push(context.quote(most.words, Role::Related));
            // In a department's book the sheet may be of a body whose offices are not in this number, and some bodies keep the
            // offices of others.
            let keeper = context.book.unit_name.as_deref().is_some_and(|name| has(name, &KEEPERS));
            let sure = context.book.level == Level::Unit && !keeper;
            let severity = if sure { Severity::Error } else { Severity::Warning };
            findings.push(finding(&DOC, severity, message, "office", spots));
        }
    }
    if !context.is_department() {
        for (word, found) in staff(context) {
            places += found.len();
            let Some(first) = found.first() else { continue };
            let Some(other) = found.iter().find(|other| other.value != first.value) else { continue };
            let message = Message::new("con-staff")
                .with("group", word)
                .with("one", text_of(context, first.words))
                .with("other", text_of(context, other.words));
            let spots =
                vec![context.quote(first.words, Role::Primary), context.quote(other.words, Role::Primary)];
            findings.push(likely(finding(&DOC, Severity::Warning, message, word, spots)));
        }
    }
    Verdict::over(places, "reach-no-quantities", findings)
}

fn text_of(context: &Context<'_>, words: Words) -> String {
    let paragraph = context.book.paragraphs.get(words.paragraph);
    paragraph.and_then(|p| p.text.get(words.start..words.end)).unwrap_or("").to_owned()
}

/// What the text says of all offices.
fn offices(context: &Context<'_>) -> Vec<Found> {
    let mut out = Vec::new();
    for (paragraph, found) in context.narrative() {
        for (from, clause) in clauses(&found.text) {
            if !has(clause, &OFFICES) || has(clause, &PARTS) {
                continue;
            }
            let areas: Vec<_> =
                numbers(clause).into_iter().filter(|number| number.noun(&AREAS).is_some()).collect();
            let [area] = areas.as_slice() else { continue };
            let Some(value) = area.scaled() else { continue };
            let end = area.end + area.noun(&AREAS).unwrap_or(0);
            out.push(Found { value, words: Words { paragraph, start: from + area.start, end: from + end } });
        }
    }
    out
}

/// Indicators whose name is office area and nothing else.
fn sheet_offices(context: &Context<'_>) -> Vec<(i64, Spot, String)> {
    let mut out = Vec::new();
    for (_, sheet) in context.sheets() {
        for indicator in &sheet.indicators {
            let name = indicator.name.trim_start_matches("单位").trim_end_matches("总面积");
            let is_office = OFFICES.contains(&indicator.name.as_str()) || OFFICES.contains(&name);
            let areas = numbers(&indicator.value);
            let [area] = areas.as_slice() else { continue };
            let unit = area.noun(&AREAS).is_some() || area.after.is_empty();
            let at_least = has(&indicator.value, &["≥", "＞", ">", "大于", "不少于", "不低于"]);
            let Some(value) = area.scaled().filter(|_| is_office && unit && !at_least) else { continue };
            let spot = spots::indicator(sheet, indicator, Role::Primary);
            out.push((value, spot, format!("{}{}", indicator.name, indicator.value)));
        }
    }
    out
}

/// Numbers of persons by the word that names them, of the whole body and of now.
fn staff(context: &Context<'_>) -> BTreeMap<&'static str, Vec<Found>> {
    let mut out: BTreeMap<&'static str, Vec<Found>> = BTreeMap::new();
    for (paragraph, found) in context.narrative() {
        // What is counted at another time, or unit by unit, is another number.
        if years(&found.text).any(|year| context.book.year.is_none_or(|own| year < own - 1)) {
            continue;
        }
        for (from, clause) in clauses(&found.text) {
            let parts = [
                "新增", "增加", "减少", "其中", "去世", "调入", "调出", "科", "上年", "去年", "比", "较",
                "预计", "拟", "所属", "下属", "年底", "年末", "转", "新", "原因", "因", "由于", "用于",
                "保障", "涉及", "享受", "发放", "支付", "补助", "经费", "万元",
            ];
            if has(clause, &parts) || !clause.contains(['人', '名']) {
                continue;
            }
            for number in numbers(clause) {
                let Some(unit) = number.noun(&["人", "名"]) else { continue };
                if number.after.starts_with("人次") || number.after.starts_with("人均") {
                    continue;
                }
                let label =
                    before(clause, number.start, 10).trim_end_matches(['为', '共', '有', '数', '：', ':']);
                let Some(word) = STAFF.iter().find(|word| ends_with_alone(label, word)) else { continue };
                let Some(value) = number.count() else { continue };
                let words = Words { paragraph, start: from + number.start, end: from + number.end + unit };
                out.entry(word).or_default().push(Found { value, words });
            }
        }
    }
    out
}

/// Whether a label is the word itself, not a longer one: 在编在职人员 is not 在职人员.
fn ends_with_alone(label: &str, word: &str) -> bool {
    label.strip_suffix(word).is_some_and(|rest| {
        let last = rest.chars().next_back();
        // 农业服务中心事业编制 is that of a part.
        last.is_none_or(|c| !c.is_alphabetic() || matches!(c, '有' | '位' | '定'))
            || ["本", "我"].iter().any(|own| rest.contains(own))
    })
}
