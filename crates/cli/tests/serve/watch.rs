//! What an operator sees: health, readiness, metrics, logs, and the end.

use std::time::Duration;

use crate::server::{PASSWORD, Server, Start, eventually};

#[test]
fn metrics_are_for_the_machine_itself_and_for_who_has_the_token() {
    let folder = tempfile::tempdir().unwrap();
    let more = ["--metrics-token", "t-1f0c", "--public-url", "https://budget.example.gov.cn"];
    let server = Server::start_with(&folder.path().join("data"), &Start { more: &more, ..Start::default() });
    let mut local = server.browser();
    assert_eq!(local.get("/health").text(), "ok\n");
    assert_eq!(local.get("/ready").text(), "ready\n");
    local.get("/desk/link/0123");
    local.get("/no/such/page");
    let text = local.get("/metrics").text();
    for line in [
        "mingzhang_requests_total{method=\"GET\",route=\"/health\",status=\"200\"} 1",
        "mingzhang_requests_total{method=\"GET\",route=\"/desk/link/{secret}\",status=\"404\"} 1",
        "mingzhang_requests_total{method=\"GET\",route=\"none\",status=\"404\"} 1",
        "mingzhang_request_duration_seconds_bucket{le=\"0.05\",route=\"/ready\"}",
        "mingzhang_jobs{state=\"queued\"} 0",
        "mingzhang_oldest_job_wait_seconds 0",
        "mingzhang_sessions 0",
        "mingzhang_workers_busy 0",
        "mingzhang_disk_free_bytes ",
        "# EOF",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    let mut stranger = server.browser();
    stranger.headers.push(("X-Forwarded-For".to_owned(), "192.0.2.9".to_owned()));
    assert_eq!(stranger.get("/metrics").status, 404);
    stranger.headers.push(("Authorization".to_owned(), "Bearer t-1f0d".to_owned()));
    assert_eq!(stranger.get("/metrics").status, 404);
    stranger.headers.pop();
    stranger.headers.push(("Authorization".to_owned(), "Bearer t-1f0c".to_owned()));
    assert_eq!(stranger.get("/metrics").status, 200);
}

#[test]
fn the_log_is_json_with_a_number_a_request_and_tells_no_secret() {
    let folder = tempfile::tempdir().unwrap();
    let more = ["--log", "debug"];
    let server = Server::start_with(&folder.path().join("data"), &Start { more: &more, ..Start::default() });
    let link = server.first_link.clone().unwrap();
    let mut browser = server.administrator();
    browser.post("/desk/sign-in", &[("name", "admin-zhao"), ("password", "a-wrong-Passw0rd")]);
    browser.get(&format!("/desk/search?q={}", "inthequery"));
    browser.get("/desk/link/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    let csrf = browser.csrf("/desk/account");
    let answer = browser.get("/desk/account");
    let number = answer.header("x-request-id").unwrap().to_owned();
    eventually("the request is in the log", || server.log().contains(&number));
    let log = server.log();
    for line in log.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("JSON: {line}"));
        assert!(line["timestamp"].is_string() && line["level"].is_string(), "{line}");
    }
    let about = log.lines().find(|line| line.contains(&number)).unwrap();
    assert!(about.contains("\"route\":\"/desk/account\"") && about.contains("\"status\":200"), "{about}");
    let secrets = [
        link.rsplit('/').next().unwrap(),
        PASSWORD,
        "a-wrong-Passw0rd",
        "inthequery",
        "aaaaaaaaaaaaaaaa",
        &csrf,
        "mingzhang-session",
    ];
    for secret in secrets {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
    // Nor on an error page, nor in what an error page links to.
    let page = browser.get(&format!("{link}x")).text();
    assert!(!page.contains(link.rsplit('/').next().unwrap()));
}

#[test]
fn asked_to_stop_it_finishes_what_it_began() {
    use std::io::{Read as _, Write as _};
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::start(&data);
    let address = server.address;
    let mut slow = std::net::TcpStream::connect(address).unwrap();
    let head = "POST /desk/sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n\
                Content-Length: 15\r\n\r\nname=a&";
    slow.write_all(head.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    let stopping = std::thread::spawn(move || server.stop());
    eventually("no more connections are taken", || std::net::TcpStream::connect(address).is_err());
    slow.write_all(b"password").unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 4"), "the request under way is answered: {answer}");
    assert_eq!(stopping.join().unwrap(), Some(0));
    let again = Server::start(&data);
    assert_eq!(again.browser().get("/ready").status, 200);
}
