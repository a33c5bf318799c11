use std::time::Duration;

use mingzhang_store::{Error, JobState, NewJob};

use crate::people::{administrator, sign_in};
use crate::rig::{MINUTE, Rig, SYSTEM, on_both};

on_both! {
    async fn the_queue_and_the_sessions_are_counted(rig: Rig) {
        administrator(&rig).await;
        rig.store.enqueue(&SYSTEM, &NewJob::new("work", "{}")).await.unwrap();
        rig.clock.advance(MINUTE);
        rig.store.enqueue(&SYSTEM, &NewJob::new("work", "{}")).await.unwrap();
        rig.store.enqueue(&SYSTEM, &NewJob { delay: MINUTE, ..NewJob::new("other", "{}") }).await.unwrap();
        let before = rig.store.measure().await.unwrap();
        assert_eq!(before.oldest_wait, MINUTE);
        assert_eq!(before.jobs[0], (JobState::Queued, 3));
        rig.store.claim("work", "w", MINUTE).await.unwrap().unwrap();
        let after = rig.store.measure().await.unwrap();
        assert_eq!(after.jobs, [
            (JobState::Queued, 2), (JobState::Running, 1), (JobState::Done, 0), (JobState::Failed, 0),
        ]);
        assert_eq!((after.oldest_wait, after.sessions), (Duration::ZERO, 1));
        sign_in(&rig, "admin-zhao", crate::people::PASSWORD).await.unwrap();
        assert_eq!(rig.store.measure().await.unwrap().sessions, 2);
        rig.clock.advance(30 * MINUTE);
        assert_eq!(rig.store.measure().await.unwrap().sessions, 0);
    }

    async fn a_store_whose_folder_is_gone_is_not_ready(rig: Rig) {
        rig.store.is_ready().await.unwrap();
        std::fs::remove_dir_all(rig.folder.path().join("files")).unwrap();
        assert!(matches!(rig.store.is_ready().await, Err(Error::Disk { .. })));
        std::fs::create_dir_all(rig.folder.path().join("files/tmp")).unwrap();
        rig.store.is_ready().await.unwrap();
        assert_eq!(std::fs::read_dir(rig.folder.path().join("files/tmp")).unwrap().count(), 0, "nothing stays behind");
    }
}
