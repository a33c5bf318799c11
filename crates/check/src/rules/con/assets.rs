//! What the text says of vehicles: how many there are, of which kinds, how many are allowed, bought and given up.

use mingzhang_model::{Role, Spot};

use super::scan::{Number, before, has, numbers, sentences};
use crate::rules::context::{Context, Words};

/// A number of vehicles in a sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Vehicles {
    /// How many.
    pub(crate) count: i64,
    /// Where.
    pub(crate) words: Words,
}

/// A total of vehicles with the kinds that follow it.
#[derive(Clone, Debug)]
pub(crate) struct Fleet {
    /// The total.
    pub(crate) total: Vehicles,
    /// The kinds behind 其中; empty where none are listed.
    pub(crate) kinds: Vec<Vehicles>,
    /// Whether the kinds end with 其他用车.
    pub(crate) has_others: bool,
    /// Whether they are to be bought instead of there already.
    pub(crate) bought: bool,
    /// How many are allowed, where the sentence says it: 编制1辆.
    pub(crate) allowed: Option<Vehicles>,
}

impl Vehicles {
    /// As a place in a finding.
    pub(crate) fn spot(&self, context: &Context<'_>, role: Role) -> Spot {
        context.quote(self.words, role)
    }
}

/// What a total stands behind.
const TOTALS: [&str; 8] =
    ["共有车辆", "实有", "共有公务用车", "车辆总数", "车辆数合计", "车辆共计", "共有各类车辆", "现有车辆"];
/// What the vehicles to buy stand behind.
const BOUGHT: [&str; 2] = ["购置车辆", "购置公务用车"];

/// Every total of vehicles in the text of the book.
pub(crate) fn fleets(context: &Context<'_>) -> Vec<Fleet> {
    let mut out = Vec::new();
    for (paragraph, found) in context.narrative() {
        if !found.text.contains('辆') {
            continue;
        }
        for (from, sentence) in sentences(&found.text) {
            out.extend(fleet(paragraph, from, sentence));
        }
    }
    out
}

fn fleet(paragraph: usize, from: usize, sentence: &str) -> Option<Fleet> {
    let all: Vec<Number<'_>> = numbers(sentence).into_iter().filter(|n| n.after.starts_with('辆')).collect();
    let stands_behind = |number: &Number<'_>, words: &[&str]| {
        let label = before(sentence, number.start, 10);
        let label = label.trim_end_matches(['为', '：', ':']);
        words.iter().any(|word| label.ends_with(word))
    };
    let index = all.iter().position(|n| stands_behind(n, &TOTALS) || stands_behind(n, &BOUGHT))?;
    let first = all.get(index)?;
    let vehicles = |number: &Number<'_>| {
        let end = number.end + '辆'.len_utf8();
        let words = Words { paragraph, start: from + number.start, end: from + end };
        Some(Vehicles { count: number.count()?, words })
    };
    let behind = sentence.get(first.end..).unwrap_or("");
    let mut kinds = Vec::new();
    // A second 其中 divides a kind again: what adds up to what is not sure then.
    if behind.matches("其中").count() == 1 && !has(behind, &["挂靠", "借用", "租用", "另有"]) {
        let open = first.end + behind.find("其中").unwrap_or(0);
        // 其他用车主要是…: what the kind is for, not another kind.
        let close = ["主要是", "主要为", "主要用于", "主要包括"]
            .iter()
            .filter_map(|word| sentence.get(open..).and_then(|rest| rest.find(word)).map(|at| open + at))
            .min()
            .unwrap_or(sentence.len());
        let listed = all.iter().filter(|n| n.start > open && n.start < close);
        kinds =
            listed.filter(|n| before(sentence, n.start, 12).contains('车')).filter_map(vehicles).collect();
    }
    let allowed = all.iter().take(index).find(|n| stands_behind(n, &["编制", "编制数"])).and_then(vehicles);
    let has_others = behind.contains("其他");
    Some(Fleet { total: vehicles(first)?, kinds, has_others, bought: stands_behind(first, &BOUGHT), allowed })
}

/// Whether every kind that is listed is counted in the total; `None` where no two kinds are listed.
pub(crate) fn kinds_add_up(fleet: &Fleet) -> Option<bool> {
    let sum: i64 = fleet.kinds.iter().map(|kind| kind.count).sum();
    // A list without 其他 may name some kinds only.
    let whole = fleet.has_others || sum >= fleet.total.count;
    (fleet.kinds.len() >= 2 && whole).then_some(sum == fleet.total.count)
}

/// How many vehicles a word says of: 报废, 保有量.
pub(crate) fn vehicles_by(context: &Context<'_>, words: &[&str]) -> Vec<Vehicles> {
    let mut out = Vec::new();
    for (paragraph, found) in context.narrative() {
        for (from, clause) in super::scan::clauses(&found.text) {
            if !has(clause, words) || has(clause, &["拟", "计划", "预计"]) {
                continue;
            }
            for number in numbers(clause).into_iter().filter(|n| n.after.starts_with('辆')) {
                let end = number.end + '辆'.len_utf8();
                let at = Words { paragraph, start: from + number.start, end: from + end };
                out.extend(number.count().map(|count| Vehicles { count, words: at }));
            }
        }
    }
    out
}
