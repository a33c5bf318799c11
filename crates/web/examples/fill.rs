//! Fills a store with published books, for measurements of the portal: `cargo run --release -p mingzhang-web --example fill --
//! DATABASE DATA PROGRAM BOOKS`. The books are invented ledgers and the example, compiled, and read and checked by the
//! real worker (`PROGRAM worker`); each is then published for many units under their own names.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use mingzhang_catalog::Template;
use mingzhang_compile::compile;
use mingzhang_model::{BookKind, Ledger};
use mingzhang_samples::{accounts, budget, ledgers};
use mingzhang_store::{
    Actor, CHECK_JOB, CheckResult, FileId, HandIn, Level, MaterialKind, NewMaterial, NewOrganisation,
    OrganisationId, OrganisationKind, Review, Store, Verdict,
};
use mingzhang_worker::{Request, Task, WorkerLimits, check};
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngSeed, TestRunner};

static SYSTEM: Actor = Actor::system("fill");
/// Years of each unit.
const YEARS: u16 = 5;
/// Units of each department.
const UNITS: usize = 40;

/// What the worker made of a book.
struct Sample {
    source: Vec<u8>,
    report: FileId,
    book: FileId,
    tables: FileId,
    digest: serde_json::Value,
    summary: String,
}

#[tokio::main]
async fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [database, data, program, books] = args.as_slice() else {
        panic!("fill DATABASE DATA PROGRAM BOOKS");
    };
    let books: usize = books.parse().unwrap();
    let store = Store::open(database, Path::new(data)).await.unwrap();
    store.first_administrator_link("140200", "大同市财政局").await.unwrap();
    let root = store.organisations(&SYSTEM).await.unwrap().first().unwrap().id;
    let mut samples = Vec::new();
    for source in sources() {
        samples.push(sample(&store, program, source).await);
    }
    println!("{} sample books read", samples.len());
    let mut department = root;
    let mut unit = root;
    for number in 0..books {
        let of_unit = number % usize::from(YEARS);
        let at = number / usize::from(YEARS);
        if of_unit == 0 {
            if at.is_multiple_of(UNITS) {
                let name = format!("大同市第{}部门", at / UNITS + 1);
                department =
                    add(&store, root, OrganisationKind::Department, format!("{:03}", at / UNITS + 1), name)
                        .await;
            }
            let code = format!("{:03}{:03}", at / UNITS + 1, at % UNITS + 1);
            let name = format!("大同市第{}部门第{}服务中心", at / UNITS + 1, at % UNITS + 1);
            unit = add(&store, department, OrganisationKind::Unit, code, name).await;
        }
        let year = 2026 - u16::try_from(of_unit).unwrap();
        let sample = samples.get((at + of_unit) % samples.len()).unwrap();
        publish(&store, unit, year, sample, number).await;
        if (number + 1).is_multiple_of(500) {
            println!("{} books published", number + 1);
        }
    }
    store.close().await;
}

/// Books as web pages, the form that is compiled fastest.
fn sources() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/datong-2026");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    let page = |ledger: &Ledger, template: &str| {
        let manuscript = compile(ledger, Template::get(template).unwrap()).manuscript;
        mingzhang_publish::html::html(&manuscript).into_bytes()
    };
    let mut out = vec![
        page(&mingzhang_import::import_folder(&files).ledger, "shanxi"),
        page(&budget(), "shanghai"),
        page(&accounts(), "final-accounts"),
    ];
    let config = Config { rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    let plans = ledgers(BookKind::Budget);
    while out.len() < 40 {
        let ledger = plans.new_tree(&mut runner).unwrap().current();
        // Some invented units have hundreds of projects, which few units of a city have.
        if ledger.projects.len() <= 30 {
            out.push(page(&ledger, "shanxi"));
        }
    }
    out
}

async fn sample(store: &Store, program: &str, source: Vec<u8>) -> Sample {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("in"), &source).unwrap();
    let task = Task::Check(check::Check { file: "in".to_owned(), shown: "book.html".to_owned() });
    let request = serde_json::to_string(&Request { task, limits: WorkerLimits::default() }).unwrap();
    let mut worker = Command::new(program)
        .arg("worker")
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    worker.stdin.take().unwrap().write_all(format!("{request}\n").as_bytes()).unwrap();
    assert!(worker.wait().unwrap().success());
    let read = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    let digest: serde_json::Value = serde_json::from_slice(&read(check::DIGEST)).unwrap();
    Sample {
        report: put(store, read(check::REPORT)).await,
        book: put(store, read(check::BOOK)).await,
        tables: put(store, read(check::TABLES)).await,
        digest,
        summary: "{}".to_owned(),
        source,
    }
}

async fn put(store: &Store, bytes: Vec<u8>) -> FileId {
    store.put_file(&SYSTEM, bytes, "application/json").await.unwrap()
}

async fn add(
    store: &Store,
    parent: OrganisationId,
    kind: OrganisationKind,
    code: String,
    name: String,
) -> OrganisationId {
    store
        .add_organisation(&SYSTEM, &NewOrganisation { parent: Some(parent), kind, code, name })
        .await
        .unwrap()
}

async fn publish(store: &Store, organisation: OrganisationId, year: u16, sample: &Sample, number: usize) {
    let due_on = time::macros::date!(2026 - 03 - 01);
    let (kind, level) = (MaterialKind::Budget, Level::Unit);
    let id = store.expect(&SYSTEM, &NewMaterial { organisation, year, kind, level, due_on }).await.unwrap();
    let file = store.put_file(&SYSTEM, sample.source.clone(), "text/html").await.unwrap();
    let seen = store.material(&SYSTEM, id).await.unwrap().version;
    let new = HandIn {
        file,
        file_name: format!("{year}年单位预算.html"),
        engine: "0.1.0".to_owned(),
        note: String::new(),
    };
    store.hand_in(&SYSTEM, id, seen, &new).await.unwrap();
    let claim = store.claim(CHECK_JOB, "fill", std::time::Duration::from_mins(1)).await.unwrap().unwrap();
    // Each book has a digest of its own, as it would.
    let mut digest = sample.digest.clone();
    digest["unit"] = format!("第{number}个单位").into();
    let result = CheckResult {
        book: Some(sample.book),
        tables: Some(sample.tables),
        digest: Some(put(store, serde_json::to_vec(&digest).unwrap()).await),
        summary: sample.summary.clone(),
        ..CheckResult::of(sample.report)
    };
    store.finish_check(&claim, &result).await.unwrap();
    loop {
        let material = store.material(&SYSTEM, id).await.unwrap();
        if material.state == mingzhang_store::State::Accepted {
            store.publish(&SYSTEM, id, material.version).await.unwrap();
            return;
        }
        let check = material.check.unwrap().id;
        let review = Review { check, verdict: Verdict::Accepted, reason: String::new(), remarks: Vec::new() };
        store.review(&SYSTEM, id, material.version, &review).await.unwrap();
    }
}
