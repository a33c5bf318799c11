//! `mingzhang build` with ledgers that are wrong: what is said, once, where, and with which exit code.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::fs;
use std::path::Path;
use std::process::Command;

use mingzhang_import::{export_workbook, import_folder};

/// The example with texts of its files replaced; every text must be there.
fn spoiled(changes: &[(&str, &str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/datong-2026");
    for entry in fs::read_dir(example).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    accept(folder.path());
    for (file, from, to) in changes {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file}: {from}");
        fs::write(path, text.replace(from, to)).unwrap();
    }
    folder
}

/// What was accepted for the example counts for its copies.
fn accept(folder: &Path) {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    fs::copy(examples.join(".mingzhang.toml"), folder.join(".mingzhang.toml")).unwrap();
}

/// Exit code, and everything that is said.
fn build(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mingzhang"));
    for name in ["MINGZHANG_LANG", "NO_COLOR", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    let output = command.current_dir(folder).arg("build").args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout) + &text(output.stderr))
}

fn lines(said: &str) -> Vec<&str> {
    said.lines().filter(|line| line.starts_with(['●', '▲'])).collect()
}

#[test]
fn the_example_is_built_without_a_word() {
    let here = spoiled(&[]);
    let (code, said) = build(here.path(), &[".", "-o", "out", "--format", "html"]);
    assert_eq!((code, lines(&said)), (0, vec![]), "{said}");
}

#[test]
fn one_cause_is_told_once_and_what_follows_from_it_is_not() {
    let here = spoiled(&[("budget_lines.csv", ",2080199,", ",2080950,")]);
    let (code, said) = build(here.path(), &["."]);
    let told = lines(&said);
    assert_eq!((code, told.len()), (1, 1), "{said}");
    assert!(told[0].contains("budget_lines.csv:") && told[0].contains("exp_func_code"), "{said}");
    assert!(
        told[0].contains("“2080950”") && told[0].contains("exp_func_name") && told[0].contains("处："),
        "{said}"
    );
    assert!(said.contains("没有核对"), "{said}");
}

#[test]
fn rows_that_are_dropped_are_the_only_thing_said() {
    let here = spoiled(&[
        ("budget_lines.csv", ",2080199,", ",20801,99,"),
        ("book.toml", "[reasons]\n", "[notes]\n"),
    ]);
    let (code, said) = build(here.path(), &["."]);
    assert_eq!(code, 1, "{said}");
    assert!(lines(&said).iter().all(|line| line.contains("budget_lines.csv")), "{said}");
}

#[test]
fn keys_and_figures_that_are_missing_are_named_all_at_once() {
    let here = spoiled(&[
        ("book.toml", "[last_year.figures]", "[notes]"),
        ("book.toml", "premises = \"3335.02\"", ""),
        ("book.toml", "[equipment]\ngeneral = 0\nspecial = 0\n", ""),
    ]);
    let (code, said) = build(here.path(), &["."]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("\n    \"flow=total_in\" = \"0.00\"\n    \""), "{said}");
    assert!(
        said.contains("[equipment] general = 0 special = 0") && said.contains("premises = \"\""),
        "{said}"
    );
    assert_eq!(lines(&said).iter().filter(|line| line.contains("上年数")).count(), 1, "{said}");
    assert!(!here.path().join("out").exists());
}

#[test]
fn a_sum_that_differs_says_both_sides_and_what_to_do() {
    let here = spoiled(&[("income.csv", "21073359.53", "21073360.53")]);
    let (code, said) = build(here.path(), &["."]);
    assert_eq!((code, lines(&said).len()), (1, 1), "{said}");
    for words in ["21073360.53", "21073359.53", "1.00", "[[balance]]", "income.csv"] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn money_that_a_template_has_no_column_for_is_one_message() {
    let here = spoiled(&[]);
    let (code, said) = build(here.path(), &[".", "--template", "shanghai"]);
    let told: Vec<&str> = lines(&said).into_iter().filter(|line| line.contains("fund_type_code")).collect();
    assert_eq!((code, told.len()), (1, 1), "{said}");
    for words in ["income.csv:3", "budget_lines.csv:", "3 单位资金", "31 事业收入", "35 其他收入"]
    {
        assert!(told[0].contains(words), "{words}: {said}");
    }
    assert!(!said.contains("SUM-") && !said.contains("XTB-"), "{said}");
}

#[test]
fn words_of_libraries_stand_in_brackets_behind_ours() {
    let here = spoiled(&[("book.toml", "delta('flow=total_in')", "delta('flow=total_in'")]);
    let (_, said) = build(here.path(), &["."]);
    let told = lines(&said);
    assert!(told[0].contains("book.toml:47") && told[0].contains("括号或引号不配对（程序原文："), "{said}");
    let here = spoiled(&[("book.toml", "level = \"unit\"", "level = unit")]);
    let (_, said) = build(here.path(), &["."]);
    let told = lines(&said);
    assert_eq!(told.len(), 1, "{said}");
    assert!(told[0].contains("book.toml:5:9") && told[0].contains("不是有效的 TOML：level = unit"), "{said}");
}

#[test]
fn a_column_that_is_ignored_is_told() {
    let here = spoiled(&[("projects.csv", "pro_plan", "pro_pln")]);
    let (_, said) = build(here.path(), &[".", "--format", "html"]);
    assert!(lines(&said).iter().any(|line| line.starts_with('▲') && line.contains("pro_pln")), "{said}");
}

#[test]
fn a_workbook_is_told_by_its_sheets() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/datong-2026");
    let files = fs::read_dir(example).unwrap().map(|entry| entry.unwrap().path());
    let files =
        files.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()));
    let mut ledger = import_folder(&files.collect()).ledger;
    ledger.details.reasons.insert("total".to_owned(), "{{ amount( }}".to_owned());
    ledger.details.reasons.remove("general");
    ledger.details.equipment = None;
    let here = tempfile::tempdir().unwrap();
    accept(here.path());
    fs::write(here.path().join("账.xlsx"), export_workbook(&ledger).unwrap()).unwrap();
    let (code, said) = build(here.path(), &["账.xlsx"]);
    assert_eq!(code, 1, "{said}");
    let told = lines(&said);
    assert!(told.iter().all(|line| line.contains("封面与说明") && !line.contains("book.toml")), "{said}");
    assert!(told.iter().any(|line| line.contains("封面与说明!C") && line.contains("无法计算")), "{said}");
    assert!(told.iter().any(|line| line.contains("equipment")), "{said}");
}

