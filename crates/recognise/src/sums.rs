//! Which columns and which rows of a table are sums of others, from labels, codes and order alone.

use mingzhang_catalog::{is_total, plain};
use mingzhang_model::{Block, ColumnSum, Flow, RowKey, RowSum, SubjectCode};

use crate::named::{Aside, named_sums};

/// The sums among the number columns of one block, from the tree that their header paths make.
pub(crate) fn column_sums(block: &Block, paths: &[Vec<String>]) -> Vec<ColumnSum> {
    let mut out = Vec::new();
    let all: Vec<(usize, &[String])> = block
        .number_columns
        .iter()
        .filter_map(|column| Some((*column, paths.get(*column)?.as_slice())))
        .collect();
    // Comparison tables repeat the whole tree once for each stage (合计/预算数, 合计/决算数): take the stages apart.
    let mut stages: Vec<&str> = Vec::new();
    for (_, path) in &all {
        if let Some(stage) = stage_of(path)
            && !stages.contains(&stage)
        {
            stages.push(stage);
        }
    }
    let staged = stages.len() > 1 && all.iter().all(|(_, path)| stage_of(path).is_some());
    if staged {
        for stage in stages {
            let part: Vec<(usize, &[String])> = all
                .iter()
                .filter(|(_, path)| stage_of(path) == Some(stage))
                .map(|(column, path)| (*column, path.get(..path.len().saturating_sub(1)).unwrap_or(path)))
                .collect();
            tree(&part, 0, &mut out);
        }
    } else {
        tree(&all, 0, &mut out);
    }
    out
}

fn stage_of(path: &[String]) -> Option<&str> {
    let leaf = path.last()?.as_str();
    (path.len() > 1
        && ["预算数", "决算数", "调整预算数", "年初预算数", "全年预算数"].iter().any(|s| leaf.ends_with(s)))
    .then_some(leaf)
}

