use std::time::Duration;

use mingzhang_store::{
    Actor, CHECK_JOB, CheckResult, Error, MaterialFilter, RemarkState, Review, Role, State, Step, Verdict,
    What,
};
use time::macros::date;

use crate::book::{check, decide, expected, hand_in, new_file, put, remark_states, state, version};
use crate::people::Office;
use crate::rig::{MINUTE, Rig, SYSTEM, on_both};

const DAY: Duration = Duration::from_hours(24);

on_both! {
    async fn nothing_came_is_not_due_until_the_day_is_over(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        assert_eq!(state(&rig, id).await, State::NotDue);
        rig.clock.advance(10 * DAY + 14 * 60 * MINUTE);
        assert_eq!(state(&rig, id).await, State::NotDue, "23:00 of the last day in Beijing");
        rig.clock.advance(60 * MINUTE);
        assert_eq!(state(&rig, id).await, State::Missing);
        let seen = version(&rig, id).await;
        let seen = rig.store.set_due_day(&SYSTEM, id, seen, date!(2026 - 02 - 01)).await.unwrap();
        assert_eq!(state(&rig, id).await, State::NotDue);
        let reason = "单位已撤销";
        rig.store.set_not_applicable(&office.bureau, id, seen, Some(reason)).await.unwrap();
        assert_eq!(state(&rig, id).await, State::NotApplicable { reason: reason.to_owned() });
    }

    async fn a_book_goes_through_every_step_with_one_return(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        hand_in(&rig, &office, id, "first").await;
        assert_eq!(state(&rig, id).await, State::HandedIn { trouble: None });
        let claim = rig.store.claim(CHECK_JOB, "w", MINUTE).await.unwrap().unwrap();
        assert!(matches!(state(&rig, id).await, State::BeingChecked { .. }));
        // The worker dies; another takes over.
        rig.clock.advance(2 * MINUTE);
        check(&rig, &["SUM-06 表三", "TXT-01 第2页"]).await;
        let late = CheckResult::of(put(&rig, "late").await);
        assert!(matches!(rig.store.finish_check(&claim, &late).await, Err(Error::LateResult { .. })));

        assert_eq!(state(&rig, id).await, State::ToReview { step: Step::Unit });
        decide(&rig, &office.unit_reviewer, id, Verdict::Accepted, &[]).await.unwrap();
        decide(&rig, &office.department, id, Verdict::Returned, &["SUM-06 表三"]).await.unwrap();
        let returned = State::Returned { step: Step::Department, reason: "收支总表与支出总表不一致".to_owned() };
        assert_eq!(state(&rig, id).await, returned);
        assert_eq!(remark_states(&rig, id).await, [RemarkState::Sent]);

        hand_in(&rig, &office, id, "second").await;
        assert_eq!(remark_states(&rig, id).await, [RemarkState::Corrected]);
        check(&rig, &["TXT-01 第2页"]).await;
        assert_eq!(remark_states(&rig, id).await, [RemarkState::Verified]);
        for (who, next) in [
            (&office.unit_reviewer, State::ToReview { step: Step::Department }),
            (&office.department, State::ToReview { step: Step::Bureau }),
            (&office.bureau, State::Accepted),
        ] {
            decide(&rig, who, id, Verdict::Accepted, &[]).await.unwrap();
            assert_eq!(state(&rig, id).await, next);
        }
        assert_eq!(remark_states(&rig, id).await, [RemarkState::Closed]);
        rig.store.publish(&office.bureau, id, version(&rig, id).await).await.unwrap();
        assert!(matches!(state(&rig, id).await, State::Published { .. }));
        assert_eq!(rig.store.reviews(&office.clerk, id).await.unwrap().len(), 5, "none was overwritten");
        let log = rig.store.audit_of(&format!("material:{id}")).await.unwrap();
        let actions: Vec<&str> = log.iter().map(|entry| &*entry.action).collect();
        assert_eq!(actions.iter().filter(|action| **action == "material.review").count(), 5);
        assert_eq!(actions.last(), Some(&"material.publish"));
        assert_eq!(rig.store.verify_audit(None).await.unwrap().broken, None);
    }

    async fn a_new_file_asks_for_new_reviews(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        let first = hand_in(&rig, &office, id, "first").await;
        check(&rig, &[]).await;
        decide(&rig, &office.unit_reviewer, id, Verdict::Accepted, &[]).await.unwrap();
        hand_in(&rig, &office, id, "second").await;
        check(&rig, &[]).await;
        assert_eq!(state(&rig, id).await, State::ToReview { step: Step::Unit });
        // A reviewer who still has the first file on the screen.
        let review = Review { check: first, verdict: Verdict::Accepted, reason: String::new(), remarks: vec![] };
        let seen = version(&rig, id).await;
        let stale = rig.store.review(&office.unit_reviewer, id, seen, &review).await;
        assert!(matches!(stale, Err(Error::WrongState { .. })));
        assert_eq!(rig.store.reviews(&SYSTEM, id).await.unwrap()[0].check, first);
    }

    async fn a_new_engine_asks_for_new_reviews(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        hand_in(&rig, &office, id, "first").await;
        check(&rig, &[]).await;
        decide(&rig, &office.unit_reviewer, id, Verdict::Accepted, &[]).await.unwrap();
        rig.store.recheck(&office.bureau, id, version(&rig, id).await, "0.2.0").await.unwrap();
        check(&rig, &["SUM-06 表三"]).await;
        let material = rig.store.material(&office.unit_reviewer, id).await.unwrap();
        assert_eq!(material.state, State::ToReview { step: Step::Unit });
        let check = material.check.unwrap();
        assert_eq!((&*check.engine, check.errors), ("0.2.0", 1));
        assert_eq!(material.submission.unwrap().number, 1, "the same file");
    }

    async fn a_correction_of_a_published_book_keeps_the_old_one(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        hand_in(&rig, &office, id, "first").await;
        check(&rig, &[]).await;
        for who in [&office.unit_reviewer, &office.department, &office.bureau] {
            decide(&rig, who, id, Verdict::Accepted, &[]).await.unwrap();
        }
        rig.store.publish(&office.bureau, id, version(&rig, id).await).await.unwrap();
        let frozen = rig.store.recheck(&office.bureau, id, version(&rig, id).await, "0.2.0").await;
        assert!(matches!(frozen, Err(Error::WrongState { state: "published", .. })));
        hand_in(&rig, &office, id, "correction").await;
        let material = rig.store.material(&SYSTEM, id).await.unwrap();
        assert!(material.has_earlier_publication);
        assert_eq!(material.state.id(), "handed_in");
    }

    async fn of_two_changes_at_once_one_is_told(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        let seen = version(&rig, id).await;
        let (one, other) = (new_file(&rig, "one").await, new_file(&rig, "other").await);
        let (a, b) = tokio::join!(
            rig.store.hand_in(&office.clerk, id, seen, &one),
            rig.store.hand_in(&office.clerk, id, seen, &other),
        );
        let (won, lost) = if a.is_ok() { (a, b) } else { (b, a) };
        let now = won.unwrap().version;
        assert!(matches!(lost, Err(Error::Conflict { expected, found, .. }) if expected == seen && found == now));
        assert_eq!(rig.store.material(&SYSTEM, id).await.unwrap().submission.unwrap().number, 1);
    }

    async fn each_does_only_their_own_part(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        let new = new_file(&rig, "book").await;
        let seen = version(&rig, id).await;
        for (who, sees) in [
            (&office.stranger, false),
            (&Actor::nobody(), false),
            (&office.unit_reviewer, true),
            (&office.department, true),
            (&office.bureau, true),
        ] {
            let refused = rig.store.hand_in(who, id, seen, &new).await;
            match refused {
                Err(Error::NotFound { what: "material", .. }) => assert!(!sees, "{who}"),
                Err(Error::Forbidden { role: Role::Clerk, .. }) => assert!(sees, "{who}"),
                other => panic!("{who}: {other:?}"),
            }
            assert_eq!(rig.store.material(who, id).await.is_ok(), sees);
            let listed = rig.store.materials(who, MaterialFilter::default()).await.unwrap();
            assert_eq!(listed.len(), usize::from(sees));
        }
        hand_in(&rig, &office, id, "book").await;
        let early = rig.store.publish(&office.bureau, id, version(&rig, id).await).await;
        assert!(matches!(early, Err(Error::WrongState { state: "handed_in", .. })));
        check(&rig, &[]).await;
        for who in [&office.clerk, &office.department, &office.bureau] {
            let refused = decide(&rig, who, id, Verdict::Accepted, &[]).await;
            assert!(matches!(refused, Err(Error::Forbidden { role: Role::UnitReviewer, .. })), "{who}");
        }
    }

    async fn nobody_reviews_their_own_work(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        let both = mingzhang_store::RoleGrant { role: Role::UnitReviewer, organisation: office.unit };
        rig.store.grant(&SYSTEM, office.clerk.account_id().unwrap(), both).await.unwrap();
        hand_in(&rig, &office, id, "book").await;
        check(&rig, &[]).await;
        let own = decide(&rig, &office.clerk, id, Verdict::Accepted, &[]).await;
        assert!(matches!(own, Err(Error::OwnWork)));
    }

    async fn what_is_handed_in_is_never_swept(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        hand_in(&rig, &office, id, "book").await;
        check(&rig, &[]).await;
        put(&rig, "never handed in").await;
        rig.clock.advance(10 * DAY);
        assert_eq!(rig.store.sweep_files(&SYSTEM, DAY).await.unwrap(), 1);
        let material = rig.store.material(&SYSTEM, id).await.unwrap();
        rig.store.get_file(material.submission.unwrap().file).await.unwrap();
        rig.store.get_file(material.check.unwrap().report.unwrap()).await.unwrap();
    }

    async fn reviews_and_submissions_cannot_be_changed_past_the_store(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        hand_in(&rig, &office, id, "book").await;
        check(&rig, &[]).await;
        decide(&rig, &office.unit_reviewer, id, Verdict::Accepted, &[]).await.unwrap();
        for statement in ["UPDATE reviews SET verdict = 'returned'", "DELETE FROM submissions"] {
            assert!(rig.tamper(statement).await.unwrap_err().to_string().contains("never changed"));
        }
    }

    async fn a_check_that_fails_says_why(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        hand_in(&rig, &office, id, "book").await;
        let claim = rig.store.claim(CHECK_JOB, "w", MINUTE).await.unwrap().unwrap();
        let failure = mingzhang_store::Failure { message: "the file is encrypted".to_owned(), may_retry: false };
        rig.store.fail(&claim, &failure).await.unwrap();
        assert_eq!(state(&rig, id).await, State::HandedIn { trouble: Some("the file is encrypted".to_owned()) });
    }
}

