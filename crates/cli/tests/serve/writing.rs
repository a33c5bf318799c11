//! The writing desk: a book begun, written by two, explained, refused with errors, and handed in with all its forms.

use std::io::{Cursor, Write as _};
use std::path::Path;
use std::time::Duration;

use mingzhang_store::{
    Actor, Clock as _, Level, MaterialKind, NewMaterial, OrganisationId, Store, SubmissionId, SystemClock,
};
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::browser::{Answer, Browser, Upload, escape};
use crate::office::{HIDDEN, Office};
use crate::server::Server;

const SETUP: Actor = Actor::system("test");

/// The example's folder as a zip.
fn example() -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/datong-2026");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        writer.start_file(path.file_name().unwrap().to_string_lossy(), SimpleFileOptions::default()).unwrap();
        writer.write_all(&std::fs::read(&path).unwrap()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn begin(browser: &mut Browser, unit: OrganisationId, from: &str, file: &[u8]) -> Answer {
    let (csrf, unit) = (browser.csrf("/desk/account"), unit.to_string());
    let fields = [
        ("csrf", csrf.as_str()),
        ("unit", &unit),
        ("year", if from == "last" { "2027" } else { "2026" }),
        ("template", "shanxi"),
        ("from", from),
    ];
    browser.upload("/desk/writing/begin", &fields, &[Upload { field: "file", name: "账本.zip", bytes: file }])
}

fn post(browser: &mut Browser, path: &str, body: &Value) -> Answer {
    let csrf = browser.csrf("/desk/account");
    let headers = [
        ("content-type", "application/json"),
        ("accept", "application/json"),
        ("x-csrf-token", csrf.as_str()),
    ];
    browser.send("POST", path, &headers, body.to_string().as_bytes())
}

fn get(browser: &mut Browser, path: &str) -> Value {
    let answer = browser.send("GET", path, &[("accept", "application/json")], b"");
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    serde_json::from_slice(&answer.body).unwrap()
}

fn done(answer: &Answer) -> Value {
    assert_eq!(answer.status, 200, "{}", answer.text());
    serde_json::from_slice(&answer.body).unwrap()
}

/// The amount of the first line, set.
fn amount(before: &str, after: &str) -> Value {
    json!({ "op": "cell", "grid": "budget_lines", "row": "r1", "column": "reply_amt", "before": before, "after": after })
}

fn with_store<T>(data: &Path, work: impl AsyncFnOnce(Store) -> T) -> T {
    let url = format!("sqlite://{}", data.join("mingzhang.sqlite").display());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let store = Store::open(&url, data).await.unwrap();
        let out = work(store.clone()).await;
        store.close().await;
        out
    })
}

#[test]
fn a_book_is_written_by_two_and_handed_in_with_all_its_forms() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::start(&data);
    let office = Office::open(&server, &data);
    let mut clerk = office.clerk.clone();
    let begun = begin(&mut clerk, office.unit, "file", &example());
    assert_eq!(begun.status, 303, "{}", begun.text());
    let place = begun.location().to_owned();
    assert!(clerk.get(&place).text().contains("<writing-desk"));

    let start = get(&mut clerk, &format!("{place}/content"));
    assert_eq!((&start["version"], &start["writes"]), (&json!(1), &json!(true)));
    let column = start["grids"]["budget_lines"]["columns"].as_array().unwrap();
    let column = column.iter().position(|field| field == "reply_amt").unwrap();
    let before = start["grids"]["budget_lines"]["rows"][0][1][column].as_str().unwrap().to_owned();
    let operations = format!("{place}/operations");

    // What one writes, the other is told; the same cell is a conflict with all three values.
    let wrong =
        done(&post(&mut clerk, &operations, &json!({ "seen": 1, "operations": [amount(&before, "一百")] })));
    let fault = &wrong["faults"][0];
    assert_eq!(
        (&fault["grid"], &fault["row"], &fault["column"]),
        (&json!("budget_lines"), &json!("r1"), &json!("reply_amt"))
    );
    let mut other = office.clerk.clone();
    let late =
        done(&post(&mut other, &operations, &json!({ "seen": 1, "operations": [amount(&before, "5.00")] })));
    assert_eq!(late["conflicts"][0]["theirs"], json!(["一百"]));
    assert_eq!(late["since"][0]["changes"][0]["after"], "一百");
    assert_eq!(get(&mut other, &format!("{place}/changes?since=1"))["version"], 2);

    // With an error in it the book stays here, and says what to correct.
    with_store(&data, async |store| {
        let new = NewMaterial {
            organisation: office.unit,
            year: 2026,
            kind: MaterialKind::Budget,
            level: Level::Unit,
            due_on: SystemClock.now().after(Duration::from_hours(240)).day(),
        };
        store.expect(&SETUP, &new).await.unwrap()
    });
    let hand_in = format!("{place}/hand-in");
    let refused = done(&post(&mut clerk, &hand_in, &json!({ "note": "" })));
    assert_eq!(refused["wrong"], true, "{refused}");
    assert!(get(&mut clerk, &format!("{place}/standing"))["proofread"] == false);

    // Brought back, it is whole again: the page, the figures behind a figure, every form.
    let restored = clerk.submit(
        &format!("{place}/versions"),
        &format!("{place}/versions"),
        &[("seen", "2"), ("version", "1")],
    );
    assert_eq!(restored.status, 303, "{}", restored.text());
    let standing = get(&mut clerk, &format!("{place}/standing"));
    assert_eq!((&standing["version"], &standing["proofread"]), (&json!(3), &json!(true)));
    let preview = clerk.get(&format!("{place}/preview"));
    assert!(preview.text().contains("data-coordinate"));
    assert!(preview.header("content-security-policy").unwrap().contains("sandbox allow-same-origin"));
    let explained =
        get(&mut clerk, &format!("{place}/explain?at={}", escape("flow=expenditure function=21007")));
    assert_eq!(explained["exact"], "600.00", "{explained}");
    assert_eq!(explained["sources"][0]["grid"], "budget_lines");
    let workbook = clerk.get(&format!("{place}/files/workbook"));
    assert!(workbook.body.starts_with(b"PK"));
    let again = begin(&mut clerk, office.unit, "file", &workbook.body);
    assert_eq!(again.status, 303, "a workbook that we wrote is one that we read: {}", again.text());

    let handed = done(&post(&mut clerk, &hand_in, &json!({ "note": "请审核" })));
    assert!(handed["go"].as_str().unwrap().starts_with("/desk/materials/"), "{handed}");
    let forms = with_store(&data, async |store| store.forms(&SETUP, SubmissionId::new(1)).await.unwrap());
    let mut formats: Vec<&str> = forms.iter().map(|form| form.format.as_str()).collect();
    formats.sort_unstable();
    assert_eq!(formats, ["csv", "docx", "html", "json", "pdf", "workbook", "xlsx"]);
    assert!(clerk.get("/desk/writing").text().contains("已送审"));
}

