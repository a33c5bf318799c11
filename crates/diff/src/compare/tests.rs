#![allow(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use super::*;
use mingzhang_model::{MoneyUnit, Place};

fn book(figures: &[(&str, &str)]) -> Book {
    let mut book = Book { tables: vec![Table { is_money: true, ..Table::default() }], ..Book::default() };
    for (row, (at, text)) in figures.iter().enumerate() {
        book.facts.push(Fact {
            coordinate: at.parse().unwrap(),
            text: (*text).to_owned(),
            printed: Printed::parse(text, MoneyUnit::WanYuan).unwrap(),
            place: Place::Text { line: 1, column: 1 },
            table: 0,
            row,
            column: 0,
        });
    }
    book
}

fn source(book: &Book) -> Source<'_> {
    Source { file: "a", book, exact: None }
}

#[test]
fn figures_are_compared_at_their_coordinates() {
    let old = book(&[("flow=revenue", "10.00"), ("fund=general", "7.00"), ("fund=unit", "3.00")]);
    let new = book(&[("fund=unit", "3.00"), ("flow=revenue", "12.50"), ("spending=basic", "1.00")]);
    let diff = compare(source(&old), source(&new));
    assert_eq!(diff.same, 1);
    let told: Vec<(String, i64, Option<i64>)> = diff
        .entries
        .iter()
        .map(|e| (e.coordinate.to_string(), e.change.difference().fen(), e.change.rate()))
        .collect();
    assert_eq!(
        told,
        [
            ("flow=revenue".into(), 2_500_000, Some(2_500)),
            ("fund=general".into(), -7_000_000, None),
            ("spending=basic".into(), 1_000_000, None),
        ]
    );
}

#[test]
fn rounding_is_no_change() {
    let coarse = book(&[("flow=revenue", "10.0")]);
    let fine = book(&[("flow=revenue", "10.04")]);
    assert_eq!(compare(source(&coarse), source(&fine)).entries.len(), 0);
    let other = book(&[("flow=revenue", "10.06")]);
    assert_eq!(compare(source(&coarse), source(&other)).entries.len(), 1);
}

#[test]
fn two_ledgers_differ_by_what_print_hides() {
    let (old, new) = (book(&[("flow=revenue", "10.00")]), book(&[("flow=revenue", "10.00")]));
    let exact = |fen| Exact::from([("flow=revenue".parse().unwrap(), Money::from_fen(fen))]);
    let (first, second) = (exact(10_000_001), exact(10_000_003));
    let with = |book, exact| Source { file: "a", book, exact: Some(exact) };
    let diff = compare(with(&old, &first), with(&new, &second));
    let change = &diff.entries.first().unwrap().change;
    assert!(change.is_exact());
    assert_eq!(change.difference().fen(), 2);
    // A published book knows no more than it prints.
    assert!(compare(source(&old), with(&new, &second)).entries.is_empty());
}

#[test]
fn the_rows_of_a_table_stand_together() {
    let table = |title: &str| Table { is_money: true, title: title.to_owned(), ..Table::default() };
    let spread = |figures: &[(&str, &str, usize)]| {
        let plain: Vec<(&str, &str)> = figures.iter().map(|(at, text, _)| (*at, *text)).collect();
        let mut book = book(&plain);
        book.tables = vec![table("表一"), table("表二")];
        for (fact, (_, _, table)) in book.facts.iter_mut().zip(figures) {
            fact.table = *table;
        }
        book
    };
    let old = spread(&[("flow=revenue", "1.00", 0), ("fund=general", "2.00", 1), ("fund=unit", "3.00", 0)]);
    let new = spread(&[("flow=expenditure", "1.00", 0), ("spending=basic", "2.00", 1)]);
    let diff = compare(source(&old), source(&new));
    let titles: Vec<&str> = diff.entries.iter().map(|entry| entry.table.as_str()).collect();
    assert_eq!(titles, ["表一", "表一", "表一", "表二", "表二"]);
}

#[test]
fn figures_are_counted_as_printed_and_once_each() {
    let twice = book(&[("flow=revenue", "10.00"), ("flow=revenue", "10.00"), ("fund=unit", "3.00")]);
    let side = compare(source(&twice), source(&twice)).after;
    assert_eq!((side.figures, side.coordinates), (3, 2));
}
