//! What is wrong, each with the cause that must be named.

mod budgets;
mod culture_bureau;
mod street_office;
mod street_tables;

use std::collections::BTreeMap;

use mingzhang_model::Severity;

use crate::invented::{ERROR, INFO, WARNING, accounts, general, read, serious, shown, squeeze, told};
use culture_bureau::CULTURE;

/// Something wrong in a book.
struct Case {
    /// The row of the list of cases: book and page.
    row: &'static str,
    severity: Severity,
    /// The rules that may tell it.
    rules: &'static [&'static str],
    /// What the finding must show.
    names: &'static str,
    text: String,
}

fn case(
    row: &'static str,
    severity: Severity,
    rules: &'static [&'static str],
    names: &'static str,
    text: String,
) -> Case {
    Case { row, severity, rules, names, text }
}

/// Rows of the list that hold several slips are found when all of them are.
#[test]
fn what_is_wrong_in_real_books_is_found_by_its_cause() {
    let cases: Vec<Case> = [
        street_tables::cases(),
        street_office::names(),
        street_office::amounts(),
        culture_bureau::cases(),
        budgets::cases(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut rows: BTreeMap<(&str, Severity), bool> = BTreeMap::new();
    for case in &cases {
        let findings = told(&case.text);
        let found = findings.iter().any(|finding| {
            case.rules.contains(&finding.rule)
                && finding.severity == case.severity
                && shown(finding).contains(&squeeze(case.names))
        });
        *rows.entry((case.row, case.severity)).or_insert(true) &= found;
        println!(
            "{} {} {} “{}”",
            if found { "found " } else { "MISSED" },
            case.severity.id(),
            case.row,
            case.names
        );
        // What else is told of it, for a reader of the output.
        for other in
            findings.iter().filter(|f| !found || (f.severity > INFO && !case.rules.contains(&f.rule)))
        {
            println!("         {} {} {:?}", other.rule, other.severity.id(), shown(other));
        }
    }
    for (severity, least) in [(ERROR, ERRORS), (WARNING, WARNINGS), (INFO, INFOS)] {
        let of: Vec<bool> =
            rows.iter().filter(|((_, s), _)| *s == severity).map(|(_, found)| *found).collect();
        let found = of.iter().filter(|found| **found).count();
        println!("{}: {found} of {}", severity.id(), of.len());
        assert!(found >= least, "{}: {found} of {}, {least} wanted", severity.id(), of.len());
    }
}

/// Rows that must be found.
const ERRORS: usize = 6;
const WARNINGS: usize = 16;
const INFOS: usize = 20;

#[test]
fn the_correct_versions_are_silent() {
    let street = accounts(&street_tables::street(str::to_owned), &["无。"]);
    let rows: Vec<String> =
        CULTURE.iter().map(|(name, all, basic, project)| format!("{name}|{all}|{basic}|{project}")).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    for text in [street, accounts(&[general(&rows)], &["无。"])] {
        assert!(read(&text).tables.iter().all(|table| table.is_money));
        assert_eq!(serious(&told(&text)), []);
    }
}