/// A label and the columns that share it.
type Group<'a> = (&'a str, Vec<(usize, &'a [String])>);

/// Adds the sums of one node of the header tree and returns the columns whose sum is the node's value; `None` if only
/// some of its parts are listed (其中), so that no sum says what it is.
fn tree(columns: &[(usize, &[String])], depth: usize, out: &mut Vec<ColumnSum>) -> Option<Vec<usize>> {
    if let [(column, path)] = columns
        && path.len() <= depth + 1
    {
        return Some(vec![*column]);
    }
    // Children of the node, in order: groups of columns that share the next label.
    let mut children: Vec<Group<'_>> = Vec::new();
    for (column, path) in columns {
        let label = path.get(depth).map_or("", String::as_str);
        match children.last_mut() {
            Some((last, group)) if *last == label && !label.is_empty() => group.push((*column, *path)),
            _ => children.push((label, vec![(*column, *path)])),
        }
    }
    if let [(_, group)] = children.as_slice() {
        if group.len() > 1 && group.iter().all(|(_, path)| path.len() > depth + 1) {
            return tree(group, depth + 1, out);
        }
        return Some(group.iter().map(|(column, _)| *column).collect());
    }
    let mut total = None;
    let mut parts = Some(Vec::new());
    let mut any = false;
    for (label, group) in &children {
        if total.is_none() && group.len() == 1 && !any && is_whole(label) {
            total = group.first().map(|(column, _)| *column);
            continue;
        }
        any = true;
        let topic = ["机关运行", "年初结转", "年末结转", "政府采购", "购买服务"]
            .iter()
            .any(|word| label.contains(word));
        let value = tree(group, depth + 1, out);
        if label.starts_with("其中") {
            parts = None;
        } else if !topic {
            parts = parts.zip(value).map(|(mut parts, value)| {
                parts.extend(value);
                parts
            });
        }
    }
    match (total, parts) {
        (Some(total), Some(parts)) if !parts.is_empty() => {
            out.push(ColumnSum { total, parts });
            Some(vec![total])
        }
        (Some(total), _) => Some(vec![total]),
        (None, parts) => parts,
    }
}

/// A total in front of its parts; 金额 in front of 其中：… is one too.
fn is_whole(label: &str) -> bool {
    is_total(label) || plain(label) == "金额"
}

/// The sums among the rows of a block, and the groups of which only some parts are listed.
#[derive(Debug, Default)]
pub(crate) struct RowSums {
    pub(crate) sums: Vec<RowSum>,
    pub(crate) partial: Vec<RowSum>,
    /// Titles without figures, and the rows that stand under them.
    pub(crate) under: Vec<(usize, usize)>,
}

/// The sums among the rows of one block.
pub(crate) fn row_sums(keys: &[Option<RowKey>], headings: &[bool], asides: &[Aside]) -> RowSums {
    let rows = || keys.iter().flatten().filter(|key| !key.is_total);
    let coded = rows().filter(|key| is_coded(key)).count();
    // Names alone make a code tree only if they stand on more than one level (工资福利支出, 基本工资, …).
    let levels =
        rows().filter_map(code_of).map(SubjectCode::level).collect::<std::collections::BTreeSet<_>>();
    if coded * 2 >= rows().count() && (levels.len() > 1 || rows().any(|key| !key.code_text.is_empty())) {
        RowSums { sums: coded_sums(keys, headings), ..RowSums::default() }
    } else {
        named_sums(keys, asides)
    }
}

/// Whether a row stands in a code tree: by a printed code, or by a name that has one.
fn is_coded(key: &RowKey) -> bool {
    !key.code_text.is_empty() || code_of(key).is_some()
}

fn code_of(key: &RowKey) -> Option<SubjectCode> {
    key.code.or(key.coordinate.dept_economic).or(key.coordinate.function)
}

/// How deep a coded row stands: by its code, or by how many code columns it fills if the code is malformed.
fn code_depth(key: &RowKey) -> usize {
    match code_of(key) {
        Some(code) => code.level() as usize + 1,
        None if key.code_text.contains('-') => key.code_text.split('-').count(),
        None => key.code_text.len().div_ceil(3),
    }
}

fn coded_sums(keys: &[Option<RowKey>], headings: &[bool]) -> Vec<RowSum> {
    let is_heading = |row: usize| headings.get(row).copied().unwrap_or(false);
    let mut sums: Vec<RowSum> = Vec::new();
    let mut stack: Vec<(usize, usize)> = Vec::new();
    let mut top: Vec<usize> = Vec::new();
    let mut leading_total = None;
    let mut closing = Vec::new();
    for (row, key) in keys.iter().enumerate().filter_map(|(row, key)| Some((row, key.as_ref()?))) {
        if key.is_total {
            if top.is_empty() && leading_total.is_none() {
                leading_total = Some(row);
            } else if !top.is_empty() {
                closing.push(row);
            }
            continue;
        }
        // A name that no list knows belongs to the group that it stands in.
        // The row of a unit stands above all subjects that follow it.
        let depth = if is_heading(row) {
            0
        } else if is_coded(key) {
            code_depth(key)
        } else {
            stack.last().map_or(1, |(_, depth)| (*depth).max(2))
        };
        while let Some((_, above)) = stack.last()
            && *above >= depth
        {
            stack.pop();
        }
        // A row belongs under the nearest row above it that is one step up; a code that is well formed and says
        // otherwise stands on its own (a book may list items without their division).
        let parent = stack.iter().rev().find(|(candidate, _)| {
            let Some(above) = keys.get(*candidate).and_then(Option::as_ref) else { return false };
            if is_heading(*candidate) && !is_heading(row) {
                return true;
            }
            match (code_of(key), code_of(above)) {
                (Some(code), Some(above)) => code.is_within(above),
                // Numbers of units and projects nest by their digits; a malformed subject code by its place.
                _ if key.code_text.contains('-') || key.code_text.is_empty() => true,
                _ => key.code_text.starts_with(&above.code_text),
            }
        });
        match parent {
            Some((parent, _)) => match sums.iter_mut().rev().find(|sum| sum.total == *parent) {
                Some(sum) => sum.parts.push(row),
                None => sums.push(RowSum { total: *parent, parts: vec![row], complete: true }),
            },
            None => top.push(row),
        }
        stack.push((row, depth));
    }
    if !top.is_empty() {
        for total in leading_total.into_iter().chain(closing) {
            sums.push(RowSum { total, parts: top.clone(), complete: true });
        }
    }
    sums
}

/// A total over the year's flow and a balance carried is a total of everything: gives such totals their member.
pub(crate) fn total_flow(own: Option<Flow>, parts: &[Option<Flow>]) -> Option<Flow> {
    let has = |flow| parts.contains(&Some(flow));
    match own {
        Some(Flow::Revenue) if has(Flow::CarriedIn) || has(Flow::SurplusUsed) => Some(Flow::TotalIn),
        Some(Flow::Expenditure) if has(Flow::CarriedOut) || has(Flow::SurplusDistributed) => {
            Some(Flow::TotalOut)
        }
        other => other,
    }
}
