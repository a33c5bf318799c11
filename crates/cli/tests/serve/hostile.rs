//! Every form with what nobody should send: refused with a clear word, no fault of the server, nothing given away.

use std::collections::BTreeSet;
use std::io::Write as _;

use crate::browser::{Answer, Browser, Upload, escape};
use crate::forms::{Form, Site};
use crate::office::Office;
use crate::server::{PASSWORD, Server};

/// A script that must never stand in a page as it was sent.
const SCRIPT: &str = "<script>alert(1)</script>";

/// One line a kind of attack.
fn hostile() -> Vec<String> {
    let short = [
        "",
        " ",
        "\0",
        "a\0b",
        SCRIPT,
        "\"><img src=x onerror=alert(1)>",
        "' OR '1'='1",
        "'; DROP TABLE accounts; --",
        "../../../../etc/passwd",
        "..\\..\\windows\\win.ini",
        "%2e%2e%2f%2e%2e%2f",
        "{{7*7}}${7*7}",
        "-1",
        "0",
        "9223372036854775807",
        "9223372036854775808",
        "1e309",
        "NaN",
        "2026-02-30",
        "\u{202e}txt.exe",
        "a\r\nSet-Cookie: mingzhang-session=1",
        "null",
        "[]",
        "{\"a\":1}",
    ];
    let mut all: Vec<String> = short.map(str::to_owned).into();
    all.push("长".repeat(20_000));
    all.push("9".repeat(5_000));
    all
}

/// What no answer may hold: how the server is built, and where.
const INSIDE: [&str; 9] =
    ["sqlx", "SELECT ", "panicked", "crates/", ".rs:", "RUST_BACKTRACE", "sqlite", "/tmp/", "root:x:0:0"];

fn check(what: &str, answer: &Answer) {
    let text = answer.text();
    assert!(answer.status < 500, "{what}: {} {text}", answer.status);
    assert!(!text.contains(SCRIPT), "{what}: a script comes back as it was sent");
    assert!(!text.contains("<img src=x"), "{what}: markup comes back as it was sent");
    for inside in INSIDE {
        assert!(!text.contains(inside), "{what}: {inside} in {text}");
    }
    let cookies = answer.headers.iter().filter(|(name, _)| name == "set-cookie");
    assert!(
        !cookies.clone().any(|(_, value)| value.contains("mingzhang-session=1")),
        "{what}: a header of theirs"
    );
    // A head beyond all measure is refused before anything reads it.
    if answer.status >= 400 && answer.status != 431 {
        let is_said = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        assert!(is_said, "{what}: {} says nothing: {text}", answer.status);
    }
}

fn send(browser: &mut Browser, form: &Form, fields: &[(&str, &str)], file: &Upload<'_>) -> Answer {
    if form.method == "get" {
        let query: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect();
        return browser.get(&format!("{}?{}", form.action.split('?').next().unwrap(), query.join("&")));
    }
    if !form.is_multipart {
        return browser.post(&form.action, fields);
    }
    let files: Vec<Upload<'_>> =
        form.files.iter().map(|field| Upload { field, name: file.name, bytes: file.bytes }).collect();
    browser.upload(&form.action, fields, &files)
}

