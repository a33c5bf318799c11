//! A process that is killed in the midst of everything, again and again: what it said was done is done, once.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use mingzhang_store::{CHECK_JOB, CheckResult, FileId, Head, JobId, JobState, MaterialId, Store};

use crate::rig::{MINUTE, Rig, SYSTEM};

const ROUNDS: usize = 30;
/// What a victim says that it has done.
const VERBS: [&str; 5] = ["put", "enqueued", "completed", "submitted", "checked"];

/// Cargo puts examples beside the folder of the test programs.
fn victim() -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    let path = tests.parent().unwrap().parent().unwrap().join("examples").join("crash_victim");
    assert!(path.exists(), "{} is missing: run all of `cargo test -p mingzhang-store`", path.display());
    path
}

/// Everything that was ever acknowledged, line by line.
#[derive(Default)]
struct Acknowledged(Vec<String>);

impl Acknowledged {
    fn of<'a>(&'a self, verb: &'a str) -> impl Iterator<Item = Vec<&'a str>> {
        self.0.iter().filter_map(move |line| {
            let words: Vec<&str> = line.split(' ').collect();
            (words[0] == verb).then(|| words[1..].to_vec())
        })
    }

    fn ids<'a>(&'a self, verb: &'a str) -> impl Iterator<Item = i64> {
        self.of(verb).map(|words| words[0].parse().unwrap())
    }
}

/// Starts a victim and kills it: in even rounds at a random moment, in odd ones as soon as a random line is read, which is
/// when something has just been acknowledged.
fn kill_one(rig: &Rig, round: usize, said: &mut Acknowledged) {
    let mut child = Command::new(victim())
        .args([&rig.url, rig.folder.path().to_str().unwrap(), &format!("round-{round}")])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let (send, received) = mpsc::channel();
    let reader = std::thread::spawn(move || {
        let mut line = String::new();
        // A line that was cut off was not said.
        while lines.read_line(&mut line).unwrap() > 0 && line.ends_with('\n') {
            send.send(line.trim_end().to_owned()).unwrap();
            line.clear();
        }
    });
    assert_eq!(received.recv().unwrap(), "open");
    let chance = RandomState::new().hash_one(round);
    if round.is_multiple_of(2) {
        std::thread::sleep(Duration::from_micros(chance % 250_000));
    } else {
        said.0.extend(received.iter().take(usize::try_from(chance % 50).unwrap() + 1));
    }
    assert!(child.try_wait().unwrap().is_none(), "the victim ended by itself in round {round}");
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap();
    said.0.extend(received.try_iter());
}

async fn check_all(store: &Store, said: &Acknowledged) {
    for words in said.of("put") {
        store.get_file(words[0].parse::<FileId>().unwrap()).await.unwrap();
    }
    for id in said.ids("enqueued") {
        store.job(JobId::new(id)).await.unwrap();
    }
    for id in said.ids("completed").chain(said.ids("checked")) {
        assert_eq!(store.job(JobId::new(id)).await.unwrap().state, JobState::Done);
    }
    for words in said.of("submitted") {
        let id = MaterialId::new(words[0].parse().unwrap());
        let material = store.material(&SYSTEM, id).await.unwrap();
        assert_eq!(material.submission.unwrap().file.to_string(), words[1]);
    }
}

/// Takes up what the victims left: every job can still be finished, those too that took three victims with them.
async fn finish_the_rest(store: &Store) {
    loop {
        while let Some(claim) = store.claim("work", "last", MINUTE).await.unwrap() {
            store.complete(&claim, "{}").await.unwrap();
        }
        while let Some(claim) = store.claim(CHECK_JOB, "last", MINUTE).await.unwrap() {
            let report = store.put_file(&SYSTEM, b"last".to_vec(), "text/plain").await.unwrap();
            let result = CheckResult::of(report);
            store.finish_check(&claim, &result).await.unwrap();
        }
        let given_up = store.jobs(Some(JobState::Failed), u32::MAX).await.unwrap();
        for job in &given_up {
            store.retry_job(&SYSTEM, job.id).await.unwrap();
        }
        if given_up.is_empty() {
            break;
        }
    }
}

fn no_file_is_half_written(folder: &Path) {
    for sub in std::fs::read_dir(folder.join("files")).unwrap().flatten() {
        let prefix = sub.file_name().into_string().unwrap();
        if prefix == "tmp" {
            continue;
        }
        for file in std::fs::read_dir(sub.path()).unwrap().flatten() {
            let name = format!("{prefix}{}", file.file_name().to_str().unwrap());
            assert_eq!(FileId::of(&std::fs::read(file.path()).unwrap()).to_string(), name);
        }
    }
}

async fn kill_again_and_again(rig: Rig) {
    let mut said = Acknowledged::default();
    let mut head = Head { seq: 0, hash: String::new() };
    // A slow machine needs more rounds until the victims have done enough of everything.
    for round in 0..4 * ROUNDS {
        if round >= ROUNDS && VERBS.iter().all(|verb| said.of(verb).count() > ROUNDS / 2) {
            break;
        }
        kill_one(&rig, round, &mut said);
        let report = rig.store.verify_audit(Some(&head)).await.unwrap();
        assert_eq!(report.broken, None, "round {round}");
        head = report.head;
    }
    // By the machine's clock, as the victims have it: their leases are over.
    tokio::time::sleep(Duration::from_millis(250)).await;
    let store = Store::open(&rig.url, rig.folder.path()).await.unwrap();
    check_all(&store, &said).await;
    finish_the_rest(&store).await;
    let jobs = store.jobs(None, u32::MAX).await.unwrap();
    assert!(jobs.iter().all(|job| job.state == JobState::Done), "every job is done in the end");

    // The log names each completion, acknowledged or not.
    let mut done: BTreeMap<String, u32> = BTreeMap::new();
    for entry in store.audit(None, u32::MAX).await.unwrap() {
        if entry.action == "job.done" || entry.action == "material.checked" {
            *done.entry(entry.subject).or_default() += 1;
        }
    }
    assert_eq!(done.len(), jobs.len());
    assert!(done.values().all(|&times| times == 1), "no job is done twice");
    assert_eq!(store.verify_audit(Some(&head)).await.unwrap().broken, None);
    no_file_is_half_written(rig.folder.path());
    for verb in VERBS {
        let count = said.of(verb).count();
        assert!(
            count > ROUNDS / 2,
            "only {count} times {verb}: the victims are killed too early to show anything"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite() {
    kill_again_and_again(Rig::sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres() {
    if let Some(rig) = Rig::postgres().await {
        kill_again_and_again(rig).await;
    }
}
