//! The database goes away, the disk fills up: clear pages, and on as soon as they are back.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::browser::Browser;
use crate::postgres;
use crate::server::{PASSWORD, Server, Start, eventually};

fn is_clear(browser: &mut Browser, path: &str) {
    let begun = Instant::now();
    let answer = browser.get(path);
    let page = answer.text();
    assert_eq!(answer.status, 503, "{path}: {page}");
    assert!(page.contains("暂时不可用") && page.contains("请稍后再试"), "{path}: {page}");
    assert!(!page.contains("postgres") && !page.contains("sqlx") && !page.contains("/tmp"), "{page}");
    assert!(begun.elapsed() < Duration::from_secs(10), "{path} took {:?}", begun.elapsed());
}

#[test]
fn a_database_that_comes_back_is_used_again() {
    let Some(cluster) = postgres::start() else { return };
    let folder = tempfile::tempdir().unwrap();
    let url = cluster.new_database();
    let start = Start { database: Some(&url), ..Start::default() };
    let mut server = Server::start_with(&folder.path().join("data"), &start);
    let mut browser = server.administrator();
    assert!(browser.is_signed_in());
    for _ in 0..2 {
        cluster.stop();
        is_clear(&mut browser, "/desk/account");
        let mut other = server.browser();
        let answer = other.post("/desk/sign-in", &[("name", "admin-zhao"), ("password", PASSWORD)]);
        assert!(answer.status == 503 && answer.text().contains("暂时不可用"), "{}", answer.text());
        eventually("not ready", || browser.get("/ready").status == 503);
        assert_eq!(browser.get("/health").status, 200, "no reason to restart it");
        assert_eq!(browser.get("/metrics").status, 200);
        cluster.start_again();
        eventually("ready again", || browser.get("/ready").status == 200);
        assert!(browser.is_signed_in(), "and the session is still there");
    }
    assert!(server.is_running());
    assert!(!server.log().contains(&url), "the database's address is in no log");
}

#[test]
fn without_its_database_it_does_not_start_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let url = "postgres://someone:a-Secret-1@127.0.0.1:1/none";
    let begun = Instant::now();
    let start = Start { database: Some(url), ..Start::default() };
    assert!(Server::try_start(&data, &start).is_none());
    assert!(begun.elapsed() < Duration::from_secs(20));
    let log = std::fs::read_to_string(data.with_extension("log")).unwrap();
    assert!(log.contains("没能启动") && !log.contains("a-Secret-1"), "{log}");
}

/// A small disk, while this lives.
struct Disk<'a>(&'a Path);

impl<'a> Disk<'a> {
    fn mount(path: &'a Path) -> Option<Self> {
        std::fs::create_dir_all(path).unwrap();
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", "size=16m", "tmpfs"]).arg(path).output();
        let is_mounted = mounted.is_ok_and(|output| output.status.success());
        if !is_mounted {
            eprintln!("skipped: this user may not mount a small disk to fill");
        }
        is_mounted.then_some(Self(path))
    }
}

impl Drop for Disk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}

#[test]
fn a_full_disk_is_told_and_nothing_that_was_kept_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let Some(_disk) = Disk::mount(&data) else { return };
    let server = Server::start(&data);
    let mut browser = server.administrator();
    let ballast = data.join("ballast");
    let fill = || {
        use std::io::Write as _;
        let mut file = std::fs::File::options().create(true).append(true).open(&ballast).unwrap();
        while file.write_all(&[0; 512]).is_ok() {}
    };
    fill();
    eventually("not ready", || browser.get("/ready").status == 503);
    assert_eq!(browser.get("/desk/account").status, 200, "reading goes on");
    // The log of the database has some room of its own; what it takes is kept, what it does not is refused.
    let mut refused = None;
    for _ in 0..200 {
        let answer =
            server.browser().post("/desk/sign-in", &[("name", "no"), ("password", "a-wrong-Passw0rd")]);
        if answer.status == 503 {
            refused = Some(answer);
            break;
        }
        assert!([401, 429].contains(&answer.status), "{}", answer.text());
        fill();
    }
    let page = refused.expect("a change that finds no room").text();
    assert!(page.contains("暂时不可用") && page.contains("请稍后再试"), "{page}");
    std::fs::remove_file(&ballast).unwrap();
    eventually("ready again", || browser.get("/ready").status == 200);
    assert!(server.browser().sign_in("admin-zhao", PASSWORD), "without a restart");
    assert_eq!(server.stop(), Some(0));
    let verified = crate::server::mingzhang().args(["store", "verify-audit", "--data"]).arg(&data).output();
    assert_eq!(verified.unwrap().status.code(), Some(0));
}
