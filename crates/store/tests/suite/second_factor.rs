use std::time::Duration;

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use mingzhang_store::{Clock as _, Error, FactorSecret, OrganisationKind, Password, Role, Secret, SignedIn};
use sha1::Sha1;

use crate::people::{PASSWORD, add, administrator, member, sign_in, visitor};
use crate::rig::{MINUTE, Rig, on_both};

const STEP: Duration = Duration::from_secs(30);

/// What the app on the phone shows.
fn shown(rig: &Rig, secret: &FactorSecret) -> String {
    let mut mac =
        Hmac::<Sha1>::new_from_slice(&BASE32_NOPAD.decode(secret.expose().as_bytes()).unwrap()).unwrap();
    mac.update(&(rig.clock.now().millis() / 30_000).to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash[19] & 0xf);
    let word = u32::from_be_bytes(hash[at..at + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", word % 1_000_000)
}

fn wrong(rig: &Rig, secret: &FactorSecret) -> &'static str {
    if shown(rig, secret) == "000000" { "000001" } else { "000000" }
}

async fn enrol(rig: &Rig, token: &Secret) -> (FactorSecret, Vec<String>) {
    let secret = rig.store.begin_second_factor(token, &Password::new(PASSWORD)).await.unwrap();
    let codes = rig.store.confirm_second_factor(token, &shown(rig, &secret)).await.unwrap();
    rig.clock.advance(STEP);
    (secret, codes)
}

async fn half(rig: &Rig) -> Secret {
    let signed_in = rig.store.sign_in(&visitor(), "admin-zhao", &Password::new(PASSWORD)).await.unwrap();
    assert!(signed_in.awaits_code);
    signed_in.token
}

async fn finish(rig: &Rig, half: &Secret, code: &str) -> Result<SignedIn, Error> {
    rig.store.finish_sign_in(&visitor(), half, code).await
}

on_both! {
    async fn with_it_the_password_is_half_of_a_sign_in(rig: Rig) {
        let (token, session, _) = administrator(&rig).await;
        let (secret, codes) = enrol(&rig, &token).await;
        rig.store.session(&token).await.unwrap();
        let factor = rig.store.second_factor(session.account.id).await.unwrap();
        assert!(factor.since.is_some() && factor.recovery_codes == codes.len() as u64);
        let half = half(&rig).await;
        assert!(matches!(rig.store.session(&half).await, Err(Error::NoSession)), "half is nothing");
        assert!(matches!(rig.store.open_sessions(&half).await, Err(Error::NoSession)));
        assert!(matches!(finish(&rig, &half, wrong(&rig, &secret)).await, Err(Error::Code)));
        let whole = finish(&rig, &half, &format!(" {} ", shown(&rig, &secret))).await.unwrap();
        assert_ne!(whole.token.expose(), half.expose());
        assert_eq!(rig.store.session(&whole.token).await.unwrap().account.id, session.account.id);
        rig.clock.advance(STEP);
        let again = finish(&rig, &half, &shown(&rig, &secret)).await;
        assert!(matches!(again, Err(Error::NoSession)), "half a session makes one whole one");
    }

    async fn until_it_is_confirmed_nothing_changes(rig: Rig) {
        let (token, session, _) = administrator(&rig).await;
        let refused = rig.store.begin_second_factor(&token, &Password::new("not it")).await;
        assert!(matches!(refused, Err(Error::SignIn)), "a session left open is not enough");
        let void = rig.store.begin_second_factor(&token, &Password::new(PASSWORD)).await.unwrap();
        let secret = rig.store.begin_second_factor(&token, &Password::new(PASSWORD)).await.unwrap();
        sign_in(&rig, "admin-zhao", PASSWORD).await.unwrap();
        assert_eq!(rig.store.second_factor(session.account.id).await.unwrap().since, None);
        assert!(matches!(rig.store.confirm_second_factor(&token, &shown(&rig, &void)).await, Err(Error::Code)));
        rig.store.confirm_second_factor(&token, &shown(&rig, &secret)).await.unwrap();
        let again = rig.store.begin_second_factor(&token, &Password::new(PASSWORD)).await;
        assert!(matches!(again, Err(Error::Taken { .. })));
    }

    async fn a_code_is_taken_once(rig: Rig) {
        let (token, ..) = administrator(&rig).await;
        let secret = rig.store.begin_second_factor(&token, &Password::new(PASSWORD)).await.unwrap();
        let code = shown(&rig, &secret);
        rig.store.confirm_second_factor(&token, &code).await.unwrap();
        let first = half(&rig).await;
        assert!(matches!(finish(&rig, &first, &code).await, Err(Error::Code)), "it was the one that confirmed");
        rig.clock.advance(STEP);
        let (second, code) = (half(&rig).await, shown(&rig, &secret));
        let (a, b) = tokio::join!(finish(&rig, &first, &code), finish(&rig, &second, &code));
        assert_eq!(u8::from(a.is_ok()) + u8::from(b.is_ok()), 1, "two who come with it at once");
    }

    async fn guessing_codes_locks_and_the_password_does_not_unlock(rig: Rig) {
        let (token, ..) = administrator(&rig).await;
        let (secret, codes) = enrol(&rig, &token).await;
        for _ in 0..5 {
            let half = half(&rig).await;
            assert!(matches!(finish(&rig, &half, wrong(&rig, &secret)).await, Err(Error::Code)));
        }
        let half = half(&rig).await;
        assert!(matches!(finish(&rig, &half, &shown(&rig, &secret)).await, Err(Error::Locked { .. })));
        assert!(matches!(finish(&rig, &half, &codes[0]).await, Err(Error::Locked { .. })));
        rig.clock.advance(MINUTE);
        finish(&rig, &half, &shown(&rig, &secret)).await.unwrap();
    }

    async fn half_a_session_waits_for_five_minutes(rig: Rig) {
        let (token, ..) = administrator(&rig).await;
        let (secret, _) = enrol(&rig, &token).await;
        let half = half(&rig).await;
        rig.store.awaits_code(&half).await.unwrap();
        rig.clock.advance(5 * MINUTE);
        assert!(matches!(rig.store.awaits_code(&half).await, Err(Error::NoSession)));
        assert!(matches!(finish(&rig, &half, &shown(&rig, &secret)).await, Err(Error::NoSession)));
    }

    async fn each_recovery_code_is_good_for_one_sign_in(rig: Rig) {
        let (token, session, _) = administrator(&rig).await;
        let (_, codes) = enrol(&rig, &token).await;
        // Without the key too: who restored the database and forgot the key is not shut out.
        std::fs::remove_file(rig.folder.path().join("second-factor.key")).unwrap();
        assert!(matches!(finish(&rig, &half(&rig).await, "123456").await, Err(Error::FactorKey)));
        finish(&rig, &half(&rig).await, &codes[3].to_uppercase().replace('-', " ")).await.unwrap();
        assert!(matches!(finish(&rig, &half(&rig).await, &codes[3]).await, Err(Error::Code)));
        assert_eq!(rig.store.second_factor(session.account.id).await.unwrap().recovery_codes, 9);
        rig.store.remove_second_factor(&token, &codes[4]).await.unwrap();
        sign_in(&rig, "admin-zhao", PASSWORD).await.unwrap();
        rig.store.session(&token).await.unwrap();
    }

    async fn it_goes_by_a_code_or_by_who_keeps_the_account(rig: Rig) {
        let (.., keeper, root) = administrator(&rig).await;
        let unit = add(&rig, root, OrganisationKind::Unit, "101").await;
        let (account, actor) = member(&rig, "clerk-chen", Role::Clerk, unit).await;
        let token = sign_in(&rig, "clerk-chen", PASSWORD).await.unwrap();
        let (secret, _) = enrol(&rig, &token).await;
        let bad = wrong(&rig, &secret);
        assert!(matches!(rig.store.remove_second_factor(&token, bad).await, Err(Error::Code)));
        assert!(rig.store.drop_second_factor(&actor, account.id).await.is_err(), "one's own goes by a code only");
        assert!(matches!(rig.store.drop_second_factor(&actor, keeper.account.id).await, Err(Error::NotFound { .. })));
        rig.store.drop_second_factor(&keeper.actor, account.id).await.unwrap();
        assert!(matches!(rig.store.session(&token).await, Err(Error::NoSession)), "and all sessions end");
        sign_in(&rig, "clerk-chen", PASSWORD).await.unwrap();
        let actions: Vec<String> = rig.store.audit_of(&format!("account:{}", account.id)).await.unwrap()
            .into_iter().filter(|entry| entry.action.contains("factor") || entry.action == "session.code")
            .map(|entry| format!("{} {}", entry.action, entry.outcome)).collect();
        assert_eq!(actions, [
            "second_factor.begin done", "second_factor.confirm done", "session.code refused", "second_factor.drop done",
        ]);
    }

    async fn one_sees_where_one_is_signed_in_and_signs_out_there(rig: Rig) {
        let (token, .., root) = administrator(&rig).await;
        rig.clock.advance(2 * MINUTE);
        let other = sign_in(&rig, "admin-zhao", PASSWORD).await.unwrap();
        member(&rig, "clerk-chen", Role::Clerk, root).await;
        let stranger = sign_in(&rig, "clerk-chen", PASSWORD).await.unwrap();
        let sessions = rig.store.open_sessions(&token).await.unwrap();
        assert_eq!(sessions.iter().map(|session| session.is_this).collect::<Vec<_>>(), [true, false]);
        assert!(sessions.iter().all(|session| session.origin == "192.0.2.7"));
        assert!(sessions.iter().all(|session| !other.expose().contains(&session.handle)));
        let handle = sessions.into_iter().find(|session| !session.is_this).unwrap().handle;
        let refused = rig.store.end_open_session(&stranger, &handle).await;
        assert!(matches!(refused, Err(Error::NotFound { .. })), "another's is not there");
        rig.store.end_open_session(&token, &handle).await.unwrap();
        assert!(matches!(rig.store.session(&other).await, Err(Error::NoSession)));
        assert_eq!(rig.store.open_sessions(&token).await.unwrap().len(), 1);
    }
}

#[test]
fn what_is_secret_is_not_printed() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let rig = Rig::sqlite().await;
        let (token, ..) = administrator(&rig).await;
        let secret = rig.store.begin_second_factor(&token, &Password::new(PASSWORD)).await.unwrap();
        assert_eq!(format!("{secret:?}"), "FactorSecret(…)");
        let pages = std::fs::read(rig.folder.path().join("mingzhang.sqlite-wal")).unwrap();
        let plain = BASE32_NOPAD.decode(secret.expose().as_bytes()).unwrap();
        assert!(!pages.windows(plain.len()).any(|window| window == plain), "nor written down");
    });
}
