use mingzhang_store::{
    AcceptanceScope, Actor, Error, Failure, NewReading, Progress, READ_JOB, Reading, ReadingFilter,
    ReadingId, ReadingResult, ReadingState, Role,
};

use crate::book::{check, expected, hand_in, put};
use crate::people::{Office, member};
use crate::rig::{MINUTE, Rig, on_both};

async fn drop_files(rig: &Rig, who: &Actor, names: &[&str], corrects: Option<ReadingId>) -> Vec<ReadingId> {
    let mut files = Vec::new();
    for name in names {
        files.push(NewReading { file: put(rig, name).await, file_name: (*name).to_owned(), corrects });
    }
    rig.store.add_readings(who, &files, "0.1.0").await.unwrap()
}

/// The worker: reads the next file and finds this many errors.
async fn read(rig: &Rig, errors: u32) {
    let claim = rig.store.claim(READ_JOB, "w", MINUTE).await.unwrap().unwrap();
    let result = ReadingResult {
        errors,
        unit: Some("大同市某局".to_owned()),
        year: Some(2026),
        kind: Some("budget".to_owned()),
        ..ReadingResult::of(put(rig, &format!("report of {:?}", claim.job)).await)
    };
    rig.store.finish_reading(&claim, &result).await.unwrap();
}

async fn list(rig: &Rig, who: &Actor, filter: ReadingFilter) -> Vec<Reading> {
    rig.store.readings(who, &filter, 100).await.unwrap()
}

fn names(readings: &[Reading]) -> Vec<&str> {
    readings.iter().map(|reading| reading.file_name.as_str()).collect()
}

