//! Too often, too much, too slowly.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::server::{PASSWORD, Server, Start};

/// Behind a proxy, which names the visitors.
const PROXIED: &[&str] = &["--public-url", "https://budget.example.gov.cn"];

#[test]
fn guessing_from_one_address_is_slowed_down_and_others_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let server =
        Server::start_with(&folder.path().join("data"), &Start { more: PROXIED, ..Start::default() });
    let from = |address: &str| {
        let mut browser = server.browser();
        // Only what the proxy itself adds, at the end, counts.
        let forged = format!("{}, {address}", rand(address));
        browser.headers.push(("X-Forwarded-For".to_owned(), forged));
        browser
    };
    let guess = |address: &str, number: u32| {
        let name = format!("guess-{number}");
        from(address).post("/desk/sign-in", &[("name", &name), ("password", "not the password")])
    };
    let answers: Vec<u16> = (0..40).map(|number| guess("192.0.2.1", number).status).collect();
    assert!(answers[..30].iter().all(|&status| status == 401), "{answers:?}");
    assert!(answers[30..].iter().filter(|&&status| status == 429).count() >= 5, "{answers:?}");
    let refused =
        (0..5).map(|number| guess("192.0.2.1", number)).find(|answer| answer.status == 429).unwrap();
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=10).contains(&wait) && refused.text().contains("请求太频繁"), "{refused:?}");
    assert_eq!(guess("192.0.2.2", 1).status, 401, "another address");
    assert_eq!(guess("2001:db8::1", 1).status, 401);
    let mut api = from("192.0.2.1");
    assert_ne!(api.get("/desk/sign-in").status, 429, "reading is counted apart");
}

fn rand(text: &str) -> String {
    format!("10.0.0.{}", text.len() % 250)
}

#[test]
fn what_is_too_large_is_refused_with_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(&folder.path().join("data"));
    let mut browser = server.administrator();
    let long = format!("/desk/sign-in?back={}", "a".repeat(5000));
    let answer = browser.get(&long);
    assert!(answer.status == 414 && answer.text().contains("网址太长"), "{answer:?}");
    let heavy = "x".repeat(100_000);
    let answer = browser.clone().try_send("GET", "/desk/sign-in", &[("X-Heavy", &heavy)], b"");
    assert!(answer.is_none_or(|answer| answer.status == 431));
    let csrf = browser.csrf("/desk/account");
    let huge = "长".repeat(1_000_000);
    let answer = browser.post("/desk/account/password", &[("csrf", &csrf), ("old", &huge)]);
    assert!(answer.status == 413 && answer.text().contains("太大"), "{} {}", answer.status, answer.text());
    assert!(browser.is_signed_in(), "and it goes on");
}

#[test]
fn who_dawdles_is_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(&folder.path().join("data"));
    let begin = |head: &str| {
        let mut stream = TcpStream::connect(server.address).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(40))).unwrap();
        stream
    };
    let begun = Instant::now();
    let slow = [
        // A head that never ends, a body that never comes, and a connection that says nothing.
        begin("GET / HTTP/1.1\r\nHost: a\r\nX-"),
        begin(
            "POST /desk/sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nname=a",
        ),
        begin(""),
    ];
    for mut stream in slow {
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("the server closes");
    }
    assert!(begun.elapsed() < Duration::from_secs(35), "{:?}", begun.elapsed());
    assert!(
        server.browser().sign_in("nobody", PASSWORD) || server.browser().get("/desk/sign-in").status == 200
    );
}
