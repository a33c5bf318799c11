use std::collections::HashSet;
use std::time::Duration;

use mingzhang_store::{Error, Failure, JobState, NewJob, Progress};

use crate::rig::{MINUTE, Rig, SYSTEM, on_both};

fn failure(may_retry: bool) -> Failure {
    Failure { message: "the file cannot be read".to_owned(), may_retry }
}

on_both! {
    async fn a_job_goes_from_the_queue_to_its_result(rig: Rig) {
        let id = rig.store.enqueue(&SYSTEM, &NewJob::new("check", r#"{"file":1}"#)).await.unwrap();
        assert!(rig.store.claim("print", "w", MINUTE).await.unwrap().is_none(), "another kind of work");
        let claim = rig.store.claim("check", "w", MINUTE).await.unwrap().unwrap();
        assert_eq!((claim.job, claim.attempt, &*claim.payload), (id, 1, r#"{"file":1}"#));
        assert!(rig.store.claim("check", "w", MINUTE).await.unwrap().is_none(), "one worker only");
        rig.store.heartbeat(&claim, MINUTE, Progress { done: 3, total: 9 }).await.unwrap();
        assert_eq!(rig.store.job(id).await.unwrap().progress, Progress { done: 3, total: 9 });
        rig.store.complete(&claim, r#"{"findings":2}"#).await.unwrap();
        let job = rig.store.job(id).await.unwrap();
        assert_eq!((job.state, job.result.as_deref()), (JobState::Done, Some(r#"{"findings":2}"#)));
        let late = rig.store.complete(&claim, "{}").await;
        assert!(matches!(late, Err(Error::LateResult { .. })), "no second result");
    }

    async fn a_job_that_is_given_back_is_begun_at_once_and_loses_no_attempt(rig: Rig) {
        let new = NewJob { max_attempts: 1, ..NewJob::new("check", "{}") };
        let id = rig.store.enqueue(&SYSTEM, &new).await.unwrap();
        let first = rig.store.claim("check", "one", MINUTE).await.unwrap().unwrap();
        rig.store.release(&first).await.unwrap();
        assert!(matches!(rig.store.release(&first).await, Err(Error::LateResult { attempt: 1, .. })));
        let second = rig.store.claim("check", "two", MINUTE).await.unwrap().unwrap();
        assert_eq!((second.job, second.attempt), (id, 2));
        assert!(matches!(rig.store.complete(&first, "1").await, Err(Error::LateResult { .. })));
        rig.store.complete(&second, "2").await.unwrap();
    }

    async fn a_silent_worker_loses_its_job_and_its_result_is_refused(rig: Rig) {
        let id = rig.store.enqueue(&SYSTEM, &NewJob::new("check", "{}")).await.unwrap();
        let first = rig.store.claim("check", "one", MINUTE).await.unwrap().unwrap();
        rig.clock.advance(MINUTE / 2);
        rig.store.heartbeat(&first, MINUTE, Progress::default()).await.unwrap();
        rig.clock.advance(MINUTE);
        assert!(rig.store.claim("check", "two", MINUTE).await.unwrap().is_none(), "the lease began anew");
        rig.clock.advance(MINUTE / 2);
        let second = rig.store.claim("check", "two", MINUTE).await.unwrap().unwrap();
        assert_eq!((second.job, second.attempt), (id, 2));
        assert!(matches!(rig.store.complete(&first, "1").await, Err(Error::LateResult { attempt: 1, .. })));
        assert!(matches!(rig.store.fail(&first, &failure(true)).await, Err(Error::LateResult { .. })));
        let beat = rig.store.heartbeat(&first, MINUTE, Progress::default()).await;
        assert!(matches!(beat, Err(Error::LateResult { .. })));
        rig.store.complete(&second, "2").await.unwrap();
        assert_eq!(rig.store.job(id).await.unwrap().result.as_deref(), Some("2"));
    }

    async fn a_failed_attempt_rests_and_the_last_one_gives_up(rig: Rig) {
        let id = rig.store.enqueue(&SYSTEM, &NewJob::new("check", "{}")).await.unwrap();
        for wait in [5, 10] {
            let claim = rig.store.claim("check", "w", MINUTE).await.unwrap().unwrap();
            rig.store.fail(&claim, &failure(true)).await.unwrap();
            rig.clock.advance(Duration::from_secs(wait - 1));
            assert!(rig.store.claim("check", "w", MINUTE).await.unwrap().is_none(), "rests {wait} s");
            rig.clock.advance(Duration::from_secs(1));
        }
        let claim = rig.store.claim("check", "w", MINUTE).await.unwrap().unwrap();
        rig.store.fail(&claim, &failure(true)).await.unwrap();
        let job = rig.store.job(id).await.unwrap();
        assert_eq!((job.state, job.error.as_deref()), (JobState::Failed, Some("the file cannot be read")));
        rig.store.retry_job(&SYSTEM, id).await.unwrap();
        let claim = rig.store.claim("check", "w", MINUTE).await.unwrap().unwrap();
        assert_eq!(claim.attempt, 4, "an old claim never becomes valid again");
    }

    async fn a_hopeless_failure_is_not_tried_again(rig: Rig) {
        let id = rig.store.enqueue(&SYSTEM, &NewJob::new("check", "{}")).await.unwrap();
        let claim = rig.store.claim("check", "w", MINUTE).await.unwrap().unwrap();
        rig.store.fail(&claim, &failure(false)).await.unwrap();
        assert_eq!(rig.store.job(id).await.unwrap().state, JobState::Failed);
    }

    async fn a_job_that_kills_its_workers_is_given_up(rig: Rig) {
        let id = rig.store.enqueue(&SYSTEM, &NewJob::new("check", "{}")).await.unwrap();
        for _ in 0..3 {
            rig.store.claim("check", "w", MINUTE).await.unwrap().unwrap();
            rig.clock.advance(2 * MINUTE);
        }
        assert!(rig.store.claim("check", "w", MINUTE).await.unwrap().is_none());
        let failed = rig.store.jobs(Some(JobState::Failed), 10).await.unwrap();
        assert_eq!(failed.iter().map(|job| job.id).collect::<Vec<_>>(), [id]);
    }

    async fn eight_workers_never_share_a_job(rig: Rig) {
        for _ in 0..40 {
            rig.store.enqueue(&SYSTEM, &NewJob::new("check", "{}")).await.unwrap();
        }
        let workers = (0..8).map(|number| {
            let store = rig.store.clone();
            tokio::spawn(async move {
                let mut done = Vec::new();
                while let Some(claim) = store.claim("check", &number.to_string(), MINUTE).await.unwrap() {
                    store.complete(&claim, "{}").await.unwrap();
                    done.push(claim.job);
                }
                done
            })
        });
        let mut all = Vec::new();
        for worker in workers.collect::<Vec<_>>() {
            all.extend(worker.await.unwrap());
        }
        assert_eq!(all.len(), 40);
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), 40);
    }

    async fn the_oldest_job_that_is_due_comes_first(rig: Rig) {
        let late = NewJob { delay: MINUTE, ..NewJob::new("check", "{}") };
        let late = rig.store.enqueue(&SYSTEM, &late).await.unwrap();
        let early = rig.store.enqueue(&SYSTEM, &NewJob::new("check", "{}")).await.unwrap();
        assert_eq!(rig.store.claim("check", "w", MINUTE).await.unwrap().unwrap().job, early);
        assert!(rig.store.claim("check", "w", MINUTE).await.unwrap().is_none());
        rig.clock.advance(MINUTE);
        assert_eq!(rig.store.claim("check", "w", 2 * MINUTE).await.unwrap().unwrap().job, late);
    }
}
