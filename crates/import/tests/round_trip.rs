//! Folder and workbook hold the same: writing the one from the other and back changes nothing.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

mod common;

use common::ledgers::ledger;
use mingzhang_import::{carry_over, export_folder, export_workbook, import_folder, import_workbook};
use mingzhang_model::ledger::{Ledger, Origin};
use proptest::prelude::*;

/// The ledger without the places that it was read from.
fn placeless(mut ledger: Ledger) -> Ledger {
    let origins = ledger
        .agencies
        .iter_mut()
        .map(|agency| &mut agency.origin)
        .chain(ledger.lines.iter_mut().map(|line| &mut line.origin))
        .chain(ledger.income.iter_mut().map(|income| &mut income.origin));
    origins.for_each(|origin| *origin = Origin::default());
    for project in &mut ledger.projects {
        project.origin = Origin::default();
        project.indicators.iter_mut().for_each(|indicator| indicator.origin = Origin::default());
    }
    ledger
}

#[test]
fn a_folder_becomes_a_workbook_and_a_folder_again() {
    let ledger = placeless(import_folder(&common::folder()).ledger);
    let imported = import_workbook(&export_workbook(&ledger).unwrap());
    assert_eq!(imported.faults, []);
    let again = placeless(imported.ledger);
    assert_eq!(again, ledger);
    assert_eq!(export_folder(&again), export_folder(&ledger));
    let imported = import_folder(&export_folder(&again));
    assert_eq!(imported.faults, []);
    assert_eq!(placeless(imported.ledger), ledger);
}

#[test]
fn what_is_carried_over_can_be_handed_in_again() {
    let next = carry_over(&import_folder(&common::folder()).ledger, 2027);
    let again = import_folder(&export_folder(&next));
    assert!(again.is_clean(), "{:#?}", again.faults);
    assert_eq!(placeless(again.ledger), placeless(next));
}

#[test]
fn a_new_year_begins_with_nothing_filled_in() {
    let mut last = import_folder(&common::folder()).ledger;
    last.details.published = Some("2026年2月14日".to_owned());
    let next = carry_over(&last, 2027);
    let amounts = |project: &mingzhang_model::ledger::Project| {
        let funds = project.funds.iter().map(|fund| fund.amount.fen()).sum::<i64>();
        (project.total.map(mingzhang_model::Money::fen), funds)
    };
    assert!(next.projects.iter().all(|project| amounts(project) == (Some(0), 0)));
    let years =
        |project: &mingzhang_model::ledger::Project| format!("{}-{}", project.start_year, project.end_year);
    assert_eq!(next.projects.iter().map(years).collect::<Vec<_>>(), ["2027-2027", "2025-2026"]);
    // What was dropped has its stub, where switching it on makes it a key of its own and not one of the table above.
    let book = String::from_utf8(export_folder(&next)["book.toml"].clone()).unwrap();
    for stub in ["#published = \"2027年2月14日\"", "#[reasons]", "#[procurement]", "#[[balance]]", "#[notes]"]
    {
        assert!(book.contains(stub), "{stub}\n{book}");
    }
    let switched_on = book.replace("#published", "published");
    let mut files = export_folder(&next);
    files.insert("book.toml".to_owned(), switched_on.into_bytes());
    assert_eq!(import_folder(&files).ledger.details.published.as_deref(), Some("2027年2月14日"));
}

#[test]
fn accounts_ask_what_became_of_income() {
    let files = mingzhang_import::empty("final-accounts", 2025, "某局");
    let header = String::from_utf8(files["income.csv"].clone()).unwrap();
    for column in ["exp_func_code", "reply_amt", "cur_amt", "year_exe_amt"] {
        assert!(header.contains(column), "{header}");
    }
    let files = mingzhang_import::empty("shanxi", 2025, "某局");
    assert!(!String::from_utf8(files["income.csv"].clone()).unwrap().contains("cur_amt"));
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 48,
        rng_seed: proptest::test_runner::RngSeed::Fixed(2026),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn folder_and_workbook_hold_the_same(ledger in ledger()) {
        let from_folder = import_folder(&export_folder(&ledger));
        prop_assert_eq!(&placeless(from_folder.ledger.clone()), &ledger);
        let bytes = export_workbook(&from_folder.ledger).unwrap();
        let from_workbook = import_workbook(&bytes);
        prop_assert_eq!(&placeless(from_workbook.ledger.clone()), &ledger);
        let again = import_folder(&export_folder(&from_workbook.ledger));
        prop_assert_eq!(placeless(again.ledger), ledger);
        let codes = |faults: &[mingzhang_import::Fault]| {
            let mut codes: Vec<_> = faults.iter().map(|fault| (fault.code, fault.value.clone())).collect();
            codes.sort();
            codes
        };
        prop_assert_eq!(codes(&from_folder.faults), codes(&from_workbook.faults));
    }
}
