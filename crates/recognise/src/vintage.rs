//! Whether a table of spending holds money that was carried over.
//!
//! Where a balance is carried in, books differ: some tables of spending by fund count the year's money only, some all of it,
//! and few titles say which. The totals do: a table whose total is the year's revenue of its fund counts the year's money.

use mingzhang_model::{Book, BookKind, Coordinate, Fact, Flow, Fund, Spending, Table, Vintage};

/// Marks the figures of tables that hold only the year's money, so that they are not compared with tables that hold all.
pub(crate) fn settle(book: &mut Book) {
    if book.kind == BookKind::FinalAccounts {
        return;
    }
    let mut current: Vec<usize> = Vec::new();
    // Lists of a whole fund first: a list of its basic spending is like the one that it agrees with.
    for of_part in [false, true] {
        for (index, table) in book.tables.iter().enumerate() {
            let is_part = table.scope.spending.is_some();
            if is_part == of_part && is_open(table) && counts_the_year(book, index, table, &current) {
                current.push(index);
            }
        }
    }
    for fact in &mut book.facts {
        let at = &mut fact.coordinate;
        if current.contains(&fact.table) && at.vintage.is_none() && at.flow == Some(Flow::Expenditure) {
            at.vintage = Some(Vintage::Current);
        }
    }
}

/// Spending of one fund, in one list, with nothing said of when the money came. A list of some of it (三公, 机关运行经费) has no
/// total that could tell.
fn is_open(table: &Table) -> bool {
    table.is_money
        && table.blocks.len() == 1
        && table.scope.fund.is_some()
        && table.scope.three_public.is_none()
        && table.scope.topic.is_none()
        && table.scope.vintage.is_none()
        && table.scope.flow != Some(Flow::Revenue)
}

fn counts_the_year(book: &Book, index: usize, table: &Table, current: &[usize]) -> bool {
    let fund = table.scope.fund;
    let value = |flow: Flow, fund: Option<Fund>| {
        total(book, table, index, &Coordinate { flow: Some(flow), fund, ..Coordinate::default() })
    };
    let carried = value(Flow::CarriedIn, fund).or_else(|| value(Flow::CarriedIn, Some(Fund::Fiscal)));
    if carried.is_none_or(|fact| fact.printed.value().is_zero()) {
        return false;
    }
    // Any table of the whole fund, or of its basic spending, says what all of it is; what differs from it counts less.
    let whole = Coordinate {
        flow: Some(Flow::Expenditure),
        fund,
        spending: table.scope.spending,
        ..Coordinate::default()
    };
    let (spent, step) = match total(book, table, index, &whole) {
        Some(fact) if current.contains(&fact.table) => return true,
        Some(fact) => (fact.printed.value().fen(), fact.printed.step()),
        // 支出总计 without 本年支出合计: all that is not carried out again is spent.
        None if table.scope.spending.is_none() => {
            let Some(fact) = value(Flow::TotalOut, fund) else { return true };
            let left = value(Flow::CarriedOut, fund).map_or(0, |fact| fact.printed.value().fen());
            (fact.printed.value().fen().saturating_sub(left), fact.printed.step())
        }
        None => return true,
    };
    let near = |own: i64| own.abs_diff(spent) <= step.unsigned_abs() * 2;
    !own_totals(book, index, table.scope.spending).into_iter().any(near)
}

/// The figure of another table of the same body at exactly this coordinate.
fn total<'a>(book: &'a Book, table: &Table, index: usize, at: &Coordinate) -> Option<&'a Fact> {
    book.facts.iter().find(|fact| {
        fact.table != index
            && fact.coordinate == *at
            && book
                .tables
                .get(fact.table)
                .is_some_and(|other| other.org == table.org && !is_same_list(&other.scope, &table.scope))
    })
}

/// Two lists of one fund and one kind of spending leave the same things unsaid.
fn is_same_list(a: &Coordinate, b: &Coordinate) -> bool {
    (a.fund, a.spending) == (b.fund, b.spending)
}

/// The table's total, and the sum of its classes: one of them may be the figure that is wrong.
fn own_totals(book: &Book, index: usize, spending: Option<Spending>) -> Vec<i64> {
    let mine = || {
        book.facts.iter().filter(|fact| {
            fact.table == index && fact.coordinate.year.is_none() && fact.coordinate.spending == spending
        })
    };
    let code = |at: &Coordinate| at.function.or(at.dept_economic).or(at.gov_economic);
    let fen = |fact: &Fact| fact.printed.value().fen();
    let mut out: Vec<i64> = mine()
        .filter(|fact| code(&fact.coordinate).is_none() && fact.coordinate.line.is_none())
        .map(fen)
        .collect();
    out.push(
        mine()
            .filter(|fact| code(&fact.coordinate).is_some_and(|code| code.parent().is_none()))
            .map(fen)
            .fold(0, i64::saturating_add),
    );
    out
}
