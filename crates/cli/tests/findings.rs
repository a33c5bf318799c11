//! What `check` writes besides text: every form, an earlier run, acceptances, last year's book.

#![allow(clippy::unwrap_used)] // a helper that cannot read its fixture fails the test

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/datong-2026.txt")
}

/// A folder with the example in it.
fn here() -> tempfile::TempDir {
    let here = tempfile::tempdir().unwrap();
    fs::copy(example(), here.path().join("book.txt")).unwrap();
    here
}

fn check(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mingzhang"));
    for name in ["MINGZHANG_LANG", "NO_COLOR", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    command.current_dir(folder).arg("check").args(arguments).output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn every_form_is_written() {
    let here = here();
    let sarif = check(here.path(), &["book.txt", "--format", "sarif"]);
    assert_eq!(sarif.status.code(), Some(1));
    let log = json(&sarif);
    assert_eq!(log["version"], "2.1.0");
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert!(results.iter().any(|result| result["ruleId"] == "SUM-08" && result["level"] == "error"));

    assert_eq!(check(here.path(), &["book.txt", "--format", "html", "-o", "r.html"]).status.code(), Some(1));
    let page = fs::read_to_string(here.path().join("r.html")).unwrap();
    assert!(
        page.contains("335.54")
            && page.contains("353.54")
            && !page.contains("http://")
            && !page.contains("https://")
    );

    assert_eq!(check(here.path(), &["book.txt", "--format", "xlsx", "-o", "r.xlsx"]).status.code(), Some(1));
    assert!(fs::read(here.path().join("r.xlsx")).unwrap().starts_with(b"PK"));
}

#[test]
fn workbooks_and_marked_files_need_a_name_and_only_pdfs_can_be_marked() {
    let here = here();
    for format in ["xlsx", "pdf"] {
        let output = check(here.path(), &["book.txt", "--format", format]);
        assert_eq!(output.status.code(), Some(2), "{format}");
        assert!(text(&output).contains("-o"), "{}", text(&output));
    }
    let output = check(here.path(), &["book.txt", "--format", "pdf", "-o", "marked.pdf"]);
    assert_eq!(output.status.code(), Some(2), "{}", text(&output));
    assert!(!here.path().join("marked.pdf").exists());
}

#[test]
fn the_coverage_is_in_the_first_lines_and_in_json() {
    let here = here();
    let said = text(&check(here.path(), &["book.txt"]));
    assert!(said.lines().nth(1).unwrap().starts_with("应查 "), "{said}");
    let data = json(&check(here.path(), &["book.txt", "--format", "json"]));
    let coverage = data["files"][0]["coverage"].as_array().unwrap();
    let states: Vec<&str> = coverage.iter().map(|one| one["state"].as_str().unwrap()).collect();
    assert!(states.contains(&"checked") && states.contains(&"not applicable") && states.len() > 150);
    // Whatever was not looked at says why.
    for one in coverage.iter().filter(|one| one["state"] == "not applicable") {
        assert!(one["why"].as_str().is_some_and(|why| !why.starts_with("reach-")), "{one}");
    }
}

#[test]
fn an_earlier_run_tells_what_is_new_open_and_fixed() {
    let here = here();
    let path = here.path().join("book.txt");
    check(here.path(), &["book.txt", "--format", "json", "-o", "old.json"]);
    let same = check(here.path(), &["book.txt", "--baseline", "old.json"]);
    // What was known does not fail the run again.
    assert_eq!(same.status.code(), Some(0), "{}", text(&same));
    assert!(text(&same).contains("新增 0 处"), "{}", text(&same));

    let wrong = fs::read_to_string(&path).unwrap();
    let corrected = wrong.replace("353.54\t335.54", "353.54\t353.54");
    assert_ne!(wrong, corrected);
    fs::write(
        &path,
        corrected.replacen(
            "公务用车运行维护费\t商品和服务支出\t1.60",
            "公务用车运行维护费\t商品和服务支出\t1.70",
            1,
        ),
    )
    .unwrap();
    let data = json(&check(here.path(), &["book.txt", "--baseline", "old.json", "--format", "json"]));
    let file = &data["files"][0];
    assert_eq!(file["fixed"].as_array().unwrap().len(), 1, "{}", file["fixed"]);
    assert_eq!(file["fixed"][0]["rule"], "SUM-08");
    let of = |status: &str| {
        file["findings"].as_array().unwrap().iter().filter(|finding| finding["status"] == status).count()
    };
    assert!(of("new") > 0 && of("open") > 0);
    let bad = check(here.path(), &["book.txt", "--baseline", "book.txt"]);
    assert_eq!(bad.status.code(), Some(2));
}

#[test]
fn what_is_accepted_counts_until_its_last_day() {
    let here = here();
    let accept = |until: &str, by: &str| {
        let entry =
            format!("[[accept]]\nrule = \"SUM-08\"\nby = \"{by}\"\nreason = \"已核实\"\nuntil = {until}\n");
        fs::write(here.path().join(".mingzhang.toml"), entry).unwrap();
        check(here.path(), &["book.txt", "--select", "SUM-08", "-v"])
    };
    let accepted = accept("2999-12-31", "张某");
    assert_eq!(accepted.status.code(), Some(0), "{}", text(&accepted));
    assert!(text(&accepted).contains("张某：已核实"), "{}", text(&accepted));
    assert_eq!(accept("2020-12-31", "张某").status.code(), Some(1));
    let nobody = accept("2999-12-31", "");
    assert_eq!(nobody.status.code(), Some(2));
    assert!(text(&nobody).contains(".mingzhang.toml"), "{}", text(&nobody));
}

#[test]
fn last_year_s_book_bears_a_comparison_out_or_not() {
    let here = tempfile::tempdir().unwrap();
    let book = |year: i32, total: &str, words: &str| {
        format!(
            "某区某局\n\n{year}年度部门预算\n\n{year}年部门收支预算总表\n单位：万元\n\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n一、一般公共预算拨款收入\t{total}\t一、教育支出\t{total}\n收入总计\t{total}\t支出总计\t{total}\n\n## 第三部分 情况说明\n\n{year}年支出预算{total}万元{words}。\n"
        )
    };
    fs::write(here.path().join("2025.txt"), book(2025, "90.00", "")).unwrap();
    for (words, rules) in [("，比上年增加10.00万元", 0), ("，比上年增加12.00万元", 1)] {
        fs::write(here.path().join("2026.txt"), book(2026, "100.00", words)).unwrap();
        let output = check(
            here.path(),
            &["2026.txt", "--last-year", "2025.txt", "--select", "YOY-01", "--format", "json"],
        );
        let found = json(&output)["files"][0]["findings"].as_array().unwrap().len();
        assert_eq!(found, rules, "{words} {}", text(&output));
    }
}
