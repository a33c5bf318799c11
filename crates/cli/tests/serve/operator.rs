//! `mingzhang store` beside a running server, and after it.

use std::path::Path;
use std::process::Output;

use crate::postgres;
use crate::server::{PASSWORD, Server, mingzhang};

fn store(arguments: &[&str], data: &Path) -> Output {
    mingzhang().arg("store").args(arguments).arg("--data").arg(data).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn anchor(output: &Output) -> String {
    said(output).split("--anchor ").nth(1).unwrap().trim().to_owned()
}

#[test]
fn the_audit_log_is_verified_and_a_forged_one_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let missing = store(&["verify-audit"], &data);
    assert_eq!(missing.status.code(), Some(2), "a wrong folder is no sound log: {}", said(&missing));
    assert!(!data.exists(), "and nothing is made in it");

    let server = Server::start(&data);
    server.administrator();
    let whole = store(&["verify-audit"], &data);
    assert_eq!(whole.status.code(), Some(0), "{}", said(&whole));
    let anchor = anchor(&whole);
    server.browser().sign_in("admin-zhao", "not the password");
    assert_eq!(server.stop(), Some(0));
    let later = store(&["verify-audit", "--anchor", &anchor], &data);
    assert_eq!(later.status.code(), Some(0), "{}", said(&later));
    for no_anchor in ["", "7", "7:abc", "x:y", "-1:0"] {
        assert_eq!(store(&["verify-audit", "--anchor", no_anchor], &data).status.code(), Some(2));
    }
    let (seq, hash) = anchor.split_once(':').unwrap();
    let forged = format!("{seq}:{}", hash.chars().rev().collect::<String>());
    let broken = store(&["verify-audit", "--anchor", &forged], &data);
    assert_eq!(broken.status.code(), Some(1));
    assert!(said(&broken).contains(&format!("第 {seq} 条断开")), "{}", said(&broken));
}

#[test]
fn a_backup_of_a_running_server_is_restored_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let (data, target, other) =
        (folder.path().join("data"), folder.path().join("backup"), folder.path().join("other"));
    let server = Server::start(&data);
    server.administrator();
    let target_text = target.display().to_string();
    let done = store(&["backup", &target_text], &data);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    assert!(said(&done).contains("second-factor.key"), "the key is not in it, and that is said");
    assert_eq!(store(&["backup", &target_text], &data).status.code(), Some(2), "never over another");
    let swept = store(&["sweep"], &data);
    assert_eq!(swept.status.code(), Some(0), "{}", said(&swept));

    let restored = store(&["restore", &target_text], &other);
    assert_eq!(restored.status.code(), Some(0), "{}", said(&restored));
    assert_eq!(store(&["restore", &target_text], &other).status.code(), Some(2), "never over anything");
    std::fs::write(other.join(".known"), "").unwrap();
    let again = Server::start(&other);
    assert!(again.browser().sign_in("admin-zhao", PASSWORD));
    std::fs::write(target.join("backup.json"), "{}").unwrap();
    let unsound = store(&["restore", &target_text], &folder.path().join("third"));
    assert!(unsound.status.code() == Some(2) && said(&unsound).contains("不完整"), "{}", said(&unsound));
}

#[test]
fn for_postgres_it_says_what_to_do() {
    let Some(cluster) = postgres::start() else { return };
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let target = folder.path().join("backup").display().to_string();
    let url = cluster.new_database();
    let output = store(&["backup", &target, "--database", &url], &data);
    assert!(output.status.code() == Some(2) && said(&output).contains("pg_dump"), "{}", said(&output));
    let verified = store(&["verify-audit", "--database", &url], &data);
    assert_eq!(verified.status.code(), Some(0), "{}", said(&verified));
}