#[test]
fn what_is_no_ledger_is_one_message() {
    let here = spoiled(&[]);
    let (_, _) = build(here.path(), &[".", "-o", "out", "--format", "xlsx"]);
    let published = fs::read_dir(here.path().join("out")).unwrap().next().unwrap().unwrap().path();
    fs::copy(published, here.path().join("公开.xlsx")).unwrap();
    fs::write(here.path().join("书.pdf"), b"%PDF-1.7\n").unwrap();
    fs::write(here.path().join("garbage.xlsx"), b"x").unwrap();
    for file in ["公开.xlsx", "书.pdf", "garbage.xlsx"] {
        let (code, said) = build(here.path(), &[file]);
        assert_eq!((code, said.lines().count()), (2, 1), "{said}");
        assert!(said.contains("不是账本") && said.contains("mingzhang check"), "{said}");
    }
}

#[test]
fn a_character_that_no_font_has_is_found_in_the_ledger() {
    let here = spoiled(&[
        ("projects.csv", "J驻村帮扶", "J驻村😀帮扶"),
        ("book.toml", "办公室\"", "办公\u{2ceb0}室\""),
    ]);
    for formats in ["html", "docx", "pdf"] {
        let (code, said) = build(here.path(), &[".", "--format", formats]);
        assert_eq!(code, 1, "{said}");
        assert!(
            lines(&said).iter().any(|line| line.contains("projects.csv:") && line.contains("pro_")),
            "{said}"
        );
        assert!(
            lines(&said).iter().any(|line| line.contains("book.toml:") && line.contains("U+2CEB0")),
            "{said}"
        );
        assert!(!here.path().join("out").exists());
    }
    let (code, said) = build(here.path(), &[".", "--format", "html", "--force"]);
    assert_eq!(code, 1, "{said}");
    let book = fs::read_dir(here.path().join("out")).unwrap().next().unwrap().unwrap().path();
    let book = fs::read_to_string(book).unwrap();
    assert!(book.contains("〓") && !book.contains('😀') && book.contains("草稿"));
}

#[test]
fn a_path_that_is_wrong_says_where() {
    let here = spoiled(&[]);
    for (path, words) in [
        ("T99/208", "没有表“T99”"),
        ("T3/2089999", "没有行“2089999”"),
        ("T3/2080199/项目之出", "没有列“项目之出”"),
    ] {
        let (code, said) = build(here.path(), &[".", "--explain", path]);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains(words), "{said}");
    }
    let (code, said) = build(here.path(), &[".", "--explain", "T3/2080150/项目支出"]);
    assert!(code == 0 && said.contains("空的"), "{said}");
}

/// A book that nobody has filled in says so, and nothing else: places to fill, tables without figures.
#[test]
fn an_empty_book_has_places_to_fill_and_empty_tables() {
    for template in ["shanxi", "shanghai", "final-accounts"] {
        let here = tempfile::tempdir().unwrap();
        let run = |arguments: &[&str]| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_mingzhang"));
            command.env_remove("MINGZHANG_LANG").current_dir(here.path()).args(arguments).output().unwrap()
        };
        assert!(run(&["new", "空", "--template", template]).status.success());
        run(&["build", "空", "-o", "out", "--force", "--format", "pdf,docx,html"]);
        let said = String::from_utf8(run(&["check", "out"]).stdout).unwrap();
        assert!(said.contains("FMT-08"), "{template} {said}");
        let others: Vec<&str> = lines(&said)
            .into_iter()
            .filter(|line| !line.contains("FMT-08") && !line.contains("CPL-06"))
            .collect();
        assert!(others.is_empty(), "{template} {others:#?}");
    }
}
