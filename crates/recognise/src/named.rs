//! Sums among rows that have names and no codes: ordinals, totals and 其中 say what belongs to what.

use mingzhang_catalog::strip_ordinal;
use mingzhang_model::{Coordinate, Flow, RowKey, RowSum, Spending, ThreePublic};

use crate::sums::RowSums;

/// A row that takes no part in any sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aside {
    /// An ordinary row.
    No,
    /// A title over the rows below it, with dashes for figures.
    Title,
    /// A number of things (辆, 个, 人) among the money.
    Count,
}

/// A row and what stands below it.
struct Group<'a> {
    row: usize,
    key: &'a RowKey,
    parts: Vec<usize>,
    partial: bool,
}

#[derive(Default)]
struct Tree<'a> {
    out: RowSums,
    totals: Vec<RowSum>,
    /// From the outermost group in.
    stack: Vec<Group<'a>>,
    /// Top-level rows since the last total, the total itself standing for all that it sums.
    open: Vec<usize>,
    /// A total in front of its parts, and how deep its ordinal stands.
    leading: Option<(usize, u8)>,
    after_total: bool,
    /// Whether a row with an ordinal has been seen.
    numbered: bool,
    /// Whether the rows since the last total may count each other.
    unsure: bool,
    /// Titles over the rows that follow, with their depth.
    titles: Vec<(usize, u8)>,
}

impl<'a> Tree<'a> {
    fn pop(&mut self) {
        let Some(Group { row, parts, partial, .. }) = self.stack.pop() else { return };
        if !parts.is_empty() {
            let list = if partial { &mut self.out.partial } else { &mut self.out.sums };
            list.push(RowSum { total: row, parts, complete: false });
        }
    }

    fn pop_all(&mut self) {
        while !self.stack.is_empty() {
            self.pop();
        }
    }

    fn close_leading(&mut self) {
        if let Some((total, _)) = self.leading.take()
            && !self.open.is_empty()
        {
            let parts = std::mem::take(&mut self.open);
            if !std::mem::take(&mut self.unsure) {
                self.totals.push(RowSum { total, parts, complete: true });
            }
        }
    }

    fn title(&mut self, row: usize, depth: u8) {
        self.pop_all();
        self.leave(depth);
        self.titles.retain(|(_, above)| *above < depth);
        self.titles.push((row, depth));
    }

    /// What stands under a title is part of what the title names.
    fn entitle(&mut self, row: usize, depth: u8) {
        if depth > 0 {
            self.titles.retain(|(_, above)| *above < depth);
        }
        if let Some((title, _)) = self.titles.last() {
            self.out.under.push((*title, row));
        }
    }

    fn total(&mut self, row: usize, name: &str) {
        let depth = depth_of(name);
        if let Some(top) = self.stack.first()
            && depth > 0
            && is_first(name)
            && depth_of(&top.key.name) < depth
        {
            self.out.under.push((top.row, row));
        }
        self.pop_all();
        // The first of its series closes nothing that stands above it: （一）支出合计 under a title.
        if depth > 0 && is_first(name) {
            self.close_leading();
            self.open.clear();
            self.leading = Some((row, depth));
        } else if self.open.is_empty() && self.leading.is_none() {
            self.leading = Some((row, depth));
        } else if !self.open.is_empty() {
            let parts = std::mem::take(&mut self.open);
            if !std::mem::take(&mut self.unsure) {
                self.totals.push(RowSum { total: row, parts, complete: true });
            }
            self.open.push(row);
            self.after_total = true;
        }
    }

    /// A row with an ordinal no deeper than the leading total's stands beside that total, not below it.
    fn leave(&mut self, depth: u8) {
        if self.leading.is_some_and(|(_, of_total)| depth > 0 && depth <= of_total) {
            self.pop_all();
            self.close_leading();
            self.open.clear();
        }
    }

    fn row(&mut self, row: usize, key: &'a RowKey) {
        let depth = depth_of(&key.name);
        self.leave(depth);
        while let Some(top) = self.stack.last()
            && !is_below(top.key, key, depth, self.after_total, top.partial)
        {
            self.pop();
        }
        match self.stack.last_mut() {
            Some(top) => {
                top.parts.push(row);
                top.partial |= key.name.starts_with("其中");
            }
            // Names of things between numbered groups (一、货物A, 教学仪器) may be parts of the group above them or stand beside
            // it: no total says which.
            None if depth == 0 && self.numbered && !self.after_total && is_unknown(&key.coordinate) => {
                self.unsure = true;
                self.open.push(row);
            }
            None => self.open.push(row),
        }
        self.numbered |= depth > 0;
        self.stack.push(Group { row, key, parts: Vec::new(), partial: false });
    }
}

