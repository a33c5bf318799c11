//! Power cuts: the server is killed at random moments while people hand in files, write and publish, and afterwards nothing that they
//! were told was kept is lost, no job was done twice, and the audit log is whole.
//!
//! `MINGZHANG_KILLS=1000 cargo test -p mingzhang-cli --test serve kill` for more of them.

use std::collections::BTreeMap;
use std::hash::{BuildHasher as _, RandomState};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use mingzhang_store::{Actor, FileId, Head, JobState, State, Store};

use crate::browser::{Browser, Upload};
use crate::office::Office;
use crate::server::{Server, Start, eventually, free_address};
use crate::walk::walk;

const KILLS: u32 = 100;
const SYSTEM: Actor = Actor::system("test");

/// What the server said that it had kept.
#[derive(Default)]
struct Acknowledged {
    files: Mutex<Vec<(FileId, String)>>,
    rows: Mutex<Vec<String>>,
}

/// The others end too where a round fails; the scope would wait for them for ever.
struct Ended<'a>(&'a AtomicBool);

impl Drop for Ended<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

fn kills() -> u32 {
    std::env::var("MINGZHANG_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(KILLS)
}

/// A small book, different each time.
fn book(number: u32) -> Vec<u8> {
    let total = f64::from(number) / 100.0;
    format!(
        "某某市就业服务中心\n\n2026年度单位预算公开\n\n## 表一2026年预算支出总表\n\n单位：万元\n\n\
         科目编码\t科目名称\t合计\t基本支出\t项目支出\n208\t社会保障和就业支出\t{total:.2}\t{total:.2}\t\n合计\t\t{total:.2}\t{total:.2}\t\n"
    )
    .into_bytes()
}

fn hand_in(browser: &mut Browser, csrf: &str, over: &AtomicBool, said: &Acknowledged, count: &AtomicU32) {
    while !over.load(Ordering::Relaxed) {
        let bytes = book(count.fetch_add(1, Ordering::Relaxed));
        let file = Upload { field: "files", name: "book.txt", bytes: &bytes };
        match browser.try_upload("/desk/reading", &[("csrf", csrf)], &[file]) {
            Some(answer) if answer.status == 303 => {
                let place = answer.location().to_owned();
                assert!(place.starts_with("/desk/reading/"), "{place}");
                said.files.lock().unwrap().push((FileId::of(&bytes), place));
            }
            Some(answer) => panic!("a file is refused: {} {}", answer.status, answer.text()),
            None => std::thread::sleep(Duration::from_millis(20)),
        }
    }
}

fn write(browser: &mut Browser, csrf: &str, draft: &str, over: &AtomicBool, said: &Acknowledged) {
    let content = browser.get(&format!("{draft}/content")).text();
    let content: serde_json::Value = serde_json::from_str(&content).unwrap();
    let (grid, columns) = content["grids"].as_object().unwrap().iter().next().unwrap();
    let width = columns["columns"].as_array().unwrap().len();
    let mut seen = content["version"].as_i64().unwrap();
    for number in 0_u32.. {
        if over.load(Ordering::Relaxed) {
            return;
        }
        let row = format!("kill-{number}");
        let operation = serde_json::json!({
            "op": "insert", "grid": grid, "row": row, "after": null, "cells": vec![""; width],
        });
        let body = serde_json::json!({ "seen": seen, "operations": [operation] }).to_string();
        let headers = [("Content-Type", "application/json"), ("X-Csrf-Token", csrf)];
        let path = format!("{draft}/operations");
        match browser.try_send("POST", &path, &headers, body.as_bytes()) {
            Some(answer) if answer.status == 200 => {
                let answer: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
                seen = answer["version"].as_i64().unwrap_or(seen);
                said.rows.lock().unwrap().push(row);
            }
            Some(answer) => panic!("a save is refused: {} {}", answer.status, answer.text()),
            None => std::thread::sleep(Duration::from_millis(20)),
        }
    }
}

#[test]
fn nothing_acknowledged_is_lost_and_no_job_is_done_twice() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let listen = free_address();
    let start = Start { listen: Some(listen), more: &["--log", "error"], ..Start::default() };
    let server = Server::start_with(&data, &start);
    let office = Office::open(&server, &data);
    let (mut clerk, mut writer) = (office.clerk.clone(), office.clerk.clone());
    let draft = office.begin_draft();
    let materials = office.expect(&data, 40);
    let csrf = clerk.csrf("/desk/account");
    let (over, count, said) = (AtomicBool::new(false), AtomicU32::new(1), Acknowledged::default());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let url = format!("sqlite://{}", data.join("mingzhang.sqlite").display());

    let (head, walked) = std::thread::scope(|scope| {
        let ended = Ended(&over);
        scope.spawn(|| hand_in(&mut clerk, &csrf, &over, &said, &count));
        scope.spawn(|| write(&mut writer, &csrf, &draft, &over, &said));
        let walker = scope.spawn(|| walk(&office, &materials, book, &over));
        let mut running = server;
        let mut head = Head { seq: 0, hash: String::new() };
        for round in 0..kills() {
            std::thread::sleep(Duration::from_micros(RandomState::new().hash_one(round) % 500_000));
            assert!(running.is_running(), "it ended by itself in round {round}");
            running.kill();
            if round % 10 == 9 {
                head = verified(&runtime, &url, &data, &head);
            }
            running = Server::start_with(&data, &start);
        }
        drop(ended);
        running.kill();
        (head, walker.join().unwrap())
    });
    let server = Server::start_with(&data, &start);
    // Claims of the dead hold for half a minute.
    let store = runtime.block_on(Store::open(&url, &data)).unwrap();
    let at_rest = |store: &Store| {
        let jobs = runtime.block_on(store.measure()).unwrap().jobs;
        jobs.iter().all(|(state, count)| matches!(state, JobState::Done | JobState::Failed) || *count == 0)
    };
    eventually("all jobs are done", || {
        std::thread::sleep(Duration::from_millis(500));
        at_rest(&store)
    });
    let files = said.files.into_inner().unwrap();
    let rows = said.rows.into_inner().unwrap();
    assert!(
        files.len() > 50 && rows.len() > 50,
        "killed too early to show anything: {} {}",
        files.len(),
        rows.len()
    );
    let mut clerk = office.clerk.clone();
    for (file, place) in &files {
        runtime.block_on(store.get_file(*file)).unwrap();
        assert_eq!(clerk.get(place).status, 200, "{place} is lost");
    }
    let content = clerk.get(&format!("{draft}/content")).text();
    let lost: Vec<&String> = rows.iter().filter(|row| !content.contains(&format!("\"{row}\""))).collect();
    assert!(lost.is_empty(), "rows are lost: {lost:?}");
    let published = walked.published.into_inner().unwrap();
    assert!(published.len() > 3, "killed too early to publish anything: {}", published.len());
    for (material, file) in walked.handed_in.into_inner().unwrap() {
        let kept = runtime.block_on(store.material(&SYSTEM, material)).unwrap();
        assert_eq!(kept.submission.unwrap().file, file, "{material} has another file");
    }
    for material in published {
        let kept = runtime.block_on(store.material(&SYSTEM, material)).unwrap();
        assert!(matches!(kept.state, State::Published { .. }), "{material} is not public: {:?}", kept.state);
    }
    let mut done: BTreeMap<String, u32> = BTreeMap::new();
    for entry in runtime.block_on(store.audit(None, u32::MAX)).unwrap() {
        if ["job.done", "material.checked", "reading.read"].contains(&entry.action.as_str()) {
            *done.entry(entry.subject).or_default() += 1;
        }
    }
    assert!(done.len() >= files.len(), "each file is read: {} of {}", done.len(), files.len());
    assert!(done.values().all(|&times| times == 1), "a job was done twice: {done:?}");
    runtime.block_on(store.close());
    drop(server);
    verified(&runtime, &url, &data, &head);
}

/// The log follows from its head of the last time.
fn verified(runtime: &tokio::runtime::Runtime, url: &str, data: &Path, head: &Head) -> Head {
    runtime.block_on(async {
        let store = Store::open(url, data).await.unwrap();
        let report = store.verify_audit(Some(head)).await.unwrap();
        assert_eq!(report.broken, None);
        store.close().await;
        report.head
    })
}
