use std::time::Duration;

use mingzhang_store::{
    Actor, Error, NewAccount, NewOrganisation, OrganisationKind, Password, PasswordFault, Role, RoleGrant,
};

use crate::people::{PASSWORD, add, administrator, member, person, sign_in, visitor};
use crate::rig::{MINUTE, Rig, SYSTEM, on_both};

on_both! {
    async fn the_first_administrator_comes_by_a_link_that_works_once(rig: Rig) {
        let old = rig.store.first_administrator_link("140200", "大同市财政局").await.unwrap().unwrap();
        let link = rig.store.first_administrator_link("140200", "大同市财政局").await.unwrap().unwrap();
        assert!(matches!(rig.store.redeem(&old, &person("zhao")).await, Err(Error::NoLink)), "taken back");
        let weak = NewAccount { password: Password::new("short"), ..person("zhao") };
        let refused = rig.store.redeem(&link, &weak).await;
        assert!(matches!(refused, Err(Error::Password(PasswordFault::Short))), "and the link is still good");
        rig.store.redeem(&link, &person("zhao")).await.unwrap();
        assert!(matches!(rig.store.redeem(&link, &person("qian")).await, Err(Error::NoLink)));
        assert!(rig.store.first_administrator_link("140200", "大同市财政局").await.unwrap().is_none());
    }

    async fn a_link_of_yesterday_is_too_old(rig: Rig) {
        let link = rig.store.first_administrator_link("140200", "财政局").await.unwrap().unwrap();
        rig.clock.advance(Duration::from_hours(24));
        assert!(matches!(rig.store.redeem(&link, &person("zhao")).await, Err(Error::NoLink)));
    }

    async fn two_who_come_with_one_link_make_one_account(rig: Rig) {
        let link = rig.store.first_administrator_link("140200", "财政局").await.unwrap().unwrap();
        let (one, other) = (person("zhao"), person("qian"));
        let (a, b) = tokio::join!(rig.store.redeem(&link, &one), rig.store.redeem(&link, &other));
        assert_eq!(u8::from(a.is_ok()) + u8::from(b.is_ok()), 1);
    }

    async fn names_are_unique_without_regard_to_capitals(rig: Rig) {
        let (.., root) = administrator(&rig).await;
        let link = rig.store.invite(&SYSTEM, RoleGrant { role: Role::Clerk, organisation: root }).await.unwrap();
        let taken = rig.store.redeem(&link, &person(" Admin-ZHAO ")).await;
        assert!(matches!(taken, Err(Error::Taken { what: "account" })));
        rig.store.redeem(&link, &person("sun")).await.unwrap();
    }

    async fn guessing_locks_the_name_for_longer_each_time(rig: Rig) {
        administrator(&rig).await;
        for _ in 0..5 {
            assert!(matches!(sign_in(&rig, "admin-zhao", "wrong").await, Err(Error::SignIn)));
        }
        assert!(matches!(sign_in(&rig, "admin-zhao", PASSWORD).await, Err(Error::Locked { .. })), "even the right one");
        rig.clock.advance(MINUTE);
        assert!(matches!(sign_in(&rig, "admin-zhao", "wrong").await, Err(Error::SignIn)));
        rig.clock.advance(MINUTE);
        assert!(matches!(sign_in(&rig, "admin-zhao", PASSWORD).await, Err(Error::Locked { .. })), "two minutes now");
        rig.clock.advance(MINUTE);
        sign_in(&rig, "Admin-Zhao", PASSWORD).await.unwrap();
        assert!(matches!(sign_in(&rig, "admin-zhao", "wrong").await, Err(Error::SignIn)), "counted anew");
        sign_in(&rig, "admin-zhao", PASSWORD).await.unwrap();
    }

    async fn a_name_without_an_account_is_locked_the_same_way(rig: Rig) {
        for _ in 0..5 {
            assert!(matches!(sign_in(&rig, "nobody-here", "wrong").await, Err(Error::SignIn)));
        }
        assert!(matches!(sign_in(&rig, "nobody-here", "wrong").await, Err(Error::Locked { .. })));
    }

    async fn guesses_at_once_count_each(rig: Rig) {
        administrator(&rig).await;
        let guesses: Vec<_> = (0..20)
            .map(|_| {
                let store = rig.store.clone();
                tokio::spawn(async move { store.sign_in(&visitor(), "admin-zhao", &Password::new("wrong")).await })
            })
            .collect();
        let mut looked_at = 0;
        for guess in guesses {
            looked_at += u8::from(matches!(guess.await.unwrap(), Err(Error::SignIn)));
        }
        assert_eq!(looked_at, 5);
    }

    async fn a_session_ends_when_idle_and_when_old(rig: Rig) {
        let (token, ..) = administrator(&rig).await;
        for _ in 0..24 {
            rig.clock.advance(29 * MINUTE);
            rig.store.session(&token).await.unwrap();
        }
        rig.clock.advance(29 * MINUTE);
        assert!(matches!(rig.store.session(&token).await, Err(Error::NoSession)), "over 12 hours");
        let token = sign_in(&rig, "admin-zhao", PASSWORD).await.unwrap();
        rig.clock.advance(30 * MINUTE);
        assert!(matches!(rig.store.session(&token).await, Err(Error::NoSession)), "idle");
    }

    async fn sessions_are_revoked_one_and_all(rig: Rig) {
        let (one, session, _) = administrator(&rig).await;
        let two = sign_in(&rig, "admin-zhao", PASSWORD).await.unwrap();
        rig.store.end_session(&one).await.unwrap();
        assert!(matches!(rig.store.session(&one).await, Err(Error::NoSession)));
        rig.store.session(&two).await.unwrap();
        rig.store.end_sessions(&session.actor, session.account.id).await.unwrap();
        assert!(matches!(rig.store.session(&two).await, Err(Error::NoSession)));
    }

    async fn a_changed_password_ends_what_the_old_one_opened(rig: Rig) {
        let (token, ..) = administrator(&rig).await;
        let (old, new) = (Password::new(PASSWORD), Password::new("9xQv2mL#7k"));
        let wrong = rig.store.change_password(&token, &new, &new).await;
        assert!(matches!(wrong, Err(Error::SignIn)));
        let same = rig.store.change_password(&token, &old, &old).await;
        assert!(matches!(same, Err(Error::Password(PasswordFault::Unchanged))));
        rig.store.change_password(&token, &old, &new).await.unwrap();
        assert!(matches!(rig.store.session(&token).await, Err(Error::NoSession)));
        assert!(matches!(sign_in(&rig, "admin-zhao", PASSWORD).await, Err(Error::SignIn)));
        let token = sign_in(&rig, "admin-zhao", "9xQv2mL#7k").await.unwrap();
        assert!(!rig.store.session(&token).await.unwrap().must_renew_password);
        rig.clock.advance(Duration::from_hours(90 * 24));
        let token = sign_in(&rig, "admin-zhao", "9xQv2mL#7k").await.unwrap();
        assert!(rig.store.session(&token).await.unwrap().must_renew_password);
    }

    async fn a_forgotten_password_is_set_anew_by_a_link(rig: Rig) {
        let (_, session, root) = administrator(&rig).await;
        let (clerk, clerk_actor) = member(&rig, "clerk-li", Role::Clerk, root).await;
        let by_clerk = rig.store.reset_link(&clerk_actor, session.account.id).await;
        assert!(matches!(by_clerk, Err(Error::Forbidden { .. })));
        let link = rig.store.reset_link(&session.actor, clerk.id).await.unwrap();
        assert!(matches!(rig.store.redeem(&link, &person("sun")).await, Err(Error::NoLink)), "for no new account");
        rig.store.redeem_reset(&link, &Password::new("9xQv2mL#7k")).await.unwrap();
        sign_in(&rig, "clerk-li", "9xQv2mL#7k").await.unwrap();
        assert!(matches!(rig.store.redeem_reset(&link, &Password::new("8xQv2mL#7k")).await, Err(Error::NoLink)));
    }

    async fn a_disabled_account_is_out_at_once(rig: Rig) {
        let (_, session, root) = administrator(&rig).await;
        let (clerk, _) = member(&rig, "clerk-li", Role::Clerk, root).await;
        let token = sign_in(&rig, "clerk-li", PASSWORD).await.unwrap();
        rig.store.disable_account(&session.actor, clerk.id).await.unwrap();
        assert!(matches!(rig.store.session(&token).await, Err(Error::NoSession)));
        assert!(matches!(sign_in(&rig, "clerk-li", PASSWORD).await, Err(Error::SignIn)));
    }

    async fn each_sees_what_is_theirs(rig: Rig) {
        let (_, session, bureau) = administrator(&rig).await;
        let department = add(&rig, bureau, OrganisationKind::Department, "101").await;
        let unit = add(&rig, department, OrganisationKind::Unit, "101001").await;
        let other = add(&rig, bureau, OrganisationKind::Department, "102").await;
        let stranger = add(&rig, other, OrganisationKind::Unit, "102001").await;
        let (_, at_bureau) = member(&rig, "bureau-wu", Role::Bureau, bureau).await;
        let (_, at_department) = member(&rig, "dept-zheng", Role::Department, department).await;
        let (_, clerk_of_department) = member(&rig, "clerk-feng", Role::Clerk, department).await;
        let (_, at_unit) = member(&rig, "clerk-chen", Role::Clerk, unit).await;
        for (actor, expected) in [
            (&at_bureau, vec![bureau, department, unit, other, stranger]),
            (&at_department, vec![department, unit]),
            (&clerk_of_department, vec![department]),
            (&at_unit, vec![unit]),
            (&Actor::nobody(), vec![]),
        ] {
            let seen = rig.store.organisations(actor).await.unwrap();
            assert_eq!(seen.iter().map(|one| one.id).collect::<Vec<_>>(), expected, "{actor}");
        }
        assert!(matches!(rig.store.organisation(&at_unit, stranger).await, Err(Error::NotFound { .. })));
        assert!(matches!(rig.store.account(&at_unit, session.account.id).await, Err(Error::NotFound { .. })));
        rig.store.account(&at_bureau, session.account.id).await.unwrap();
    }

    async fn only_an_administrator_keeps_organisations_and_roles(rig: Rig) {
        let (_, session, bureau) = administrator(&rig).await;
        let department = add(&rig, bureau, OrganisationKind::Department, "101").await;
        let (clerk, actor) = member(&rig, "clerk-li", Role::Clerk, department).await;
        let unit = NewOrganisation {
            parent: Some(department),
            kind: OrganisationKind::Unit,
            code: "101001".to_owned(),
            name: "就业创业服务中心".to_owned(),
        };
        let refused = rig.store.add_organisation(&actor, &unit).await;
        assert!(matches!(refused, Err(Error::Forbidden { role: Role::Administrator, .. })));
        let id = rig.store.add_organisation(&session.actor, &unit).await.unwrap();
        let again = rig.store.add_organisation(&session.actor, &unit).await;
        assert!(matches!(again, Err(Error::Taken { what: "organisation" })));
        let under_unit = NewOrganisation { parent: Some(id), kind: OrganisationKind::Bureau, ..unit.clone() };
        let refused = rig.store.add_organisation(&session.actor, &under_unit).await;
        assert!(matches!(refused, Err(Error::Invalid { what: "the parent", .. })));
        let wrong = RoleGrant { role: Role::Bureau, organisation: department };
        assert!(matches!(rig.store.grant(&session.actor, clerk.id, wrong).await, Err(Error::Invalid { .. })));
        let review = RoleGrant { role: Role::Department, organisation: department };
        assert!(matches!(rig.store.grant(&actor, clerk.id, review).await, Err(Error::Forbidden { .. })));
        rig.store.grant(&session.actor, clerk.id, review).await.unwrap();
        assert_eq!(rig.store.roles(clerk.id).await.unwrap().len(), 2);
        rig.store.revoke(&session.actor, clerk.id, review).await.unwrap();
        assert!(matches!(rig.store.revoke(&session.actor, clerk.id, review).await, Err(Error::NotFound { .. })));
    }

    async fn two_who_rename_at_once_are_told(rig: Rig) {
        let (_, session, bureau) = administrator(&rig).await;
        let seen = rig.store.organisation(&session.actor, bureau).await.unwrap().version;
        rig.store.rename_organisation(&session.actor, bureau, "大同市财政局（本级）", seen).await.unwrap();
        let late = rig.store.rename_organisation(&session.actor, bureau, "财政局", seen).await;
        assert!(matches!(late, Err(Error::Conflict { expected, .. }) if expected == seen));
    }

    /// Neither a password nor a token is in the database, in the log of what was done, or in what is printed.
    async fn nothing_secret_is_kept(rig: Rig) {
        let (token, ..) = administrator(&rig).await;
        // A password in the field for the name.
        assert!(sign_in(&rig, PASSWORD, "wrong").await.is_err());
        let log = format!("{:?}", rig.store.audit(None, 1000).await.unwrap());
        assert!(!log.contains(PASSWORD) && !log.to_lowercase().contains(&PASSWORD.to_lowercase()));
        assert!(!log.contains(&token.expose()));
        assert_eq!(format!("{token:?} {:?}", rig.store), "Secret(…) Store { .. }");
        if let Some(path) = rig.url.strip_prefix("sqlite://") {
            rig.store.close().await;
            let bytes = std::fs::read(path).unwrap();
            let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
            assert!(!holds(PASSWORD.as_bytes()) && !holds(PASSWORD.to_lowercase().as_bytes()));
            assert!(!holds(token.expose().as_bytes()));
            assert!(!holds(&hex(&token.expose())));
            assert!(holds(b"$argon2id$v=19$m=19456,t=2,p=1$"));
        }
    }
}

fn hex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}