/// Each field of the form with each hostile value, without it, twice; and the form with a forged token and from elsewhere.
fn attack(browser: &mut Browser, form: &Form) {
    let values = hostile();
    let file = Upload { field: "file", name: "a.txt", bytes: b"a" };
    let given: Vec<(&str, &str)> =
        form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    // Signing out and giving up the session would end the attack.
    let is_end = form.action.ends_with("/sign-out");
    for (at, (name, _)) in given.iter().enumerate() {
        if is_end || *name == "csrf" {
            continue;
        }
        for value in &values {
            let mut fields = given.clone();
            fields[at].1 = value;
            let shown: String = value.chars().take(30).collect();
            let answer = send(browser, form, &fields, &file);
            check(&format!("{} {} {name}={shown:?}", form.method, form.action), &answer);
        }
        let mut fields = given.clone();
        fields.remove(at);
        check(&format!("{} without {name}", form.action), &send(browser, form, &fields, &file));
        let mut fields = given.clone();
        fields.push((name, "twice"));
        check(&format!("{} with {name} twice", form.action), &send(browser, form, &fields, &file));
    }
    for (name, bytes) in if form.files.is_empty() { Vec::new() } else { hostile_files() } {
        let answer = send(browser, form, &given, &Upload { field: "file", name, bytes: &bytes });
        check(&format!("{} with the file {name}", form.action), &answer);
    }
    if form.method != "post" || !given.iter().any(|(name, _)| *name == "csrf") {
        return;
    }
    let forged: Vec<(&str, &str)> =
        given.iter().map(|&(name, value)| (name, if name == "csrf" { "0123" } else { value })).collect();
    let answer = send(browser, form, &forged, &file);
    check(&format!("{} with a forged token", form.action), &answer);
    assert!([403, 404].contains(&answer.status), "{} with a forged token: {}", form.action, answer.status);
    browser.headers.push(("Origin".to_owned(), "https://evil.example".to_owned()));
    let answer = send(browser, form, &given, &file);
    browser.headers.pop();
    check(&format!("{} from another site", form.action), &answer);
    assert_eq!(answer.status, 403, "{} from another site", form.action);
}

/// What a page of the workbench or of the portal links to, for someone in each role.
#[test]
fn every_form_refuses_what_is_hostile() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut server = Server::start(&data);
    let office = Office::open(&server, &data);
    let (draft, material) = (office.begin_draft(), format!("/desk/materials/{}", office.expect(&data, 1)[0]));
    let from =
        ["/desk", "/desk/reading", "/desk/writing", "/desk/overview", "/desk/search", "/desk/account", "/"];
    let mut from: Vec<&str> = from.into();
    from.extend(["/desk/administration", "/desk/sign-in", &draft, &material]);
    let people = [&office.administrator, &office.clerk, &office.unit_reviewer, &office.bureau];
    let mut attacked = BTreeSet::new();
    for person in people {
        let mut browser = person.clone();
        let site = Site::explore(&mut browser, &from);
        // Wrong passwords lock the account, so those forms come last.
        let mut forms: Vec<&Form> = site.forms.values().collect();
        forms.sort_by_key(|form| form.action.starts_with("/desk/account") || form.action.contains("sign"));
        for form in forms {
            if attacked.insert(form.action.clone()) {
                attack(&mut browser, form);
                assert!(server.is_running(), "{form:?} ended the server");
            }
        }
    }
    for action in
        ["/desk/account/password", "/desk/reading", "/desk/writing/begin", &format!("{material}/files")]
    {
        assert!(attacked.contains(action), "{action} was not found: {attacked:?}");
    }
    // What was kept of it is shown again somewhere.
    for person in people {
        for (path, text) in Site::explore(&mut person.clone(), &from).pages {
            assert!(!text.contains(SCRIPT), "{path}: a script that was kept");
        }
    }
    assert_eq!(server.browser().get("/ready").status, 200);
    assert!(!std::path::Path::new("/opt/mingzhang-slipped").exists(), "a file went out of its folder");
}

