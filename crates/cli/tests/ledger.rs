//! Ledgers on the command line: made, converted, watched, compared.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail by panicking")]

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/datong-2026")
}

fn mingzhang(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mingzhang"));
    command.current_dir(folder);
    for name in ["MINGZHANG_LANG", "NO_COLOR", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    mingzhang(folder).args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A copy of the example as `name` in a folder of its own.
fn copied(name: &str) -> tempfile::TempDir {
    let here = tempfile::tempdir().unwrap();
    copy(&here.path().join(name));
    here
}

fn copy(to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(example()).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}

/// Replaces a text in a file of the ledger.
fn change(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{from} is not in {}", file.display());
    fs::write(file, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn a_folder_becomes_a_workbook_and_a_folder_again_without_loss() {
    let here = copied("a");
    let convert = |from: &str, to: &str| {
        let output = run(here.path(), &["convert", from, to]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    };
    convert("a", "b.xlsx");
    convert("b.xlsx", "c");
    convert("c", "d.xlsx");
    convert("d.xlsx", "e");
    let files = |folder: &str| {
        let mut files: Vec<(String, String)> = fs::read_dir(here.path().join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                (name, fs::read_to_string(path).unwrap())
            })
            .collect();
        files.sort();
        files
    };
    assert_eq!(files("c"), files("e"));
    for form in ["a", "b.xlsx", "c"] {
        let output = run(here.path(), &["build", form, "--format", "json", "-o", &format!("out-{form}")]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    }
    assert!(files("out-a") == files("out-b.xlsx") && files("out-a") == files("out-c"), "the same book");
    // What is there is left alone, and a ledger with errors is not converted in part.
    assert_eq!(run(here.path(), &["convert", "a", "c"]).status.code(), Some(2));
    change(&here.path().join("a/budget_lines.csv"), "1532484.00", "约153万");
    let output = run(here.path(), &["convert", "a", "f.xlsx"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("约153万") && !here.path().join("f.xlsx").exists());
}

#[test]
fn what_new_says_to_do_next_can_be_done() {
    let here = tempfile::tempdir().unwrap();
    let output = run(here.path(), &["new", "nx", "--xlsx"]);
    assert!(said(&output).contains("mingzhang build nx/workbook.xlsx"), "{}", said(&output));
    let output = run(here.path(), &["new", "w.xlsx"]);
    assert!(
        here.path().join("w.xlsx").is_file() && said(&output).contains("build w.xlsx"),
        "{}",
        said(&output)
    );
    assert_eq!(run(here.path(), &["new", "w.xlsx"]).status.code(), Some(2), "what is there is left alone");
    // A folder with one workbook in it is that workbook.
    let by_folder = said(&run(here.path(), &["build", "nx"]));
    assert_eq!(by_folder, said(&run(here.path(), &["build", "nx/workbook.xlsx"])));
    assert!(!by_folder.contains("没有账本文件"), "{by_folder}");
}

#[test]
fn help_is_a_command_too() {
    let here = tempfile::tempdir().unwrap();
    let same = |command: &[&str], option: &[&str]| {
        let (command, option) = (run(here.path(), command), run(here.path(), option));
        assert_eq!(command.status.code(), Some(0), "{}", said(&command));
        assert_eq!(said(&command), said(&option));
    };
    same(&["help"], &["-h"]);
    same(&["help", "build"], &["build", "-h"]);
    let unknown = run(here.path(), &["help", "buidl"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(said(&unknown).contains("buidl"));
    let watch = said(&run(here.path(), &["watch", "--help"]));
    assert!(!watch.contains("--explain") && !watch.contains("--force"), "{watch}");
}

#[test]
fn differences_are_told_with_their_unit_and_in_full() {
    let here = copied("a");
    copy(&here.path().join("b"));
    change(&here.path().join("b/budget_lines.csv"), "1532484.00", "1532484.03");
    let output = run(here.path(), &["diff", "a", "b"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let told = said(&output);
    assert!(told.contains("单位：万元") && told.contains("+0.03元"), "{told}");
    assert!(!told.contains('…'), "nothing is cut in a pipe: {told}");
    // As many figures as `build` says.
    assert!(
        told.contains("237 个数") && said(&run(here.path(), &["build", "a"])).contains("237 个数"),
        "{told}"
    );
    let titles: Vec<&str> = told.lines().filter(|line| line.starts_with('《')).collect();
    let mut once = titles.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), titles.len(), "one title a table: {titles:?}");
    let html = said(&run(here.path(), &["diff", "a", "b", "--format", "html"]));
    assert!(html.contains("单位：万元") && html.contains("+0.03元"));
}

#[test]
fn a_ledger_is_compared_in_the_templates_of_the_book_beside_it() {
    let here = copied("a");
    let build = ["build", "a", "--template", "shanghai", "--format", "json", "-o", "out"];
    let output = run(here.path(), &build);
    assert!(output.status.code() == Some(0) || output.status.code() == Some(1), "{}", said(&output));
    run(here.path(), &["build", "a", "--template", "shanghai", "--format", "json", "-o", "out", "--force"]);
    let book = fs::read_dir(here.path().join("out")).unwrap().next().unwrap().unwrap().path();
    let book = book.to_string_lossy().into_owned();
    let output = run(here.path(), &["diff", "a", &book]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let output = run(here.path(), &["diff", &book, "a", "--template", "shanxi"]);
    assert_eq!(output.status.code(), Some(1), "the template that is asked for");
    assert_eq!(run(here.path(), &["diff", &book, "a", "--template", "x"]).status.code(), Some(2));
}

/// A process that ends with the test.
struct Running(std::process::Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Waits until a line with these words comes.
#[track_caller]
fn wait_for(lines: &Receiver<String>, words: &str) {
    let mut seen = Vec::new();
    while let Ok(line) = lines.recv_timeout(Duration::from_mins(1)) {
        if line.contains(words) {
            return;
        }
        seen.push(line);
    }
    panic!("no “{words}” in {seen:#?}");
}

#[test]
fn a_watch_hears_a_folder_that_was_removed_and_made_again() {
    let here = copied("wl");
    let ledger = here.path().join("wl");
    let mut child = mingzhang(here.path())
        .args(["watch", "wl", "--format", "json"])
        .stdout(Stdio::piped())
        .spawn()
        .map(Running)
        .unwrap();
    let output = child.0.stdout.take().unwrap();
    let (sender, lines) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            let _ = sender.send(line);
        }
    });
    wait_for(&lines, "等待");
    fs::remove_dir_all(&ledger).unwrap();
    wait_for(&lines, "等待");
    copy(&ledger);
    wait_for(&lines, "已写出");
    wait_for(&lines, "等待");
    std::thread::sleep(Duration::from_millis(300));
    while lines.try_recv().is_ok() {}
    change(&ledger.join("budget_lines.csv"), "1532484.00", "约153万");
    wait_for(&lines, "约153万");
}
