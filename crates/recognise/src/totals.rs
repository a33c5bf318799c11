//! What sums say of the rows in them: a part counts what its whole counts, a total over a balance carried is a total of
//! everything, and the one row that all units stand under is the whole body.

use std::collections::HashMap;

use mingzhang_catalog::{Catalog, Kind, plain, similarity, strip_ordinal};
use mingzhang_model::{Block, Coordinate, Flow, RowKey, RowSum, Spending, SubjectCode};

use crate::keys::Surroundings;
use crate::matrix::{Matrix, is_dash};
use crate::named::{Aside, depth_of};
use crate::sums::{RowSums, total_flow};

/// Completes the coordinates of a block's rows from its sums.
pub(crate) fn settle(block: &mut Block, side: &Coordinate, sums: &RowSums, asides: &[Aside]) {
    for (key, _) in block.keys.iter_mut().zip(asides).filter(|(_, aside)| **aside == Aside::Count) {
        // No amount, whatever its label names.
        if let Some(key) = key {
            key.coordinate.line = Some(plain(&key.name));
        }
    }
    entitle(block, &sums.under);
    inherit(block);
    keep_apart(block, &sums.partial);
    raise(block, side);
    part_repeated(block);
    projects(block, side.spending == Some(Spending::Project));
}

/// （一）支出合计 under 一、“三公”经费支出 is the total of the three, not of everything.
fn entitle(block: &mut Block, under: &[(usize, usize)]) {
    for (title, row) in under {
        let Some(title) = block.keys.get(*title).and_then(Option::as_ref).map(|key| key.coordinate.clone())
        else {
            continue;
        };
        if let Some(Some(key)) = block.keys.get_mut(*row) {
            key.coordinate = title.refine(&key.coordinate);
        }
    }
}

/// A named part counts what its whole counts: 一般公共预算 under 年初结转和结余 is carried in, not the year's revenue.
fn inherit(block: &mut Block) {
    for sum in block.row_sums.clone() {
        let Some(whole) =
            block.keys.get(sum.total).and_then(Option::as_ref).filter(|key| !key.is_total).cloned()
        else {
            continue;
        };
        for part in sum.parts {
            if let Some(Some(key)) = block.keys.get_mut(part)
                && key.code_text.is_empty()
            {
                key.coordinate = whole.coordinate.refine(&key.coordinate);
            }
        }
    }
}

/// 其中：经费拨款 under 一般公共预算 counts less than its whole, though no member says so. Its whole is the row above the
/// first 其中, which may itself be a part of the group.
fn keep_apart(block: &mut Block, partial: &[RowSum]) {
    for sum in partial {
        let mut whole = sum.total;
        let mut within = false;
        for part in &sum.parts {
            let of = |row: usize| block.keys.get(row).and_then(Option::as_ref);
            let Some(key) = of(*part) else { continue };
            if strip_ordinal(&key.name).0 > 0 {
                (whole, within) = (*part, false);
            }
            within |= key.name.starts_with("其中");
            let Some(above) = of(if within { whole } else { sum.total }).map(|key| key.coordinate.clone())
            else {
                continue;
            };
            let Some(Some(key)) = block.keys.get_mut(*part) else { continue };
            let refined = above.refine(&key.coordinate);
            let more = refined != above;
            key.coordinate = refined;
            if within && !more {
                key.coordinate.line = Some(plain(&key.name));
            }
        }
    }
}

/// 收入合计 over 当年收入小计 and 上年结转 is everything that came in, whatever it is called.
fn raise(block: &mut Block, side: &Coordinate) {
    for sum in block.row_sums.clone() {
        let flow_of = |row: usize| {
            block.keys.get(row).and_then(Option::as_ref).and_then(|key| key.coordinate.flow).or(side.flow)
        };
        let parts: Vec<Option<Flow>> = sum.parts.iter().map(|row| flow_of(*row)).collect();
        let own = flow_of(sum.total);
        let raised = total_flow(own, &parts);
        if raised != own
            && let Some(Some(key)) = block.keys.get_mut(sum.total)
            && key.is_total
        {
            key.coordinate.flow = raised;
        }
    }
}

/// Numbers of units are no subjects: where every row stands under one number, that row is the body itself.
pub(crate) fn whole_body(block: &mut Block) {
    let rows = || block.keys.iter().flatten().filter(|key| !key.is_total);
    let Some(first) = rows().next().map(|key| key.code_text.clone()).filter(|code| !code.is_empty()) else {
        return;
    };
    if rows().any(|key| key.code.is_some() || !key.code_text.starts_with(&first))
        || rows().filter(|key| key.code_text == first).count() != 1
    {
        return;
    }
    if let Some(key) = block.keys.iter_mut().flatten().find(|key| key.code_text == first) {
        key.coordinate.line = None;
    }
}

/// In a list of subjects by name the row with the publisher's name is a total, not one of them.
pub(crate) fn body_is_total(block: &mut Block, org: Option<&str>) {
    let Some(org) = org.map(plain) else { return };
    let subjects = block.keys.iter().flatten().any(|key| {
        key.code_text.is_empty()
            && (key.coordinate.function.is_some() || key.coordinate.dept_economic.is_some())
    });
    for key in block.keys.iter_mut().flatten() {
        if subjects && key.code_text.is_empty() && plain(&key.name) == org {
            key.is_total = true;
            key.coordinate.line = None;
        }
    }
}