#[test]
fn last_year_is_carried_over_and_one_entry_changes_alone() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::start(&data);
    let office = Office::open(&server, &data);
    let mut clerk = office.clerk.clone();
    let begun = begin(&mut clerk, office.unit, "last", &example());
    assert_eq!(begun.status, 303, "{}", begun.text());
    let place = begun.location().to_owned();
    let start = get(&mut clerk, &format!("{place}/content"));
    let book = start["texts"]["book.toml"].as_str().unwrap();
    assert!(book.contains("[last_year.figures]") && !book.contains("\n[reasons]\n"), "{book}");
    let set = |before: Value, after: Value| json!({ "seen": 1, "key": "reasons", "name": "total", "before": before, "after": after });
    let entry = format!("{place}/entry");
    let saved = done(&post(&mut clerk, &entry, &set(Value::Null, json!("人员增加"))));
    assert!(saved["book"].as_str().unwrap().contains("total = \"人员增加\""));
    let late = done(&post(&mut clerk, &entry, &set(Value::Null, json!("项目增加"))));
    assert_eq!(late["entryConflict"]["theirs"], "人员增加");
    let count = json!({ "seen": 2, "key": "equipment", "name": "general", "before": "0", "after": "三台" });
    assert_eq!(post(&mut clerk, &entry, &count).status, 422);
}

#[test]
fn nobody_elses_draft_can_be_seen_or_changed_and_bad_input_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::start(&data);
    let office = Office::open(&server, &data);
    let place = office.begin_draft().unwrap();
    let mut stranger = office.stranger.clone();
    for path in [
        "",
        "/content",
        "/changes?since=1",
        "/standing",
        "/preview",
        "/explain?at=flow%3Drevenue",
        "/versions",
        "/files/pdf",
    ] {
        let answer = stranger.get(&format!("{place}{path}"));
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains(HIDDEN));
    }
    let operations = format!("{place}/operations");
    let change = json!({ "seen": 1, "operations": [amount("", "1.00")] });
    assert_eq!(post(&mut stranger, &operations, &change).status, 404);
    assert_eq!(post(&mut stranger, &format!("{place}/hand-in"), &json!({})).status, 404);
    assert_eq!(begin(&mut stranger, office.unit, "empty", b"").status, 404);
    assert!(!stranger.get("/desk/writing").text().contains(HIDDEN));
    // The bureau sees it and does not write in it.
    let mut bureau = office.bureau.clone();
    assert_eq!(bureau.get(&place).status, 200);
    assert_eq!(post(&mut bureau, &operations, &change).status, 403);

    let mut clerk = office.clerk.clone();
    for bad in [
        json!({ "seen": 1, "operations": [{ "op": "cell" }] }),
        json!({ "seen": 1, "operations": [{ "op": "drop", "grid": "budget_lines" }] }),
        json!({ "seen": 1, "operations": [{ "op": "insert", "grid": "../etc", "row": "a", "after": null, "cells": [] }] }),
        json!({ "seen": 1, "operations": [{ "op": "insert", "grid": "budget_lines", "row": "<script>", "after": null, "cells": [] }] }),
        json!({ "seen": "x", "operations": [] }),
        json!([1, 2, 3]),
    ] {
        let answer = post(&mut clerk, &operations, &bad);
        assert_eq!(answer.status, 422, "{bad}: {}", answer.text());
    }
    for file in [&b"%PDF-1.7"[..], b"PK\x03\x04broken", b"\0\0\0", &[]] {
        let answer = begin(&mut clerk, office.unit, "file", file);
        assert_eq!(answer.status, 422, "{}", answer.text());
    }
    assert_eq!(get(&mut clerk, &format!("{place}/content"))["version"], 1);
    assert_eq!(clerk.get(&format!("{place}/files/exe")).status, 404);
    assert_eq!(clerk.get("/desk/writing/codes/passwords").status, 404);
    assert!(clerk.get("/desk/writing/codes/function").text().contains("syyx"));
}
