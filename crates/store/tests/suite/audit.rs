use mingzhang_store::{Actor, AuditBreak, NewJob, Outcome, Store};

use crate::rig::{Rig, SYSTEM, on_both};

async fn five_entries(store: &Store) {
    for number in 0..5 {
        store.enqueue(&SYSTEM, &NewJob::new(format!("kind-{number}"), "{}")).await.unwrap();
    }
}

/// What the triggers refuse, done by someone who may drop them.
const WITHOUT_TRIGGERS: [&str; 2] = [
    "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; DROP TRIGGER audit_no_replace;",
    "DROP TRIGGER audit_no_change ON audit;",
];

async fn drop_triggers(rig: &Rig) {
    let statement = WITHOUT_TRIGGERS[usize::from(!rig.url.starts_with("sqlite"))];
    rig.tamper(statement).await.unwrap();
}

on_both! {
    async fn each_change_has_its_entry_and_the_chain_holds(rig: Rig) {
        let clerk = Actor::nobody().from_origin("192.0.2.7");
        rig.store.record(&clerk, "sign_in.fail", "name:王", Outcome::Refused).await.unwrap();
        five_entries(&rig.store).await;
        let entries = rig.store.audit(None, 10).await.unwrap();
        assert_eq!(entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [6, 5, 4, 3, 2, 1]);
        let first = &entries[5];
        assert_eq!(
            (&*first.actor, &*first.origin, &*first.action, &*first.subject, &*first.outcome),
            ("nobody", "192.0.2.7", "sign_in.fail", "name:王", "refused"),
        );
        assert_eq!(rig.store.audit(Some(3), 1).await.unwrap()[0].seq, 2);
        let report = rig.store.verify_audit(None).await.unwrap();
        assert_eq!((report.head.seq, report.broken), (6, None));
    }

    async fn triggers_refuse_what_would_change_the_log(rig: Rig) {
        five_entries(&rig.store).await;
        for statement in [
            "UPDATE audit SET actor = 'system:other' WHERE seq = 3",
            "DELETE FROM audit WHERE seq = 5",
            "DELETE FROM audit",
        ] {
            let refused = rig.tamper(statement).await.unwrap_err().to_string();
            assert!(refused.contains("append-only"), "{statement}: {refused}");
        }
        let overwrite = if rig.url.starts_with("sqlite") {
            "INSERT OR REPLACE INTO audit SELECT seq, at, 'x', origin, action, subject, outcome, detail, prev, hash
             FROM audit WHERE seq = 2"
        } else {
            "TRUNCATE audit"
        };
        assert!(rig.tamper(overwrite).await.unwrap_err().to_string().contains("append-only"));
        assert_eq!(rig.store.verify_audit(None).await.unwrap().head.seq, 5);
    }

    async fn a_changed_entry_is_found(rig: Rig) {
        five_entries(&rig.store).await;
        drop_triggers(&rig).await;
        rig.tamper("UPDATE audit SET actor = 'system:other' WHERE seq = 3").await.unwrap();
        let report = rig.store.verify_audit(None).await.unwrap();
        assert_eq!((report.head.seq, report.broken), (2, Some(AuditBreak::Changed { seq: 3 })));
    }

    async fn a_removed_entry_is_found(rig: Rig) {
        five_entries(&rig.store).await;
        drop_triggers(&rig).await;
        rig.tamper("DELETE FROM audit WHERE seq = 2").await.unwrap();
        assert_eq!(rig.store.verify_audit(None).await.unwrap().broken, Some(AuditBreak::Unlinked { seq: 3 }));
    }

    async fn a_log_without_its_end_is_found_by_an_earlier_head(rig: Rig) {
        five_entries(&rig.store).await;
        let head = rig.store.verify_audit(None).await.unwrap().head;
        drop_triggers(&rig).await;
        rig.tamper("DELETE FROM audit WHERE seq >= 4").await.unwrap();
        assert_eq!(rig.store.verify_audit(None).await.unwrap().broken, None, "the rest is a sound chain");
        let broken = rig.store.verify_audit(Some(&head)).await.unwrap().broken;
        assert_eq!(broken, Some(AuditBreak::Anchor { seq: 5 }));
        five_entries(&rig.store).await;
        let broken = rig.store.verify_audit(Some(&head)).await.unwrap().broken;
        assert_eq!(broken, Some(AuditBreak::Anchor { seq: 5 }), "written anew");
    }

    async fn writers_beside_each_other_make_one_chain(rig: Rig) {
        let writers: Vec<_> = (0..8)
            .map(|_| {
                let store = rig.store.clone();
                tokio::spawn(async move { five_entries(&store).await })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        let report = rig.store.verify_audit(None).await.unwrap();
        assert_eq!((report.head.seq, report.broken), (40, None));
    }
}
