//! The data package.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it cannot go on")]

mod example;
mod fixture;

use std::collections::BTreeSet;
use std::io::Read;

use mingzhang_publish::package::package;
use serde_json::Value;

fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The records of a file, without the mark that Excel needs.
fn records(file: &[u8], name: &str) -> Vec<Vec<String>> {
    let text = part(file, name);
    let text = text.strip_prefix('\u{feff}').expect("a mark, or Excel shows garbled words");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn description(file: &[u8]) -> Value {
    serde_json::from_str(&part(file, "datapackage.json")).unwrap()
}

#[test]
fn the_same_book_is_the_same_file() {
    let book = fixture::book();
    let file = package(&book).unwrap();
    if let Ok(path) = std::env::var("MINGZHANG_KEEP") {
        std::fs::write(format!("{path}/book.csv.zip"), &file).unwrap();
    }
    assert!(file == package(&book).unwrap(), "two runs differ");
}

#[test]
fn our_reader_reads_back_every_table() {
    let book = fixture::book();
    let file = package(&book).unwrap();
    fixture::read_back::assert_same(&fixture::read_back::book(&file), &book);
}

#[test]
fn our_reader_reads_back_the_example_with_its_coordinates() {
    let book = example::example();
    let read = fixture::read_back::book(&package(&book).unwrap());
    fixture::read_back::assert_same(&read, &book);
    example::assert_same_facts(&read, &book);
}

#[test]
fn every_file_is_described_as_it_is() {
    let file = package(&fixture::book()).unwrap();
    let description = description(&file);
    let mut described = BTreeSet::from(["datapackage.json".to_owned(), "README.txt".to_owned()]);
    for resource in description["resources"].as_array().unwrap() {
        let path = resource["path"].as_str().unwrap();
        assert_eq!(resource["bytes"], part(&file, path).len(), "{path}");
        let fields: Vec<&str> = resource["schema"]["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| f["name"].as_str().unwrap())
            .collect();
        let names: BTreeSet<&&str> = fields.iter().collect();
        assert_eq!(names.len(), fields.len(), "{path}: a name occurs twice");
        let rows = records(&file, path);
        assert!(rows.iter().all(|row| row.len() == fields.len()), "{path}");
        if resource["dialect"]["header"] == true {
            assert_eq!(rows[0], fields, "{path}");
        }
        described.insert(path.to_owned());
    }
    let archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let files: BTreeSet<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert_eq!(files, described);
}

#[test]
fn a_printed_column_is_numeric_only_if_all_of_it_is() {
    let mut book = fixture::book();
    let kind = |file: &[u8], column: usize| {
        let field = &description(file)["resources"][1]["schema"]["fields"][column];
        (field["type"].as_str().unwrap().to_owned(), field["groupChar"].as_str().map(str::to_owned))
    };
    assert_eq!(kind(&package(&book).unwrap(), 1), ("number".to_owned(), Some(",".to_owned())));
    book.forms[0].rows[1].cells[1].text = "—".to_owned();
    assert_eq!(kind(&package(&book).unwrap(), 1), ("string".to_owned(), None));
}

#[test]
fn each_fact_says_what_it_counts_and_how_much_exactly() {
    let mut book = fixture::book();
    let at = book.facts.iter().position(|fact| fact.text == "2,785.00" || fact.text == "27.85").unwrap();
    book.facts[at].exact = mingzhang_model::Money::from_fen(27_850_049);
    book.facts[at].coordinate.year = Some(mingzhang_model::Year::Last);
    let file = package(&book).unwrap();
    let rows = records(&file, "facts.csv");
    assert_eq!(rows.len(), book.facts.len() + 1);
    let value = |name: &str| {
        let column = rows[0].iter().position(|head| head == name).unwrap();
        rows[at + 1][column].as_str()
    };
    assert_eq!(value("table"), "T1");
    assert_eq!(value("row_label"), "十、卫生健康支出");
    assert_eq!((value("text"), value("unit"), value("amount_yuan")), ("27.85", "万元", "278500.49"));
    assert_eq!((value("fiscal_year"), value("year")), ("2025", "last"));
    assert_eq!((value("flow"), value("fund"), value("vintage")), ("expenditure", "general", ""));
    assert_eq!(value("unit_name"), book.unit_name);
}

#[test]
fn prose_figures_and_indicators_are_there() {
    let file = package(&fixture::book()).unwrap();
    let prose = records(&file, "prose.csv");
    assert!(prose.iter().any(|row| row[5].contains("2026年度预算收入总计2,712.38万元，主要原因")));
    assert!(prose.iter().any(|row| row[1] == "term" && row[2] == "第四部分 名词解释"));
    assert_eq!(records(&file, "figures.csv")[1][1], "2,712.38万元");
    let indicators = records(&file, "indicators.csv");
    let wanted = ["ZY第2号就业创业服务项目", "", "产出指标", "成本指标", "人均培训成本", "≤20,100元/人"];
    assert!(indicators.iter().any(|row| row == &wanted), "{indicators:#?}");
    assert!(part(&file, "README.txt").contains("草稿"));
}