on_both! {
    async fn an_approval_makes_the_book_due_twenty_days_later(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        let seen = version(&rig, id).await;
        let refused = rig.store.set_approval_day(&office.clerk, id, seen, date!(2026 - 02 - 10)).await;
        assert!(matches!(refused, Err(Error::Forbidden { role: Role::Bureau, .. })));
        rig.store.set_approval_day(&office.bureau, id, seen, date!(2026 - 02 - 10)).await.unwrap();
        let material = rig.store.material(&office.clerk, id).await.unwrap();
        assert_eq!(material.approved_on, Some(date!(2026 - 02 - 10)));
        assert_eq!(material.due_on, date!(2026 - 03 - 02));
    }

    async fn the_history_tells_a_correction_as_a_second_version(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        for (round, text) in ["一", "二"].into_iter().enumerate() {
            let mut new = new_file(&rig, text).await;
            let seen = version(&rig, id).await;
            if round == 1 {
                new.note.clear();
                let silent = rig.store.hand_in(&office.clerk, id, seen, &new).await;
                assert!(matches!(silent, Err(Error::Invalid { what: "the reason", .. })));
                "漏列一个项目".clone_into(&mut new.note);
            }
            rig.store.hand_in(&office.clerk, id, seen, &new).await.unwrap();
            check(&rig, &[]).await;
            for who in [&office.unit_reviewer, &office.department, &office.bureau] {
                decide(&rig, who, id, Verdict::Accepted, &[]).await.unwrap();
            }
            let seen = version(&rig, id).await;
            rig.store.publish(&office.bureau, id, seen).await.unwrap();
        }
        let events = rig.store.history(&office.clerk, id).await.unwrap();
        let versions: Vec<_> = events
            .iter()
            .filter_map(|event| match event.what {
                What::Published { version } => Some((version, event.number)),
                _ => None,
            })
            .collect();
        assert_eq!(versions, [(1, 1), (2, 2)]);
        assert_eq!(events.len(), 2 * (1 + 1 + 3 + 1));
        assert!(events.iter().any(|event| matches!(&event.what, What::HandedIn { note, .. } if note == "漏列一个项目")));
        assert!(rig.store.history(&office.stranger, id).await.is_err(), "another unit's clerk");
    }

    async fn a_letter_is_signed_by_the_office_that_sent_the_book_back(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        for (step, name) in
            [(Step::Unit, "单位101001"), (Step::Department, "单位101"), (Step::Bureau, "大同市财政局")]
        {
            assert_eq!(rig.store.office_of(&office.clerk, id, step).await.unwrap(), name);
        }
        let unseen = rig.store.office_of(&office.stranger, id, Step::Bureau).await;
        assert!(matches!(unseen, Err(Error::NotFound { what: "material", .. })));
    }
}
