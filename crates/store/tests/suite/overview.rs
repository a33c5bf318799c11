//! What a department and a bureau see of many materials: standings, events, sums, and what is found by a word.

use mingzhang_store::{
    Aspect, CHECK_JOB, CheckResult, CheckSum, FindingLine, Happening, MaterialFilter, MaterialKind, Step,
    SumFilter, Verdict,
};

use crate::book::{check, decide, expected, hand_in, put, version};
use crate::people::Office;
use crate::rig::{MINUTE, Rig, SYSTEM, on_both};

const BUDGETS: SumFilter = SumFilter { year: 2026, kind: MaterialKind::Budget, is_published: false };

on_both! {
    async fn what_is_to_be_corrected_stays_so_until_it_is_closed(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        let one = async || rig.store.standings(&office.department, MaterialFilter::default()).await.unwrap().remove(0);
        let standing = one().await;
        assert!(standing.since.is_none() && !standing.is_to_be_corrected());
        hand_in(&rig, &office, id, "first").await;
        check(&rig, &["SUM-06 表三"]).await;
        decide(&rig, &office.unit_reviewer, id, Verdict::Accepted, &[]).await.unwrap();
        rig.clock.advance(MINUTE);
        decide(&rig, &office.department, id, Verdict::Returned, &["SUM-06 表三"]).await.unwrap();
        let returned = one().await;
        assert!(returned.is_to_be_corrected());
        assert_eq!(returned.open_remarks, 1);
        rig.clock.advance(MINUTE);
        hand_in(&rig, &office, id, "second").await;
        check(&rig, &[]).await;
        assert!(one().await.is_to_be_corrected(), "verified, and nobody has closed it");
        for who in [&office.unit_reviewer, &office.department] {
            decide(&rig, who, id, Verdict::Accepted, &[]).await.unwrap();
        }
        assert!(!one().await.is_to_be_corrected());
        assert!(one().await.since > returned.since);
        assert!(rig.store.standings(&office.stranger, MaterialFilter::default()).await.unwrap().is_empty());
        assert_eq!(rig.store.years(&office.clerk).await.unwrap(), [2026]);
        assert!(rig.store.years(&office.stranger).await.unwrap().is_empty());
    }

    async fn a_unit_s_events_tell_the_whole_way(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        hand_in(&rig, &office, id, "first").await;
        check(&rig, &["SUM-06 表三"]).await;
        decide(&rig, &office.unit_reviewer, id, Verdict::Accepted, &[]).await.unwrap();
        decide(&rig, &office.department, id, Verdict::Returned, &[]).await.unwrap();
        let events = rig.store.events(&office.clerk, office.unit).await.unwrap();
        let told: Vec<_> = events.iter().rev().map(|event| (event.what.clone(), event.who.clone())).collect();
        let reason = "收支总表与支出总表不一致".to_owned();
        let name = |name: &str| Some(format!("{name} 同志"));
        assert_eq!(told, [
            (Happening::Expected, None),
            (Happening::HandedIn { number: 1, file_name: "2026年预算公开.docx".to_owned() }, name("clerk-chen")),
            (Happening::Checked { errors: 1, warnings: 0 }, None),
            (Happening::Accepted { step: Step::Unit, reason: reason.clone() }, name("review-wei")),
            (Happening::Returned { step: Step::Department, reason }, name("dept-zheng")),
        ]);
        assert!(rig.store.events(&office.stranger, office.unit).await.is_err());
    }

    async fn a_book_that_does_not_print_it_is_unknown_and_not_zero(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        assert_eq!(rig.store.sums(&office.bureau, BUDGETS).await.unwrap().books, 0);
        hand_in(&rig, &office, id, "first").await;
        finish(&rig, vec![sum(Aspect::Total, "out", 27_123_800), sum(Aspect::Function, "208", 20_000_000)]).await;
        let sums = rig.store.sums(&office.bureau, BUDGETS).await.unwrap();
        let of = |aspect: Aspect| sums.aspects.iter().find(|(found, ..)| *found == aspect).unwrap().clone();
        assert_eq!(sums.books, 1);
        assert_eq!((of(Aspect::Total).1[0].fen, of(Aspect::Total).2), (27_123_800, 0));
        assert_eq!((of(Aspect::ThreePublic).1.len(), of(Aspect::ThreePublic).2), (0, 1));
        let published = SumFilter { is_published: true, ..BUDGETS };
        assert_eq!(rig.store.sums(&office.bureau, published).await.unwrap().books, 0);
        assert_eq!(rig.store.sums(&office.stranger, BUDGETS).await.unwrap().books, 0);

        // Another file takes the place of the first: nothing is counted twice.
        hand_in(&rig, &office, id, "second").await;
        finish(&rig, vec![sum(Aspect::Total, "out", 1_00)]).await;
        let sums = rig.store.sums(&office.bureau, BUDGETS).await.unwrap();
        assert_eq!((sums.books, sums.aspects[0].1[0].fen, sums.aspects[1].2), (1, 1_00, 1));
    }

    async fn a_word_finds_what_the_asker_may_see(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        hand_in(&rig, &office, id, "first").await;
        finish(&rig, Vec::new()).await;
        decide(&rig, &office.unit_reviewer, id, Verdict::Accepted, &[]).await.unwrap();
        decide(&rig, &office.department, id, Verdict::Returned, &["SUM-06"]).await.unwrap();
        let (store, clerk) = (&rig.store, &office.clerk);
        assert_eq!(store.search_files(clerk, "预算公开.DOCX", 9).await.unwrap()[0].material, id);
        let hash = put(&rig, "first").await.to_string();
        assert_eq!(store.search_files(clerk, &hash[..8], 9).await.unwrap().len(), 1);
        assert!(store.search_files(clerk, "%", 9).await.unwrap().is_empty());
        assert_eq!(store.search_findings(clerk, "收支", 9).await.unwrap()[0].rule, "SUM-06");
        assert_eq!(store.search_findings(clerk, "sum-0", 9).await.unwrap().len(), 1);
        assert_eq!(store.search_remarks(clerk, "请核对", 9).await.unwrap().len(), 1);
        let stranger = &office.stranger;
        assert!(store.search_files(stranger, "预算", 9).await.unwrap().is_empty());
        assert!(store.search_findings(stranger, "收支", 9).await.unwrap().is_empty());
        assert!(store.search_remarks(stranger, "核对", 9).await.unwrap().is_empty());
        assert_eq!(version(&rig, id).await, store.material(&SYSTEM, id).await.unwrap().version);
    }
}

fn sum(aspect: Aspect, code: &str, fen: i64) -> CheckSum {
    CheckSum { aspect, code: code.to_owned(), name: String::new(), fen }
}

async fn finish(rig: &Rig, sums: Vec<CheckSum>) {
    let claim = rig.store.claim(CHECK_JOB, "w", MINUTE).await.unwrap().unwrap();
    let line = FindingLine {
        rule: "SUM-06".to_owned(),
        severity: "error".to_owned(),
        message: "收支总表与支出总表不一致".to_owned(),
    };
    let report = put(rig, &format!("report of {:?}", claim.job)).await;
    let result = CheckResult { sums, lines: vec![line], ..CheckResult::of(report) };
    rig.store.finish_check(&claim, &result).await.unwrap();
}