/// The sums of a list of names.
pub(crate) fn named_sums(keys: &[Option<RowKey>], asides: &[Aside]) -> RowSums {
    let mut tree = Tree::default();
    // Below a number of things there are only numbers of things.
    let mut muted: Option<u8> = None;
    for (row, key) in keys.iter().enumerate().filter_map(|(row, key)| Some((row, key.as_ref()?))) {
        let depth = depth_of(&key.name);
        let aside = asides.get(row).copied().unwrap_or(Aside::No);
        if aside == Aside::Count {
            muted = muted.filter(|above| *above < depth || depth == 0).or(Some(depth));
            continue;
        }
        if muted.is_some_and(|above| above > 0 && (depth > above || depth == 0)) {
            continue;
        }
        muted = None;
        if aside == Aside::Title {
            tree.title(row, depth);
            continue;
        }
        tree.entitle(row, depth);
        if key.is_total {
            tree.total(row, &key.name);
        } else {
            tree.row(row, key);
        }
    }
    tree.pop_all();
    tree.close_leading();
    tree.out.sums.extend(tree.totals);
    tree.out
}

/// How deep the ordinal of a row stands, 其中 left aside.
pub(crate) fn depth_of(name: &str) -> u8 {
    let bare = name.trim_start_matches("其中").trim_start_matches(['：', ':']);
    strip_ordinal(bare).0
}

fn is_first(name: &str) -> bool {
    let rest = name.trim_start_matches(['（', '(']);
    let mut letters = rest.chars();
    matches!(letters.next(), Some('一' | '1' | '①' | '１'))
        && !letters.next().is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
}

/// Whether a named row is a part of the row that opened the group above it.
fn is_below(above: &RowKey, key: &RowKey, depth: u8, after_total: bool, partial: bool) -> bool {
    let above_depth = depth_of(&above.name);
    if key.name.starts_with("其中") {
        return !above.name.starts_with("其中");
    }
    let is_balance = |flow: Option<Flow>| !matches!(flow, None | Some(Flow::Revenue | Flow::Expenditure));
    // After 其中 the rows without an ordinal go on with it, unless they name a balance of the whole side.
    if partial && depth == 0 && above_depth > 0 && !is_balance(key.coordinate.flow) {
        return true;
    }
    // Funds below a balance are what that balance is made of.
    if is_balance(above.coordinate.flow)
        && above.coordinate.fund.is_none()
        && depth >= above_depth
        && key.coordinate.fund.is_some()
        && !is_balance(key.coordinate.flow)
    {
        return true;
    }
    if depth > above_depth && above_depth > 0 {
        return true;
    }
    // 一般公共预算拨款收入 under 一、本年收入, set off by white space alone; 一般公共服务支出 under 一、本年支出.
    if above_depth > 0 && depth == 0 && is_flow_alone(&above.coordinate) && names_a_part(&key.coordinate) {
        return true;
    }
    // 工资福利支出 under 一、基本支出.
    if above_depth > 0
        && depth == 0
        && above.coordinate.spending == Some(Spending::Basic)
        && above.coordinate.dept_economic.is_none()
        && key.coordinate.dept_economic.is_some()
    {
        return true;
    }
    // ①② under an item without an ordinal; after a total, `一、二、三` under a balance without one.
    if above_depth == 0 && (depth == 4 || (after_total && depth > 0)) {
        return true;
    }
    (depth >= above_depth || depth == 0) && is_member_below(&above.coordinate, &key.coordinate)
}

/// Whether a label names a flow and nothing else: 本年收入, 上年结转.
fn is_flow_alone(at: &Coordinate) -> bool {
    at.flow.is_some() && Coordinate { flow: None, ..at.clone() } == Coordinate::default()
}

/// Whether a label names nothing that the ledger knows.
fn is_unknown(at: &Coordinate) -> bool {
    Coordinate { line: None, ..at.clone() } == Coordinate::default()
}

/// Whether a label names a fund or a class of spending, and no balance.
const fn names_a_part(at: &Coordinate) -> bool {
    matches!(at.flow, None | Some(Flow::Revenue | Flow::Expenditure))
        && (at.fund.is_some() || at.function.is_some())
}

/// Whether two labels name a member and the part of it in one of the dimension trees.
fn is_member_below(above: &Coordinate, below: &Coordinate) -> bool {
    let fund = matches!((above.fund, below.fund), (Some(a), Some(b)) if b.parent() == Some(a));
    let spending = matches!((above.spending, below.spending), (Some(a), Some(b)) if b.parent() == Some(a));
    let vehicles = above.three_public == Some(ThreePublic::Vehicles)
        && matches!(below.three_public, Some(ThreePublic::VehiclePurchase | ThreePublic::VehicleRunning));
    fund || spending || vehicles
}