/// Which rows of a block take no part in sums.
pub(crate) fn asides(matrix: &Matrix, header_rows: usize, block: &Block) -> Vec<Aside> {
    let named = |row: usize| block.keys.get(row).and_then(Option::as_ref).map(|key| key.name.as_str());
    let depth = |row: usize| named(row).map_or(0, depth_of);
    (0..block.keys.len())
        .map(|row| {
            let Some(name) = named(row) else { return Aside::No };
            if is_count(name) {
                return Aside::Count;
            }
            let mut cells =
                block.number_columns.iter().map(|column| matrix.own_text(header_rows + row, *column));
            let dashes = cells.clone().any(|text| !text.is_empty())
                && cells.all(|text| text.is_empty() || is_dash(text));
            if dashes && depth(row) > 0 && depth(row + 1) > depth(row) { Aside::Title } else { Aside::No }
        })
        .collect()
}

/// `公务用车保有量（辆）`, `国内公务接待批次（个）`: not money, whatever the table's unit.
fn is_count(name: &str) -> bool {
    let name = plain(name);
    let Some((_, unit)) = name.strip_suffix(')').and_then(|name| name.rsplit_once('(')) else { return false };
    matches!(
        unit,
        "辆" | "个"
            | "人"
            | "台"
            | "套"
            | "次"
            | "批"
            | "批次"
            | "人次"
            | "团组"
            | "台/套"
            | "台(套"
            | "平方米"
            | "户"
            | "件"
            | "家"
    )
}

/// Which rows of a list of subjects are the rows of units: they have a unit's number, or the publisher's name, and no
/// subject code.
pub(crate) fn headings(
    matrix: &Matrix,
    header_rows: usize,
    block: &Block,
    labels: &[usize],
    around: &Surroundings<'_>,
) -> Vec<bool> {
    let number = |text: &str| text.len() >= 3 && text.bytes().all(|b| b.is_ascii_digit());
    let org = around.org.map(plain);
    block
        .keys
        .iter()
        .enumerate()
        .map(|(index, key)| {
            let Some(key) = key.as_ref().filter(|key| !key.is_total && around.subjects && key.code.is_none())
            else {
                return false;
            };
            let registered = key.code_text.is_empty()
                && labels
                    .iter()
                    .filter(|column| {
                        !block.code_columns.contains(column) && block.name_column != Some(**column)
                    })
                    .any(|column| number(matrix.own_text(header_rows + index, *column)));
            let six = number(&key.code_text) && matches!(key.code_text.len(), 6 | 9);
            registered
                || six
                || (key.code_text.is_empty() && org.as_deref() == Some(plain(&key.name).as_str()))
        })
        .collect()
}

/// A subject that one list names twice is told of several units or projects: no row of it is the whole.
fn part_repeated(block: &mut Block) {
    let mut counts: HashMap<SubjectCode, usize> = HashMap::new();
    for code in block.keys.iter().flatten().filter_map(|key| key.code) {
        *counts.entry(code).or_default() += 1;
    }
    for (index, key) in block.keys.iter_mut().enumerate() {
        if let Some(key) = key
            && key.code.is_some_and(|code| counts.get(&code).is_some_and(|count| *count > 1))
        {
            key.coordinate.line = Some(format!("{}#{index}", key.code_text));
        }
    }
}

/// 公用经费合计 may stand left of two columns of subjects and its figure right of them: the label goes to its figure.
/// Returns block and row of each label that moved; what such a row sums stands in several blocks.
pub(crate) fn move_labels(matrix: &Matrix, header_rows: usize, blocks: &mut [Block]) -> Vec<(usize, usize)> {
    let mut moved = Vec::new();
    for left in 0..blocks.len() {
        let right = left + 1;
        let rows = blocks.get(left).map_or(0, |block| block.keys.len());
        for row in 0..rows {
            let figure = |block: Option<&Block>| {
                block.is_some_and(|block| {
                    block
                        .number_columns
                        .iter()
                        .any(|column| !matrix.own_text(header_rows + row, *column).is_empty())
                })
            };
            let key =
                |block: Option<&Block>| block.and_then(|block| block.keys.get(row)).and_then(Option::clone);
            let Some(label) = key(blocks.get(left)).filter(|key| key.is_total) else { continue };
            if figure(blocks.get(left)) || !figure(blocks.get(right)) || key(blocks.get(right)).is_some() {
                continue;
            }
            if let Some(slot) = blocks.get_mut(right).and_then(|block| block.keys.get_mut(row)) {
                *slot = Some(label);
                moved.push((right, row));
            }
            if let Some(slot) = blocks.get_mut(left).and_then(|block| block.keys.get_mut(row)) {
                *slot = None;
            }
        }
    }
    moved
}

/// Lists of projects print the subject that pays beside each project: then the name is the project's, not the code's.
fn projects(block: &mut Block, is_project_list: bool) {
    let named_twice = |key: &RowKey| {
        block
            .keys
            .iter()
            .flatten()
            .any(|other| other.code == key.code && plain(&other.name) != plain(&key.name))
    };
    let is_project: Vec<bool> = block
        .keys
        .iter()
        .map(|key| {
            key.as_ref().is_some_and(|key| {
                let official =
                    key.code.and_then(|code| Catalog::embedded().classification(Kind::of(code)?).get(code));
                official.is_some_and(|entry| similarity(&entry.name, &key.name) < SAME_NAME)
                    && (is_project_list || named_twice(key))
            })
        })
        .collect();
    for (key, _) in block.keys.iter_mut().zip(is_project).filter(|(_, is_project)| *is_project) {
        if let Some(key) = key {
            key.coordinate.project = Some(key.name.clone());
            key.code = None;
            key.code_text.clear();
        }
    }
}

/// Names that are this alike are one name in two spellings.
const SAME_NAME: usize = 75;
