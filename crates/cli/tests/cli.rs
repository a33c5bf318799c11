//! The command line as a script sees it: exit codes, streams, files.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A book whose 20805 is not the sum of its two items: 60.51 beside 40.00 + 20.00.
const BOOK: &str = "\
某某市就业服务中心

2026年度单位预算公开

## 表一2026年预算支出总表

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
208\t社会保障和就业支出\t60.51\t60.51\t
20805\t行政事业单位养老支出\t60.51\t60.51\t
2080502\t事业单位离退休\t40.00\t40.00\t
2080505\t机关事业单位基本养老保险缴费支出\t20.00\t20.00\t
合计\t\t60.51\t60.51\t
";

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

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

#[test]
fn bad_usage_is_told_in_the_readers_language() {
    let here = folder(&[]);
    for (arguments, words) in [
        (vec!["chekc"], "没有命令“chekc”；是否要写 check？"),
        (vec!["check"], "缺少"),
        (vec!["check", "a", "--format", "xx"], "可用：text, json"),
        (vec!["check", "a", "--slect", "SUM"], "没有选项“--slect”"),
        (vec!["--lang", "en", "chekc"], "unrecognized subcommand"),
        (vec!["check", "a", "--select", "SUMM"], "没有规则“SUMM”"),
        (vec!["rule", "XXX-99"], "没有规则“XXX-99”"),
    ] {
        let output = run(here.path(), &arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(words), "{arguments:?}: {}", stderr(&output));
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn help_and_version_are_no_errors() {
    let here = folder(&[]);
    for (arguments, words) in [
        (vec!["--help"], "例子："),
        (vec!["check", "-h"], "退出码："),
        (vec!["read", "--help", "--lang=en"], "Examples:"),
        (vec!["--version"], "mingzhang 0."),
        (vec!["completions", "bash"], "_mingzhang"),
        (vec!["man"], ".TH mingzhang"),
    ] {
        let output = run(here.path(), &arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", stderr(&output));
        assert!(stdout(&output).contains(words), "{arguments:?}: {}", stdout(&output));
    }
}

#[test]
fn what_cannot_be_read_is_said_and_exits_with_2() {
    let here = folder(&[
        ("空.txt", b""),
        ("x.pdf", b"%PDF-1.7\nnothing"),
        ("p.txt", b"\x89PNG\r\n\x1a\n123"),
        ("nur/a.doc", b"x"),
    ]);
    for (name, words) in [
        ("没有.pdf", "找不到文件"),
        ("空.txt", "文件是空的"),
        ("x.pdf", "已损坏"),
        ("p.txt", "这是图片"),
        ("nur", "文件夹里没有可以读的文件"),
    ] {
        let output = run(here.path(), &["check", name]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(stdout(&output).contains(words), "{name}: {}", stdout(&output));
        let output = run(here.path(), &["read", name]);
        assert_eq!(output.status.code(), Some(2), "read {name}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "read {name}");
    }
}

#[test]
fn one_bad_file_does_not_stop_the_rest() {
    let here = folder(&[
        ("a/1.txt", BOOK.as_bytes()),
        ("a/2.pdf", b"%PDF-1.7\nnothing"),
        ("a/3.TXT", BOOK.as_bytes()),
        ("a/.4.txt", b"x"),
        ("a/5.doc", b"x"),
    ]);
    let output = run(here.path(), &["check", "a", "--format", "json"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let names: Vec<_> =
        json["files"].as_array().unwrap().iter().map(|f| f["file"].as_str().unwrap()).collect();
    assert_eq!(names, ["a/1.txt", "a/2.pdf", "a/3.TXT"]);
    assert_eq!(json["summary"]["unreadable"], 1);
    assert_eq!(json["files"][1]["error"]["code"], "read-damaged");
    let text = run(here.path(), &["check", "a"]);
    assert!(stdout(&text).contains("1 个文件没有读成"), "{}", stdout(&text));
}

#[test]
fn the_exit_code_follows_fail_on_and_the_selection() {
    let here = folder(&[("b.txt", BOOK.as_bytes())]);
    let code = |arguments: &[&str]| run(here.path(), arguments).status.code();
    assert_eq!(code(&["check", "b.txt"]), Some(1));
    assert_eq!(code(&["check", "b.txt", "--ignore", "SUM"]), Some(0));
    assert_eq!(code(&["check", "b.txt", "--select", "cls"]), Some(0));
    assert_eq!(code(&["check", "b.txt", "--select", "SUM-0", "--fail-on", "info"]), Some(1));
}

#[test]
fn colour_only_when_told() {
    let here = folder(&[("b.txt", BOOK.as_bytes())]);
    assert!(!stdout(&run(here.path(), &["check", "b.txt"])).contains('\u{1b}'));
    assert!(stdout(&run(here.path(), &["check", "b.txt", "--color", "always"])).contains("\u{1b}["));
}

#[test]
fn a_result_appears_whole_under_its_name_and_never_replaces_an_input() {
    let here = folder(&[("b.txt", BOOK.as_bytes())]);
    let output = run(here.path(), &["read", "b.txt", "-o", "out.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(here.path().join("out.json")).unwrap()).unwrap();
    assert_eq!(json["schema"], "mingzhang.book/1");
    assert_eq!(json["sha256"].as_str().unwrap().len(), 64);
    let names = |folder: &Path| fs::read_dir(folder).unwrap().count();
    assert_eq!(names(here.path()), 2, "no temporary file is left");

    let onto = run(here.path(), &["read", "b.txt", "-o", "./b.txt"]);
    assert_eq!(onto.status.code(), Some(2));
    assert_eq!(fs::read_to_string(here.path().join("b.txt")).unwrap(), BOOK);
    let nowhere = run(here.path(), &["check", "b.txt", "-o", "no/such/folder.json"]);
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(stderr(&nowhere).contains("写不了 no/such/folder.json"), "{}", stderr(&nowhere));
}

#[cfg(unix)]
#[test]
fn a_device_is_written_to_and_not_replaced() {
    let here = folder(&[("b.txt", BOOK.as_bytes())]);
    let output = run(here.path(), &["read", "b.txt", "-o", "/dev/null"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}

#[test]
fn csv_has_a_header_and_the_figures() {
    let here = folder(&[("b.txt", BOOK.as_bytes())]);
    let text = stdout(&run(here.path(), &["read", "b.txt", "--format", "csv"]));
    assert!(text.starts_with("table,row_label,column_label,text,unit,low,high,page\n"), "{text}");
    assert!(text.contains("2080502 事业单位离退休,合计,40.00,万元,39995000,40005000,"), "{text}");
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let files: Vec<(String, &[u8])> = (0..40).map(|i| (format!("{i:02}.txt"), BOOK.as_bytes())).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let here = folder(&files);
    let mut child = mingzhang(here.path())
        .args(["check", ".", "--verbose"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut start = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut start).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.stderr.is_empty(), "{}", stderr(&output));
    assert!(output.status.code().is_some_and(|code| code < 2), "{:?}", output.status);
}
