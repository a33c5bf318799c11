//! One's own account: the second step, the password, and the other places where one is signed in.

use std::time::{SystemTime, UNIX_EPOCH};

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;

use crate::server::{PASSWORD, Server};

/// What the app on the phone shows; `ahead` steps from now.
fn code(letters: &str, ahead: u64) -> String {
    let secret = BASE32_NOPAD.decode(letters.replace(' ', "").as_bytes()).unwrap();
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let mut mac = Hmac::<Sha1>::new_from_slice(&secret).unwrap();
    mac.update(&(seconds / 30 + ahead).to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash[19] & 0xf);
    let word = u32::from_be_bytes(hash[at..at + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", word % 1_000_000)
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split(before).nth(1).unwrap_or_else(|| panic!("{before} in {text}")).split(after).next().unwrap()
}

#[test]
fn the_second_step_is_set_up_asked_for_and_turned_off() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(&folder.path().join("data"));
    let mut browser = server.administrator();
    let refused =
        browser.submit("/desk/account", "/desk/account/second-factor", &[("password", "not the password")]);
    assert_eq!(refused.status, 401);
    let begun = browser.submit("/desk/account", "/desk/account/second-factor", &[("password", PASSWORD)]);
    let page = begun.text();
    assert!(page.contains("<svg class=\"qr\"") && begun.header("cache-control") == Some("no-store"));
    let letters = between(&page, "<p class=\"secret\"><code>", "</code>").to_owned();
    let wrong = browser.submit("/desk/account", "/desk/account/second-factor/confirm", &[("code", "12345")]);
    assert!(wrong.status == 422 && !wrong.text().contains(&letters), "it is shown once");
    let done = browser.submit(
        "/desk/account",
        "/desk/account/second-factor/confirm",
        &[("code", &code(&letters, 0))],
    );
    let recovery = between(&done.text(), "<li><code>", "</code>").to_owned();

    let mut other = server.browser();
    let half = other
        .post("/desk/sign-in", &[("name", "admin-zhao"), ("password", PASSWORD), ("back", "/desk/account")]);
    assert!(half.location().starts_with("/desk/sign-in/code?back="), "{half:?}");
    assert_eq!(other.get("/desk/account").status, 303, "half a session opens nothing");
    assert_eq!(other.get(half.location()).status, 200);
    let wrong = other.post("/desk/sign-in/code", &[("code", "nonsense"), ("back", "/desk/account")]);
    assert!(wrong.status == 422 && wrong.text().contains("验证码不对"), "{}", wrong.text());
    let right = other.post("/desk/sign-in/code", &[("code", &code(&letters, 1)), ("back", "/desk/account")]);
    assert_eq!((right.status, right.location()), (303, "/desk/account"));
    assert!(other.is_signed_in());

    let off = other.submit("/desk/account", "/desk/account/second-factor/remove", &[("code", &recovery)]);
    assert_eq!(off.status, 303, "{}", off.text());
    assert!(server.browser().sign_in("admin-zhao", PASSWORD));
    let secrets = [letters.replace(' ', ""), letters, recovery, PASSWORD.to_owned()];
    assert!(secrets.iter().all(|secret| !server.log().contains(secret)), "the log tells no secret");
}

#[test]
fn other_places_are_signed_out_and_a_new_password_signs_out_all() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(&folder.path().join("data"));
    let (mut here, mut there) = (server.administrator(), server.browser());
    assert!(there.sign_in("admin-zhao", PASSWORD) && there.is_signed_in());
    let page = here.get("/desk/account").text();
    assert!(page.contains("就是这里"));
    let handle = between(&page, "/desk/account/sessions/", "/end").to_owned();
    let forged = here.submit("/desk/account", "/desk/account/sessions/0011223344556677/end", &[]);
    assert_eq!(forged.status, 404);
    let ended = here.submit("/desk/account", &format!("/desk/account/sessions/{handle}/end"), &[]);
    assert_eq!(ended.status, 303);
    assert!(!there.is_signed_in() && here.is_signed_in());

    let change = |old: &str, new: &str, again: &str| {
        let fields = [("old", old), ("password", new), ("again", again)];
        here.clone().submit("/desk/account", "/desk/account/password", &fields)
    };
    let new = "q8#Wn3xRy0";
    assert!(change(PASSWORD, new, "another").text().contains("两次输入的密码不一致"));
    assert!(change(PASSWORD, "short", "short").text().contains("不足 10 个字符"));
    assert_eq!(change("not the password", new, new).status, 401);
    assert_eq!(change(PASSWORD, new, new).location(), "/desk/sign-in");
    assert!(!here.is_signed_in());
    assert!(!there.sign_in("admin-zhao", PASSWORD) && there.sign_in("admin-zhao", new));
}
