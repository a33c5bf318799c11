//! The list of what is expected.

use mingzhang_store::{
    Error, Level, ListColumn, ListProblem, ListRow, MaterialFilter, MaterialKind, OrganisationKind, Role,
};
use time::macros::date;

use crate::people::{Office, add, member};
use crate::rig::{Rig, SYSTEM, on_both};

/// A unit's budget of 2026.
fn row(row: u32, code: &str, name: &str, parent: Option<&str>) -> ListRow {
    ListRow {
        row,
        code: code.to_owned(),
        name: name.to_owned(),
        parent: parent.map(str::to_owned),
        organisation: OrganisationKind::Unit,
        year: 2026,
        kind: MaterialKind::Budget,
        level: Level::Unit,
        due_on: date!(2026 - 03 - 01),
        not_applicable: None,
    }
}

fn department(number: u32, code: &str, name: &str, parent: Option<&str>) -> ListRow {
    let organisation = OrganisationKind::Department;
    ListRow { organisation, level: Level::Department, ..row(number, code, name, parent) }
}

async fn counts(rig: &Rig) -> (usize, usize) {
    let organisations = rig.store.organisations(&SYSTEM).await.unwrap().len();
    (organisations, rig.store.materials(&SYSTEM, MaterialFilter::default()).await.unwrap().len())
}

on_both! {
    async fn a_list_makes_what_is_missing_and_nothing_twice(rig: Rig) {
        let office = Office::open(&rig).await;
        let root = rig.store.organisations(&SYSTEM).await.unwrap()[0].id;
        let rows = [
            // The department comes after its unit, and two units have one name.
            row(2, "301001", "实验小学", Some("301")),
            row(3, "301002", "实验小学", Some("301")),
            department(4, "301", "教育局", None),
            ListRow { not_applicable: Some("涉密单位".to_owned()), ..row(5, "101001", "单位101001", Some("101")) },
        ];
        let before = counts(&rig).await;
        let trial = rig.store.take_list(&office.bureau, root, &rows, true).await.unwrap();
        assert_eq!(counts(&rig).await, before, "a trial changes nothing");
        let taken = rig.store.take_list(&office.bureau, root, &rows, false).await.unwrap();
        assert_eq!(taken, trial);
        assert_eq!((taken.organisations.len(), taken.materials, taken.kept), (3, 4, 0));
        assert_eq!(counts(&rig).await, (before.0 + 3, before.1 + 4));

        let entries = rig.store.audit(None, 1000).await.unwrap().len();
        let again = rig.store.take_list(&office.bureau, root, &rows, false).await.unwrap();
        assert_eq!((again.organisations.len(), again.materials, again.kept), (0, 0, 4));
        assert_eq!(rig.store.audit(None, 1000).await.unwrap().len(), entries, "nothing was done");
        assert_eq!(rig.store.verify_audit(None).await.unwrap().broken, None);
    }

    async fn one_row_that_does_not_fit_keeps_the_list_out(rig: Rig) {
        let office = Office::open(&rig).await;
        let root = rig.store.organisations(&SYSTEM).await.unwrap()[0].id;
        let before = counts(&rig).await;
        let rows = [
            row(2, "401001", "新单位", None),
            row(3, "101001", "另一个名字", Some("101")),
            row(4, "101002", "单位101002", None),
            row(5, "401002", "新单位", Some("999")),
            row(6, "401001", "新单位", None),
            department(7, "402", "部门", Some("401001")),
            row(8, "501", "甲", Some("502")),
            row(9, "502", "乙", Some("501")),
            ListRow { year: 200, ..row(10, "401003", "", None) },
        ];
        let outcome = rig.store.take_list(&office.bureau, root, &rows, false).await.unwrap();
        assert_eq!(counts(&rig).await, before);
        let mut faults: Vec<_> =
            outcome.faults.iter().map(|fault| (fault.row, fault.column, fault.problem.clone())).collect();
        faults.sort_by_key(|fault| fault.0);
        assert_eq!(faults, [
            (3, ListColumn::Name, ListProblem::NameDiffers("单位101001".to_owned())),
            (4, ListColumn::Parent, ListProblem::ParentDiffers("101".to_owned())),
            (5, ListColumn::Parent, ListProblem::ParentUnknown),
            (6, ListColumn::Code, ListProblem::Twice(2)),
            (7, ListColumn::Parent, ListProblem::ParentUnfit),
            (8, ListColumn::Parent, ListProblem::ParentLoop),
            (9, ListColumn::Parent, ListProblem::ParentLoop),
            (10, ListColumn::Name, ListProblem::Text),
            (10, ListColumn::Year, ListProblem::Year),
        ]);
    }

    async fn what_is_expected_already_is_not_changed_by_a_list(rig: Rig) {
        let office = Office::open(&rig).await;
        let root = rig.store.organisations(&SYSTEM).await.unwrap()[0].id;
        let first = [row(2, "101001", "单位101001", Some("101"))];
        rig.store.take_list(&office.bureau, root, &first, false).await.unwrap();
        let later = [ListRow { due_on: date!(2026 - 04 - 01), ..first[0].clone() }];
        let outcome = rig.store.take_list(&office.bureau, root, &later, false).await.unwrap();
        assert_eq!(outcome.faults[0].problem, ListProblem::DueDiffers(date!(2026 - 03 - 01)));
        let materials = rig.store.materials(&SYSTEM, MaterialFilter::default()).await.unwrap();
        assert_eq!(materials[0].due_on, date!(2026 - 03 - 01));
    }

    async fn a_bureau_takes_lists_for_its_own_branch_only(rig: Rig) {
        let office = Office::open(&rig).await;
        let root = rig.store.organisations(&SYSTEM).await.unwrap()[0].id;
        let county = add(&rig, root, OrganisationKind::Bureau, "140213").await;
        let sun = member(&rig, "bureau-sun", Role::Bureau, county).await.1;
        let rows = [row(2, "213001", "云州区实验小学", None)];
        assert!(matches!(rig.store.take_list(&sun, root, &rows, false).await, Err(Error::NotFound { .. })));
        assert!(matches!(
            rig.store.take_list(&office.department, root, &rows, true).await,
            Err(Error::NotFound { .. } | Error::Forbidden { .. })
        ));
        // A code of another branch is taken, and whose it is stays unsaid.
        let rows = [row(2, "101001", "单位101001", None)];
        let outcome = rig.store.take_list(&sun, county, &rows, false).await.unwrap();
        assert_eq!(outcome.faults[0].problem, ListProblem::CodeElsewhere);
    }
}
