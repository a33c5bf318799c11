//! What anyone may see: what is published, and nothing else.

use mingzhang_store::{CHECK_JOB, CheckResult, HandIn, MaterialId, Verdict};

use crate::book::{check, decide, expected, hand_in, new_file, put, version};
use crate::people::Office;
use crate::rig::{MINUTE, Rig, SYSTEM, on_both};

/// Handed in, checked with all artefacts, accepted at every step.
async fn accepted(rig: &Rig, office: &Office, id: MaterialId, text: &str) {
    hand_in(rig, office, id, text).await;
    let claim = rig.store.claim(CHECK_JOB, "w", MINUTE).await.unwrap().unwrap();
    let result = CheckResult {
        book: Some(put(rig, &format!("book of {text}")).await),
        digest: Some(put(rig, &format!("digest of {text}")).await),
        tables: Some(put(rig, &format!("tables of {text}")).await),
        ..CheckResult::of(put(rig, "report").await)
    };
    rig.store.finish_check(&claim, &result).await.unwrap();
    for who in [&office.unit_reviewer, &office.department, &office.bureau] {
        decide(rig, who, id, Verdict::Accepted, &[]).await.unwrap();
    }
}

async fn publish(rig: &Rig, office: &Office, id: MaterialId) {
    rig.store.publish(&office.bureau, id, version(rig, id).await).await.unwrap();
}

on_both! {
    async fn only_what_is_published_stands_on_the_shelf(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        accepted(&rig, &office, id, "first").await;
        let before = rig.store.shelf().await.unwrap();
        assert!(before.books.is_empty(), "accepted is not published");
        publish(&rig, &office, id).await;
        let shelf = rig.store.shelf().await.unwrap();
        assert_ne!(shelf.generation, before.generation);
        assert_eq!(shelf.generation, rig.store.shelf_generation().await.unwrap());
        let [book] = shelf.books.as_slice() else { panic!("{shelf:?}") };
        assert_eq!((book.code.as_str(), book.name.as_str(), book.year), ("101001", "单位101001", 2026));
        assert_eq!((book.version, book.file_name.as_str()), (1, "2026年预算公开.docx"));
        assert_eq!(book.parent.as_deref(), Some("单位101"));
        for (file, text) in [(book.book, "book"), (book.digest, "digest"), (book.tables, "tables")] {
            let bytes = rig.store.get_file(file.unwrap()).await.unwrap();
            assert_eq!(String::from_utf8(bytes).unwrap(), format!("{text} of first"));
        }
    }

    async fn a_correction_is_a_new_version_and_the_old_one_stays(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        accepted(&rig, &office, id, "first").await;
        publish(&rig, &office, id).await;
        let old = rig.store.shelf().await.unwrap();
        let new = HandIn { note: "更正".to_owned(), ..new_file(&rig, "corrected").await };
        rig.store.hand_in(&office.clerk, id, version(&rig, id).await, &new).await.unwrap();
        check(&rig, &[]).await;
        assert_eq!(rig.store.shelf().await.unwrap().books, old.books, "handed in is not published");
        for who in [&office.unit_reviewer, &office.department, &office.bureau] {
            decide(&rig, who, id, Verdict::Accepted, &[]).await.unwrap();
        }
        publish(&rig, &office, id).await;
        let shelf = rig.store.shelf().await.unwrap();
        assert_eq!(shelf.books.iter().map(|book| book.version).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(shelf.books[0], old.books[0]);
        assert_eq!(shelf.books[1].digest, None);
    }

    async fn files_of_a_published_book_are_never_swept(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        accepted(&rig, &office, id, "first").await;
        publish(&rig, &office, id).await;
        rig.clock.advance(MINUTE * 60 * 48);
        rig.store.sweep_files(&SYSTEM, MINUTE).await.unwrap();
        let book = rig.store.shelf().await.unwrap().books.remove(0);
        for file in [Some(book.file), book.book, book.digest, book.tables] {
            rig.store.get_file(file.unwrap()).await.unwrap();
        }
    }

    async fn a_new_name_of_a_publisher_is_a_change_of_the_shelf(rig: Rig) {
        let office = Office::open(&rig).await;
        let before = rig.store.shelf_generation().await.unwrap();
        let unit = rig.store.organisation(&SYSTEM, office.unit).await.unwrap();
        rig.store.rename_organisation(&SYSTEM, office.unit, "改名后的单位", unit.version).await.unwrap();
        let after = rig.store.shelf_generation().await.unwrap();
        assert_ne!(before, after);
    }
}
