//! What an amount is made of: by class, by the subject that the ledger keeps, by economic division, by fund.

use std::collections::BTreeSet;

use mingzhang_catalog::template::Axis;
use mingzhang_model::{Coordinate, Fund, Member, SubjectCode, SubjectLevel};
use minijinja::Value;

use super::desk::Desk;
use crate::Lens;
use crate::rows::name_of;

/// The parts that are not zero, in the order of their codes: `name`, `at`, and for subjects `code` and `path`.
pub(super) fn parts(desk: &Desk, at: &Coordinate, by: &str) -> Vec<Value> {
    let lens = &desk.lens;
    match by {
        "class" => functions(lens, at, SubjectCode::class),
        "leaf" => functions(lens, at, |code| code),
        "economic" => economic(lens, at),
        _ => Fund::WORDS
            .iter()
            .map(|(fund, _)| Coordinate { fund: Some(*fund), ..at.clone() })
            .filter(|at| !lens.amount(at).is_zero())
            .map(|at| {
                let name = at.fund.map_or("", Member::id).to_owned();
                Value::from_pairs([("name", name), ("at", at.to_string())])
            })
            .collect(),
    }
}

fn functions(lens: &Lens, at: &Coordinate, level: impl Fn(SubjectCode) -> SubjectCode) -> Vec<Value> {
    let mut codes = BTreeSet::new();
    lens.lines(at, &mut |line| {
        codes.insert(level(line.function));
    });
    let mut codes: Vec<SubjectCode> = codes.into_iter().collect();
    codes.sort_by_key(ToString::to_string);
    let used = codes.into_iter().map(|code| (code, Coordinate { function: Some(code), ..at.clone() }));
    used.filter(|(_, at)| !lens.amount(at).is_zero())
        .map(|(code, at)| subject(lens, Axis::Function, code, &at))
        .collect()
}

fn economic(lens: &Lens, at: &Coordinate) -> Vec<Value> {
    let mut codes = BTreeSet::new();
    lens.lines(at, &mut |line| {
        let division = |code: &SubjectCode| code.level() == SubjectLevel::Division;
        codes.extend(line.dept_economic.filter(division));
    });
    let used = codes.into_iter().map(|code| (code, Coordinate { dept_economic: Some(code), ..at.clone() }));
    used.filter(|(_, at)| !lens.amount(at).is_zero())
        .map(|(code, at)| subject(lens, Axis::DeptEconomic, code, &at))
        .collect()
}

fn subject(lens: &Lens, axis: Axis, code: SubjectCode, at: &Coordinate) -> Value {
    Value::from_pairs([
        ("name", name_of(lens, axis, code)),
        ("at", at.to_string()),
        ("code", code.to_string()),
        ("path", path(lens, axis, code)),
    ])
}

/// `社会保障和就业支出（类）人力资源和社会保障管理事务（款）行政运行（项）`
fn path(lens: &Lens, axis: Axis, code: SubjectCode) -> String {
    let above = code.parent().map(|parent| path(lens, axis, parent)).unwrap_or_default();
    let level = match code.level() {
        SubjectLevel::Class => "类",
        SubjectLevel::Division => "款",
        SubjectLevel::Item => "项",
    };
    format!("{above}{}（{level}）", name_of(lens, axis, code))
}