on_both! {
    async fn a_file_is_read_and_only_its_owner_sees_it(rig: Rig) {
        let office = Office::open(&rig).await;
        let ids = drop_files(&rig, &office.clerk, &["a.pdf", "b.pdf"], None).await;
        assert!(matches!(rig.store.reading(&office.clerk, ids[0]).await.unwrap().state, ReadingState::Waiting { trouble: None }));
        let claim = rig.store.claim(READ_JOB, "w", MINUTE).await.unwrap().unwrap();
        rig.store.heartbeat(&claim, MINUTE, Progress { done: 1, total: 4 }).await.unwrap();
        let reading = rig.store.reading(&office.clerk, ids[0]).await.unwrap();
        assert_eq!(reading.state, ReadingState::BeingRead { progress: Progress { done: 1, total: 4 } });
        let result = ReadingResult { errors: 3, ..ReadingResult::of(put(&rig, "report").await) };
        rig.store.finish_reading(&claim, &result).await.unwrap();
        assert!(matches!(rig.store.finish_reading(&claim, &result).await, Err(Error::LateResult { .. })));
        let reading = rig.store.reading(&office.clerk, ids[0]).await.unwrap();
        assert_eq!((reading.state, reading.result.unwrap().errors), (ReadingState::Read, 3));
        assert_eq!(names(&list(&rig, &office.clerk, ReadingFilter::default()).await), ["b.pdf", "a.pdf"]);

        // Not even the bureau above sees what a clerk tries out.
        for other in [&office.bureau, &office.unit_reviewer, &office.stranger] {
            assert!(matches!(rig.store.reading(other, ids[0]).await, Err(Error::NotFound { .. })));
            assert!(matches!(rig.store.delete_reading(other, ids[0]).await, Err(Error::NotFound { .. })));
            let scope = AcceptanceScope::Reading(ids[0]);
            assert!(matches!(rig.store.accept(other, scope, "A", "尾差").await, Err(Error::NotFound { .. })));
            assert!(matches!(rig.store.acceptances(other, scope).await, Err(Error::NotFound { .. })));
            assert!(list(&rig, other, ReadingFilter::default()).await.is_empty());
        }
        assert!(matches!(rig.store.readings(&Actor::nobody(), &ReadingFilter::default(), 1).await, Err(Error::NoSession)));
    }

    async fn the_list_is_filtered_by_words_state_and_batch(rig: Rig) {
        let office = Office::open(&rig).await;
        let first = drop_files(&rig, &office.clerk, &["100%.pdf", "1000.pdf"], None).await;
        read(&rig, 1).await;
        drop_files(&rig, &office.clerk, &["c.pdf"], None).await;
        let with = |words: &str| ReadingFilter { words: words.to_owned(), ..ReadingFilter::default() };
        assert_eq!(names(&list(&rig, &office.clerk, with("100%")).await), ["100%.pdf"]);
        assert_eq!(names(&list(&rig, &office.clerk, with("大同")).await), ["100%.pdf"]);
        let state = |state: &str| ReadingFilter { state: state.to_owned(), ..ReadingFilter::default() };
        assert_eq!(names(&list(&rig, &office.clerk, state("read")).await), ["100%.pdf"]);
        assert_eq!(names(&list(&rig, &office.clerk, state("waiting")).await), ["c.pdf", "1000.pdf"]);
        let batch = ReadingFilter { batch: Some(first[0]), ..ReadingFilter::default() };
        assert_eq!(names(&list(&rig, &office.clerk, batch).await), ["1000.pdf", "100%.pdf"]);
        let under_way = rig.store.readings_under_way(&office.clerk, 10).await.unwrap();
        assert_eq!(names(&under_way), ["1000.pdf", "c.pdf"]);
    }

    /// What cannot be read says why, to its owner.
    async fn a_file_that_cannot_be_read_says_why(rig: Rig) {
        let office = Office::open(&rig).await;
        let ids = drop_files(&rig, &office.clerk, &["a.pdf"], None).await;
        let claim = rig.store.claim(READ_JOB, "w", MINUTE).await.unwrap().unwrap();
        let failure = Failure { message: "文件已加密".to_owned(), may_retry: false };
        rig.store.fail(&claim, &failure).await.unwrap();
        let state = rig.store.reading(&office.clerk, ids[0]).await.unwrap().state;
        assert_eq!(state, ReadingState::Failed { trouble: "文件已加密".to_owned() });
    }

    async fn an_archive_gives_way_to_its_files(rig: Rig) {
        let office = Office::open(&rig).await;
        let dropped = drop_files(&rig, &office.clerk, &["all.zip", "z.pdf"], None).await;
        let claim = rig.store.claim(READ_JOB, "w", MINUTE).await.unwrap().unwrap();
        let held = [(put(&rig, "x").await, "甲/x.pdf".to_owned()), (put(&rig, "y").await, "y.pdf".to_owned())];
        let ids = rig.store.finish_unpacking(&claim, &held).await.unwrap();
        assert_eq!(ids.len(), 2);
        let all = list(&rig, &office.clerk, ReadingFilter::default()).await;
        assert_eq!(names(&all), ["y.pdf", "甲/x.pdf", "z.pdf"]);
        assert!(all.iter().all(|reading| reading.batch == dropped[0]), "they stay together");
        assert!(matches!(rig.store.finish_unpacking(&claim, &held).await, Err(Error::LateResult { .. })));
        for _ in 0..3 {
            read(&rig, 0).await;
        }
        assert!(rig.store.claim(READ_JOB, "w", MINUTE).await.unwrap().is_none());
    }

    async fn a_correction_is_of_ones_own_file(rig: Rig) {
        let office = Office::open(&rig).await;
        let earlier = drop_files(&rig, &office.clerk, &["a.pdf"], None).await[0];
        let corrected = drop_files(&rig, &office.clerk, &["a.pdf"], Some(earlier)).await[0];
        assert_eq!(rig.store.reading(&office.clerk, corrected).await.unwrap().corrects, Some(earlier));
        let forged = NewReading { file: put(&rig, "x").await, file_name: "x.pdf".to_owned(), corrects: Some(earlier) };
        let refused = rig.store.add_readings(&office.stranger, &[forged], "0.1.0").await;
        assert!(matches!(refused, Err(Error::NotFound { .. })));
        assert!(list(&rig, &office.stranger, ReadingFilter::default()).await.is_empty());
        rig.store.delete_reading(&office.clerk, earlier).await.unwrap();
        assert_eq!(rig.store.reading(&office.clerk, corrected).await.unwrap().corrects, None);
    }

    /// Before, while and after a worker has it in hands.
    async fn a_deleted_reading_is_gone_with_all_that_hangs_on_it(rig: Rig) {
        let office = Office::open(&rig).await;
        let ids = drop_files(&rig, &office.clerk, &["a.pdf", "b.pdf", "c.pdf"], None).await;
        read(&rig, 1).await;
        let scope = AcceptanceScope::Reading(ids[0]);
        rig.store.accept(&office.clerk, scope, "A", "尾差").await.unwrap();
        rig.store.delete_reading(&office.clerk, ids[0]).await.unwrap();
        let claim = rig.store.claim(READ_JOB, "w", MINUTE).await.unwrap().unwrap();
        rig.store.delete_reading(&office.clerk, ids[1]).await.unwrap();
        let late = ReadingResult::of(put(&rig, "late").await);
        rig.store.finish_reading(&claim, &late).await.unwrap();
        rig.store.delete_reading(&office.clerk, ids[2]).await.unwrap();
        assert!(rig.store.claim(READ_JOB, "w", MINUTE).await.unwrap().is_none());
        assert!(list(&rig, &office.clerk, ReadingFilter::default()).await.is_empty());
        rig.clock.advance(MINUTE);
        rig.store.sweep_files(&crate::rig::SYSTEM, std::time::Duration::ZERO).await.unwrap();
        assert!(rig.store.files_unreferenced(std::time::Duration::ZERO).await.unwrap().is_empty());
        assert!(matches!(rig.store.file_info(late.report).await, Err(Error::NoFile(_))));
    }

    async fn what_a_reading_refers_to_is_not_swept(rig: Rig) {
        let office = Office::open(&rig).await;
        let ids = drop_files(&rig, &office.clerk, &["a.pdf"], None).await;
        let claim = rig.store.claim(READ_JOB, "w", MINUTE).await.unwrap().unwrap();
        let result = ReadingResult {
            book: Some(put(&rig, "book").await),
            digest: Some(put(&rig, "digest").await),
            view: Some(put(&rig, "view").await),
            ..ReadingResult::of(put(&rig, "report").await)
        };
        rig.store.finish_reading(&claim, &result).await.unwrap();
        rig.clock.advance(MINUTE);
        rig.store.sweep_files(&crate::rig::SYSTEM, std::time::Duration::ZERO).await.unwrap();
        let kept = rig.store.reading(&office.clerk, ids[0]).await.unwrap();
        let result = kept.result.unwrap();
        for file in [Some(kept.file), Some(result.report), result.book, result.digest, result.view] {
            rig.store.get_file(file.unwrap()).await.unwrap();
        }
    }

    async fn an_acceptance_names_who_and_why_and_can_be_taken_back(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = drop_files(&rig, &office.clerk, &["a.pdf"], None).await[0];
        let scope = AcceptanceScope::Reading(id);
        let empty = rig.store.accept(&office.clerk, scope, "SUM-06|表三", " ").await;
        assert!(matches!(empty, Err(Error::Invalid { .. })));
        rig.store.accept(&office.clerk, scope, "SUM-06|表三", "尾差").await.unwrap();
        rig.store.accept(&office.clerk, scope, "SUM-06|表三", "四舍五入尾差").await.unwrap();
        let accepted = rig.store.acceptances(&office.clerk, scope).await.unwrap();
        assert_eq!(accepted.len(), 1);
        assert_eq!((&*accepted[0].reason, &*accepted[0].by_name), ("四舍五入尾差", "clerk-chen 同志"));
        rig.store.revoke_acceptance(&office.clerk, scope, "SUM-06|表三").await.unwrap();
        assert!(rig.store.acceptances(&office.clerk, scope).await.unwrap().is_empty());
        let again = rig.store.revoke_acceptance(&office.clerk, scope, "SUM-06|表三").await;
        assert!(matches!(again, Err(Error::NotFound { .. })));
    }

    /// Everyone on the material's way sees it and may accept; an administrator only sees.
    async fn a_materials_findings_are_accepted_by_those_on_its_way(rig: Rig) {
        let office = Office::open(&rig).await;
        let material = expected(&rig, &office).await;
        let first = hand_in(&rig, &office, material, "first").await;
        check(&rig, &["A"]).await;
        let second = hand_in(&rig, &office, material, "second").await;
        let scope = AcceptanceScope::Material(material);
        rig.store.accept(&office.department, scope, "A", "尾差").await.unwrap();
        for who in [&office.clerk, &office.unit_reviewer, &office.bureau] {
            assert_eq!(rig.store.acceptances(who, scope).await.unwrap().len(), 1);
        }
        let seen = rig.store.checked_submission(&office.clerk, second).await.unwrap();
        assert!(seen.may_accept && seen.number == 2 && seen.report.is_none());
        let report = rig.store.checked_submission(&office.clerk, first).await.unwrap().report;
        assert_eq!(seen.earlier_report, report);
        assert!(matches!(rig.store.accept(&office.stranger, scope, "A", "x").await, Err(Error::NotFound { .. })));
        let hidden = rig.store.checked_submission(&office.stranger, first).await;
        assert!(matches!(hidden, Err(Error::NotFound { .. })));
        let administers = member(&rig, "admin-li", Role::Administrator, office.unit).await.1;
        assert!(!rig.store.checked_submission(&administers, first).await.unwrap().may_accept);
        let refused = rig.store.accept(&administers, scope, "B", "x").await;
        assert!(matches!(refused, Err(Error::Forbidden { .. })));
    }
}
