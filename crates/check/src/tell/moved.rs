//! Causes that move or miss many figures at once.

use mingzhang_model::{
    Book, CellChange, Confidence, Explanation, Finding, Message, Money, MoneyUnit, Pattern, Role, Severity,
    Spot,
};

use super::{finding, related, title};
use crate::locate::sources;
use crate::spots;
use crate::system::{Address, Law, System};

pub(super) fn shifted(
    book: &Book,
    system: &System,
    laws: &[&Law],
    (table, column): (usize, usize),
    (rows, wraps): (i32, bool),
    moved: &[Address],
) -> Finding {
    let column = book.tables.get(table).map(|t| spots::column_label(t, column)).unwrap_or_default();
    let message = Message::new("shifted-column")
        .with("table", title(book, table))
        .with("column", column.clone())
        .with("rows", rows.unsigned_abs().to_string())
        .with("direction", if rows > 0 { "down" } else { "up" });
    let mut spots: Vec<Spot> =
        moved.first().map(|at| spots::cell(book, *at, Role::Primary)).into_iter().collect();
    spots.extend(related(book, system, laws, &spots));
    let mut out = finding(
        "LOC-01",
        Severity::Error,
        Confidence::Certain,
        message,
        &format!("{}/{column}", title(book, table)),
        spots,
    );
    let count = i32::try_from(moved.len()).unwrap_or(1).max(1);
    let cells = moved
        .iter()
        .enumerate()
        .filter_map(|(position, at)| {
            let source = i32::try_from(position).ok()? + rows;
            // What slid out of the table is not printed any more.
            if !wraps && !(0..count).contains(&source) {
                return None;
            }
            let source = source.rem_euclid(count);
            let from = moved.get(usize::try_from(source).ok()?)?;
            let spot = spots::cell(book, *at, Role::Primary);
            let should_be = spots::cell(book, *from, Role::Related).text;
            (spot.text != should_be).then(|| CellChange { printed: spot.text.clone(), spot, should_be })
        })
        .collect();
    out.explanations = vec![Explanation { cells, pattern: Pattern::ShiftedRows(rows), alternatives: 1 }];
    out
}

/// Names that have no amounts here, and everything below them beside its place.
pub(super) fn inserted(
    book: &Book,
    system: &System,
    laws: &[&Law],
    table: usize,
    (columns, extra): (&[Vec<Address>], &[usize]),
) -> Finding {
    const NAMED: usize = 6;
    let first = columns.first().map_or(&[][..], Vec::as_slice);
    let mut spots: Vec<Spot> = extra
        .iter()
        .filter_map(|row| first.get(*row))
        .take(NAMED)
        .map(|at| spots::cell(book, *at, Role::Primary))
        .collect();
    let names: Vec<String> = spots.iter().map(|spot| spot.row_label.clone()).collect();
    let message = Message::new("inserted-rows")
        .with("table", title(book, table))
        .with("names", names.join("、"))
        .with("count", extra.len());
    spots.extend(related(book, system, laws, &spots));
    let key = format!("{}/rows", title(book, table));
    let mut out = finding("LOC-01", Severity::Error, Confidence::Certain, message, &key, spots);
    let cells = columns
        .iter()
        .flat_map(|cells| cells.iter().zip(sources(cells.len(), extra)).map(move |pair| (cells, pair)))
        .filter_map(|(cells, (at, source))| {
            let from = source.and_then(|source| cells.get(source));
            let should_be =
                from.map_or_else(String::new, |from| spots::cell(book, *from, Role::Related).text);
            let spot = spots::cell(book, *at, Role::Primary);
            (spot.text != should_be).then(|| CellChange { printed: spot.text.clone(), spot, should_be })
        })
        .collect();
    let rows = i32::try_from(extra.len()).unwrap_or(i32::MAX);
    out.explanations = vec![Explanation { cells, pattern: Pattern::ShiftedRows(-rows), alternatives: 1 }];
    out
}

pub(super) fn incomplete(book: &Book, table: usize, row: usize) -> Finding {
    let column = book
        .tables
        .get(table)
        .and_then(|t| t.rows.get(row))
        .and_then(|r| r.cells.iter().position(|cell| cell.fact.is_some()))
        .unwrap_or(0);
    let spot = spots::cell(book, (table, row, column), Role::Primary);
    let message =
        Message::new("list-incomplete").with("table", title(book, table)).with("row", spot.row_label.clone());
    let key = format!("{}/{}", title(book, table), spot.row_label);
    finding("LOC-02", Severity::Warning, Confidence::Doubtful, message, &key, vec![spot])
}

pub(super) fn unit_slip(book: &Book, table: usize, too_large: bool, figures: &[Address]) -> Finding {
    let unit = book.tables.get(table).and_then(|t| t.unit).unwrap_or(MoneyUnit::Yuan);
    let should = match (unit, too_large) {
        (MoneyUnit::WanYuan, true) => MoneyUnit::Yuan,
        (MoneyUnit::Yuan, false) => MoneyUnit::WanYuan,
        (other, _) => other,
    };
    let message = Message::new("unit-slip-table")
        .with("table", title(book, table))
        .with("unit", unit.chinese())
        .with("should", should.chinese());
    let mut spots = vec![spots::table(book, table, Role::Primary)];
    spots.extend(figures.iter().take(4).map(|at| spots::cell(book, *at, Role::Related)));
    let mut out =
        finding("FMT-07", Severity::Error, Confidence::Certain, message, &title(book, table), spots);
    let cells = figures
        .iter()
        .filter_map(|at| {
            let fact = book.facts.iter().find(|fact| (fact.table, fact.row, fact.column) == *at)?;
            let value = fact.printed.value().fen();
            let right = if too_large { value / 10_000 } else { value.saturating_mul(10_000) };
            let spot = spots::cell(book, *at, Role::Primary);
            let should_be = fact.printed.write_like(Money::from_fen(right), fact.text.contains([',', '，']));
            Some(CellChange { printed: spot.text.clone(), spot, should_be })
        })
        .collect();
    out.explanations = vec![Explanation { cells, pattern: Pattern::UnitSlip, alternatives: 1 }];
    out
}
