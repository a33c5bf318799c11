//! Money that the template's tables have no place for: a total counts it, and no part of the total does. The book would be
//! printed with sums that do not add up, and the check would say so ten times without naming the cause.

use std::collections::{BTreeMap, BTreeSet};

use mingzhang_catalog::Template;
use mingzhang_catalog::template::{BlockForm, Holds, RowsForm, TableForm};
use mingzhang_model::ledger::Origin;
use mingzhang_model::{Coordinate, Flow, Fund, Member};

use crate::fault::Fault;
use crate::lens::{Lens, is_of_fund};
use crate::words::Words;

/// One fault for each fund that has money and no place, with the rows that hold it.
pub(crate) fn check(lens: &Lens, template: &Template, words: &Words<'_>) -> Vec<Fault> {
    let ledger = &lens.ledger;
    let mut funds: BTreeMap<Fund, Held> = BTreeMap::new();
    for row in ledger.income.iter().filter(|row| row.amounts != mingzhang_model::ledger::Amounts::default()) {
        let held = funds.entry(row.fund).or_default();
        held.earned = true;
        held.says_function |= row.function.is_some();
        held.origins.push(&row.origin);
    }
    for line in ledger.lines.iter().filter(|line| line.amounts != mingzhang_model::ledger::Amounts::default())
    {
        let held = funds.entry(line.fund).or_default();
        held.spent = true;
        held.origins.push(&line.origin);
    }
    let mut faults = Vec::new();
    for (fund, held) in funds {
        let mut axes =
            template.tables.iter().flat_map(|table| axes(table).into_iter().map(move |axis| (table, axis)));
        let missed = axes.find(|(_, axis)| held.flows(axis).iter().any(|flow| axis.misses(fund, *flow)));
        if let Some((table, axis)) = missed {
            faults.push(Fault::error(
                "fund-unshown",
                &[
                    ("fund", fund.id()),
                    ("table", &words.fill(&table.title)),
                    ("places", &places(&held.origins)),
                    ("instead", &axis.instead(fund)),
                ],
            ));
        }
    }
    faults
}

/// The rows of a fund.
#[derive(Default)]
struct Held<'a> {
    earned: bool,
    spent: bool,
    /// Whether income says what it is for; if not, a table of income by function goes by the lines.
    says_function: bool,
    origins: Vec<&'a Origin>,
}

impl Held<'_> {
    fn flows(&self, axis: &Places) -> Vec<Flow> {
        let by_line = self.spent && axis.by_function && !self.says_function;
        let revenue = (self.earned || by_line).then_some(Flow::Revenue);
        revenue.into_iter().chain(self.spent.then_some(Flow::Expenditure)).collect()
    }
}

/// The places side by side, or one below the other, that money can be shown in.
struct Places {
    at: Vec<Coordinate>,
    by_function: bool,
}

/// The columns of each block, and its listed rows with those that close it.
fn axes(table: &TableForm) -> Vec<Places> {
    let of_block = |block: &BlockForm| {
        let scope = table.scope.refine(&block.scope);
        let by_function = matches!(block.rows, RowsForm::Tree { .. });
        let columns = block.columns.iter().filter(|column| column.holds == Holds::Money);
        let columns = columns.map(|column| scope.refine(&column.at)).collect();
        let listed = if let RowsForm::List(list) = &block.rows { list.as_slice() } else { &[] };
        let rows = listed.iter().chain(&block.closing).filter_map(|row| row.at.as_ref());
        let rows = rows.map(|at| scope.refine(at)).collect();
        [Places { at: columns, by_function }, Places { at: rows, by_function: false }]
    };
    table.blocks.iter().flat_map(of_block).collect()
}

impl Places {
    /// Whether a total of this flow counts the fund, and none of the total's parts does.
    fn misses(&self, fund: Fund, flow: Flow) -> bool {
        let places: Vec<Option<Fund>> =
            self.at.iter().filter(|at| counts(at, flow)).map(|at| at.fund).collect();
        let has_parts = |whole: Option<Fund>| {
            places.iter().flatten().any(|part| Some(*part) != whole && is_of_fund(*part, whole))
        };
        let mut counting = places.iter().filter(|place| is_of_fund(fund, **place)).peekable();
        counting.peek().is_some() && counting.all(|place| has_parts(*place))
    }

    /// The funds that have a place and that the money may really be of.
    fn instead(&self, fund: Fund) -> String {
        let shown: BTreeSet<Fund> = self.at.iter().filter_map(|at| at.fund).collect();
        let finer: Vec<&str> = shown.iter().filter(|f| f.parent() == Some(fund)).map(|f| f.id()).collect();
        if finer.is_empty() {
            shown.iter().map(|f| f.id()).collect::<Vec<_>>().join(" ")
        } else {
            finer.join(" ")
        }
    }
}

/// Whether the place counts money of the flow by nothing but its fund.
fn counts(at: &Coordinate, flow: Flow) -> bool {
    let of_flow = match flow {
        Flow::Revenue => matches!(at.flow, Some(Flow::Revenue | Flow::TotalIn)),
        _ => matches!(at.flow, Some(Flow::Expenditure | Flow::TotalOut)),
    };
    of_flow && *at == Coordinate { flow: at.flow, fund: at.fund, ..Coordinate::default() }
}

/// `income.csv:3; budget_lines.csv:5, 6`
fn places(origins: &[&Origin]) -> String {
    let mut rows: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for origin in origins {
        rows.entry(&origin.file).or_default().insert(origin.row);
    }
    let of_file = |(file, rows): (&str, BTreeSet<u32>)| {
        let listed: Vec<String> = rows.iter().take(LISTED).map(u32::to_string).collect();
        let more = if rows.len() > LISTED { " …" } else { "" };
        format!("{file}:{}{more}", listed.join(","))
    };
    rows.into_iter().map(of_file).collect::<Vec<_>>().join("  ")
}

/// Rows of a file that are named.
const LISTED: usize = 10;
