//! What administrators see and do, each within their branch.

use mingzhang_store::{AuditFilter, Error, OrganisationKind, Role, RoleGrant};

use crate::people::{add, administrator, member};
use crate::rig::{Rig, SYSTEM, on_both};

on_both! {
    async fn an_administrator_sees_the_accounts_of_their_branch(rig: Rig) {
        let (_, session, root) = administrator(&rig).await;
        let department = add(&rig, root, OrganisationKind::Department, "101").await;
        let unit = add(&rig, department, OrganisationKind::Unit, "101001").await;
        let (_, keeper) = member(&rig, "keeper-li", Role::Administrator, department).await;
        let (chen, clerk) = member(&rig, "clerk-chen", Role::Clerk, unit).await;
        let names = async |actor| -> Vec<String> {
            let members = rig.store.members(actor).await.unwrap();
            members.into_iter().map(|member| member.account.name).collect()
        };
        assert_eq!(names(&session.actor).await, ["admin-zhao", "clerk-chen", "keeper-li"]);
        assert_eq!(names(&keeper).await, ["clerk-chen", "keeper-li"]);
        assert!(names(&clerk).await.is_empty());
        assert_eq!(rig.store.kept_organisations(&keeper).await.unwrap(), [department, unit]);

        // A role outside of the branch: the keeper sees the account, and that there is more, and cannot close it.
        let elsewhere = RoleGrant { role: Role::Bureau, organisation: root };
        rig.store.grant(&SYSTEM, chen.id, elsewhere).await.unwrap();
        let seen = rig.store.members(&keeper).await.unwrap();
        assert!(seen[0].has_other_roles && seen[0].roles.len() == 1);
        assert!(rig.store.disable_account(&keeper, chen.id).await.is_err());
        rig.store.revoke(&SYSTEM, chen.id, elsewhere).await.unwrap();
        rig.store.disable_account(&keeper, chen.id).await.unwrap();
        assert!(rig.store.members(&keeper).await.unwrap()[0].account.is_disabled);
        rig.store.enable_account(&keeper, chen.id).await.unwrap();
        assert!(!rig.store.members(&keeper).await.unwrap()[0].account.is_disabled);
        assert!(rig.store.enable_account(&clerk, chen.id).await.is_err());
    }

    async fn the_log_is_for_who_keeps_everything(rig: Rig) {
        let (_, session, root) = administrator(&rig).await;
        let department = add(&rig, root, OrganisationKind::Department, "101").await;
        let (_, keeper) = member(&rig, "keeper-li", Role::Administrator, department).await;
        let look = async |actor, filter: AuditFilter| rig.store.audit_log(actor, &filter, 100).await;
        assert!(matches!(look(&keeper, AuditFilter::default()).await, Err(Error::NotFound { .. })));
        let all = look(&session.actor, AuditFilter::default()).await.unwrap();
        assert!(all.len() > 4);
        let of = |actor: &str, action: &str, subject: &str| AuditFilter {
            before: None, actor: actor.to_owned(), action: action.to_owned(), subject: subject.to_owned(),
        };
        let one = look(&session.actor, of("", "organisation", &format!("organisation:{department}"))).await.unwrap();
        assert_eq!(one.len(), 1);
        assert!(look(&session.actor, of("", "", "organisation")).await.unwrap().len() >= 2);
        assert!(look(&session.actor, of("", "", "organ%")).await.unwrap().is_empty());
        let own = look(&session.actor, of(&session.actor.to_string(), "", "")).await.unwrap();
        assert!(own.iter().all(|entry| entry.actor == session.actor.to_string()));
        let older = AuditFilter { before: Some(all[1].seq), ..AuditFilter::default() };
        assert_eq!(look(&session.actor, older).await.unwrap()[0].seq, all[2].seq);
        assert!(rig.store.keeps_everything(&session.actor).await.unwrap());
        assert!(!rig.store.keeps_everything(&keeper).await.unwrap());
    }
}
