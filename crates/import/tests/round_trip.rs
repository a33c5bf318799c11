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

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

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
