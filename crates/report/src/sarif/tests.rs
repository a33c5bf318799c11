use serde_json::{Value, json};

use super::*;
use crate::fixture;
use crate::rule::RuleView;

const RULE: RuleView<'static> = RuleView {
    id: "SUM-06",
    title: ("合计等于各部分之和", "A total is the sum of its parts"),
    what: ("", ""),
    basis: ("勾稽关系", "arithmetic"),
    example: ("", ""),
    severity: Severity::Error,
};

fn log(files: &[CheckedFile]) -> Value {
    let localiser = Localiser::new(Lang::Zh);
    let rules = [RULE];
    let sarif = Sarif::new(&localiser, Rules(&rules), "0.1.0");
    let mut stream = SarifStream::default();
    let mut text = String::new();
    for file in files {
        let file = sarif.file(file).unwrap();
        text.push_str(&stream.push(&sarif, file).unwrap());
    }
    text.push_str(&stream.finish(&sarif).unwrap());
    serde_json::from_str(&text).unwrap()
}

/// What the schema requires, without the schema: it has 3,000 lines and is no part of the repository.
#[test]
fn a_log_has_what_the_schema_requires() {
    let log = log(&[fixture::file(), fixture::unreadable(), fixture::file()]);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "mingzhang");
    assert_eq!(driver["rules"][0]["id"], "SUM-06");
    assert_eq!(driver["rules"][0]["defaultConfiguration"]["level"], "error");
    assert_eq!(driver["rules"][0]["fullDescription"]["text"], "合计等于各部分之和");
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 4);
    for result in results {
        assert!(result["message"]["text"].as_str().is_some_and(|text| !text.is_empty()));
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        for location in result["locations"].as_array().unwrap() {
            assert_eq!(location["physicalLocation"]["artifactLocation"]["uri"], "a.pdf");
        }
    }
    assert_eq!(run["artifacts"][0], json!({"location": {"uri": "a.pdf"}, "hashes": {"sha-256": "00ff"}}));
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let notes = invocation["toolExecutionNotifications"].as_array().unwrap();
    assert!(notes.iter().any(|note| note["level"] == "error" && note["descriptor"]["id"] == "read-damaged"));
    assert!(notes.iter().any(|note| note["descriptor"]["id"] == "page-is-picture"));
}

#[test]
fn a_finding_keeps_its_fingerprint_and_its_place_on_the_page() {
    let log = log(&[fixture::file()]);
    let result = &log["runs"][0]["results"][1];
    assert_eq!((&result["ruleId"], &result["ruleIndex"]), (&json!("SUM-06"), &json!(0)));
    assert_eq!(result["partialFingerprints"], json!({"mingzhang/v1": "SUM-06|302|total"}));
    let location = &result["locations"][0];
    assert!(location["physicalLocation"].get("region").is_none(), "a page has no lines");
    assert_eq!(location["properties"], json!({"page": 17, "bbox": [250.37, 224.0, 298.37, 235.5]}));
    assert_eq!(location["logicalLocations"][0]["name"], "第 17 页");
    assert_eq!(location["logicalLocations"][1]["name"], "“302 商品和服务支出”行“合计”列");
    let ids: Vec<&Value> = result["relatedLocations"].as_array().unwrap().iter().map(|l| &l["id"]).collect();
    assert_eq!(ids, [&json!(1), &json!(2)]);
    assert_eq!(result["properties"]["explanations"][0]["cells"][0]["should_be"], "24,840,778");
}

#[test]
fn a_text_has_lines_and_columns_and_no_book_makes_links() {
    let mut file = fixture::file();
    if let Ok(checked) = &mut file.outcome {
        let finding = &mut checked.findings[1];
        finding.spots[0].place = Some(mingzhang_model::Place::Text { line: 12, column: 5 });
        finding.message =
            mingzhang_model::Message::new("name-unknown").with("name", "[请点击](http://example.org)");
    }
    let log = log(&[file]);
    let result = &log["runs"][0]["results"][1];
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region, &json!({"startLine": 12, "startColumn": 5}));
    assert!(result["message"]["text"].as_str().unwrap().contains("\\[请点击\\]("));
}

#[test]
fn no_file_is_still_a_log() {
    let log = log(&[]);
    assert_eq!(log["runs"][0]["results"], json!([]));
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], true);
}