/// One line an address that takes what no form sends.
#[test]
fn bodies_that_are_no_forms_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(&folder.path().join("data"));
    let mut browser = server.administrator();
    let csrf = browser.csrf("/desk/account");
    let csrf = csrf.as_str();
    let deep = "[".repeat(100_000);
    let bodies: [(&str, &[u8]); 10] = [
        ("application/json", b"{"),
        ("application/json", b"null"),
        ("application/json", b"[1,2"),
        ("application/json", deep.as_bytes()),
        ("application/json", b"{\"old\":1,\"password\":[],\"again\":{}}"),
        ("application/x-www-form-urlencoded", b"%zz=%00&\xff\xfe"),
        (
            "application/xml",
            b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
        ),
        ("multipart/form-data", b"--a\r\n\r\n"),
        ("multipart/form-data; boundary=a", b"--a\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n"),
        ("text/plain", b"\0\0\0\0"),
    ];
    for path in ["/desk/sign-in", "/desk/sign-out", "/desk/account/password", "/desk/account/second-factor"] {
        for (kind, body) in bodies {
            for token in [csrf, "forged", ""] {
                // Leaving is what a right token asks for.
                if path == "/desk/sign-out" && token == csrf {
                    continue;
                }
                let headers = [("Content-Type", kind), ("X-Csrf-Token", token)];
                let answer = browser.send("POST", path, &headers, body);
                check(
                    &format!("{path} {kind} {:?}", String::from_utf8_lossy(&body[..body.len().min(20)])),
                    &answer,
                );
                assert!(answer.status >= 400, "{path} {kind}: {}", answer.status);
            }
        }
    }
    for request in [
        "GET /desk/account/../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /assets/x/%2e%2e%2f%2e%2e%2fCargo.toml HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /desk/link/%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /desk/sign-in?back=%ff%fe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /desk/sign-in?back=a&back=b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "TRACE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "PROPFIND /desk HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "DELETE /desk/account HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    ] {
        check(request, &browser.raw(request.as_bytes()).unwrap());
    }
    let garbage: [&[u8]; 3] =
        [b"\x16\x03\x01\x02\0\x01\0\x01\xfc", b"\0\0\0\0\r\n\r\n", b"GET  HTTP/9.9\r\n\r\n"];
    for bytes in garbage {
        assert!(browser.raw(bytes).is_none_or(|answer| answer.status == 400));
    }
    assert!(browser.is_signed_in() && server.browser().sign_in("admin-zhao", PASSWORD));
}

/// A page must not be framed, sniffed or cached, whatever its status.
#[test]
fn every_answer_carries_what_protects_its_reader() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(&folder.path().join("data"));
    let mut browser = server.administrator();
    for path in
        ["/desk/account", "/desk/sign-in", "/no/such/page", "/health", "/desk/link/00", "/api/v1/no-such"]
    {
        let answer = browser.get(path);
        let policy = answer.header("content-security-policy").unwrap_or_default();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert!(
            answer.header("x-frame-options").is_some() && answer.header("referrer-policy").is_some(),
            "{path}"
        );
        let is_kept = answer.header("cache-control").is_some_and(|kept| kept.contains("no-store"));
        assert!(is_kept || answer.status >= 300, "{path}: {:?}", answer.headers);
        let text = answer.text();
        assert!(
            !text.contains("<script>") && !text.contains(" style=") && !text.contains(" onclick="),
            "{path}"
        );
    }
    let cookie = server.browser().post("/desk/sign-in", &[("name", "admin-zhao"), ("password", PASSWORD)]);
    let cookie = cookie.header("set-cookie").unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
}

/// Bytes that unpack to a thousand times as much, an entry that points out of its folder, and ten thousand entries.
fn hostile_files() -> Vec<(&'static str, Vec<u8>)> {
    let zip = |entries: &mut dyn Iterator<Item = (String, Vec<u8>)>| {
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let deflated = zip::write::SimpleFileOptions::default();
        for (name, bytes) in entries {
            writer.start_file(name, deflated).unwrap();
            writer.write_all(&bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    };
    let one = |name: &str, bytes: Vec<u8>| zip(&mut std::iter::once((name.to_owned(), bytes)));
    vec![
        ("empty.pdf", Vec::new()),
        ("no.pdf", b"%PDF-1.7 and nothing more".to_vec()),
        ("text.txt", "a budget of nothing\n".repeat(500_000).into_bytes()),
        ("bomb.zip", one("book.txt", vec![b'0'; 200 << 20])),
        ("slip.zip", one("../../../../opt/mingzhang-slipped", b"slipped".to_vec())),
        ("absolute.zip", one("/opt/mingzhang-slipped", b"slipped".to_vec())),
        ("many.zip", zip(&mut (0..10_000).map(|n| (format!("{n}.txt"), b"a".to_vec())))),
        ("picture.pdf", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
        ("../../etc/passwd", b"a".to_vec()),
        ("<script>alert(1)</script>.pdf", b"a".to_vec()),
        ("program.exe", b"MZ\x90\0\x03".to_vec()),
    ]
}
