use mingzhang_store::{Error, RemarkState, Verdict};

use crate::book::{check, decide, expected, hand_in, remark_states, version};
use crate::people::Office;
use crate::rig::{Rig, on_both};

on_both! {
    async fn a_finding_that_is_still_there_is_sent_again(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        hand_in(&rig, &office, id, "first").await;
        check(&rig, &["A", "B"]).await;
        decide(&rig, &office.unit_reviewer, id, Verdict::Returned, &["A", "B"]).await.unwrap();
        hand_in(&rig, &office, id, "second").await;
        check(&rig, &["B"]).await;
        assert_eq!(remark_states(&rig, id).await, [RemarkState::Verified, RemarkState::Sent]);
        let early = decide(&rig, &office.unit_reviewer, id, Verdict::Accepted, &[]).await;
        assert!(matches!(early, Err(Error::OpenRemarks { count: 1 })));
        let open = rig.store.remarks(&office.clerk, id).await.unwrap()[1].id;
        let seen = version(&rig, id).await;
        let by_clerk = rig.store.close_remark(&office.clerk, id, seen, open, "尾差").await;
        assert!(matches!(by_clerk, Err(Error::Forbidden { .. })));
        rig.store.close_remark(&office.department, id, seen, open, "尾差，非差错").await.unwrap();
        decide(&rig, &office.unit_reviewer, id, Verdict::Accepted, &[]).await.unwrap();
        assert_eq!(remark_states(&rig, id).await, [RemarkState::Closed, RemarkState::Closed]);
    }

    /// The unit brings the old mistake back in a third file.
    async fn a_mistake_that_comes_back_is_sent_again(rig: Rig) {
        let office = Office::open(&rig).await;
        let id = expected(&rig, &office).await;
        hand_in(&rig, &office, id, "first").await;
        check(&rig, &["A"]).await;
        decide(&rig, &office.unit_reviewer, id, Verdict::Returned, &["A"]).await.unwrap();
        hand_in(&rig, &office, id, "second").await;
        check(&rig, &[]).await;
        assert_eq!(remark_states(&rig, id).await, [RemarkState::Verified]);
        hand_in(&rig, &office, id, "third").await;
        check(&rig, &["A"]).await;
        assert_eq!(remark_states(&rig, id).await, [RemarkState::Sent]);
    }
}
