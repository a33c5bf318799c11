use std::collections::BTreeMap;

use mingzhang_store::{
    Actor, Change, DraftContent, DraftId, Error, Grid, GridRow, HandedInDraft, MaterialKind, NewDraft,
    Operation, Role, RoleGrant, SubmissionForm, Version,
};

use crate::book::{expected, new_file, put, version};
use crate::people::{Office, member};
use crate::rig::{MINUTE, Rig, SYSTEM, on_both};

fn content() -> DraftContent {
    let row =
        |id: &str| GridRow { id: id.to_owned(), cells: vec!["2080150".to_owned(), "100.00".to_owned()] };
    let grid = Grid {
        columns: ["exp_func_code", "reply_amt"].map(str::to_owned).to_vec(),
        rows: ["r1", "r2", "r3"].map(row).to_vec(),
    };
    DraftContent {
        grids: BTreeMap::from([("budget_lines".to_owned(), grid)]),
        texts: BTreeMap::from([("book.toml".to_owned(), "kind = \"budget\"\nlevel = \"unit\"\n".to_owned())]),
    }
}

fn new(office: &Office) -> NewDraft {
    NewDraft {
        organisation: office.unit,
        year: 2026,
        kind: MaterialKind::Budget,
        material: None,
        source: "空白".to_owned(),
        content: content(),
    }
}

async fn begun(rig: &Rig, office: &Office) -> DraftId {
    rig.store.begin_draft(&office.clerk, &new(office)).await.unwrap()
}

/// A second clerk of the same unit.
async fn colleague(rig: &Rig, office: &Office) -> Actor {
    member(rig, "clerk-lin", Role::Clerk, office.unit).await.1
}

fn set(row: &str, before: &str, after: &str) -> Operation {
    let [grid, row, column] = ["budget_lines", row, "reply_amt"].map(str::to_owned);
    Operation::Cell { grid, row, column, before: before.to_owned(), after: after.to_owned() }
}

fn insert(row: &str, after: Option<&str>) -> Operation {
    let [grid, row] = ["budget_lines", row].map(str::to_owned);
    Operation::Insert { grid, row, after: after.map(str::to_owned), cells: vec![] }
}

async fn save(rig: &Rig, who: &Actor, id: DraftId, seen: i64, ops: &[Operation]) -> mingzhang_store::Saved {
    rig.store.save_draft(who, id, Version::new(seen), ops).await.unwrap()
}

async fn amounts(rig: &Rig, id: DraftId) -> Vec<(String, String)> {
    let (_, content) = rig.store.draft_content(&SYSTEM, id).await.unwrap();
    content.grids["budget_lines"].rows.iter().map(|row| (row.id.clone(), row.cells[1].clone())).collect()
}

fn row(id: &str, amount: &str) -> (String, String) {
    (id.to_owned(), amount.to_owned())
}

