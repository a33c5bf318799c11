use serde_json::{Value, json};

use super::*;
use crate::fixture;
use crate::localise::{Lang, Localiser};
use crate::rule::Rules;

#[test]
fn findings_follow_the_contract() {
    let localiser = Localiser::new(Lang::Zh);
    let mut stream = FindingsStream::default();
    let mut text = String::new();
    let files = [fixture::file(), fixture::unreadable()];
    for file in &files {
        text.push_str(stream.before_file());
        text.push_str(&file_json(file, Rules::default(), &localiser).unwrap());
    }
    let lines: Vec<_> = files.iter().map(crate::CheckedFile::line).collect();
    text.push_str(&stream.finish(&lines).unwrap());
    let all: Value = serde_json::from_str(&text).unwrap();

    assert_eq!(all["schema"], "mingzhang.findings/1");
    assert_eq!(all["summary"], json!({"files": 2, "errors": 1, "warnings": 0, "infos": 1, "unreadable": 1}));
    let file = &all["files"][0];
    assert_eq!(file["seconds"], 0.0312);
    assert_eq!(file["kind"], "budget");
    assert_eq!(file["unit"], json!({"name": "上海市财政局"}));
    assert_eq!(
        file["laws"],
        json!({"evaluated": 812, "exact": 790, "rounding": 21, "violated": 1, "not_evaluable": 0})
    );
    let finding = &file["findings"][1];
    assert_eq!(finding["difference"], "1.00");
    assert_eq!(finding["unit"], "元");
    assert_eq!(
        finding["places"][0],
        json!({"role": "primary", "page": 17, "bbox": [250.37, 224.0, 298.37, 235.5], "table": fixture::TITLE,
            "row_label": "302 商品和服务支出", "column_label": "合计", "text": "24,840,779"})
    );
    assert_eq!(
        finding["explanations"][0],
        json!({"cells": [{"table": fixture::TITLE, "row_label": "302 商品和服务支出", "column_label": "合计",
            "printed": "24,840,779", "should_be": "24,840,778"}], "pattern": "off by one", "alternatives": 9})
    );
    let unreadable = &all["files"][1];
    assert_eq!(unreadable["error"]["code"], "read-damaged");
    assert_eq!(unreadable["findings"], json!([]));
}

#[test]
fn no_file_is_still_a_document() {
    let text = FindingsStream::default().finish(&[]).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["files"], json!([]));
}

#[test]
fn a_book_follows_the_contract() {
    let localiser = Localiser::new(Lang::Zh);
    let text = book_json("a.pdf", "00ff", &fixture::book(), &localiser).unwrap();
    let book: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(book["schema"], "mingzhang.book/1");
    assert_eq!((&book["level"], &book["year"], &book["pages"]), (&json!("unit"), &json!(2025), &json!(21)));
    assert_eq!(book["unit"], json!({"name": "上海市财政局", "code": null}));
    let table = &book["tables"][0];
    assert_eq!(table["kind"], "basic_economic");
    assert_eq!(table["unit"], "元");
    assert_eq!(table["columns"][0], "经济分类科目编码/类");
    assert_eq!(table["rows"][2], json!(["302", "", "商品和服务支出", "24,840,779", "", "24,840,778"]));
    assert_eq!(
        book["facts"][0],
        json!({"coordinate": {"flow": "expenditure"}, "text": "98,950,260", "unit": "元", "low": "9895025950",
            "high": "9895026050",
            "place": {"page": 17, "bbox": [250.37, 200.0, 298.37, 211.5], "table": 1, "row": 1, "column": 4}})
    );
    assert_eq!((&book["claims"], &book["sheets"]), (&json!([]), &json!([])));
    assert_eq!(book["problems"][0]["code"], "page-is-picture");
}

#[test]
fn tables_without_money_stand_apart_and_places_still_point_right() {
    let localiser = Localiser::new(Lang::Zh);
    let mut book = fixture::book();
    book.tables.insert(0, mingzhang_model::Table { title: "单位名单".to_owned(), ..Default::default() });
    for fact in &mut book.facts {
        fact.table = 1;
    }
    let text = book_json("a.pdf", "", &book, &localiser).unwrap();
    let json: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["other_tables"][0]["title"], "单位名单");
    assert_eq!(json["tables"].as_array().unwrap().len(), 1);
    assert_eq!(json["facts"][0]["place"]["table"], 1);
}

#[test]
fn csv_has_one_row_a_fact() {
    let book = fixture::book();
    let bytes = crate::csv::facts_csv(&book).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("table,row_label,column_label,text,unit,low,high,page"));
    assert_eq!(
        lines.next(),
        Some(
            "2025年预算单位一般公共预算基本支出部门预算经济分类预算表,301 工资福利支出,一般公共预算基本支出/合计,\"98,950,260\",元,9895025950,9895026050,17"
        )
    );
    assert_eq!(text.lines().count(), 1 + book.facts.len());
}