on_both! {
    async fn two_people_in_one_book_lose_nothing(rig: Rig) {
        let office = Office::open(&rig).await;
        let other = colleague(&rig, &office).await;
        let id = begun(&rig, &office).await;
        let first = save(&rig, &office.clerk, id, 1, &[set("r1", "100.00", "1.00"), insert("n1", Some("r1"))]).await;
        assert_eq!((first.version, first.changes.len()), (Version::new(2), 2));
        let ops = [set("r1", "100.00", "9.00"), set("r2", "100.00", "2.00"), insert("n2", Some("r1"))];
        let second = save(&rig, &other, id, 1, &ops).await;
        assert_eq!((second.version, second.changes.len()), (Version::new(3), 2));
        let [conflict] = &*second.conflicts else { panic!("{:?}", second.conflicts) };
        assert_eq!((conflict.index, &conflict.operation), (0, &ops[0]));
        assert_eq!(conflict.theirs, Some(vec!["1.00".to_owned()]));
        let [missed] = &*second.since else { panic!("{:?}", second.since) };
        assert_eq!((missed.version, missed.by_name.as_deref()), (Version::new(2), Some("clerk-chen 同志")));
        assert_eq!(missed.changes, first.changes);
        let whole = [row("r1", "1.00"), row("n2", ""), row("n1", ""), row("r2", "2.00"), row("r3", "100.00")];
        assert_eq!(amounts(&rig, id).await, whole);
        // The choice: mine after all.
        let third = save(&rig, &other, id, 3, &[set("r1", "1.00", "9.00")]).await;
        assert!(third.conflicts.is_empty() && third.since.is_empty());
    }

    async fn saves_at_once_are_one_after_the_other(rig: Rig) {
        let office = Office::open(&rig).await;
        let other = colleague(&rig, &office).await;
        let id = begun(&rig, &office).await;
        let mine: Vec<_> = (0..8).map(|n| insert(&format!("a{n}"), Some("r1"))).collect();
        let theirs: Vec<_> = (0..8).map(|n| insert(&format!("b{n}"), Some("r1"))).collect();
        for (a, b) in mine.iter().zip(&theirs) {
            let (a, b) = ([a.clone()], [b.clone()]);
            tokio::join!(save(&rig, &office.clerk, id, 1, &a), save(&rig, &other, id, 1, &b));
        }
        assert_eq!(amounts(&rig, id).await.len(), 19);
        let revisions = rig.store.draft_revisions(&office.clerk, id, None, 100).await.unwrap();
        let versions: Vec<i64> = revisions.iter().map(|revision| revision.version.get()).collect();
        assert_eq!(versions, (2..=17).rev().collect::<Vec<_>>(), "none skipped, none twice");
        assert_eq!(rig.store.verify_audit(None).await.unwrap().broken, None);
    }

    /// The answer was lost on the way, and the page sends it again.
    async fn a_save_that_is_sent_again_is_done_once(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = begun(&rig, &office).await;
        let remove = Operation::Remove {
            grid: "budget_lines".to_owned(),
            row: "r3".to_owned(),
            cells: vec!["2080150".to_owned(), "100.00".to_owned()],
        };
        let ops = [set("r1", "100.00", "1.00"), insert("n1", Some("r1")), remove];
        save(&rig, &office.clerk, id, 1, &ops).await;
        let again = save(&rig, &office.clerk, id, 1, &ops).await;
        assert_eq!((again.version, again.changes.len(), again.conflicts.len()), (Version::new(2), 0, 0));
        assert_eq!(amounts(&rig, id).await, [row("r1", "1.00"), row("n1", ""), row("r2", "100.00")]);
    }

    async fn every_earlier_version_can_be_looked_at_and_brought_back(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = begun(&rig, &office).await;
        let start = amounts(&rig, id).await;
        save(&rig, &office.clerk, id, 1, &[set("r1", "100.00", "1.00")]).await;
        rig.clock.advance(MINUTE);
        save(&rig, &office.clerk, id, 2, &[insert("n1", None), set("n1", "", "5.00")]).await;
        let text = Operation::Text {
            text: "book.toml".to_owned(),
            before: content().texts["book.toml"].clone(),
            after: "kind = \"budget\"\nlevel = \"department\"\n".to_owned(),
        };
        save(&rig, &office.clerk, id, 3, &[text]).await;
        assert_eq!(rig.store.draft_at(&office.department, id, Version::new(1)).await.unwrap(), content());
        let now = rig.store.restore_draft(&office.clerk, id, Version::new(4), Version::new(1)).await.unwrap();
        assert_eq!((now, amounts(&rig, id).await), (Version::new(5), start));
        let then = rig.store.draft_at(&office.clerk, id, Version::new(4)).await.unwrap();
        assert_eq!(then.grids["budget_lines"].rows[0].cells[1], "5.00", "what was undone can be redone");
        rig.store.restore_draft(&office.clerk, id, now, Version::new(4)).await.unwrap();
        assert_eq!(rig.store.draft_content(&SYSTEM, id).await.unwrap().1, then);
        let stale = rig.store.restore_draft(&office.clerk, id, now, Version::new(1)).await;
        assert!(matches!(stale, Err(Error::Conflict { what: "draft", .. })));
        let revisions = rig.store.draft_revisions(&office.clerk, id, None, 2).await.unwrap();
        assert_eq!(revisions[0].restored, Some(Version::new(4)));
        assert!(matches!(revisions[1].changes.last(), Some(Change::Cell { .. })));
    }

    async fn only_the_units_clerks_write(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = begun(&rig, &office).await;
        let operations = [set("r1", "100.00", "1.00")];
        for (who, sees) in [
            (&office.stranger, false),
            (&Actor::nobody(), false),
            (&office.unit_reviewer, true),
            (&office.department, true),
            (&office.bureau, true),
        ] {
            match rig.store.save_draft(who, id, Version::new(1), &operations).await {
                Err(Error::NotFound { what: "draft", .. }) => assert!(!sees, "{who}"),
                Err(Error::Forbidden { role: Role::Clerk, .. }) => assert!(sees, "{who}"),
                other => panic!("{who}: {other:?}"),
            }
            assert_eq!(rig.store.draft_content(who, id).await.is_ok(), sees, "{who}");
            assert_eq!(rig.store.draft_revisions(who, id, None, 9).await.is_ok(), sees, "{who}");
            assert_eq!(rig.store.draft_at(who, id, Version::new(1)).await.is_ok(), sees, "{who}");
            assert_eq!(rig.store.drafts(who).await.unwrap().len(), usize::from(sees), "{who}");
            assert!(rig.store.begin_draft(who, &new(&office)).await.is_err(), "{who}");
        }
        // A role that was taken away a moment ago is gone.
        let grant = RoleGrant { role: Role::Clerk, organisation: office.unit };
        rig.store.revoke(&SYSTEM, office.clerk.account_id().unwrap(), grant).await.unwrap();
        let late = rig.store.save_draft(&office.clerk, id, Version::new(1), &operations).await;
        assert!(matches!(late, Err(Error::NotFound { .. })));
        assert_eq!(amounts(&rig, id).await[0].1, "100.00");
    }

    async fn what_is_too_large_or_no_change_leaves_all_as_it_was(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = begun(&rig, &office).await;
        let long = "字".repeat(6_000);
        let column = Operation::Cell {
            grid: "budget_lines".to_owned(),
            row: "r1".to_owned(),
            column: "no_such".to_owned(),
            before: String::new(),
            after: String::new(),
        };
        for bad in [set("r2", "100.00", &long), column, insert("x y", None)] {
            let operations = [set("r1", "100.00", "1.00"), bad];
            let refused = rig.store.save_draft(&office.clerk, id, Version::new(1), &operations).await;
            assert!(matches!(refused, Err(Error::Invalid { .. })));
        }
        assert_eq!(amounts(&rig, id).await[0].1, "100.00");
        let many = vec![insert("a", None); 20_001];
        let refused = rig.store.save_draft(&office.clerk, id, Version::new(1), &many).await;
        assert!(matches!(refused, Err(Error::Invalid { .. })));
        let mut huge = new(&office);
        let row = |n: usize| GridRow { id: format!("r{n}"), cells: vec!["x".repeat(400), String::new()] };
        huge.content.grids.get_mut("budget_lines").unwrap().rows = (0..19_000).map(row).collect();
        assert!(matches!(rig.store.begin_draft(&office.clerk, &huge).await, Err(Error::Invalid { .. })));
        let mut twice = new(&office);
        twice.content.grids.get_mut("budget_lines").unwrap().rows[1].id.replace_range(.., "r1");
        assert!(matches!(rig.store.begin_draft(&office.clerk, &twice).await, Err(Error::Invalid { .. })));
    }

    async fn a_draft_is_handed_in_with_all_its_forms(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = begun(&rig, &office).await;
        let material = expected(&rig, &office).await;
        let mut forms = Vec::new();
        for format in ["pdf", "docx"] {
            let (format, file_name) = (format.to_owned(), format!("2026年预算公开.{format}"));
            forms.push(SubmissionForm { file: put(&rig, &format).await, format, file_name });
        }
        let handed = HandedInDraft {
            draft: id,
            version: Version::new(1),
            material,
            seen: version(&rig, material).await,
            file: new_file(&rig, "pdf").await,
            forms: forms.clone(),
        };
        let refused = rig.store.hand_in_draft(&office.department, &handed).await;
        assert!(matches!(refused, Err(Error::Forbidden { role: Role::Clerk, .. })));
        let done = rig.store.hand_in_draft(&office.clerk, &handed).await.unwrap();
        let draft = rig.store.draft(&office.clerk, id).await.unwrap();
        assert_eq!(draft.material, Some(material));
        assert_eq!(draft.handed_in, Some((done.submission, Version::new(1))));
        let mut kept = rig.store.forms(&office.bureau, done.submission).await.unwrap();
        kept.reverse();
        assert_eq!(kept, forms);
        let strange = rig.store.forms(&office.stranger, done.submission).await;
        assert!(matches!(strange, Err(Error::NotFound { what: "submission", .. })));
        rig.clock.advance(3 * 24 * 60 * MINUTE);
        rig.store.sweep_files(&SYSTEM, MINUTE).await.unwrap();
        for form in &forms {
            rig.store.get_file(form.file).await.unwrap();
        }
        // The book of another year is not this material's.
        let other = NewDraft { year: 2027, ..new(&office) };
        let other = rig.store.begin_draft(&office.clerk, &other).await.unwrap();
        let wrong = HandedInDraft { draft: other, seen: version(&rig, material).await, ..handed };
        assert!(matches!(rig.store.hand_in_draft(&office.clerk, &wrong).await, Err(Error::Invalid { .. })));
    }
}
