//! What does not agree between the files of a folder, and that everything is said at once.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

mod common;

use common::{Folder, folder, only, spoiled};
use mingzhang_import::{FaultCode, import_folder};
use mingzhang_model::Severity;

const LINES: &str = "budget_lines.csv";

#[test]
fn projects_of_the_lines_are_in_the_list() {
    let imported = import_folder(&spoiled(LINES, ",P1,", ",P11,"));
    let fault = only(&imported, FaultCode::ProjectUnknown);
    assert_eq!(
        (fault.position.row, fault.value.as_str(), fault.args["nearest"].as_str()),
        (Some(4), "P11", "P1")
    );
    let imported = import_folder(&spoiled(LINES, ",P1,", ",,"));
    assert_eq!(only(&imported, FaultCode::ProjectCodeMissing).position.row, Some(4));
    assert_eq!(imported.faults.len(), 1, "{:#?}", imported.faults);
    let imported = import_folder(&spoiled("projects.csv", "P2,", "P1,"));
    assert_eq!(only(&imported, FaultCode::ProjectTwice).args["first"], "2");
    let imported = import_folder(&spoiled("perf_indicators.csv", "P2,", "P3,"));
    assert_eq!(
        only(&imported, FaultCode::ProjectUnknown).position.file.as_deref(),
        Some("perf_indicators.csv")
    );
    let imported = import_folder(&spoiled("projects.csv", "P1,驻村帮扶,22", "P1,驻村帮扶,3"));
    assert_eq!(only(&imported, FaultCode::CategoryDiffers).args["expected"], "特定目标类");
    let imported = import_folder(&spoiled(LINES, ",11,1,1,,", ",11,1,1,P0,"));
    assert_eq!(only(&imported, FaultCode::ProjectCodeUnused).args["count"], "1");
    assert_eq!(imported.ledger.lines[0].project, None);
}

#[test]
fn a_project_with_money_needs_goals_and_indicators() {
    let goals = "P1,year,按月发放补助。\n";
    let imported = import_folder(&spoiled("perf_goals.csv", goals, ""));
    let fault = only(&imported, FaultCode::PerformanceMissing);
    assert_eq!((fault.args["project"].as_str(), fault.args["file"].as_str()), ("P1", "perf_goals"));
    assert_eq!(fault.position.file.as_deref(), Some("projects.csv"));
    let indicator = "P2,year,满意度指标,服务对象满意度指标,学员满意度,90,≥,%\n";
    let imported = import_folder(&spoiled("perf_indicators.csv", indicator, ""));
    assert_eq!(only(&imported, FaultCode::PerformanceMissing).args["name"], "人才培训");
}

#[test]
fn a_project_with_money_needs_sources() {
    let funds = "P1,total,市县,105000.00\nP1,year,市县,105000.00\n";
    let imported = import_folder(&spoiled("project_funds.csv", funds, ""));
    let fault = only(&imported, FaultCode::ProjectFundsMissing);
    assert_eq!((fault.position.row, fault.args["name"].as_str()), (Some(2), "驻村帮扶"));
    assert_eq!(fault.severity, Severity::Error);
    assert_eq!(imported.faults.len(), 1, "{:#?}", imported.faults);
}

#[test]
fn procurement_is_what_the_marked_lines_sum_to() {
    let imported = import_folder(&spoiled("book.toml", "2,000.50", "2,000.00"));
    let args = &only(&imported, FaultCode::ProcurementDiffers).args;
    assert_eq!((args["stated"].as_str(), args["lines"].as_str()), ("104999.50", "105000.00"));
    assert_eq!(args["difference"], "-0.50");
    let none = "goods = \"102,999.50\"\nservices = \"2,000.50\"\n";
    let imported = import_folder(&spoiled("book.toml", none, ""));
    assert_eq!(only(&imported, FaultCode::ProcurementDiffers).args["stated"], "0.00");
    // A line that cannot be read may be one of those.
    let imported = import_folder(&spoiled(LINES, "22,P1,1,105000.00", "22,P1,1,x"));
    assert_eq!(imported.faults.len(), 1, "{:#?}", imported.faults);
}

#[test]
fn money_stands_at_the_last_level() {
    let imported = import_folder(&spoiled(LINES, "2080150,30201", "20801,30201"));
    let fault = only(&imported, FaultCode::CodeNotLeaf);
    assert_eq!((fault.position.row, fault.value.as_str()), (Some(3), "20801"));
    assert_eq!((fault.args["part"].as_str(), fault.args["part_row"].as_str()), ("2080150", "2"));
    let imported = import_folder(&spoiled(LINES, ",30101,", ",302,"));
    assert_eq!(only(&imported, FaultCode::CodeNotLeaf).position.column.as_deref(), Some("dep_bgt_eco_code"));
    // Projects are not printed by economic class.
    assert!(import_folder(&spoiled(LINES, ",30227,", ",302,")).faults.is_empty());
}

#[test]
fn a_secret_project_is_marked_and_needs_no_sheet() {
    let mut files = spoiled("projects.csv", "措施,计划,2", "措施,计划,1");
    for file in ["perf_goals.csv", "perf_indicators.csv"] {
        let text = String::from_utf8(files[file].clone()).unwrap();
        let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("P1")).collect();
        files.insert(file.to_owned(), kept.join("\n").into_bytes());
    }
    let imported = import_folder(&files);
    assert_eq!(imported.faults.len(), 1, "{:#?}", imported.faults);
    let notice = only(&imported, FaultCode::ProjectSecret);
    assert_eq!((notice.severity, notice.args["project"].as_str()), (Severity::Info, "P1"));
    assert!(!notice.to_string().contains("驻村"), "the notice must not name it");
    assert!(imported.ledger.project("P1").unwrap().secret);
    assert_eq!(imported.ledger.lines.len(), 5, "its money stays");
}

#[test]
fn revenue_and_expenditure_of_a_fund() {
    let imported = import_folder(&spoiled("income.csv", "1737484.50", "1737000.00"));
    assert_eq!(imported.faults.len(), 1, "{:#?}", imported.faults);
    let args = &only(&imported, FaultCode::RevenueExpenditure).args;
    assert_eq!(args["fund"], "一般公共预算资金");
    assert_eq!((args["revenue"].as_str(), args["expenditure"].as_str()), ("1737000.00", "1737484.50"));
    assert_eq!(args["difference"], "-484.50");
    // A balance that the book names closes it.
    let mut files = spoiled("income.csv", "1737484.50", "1737000.00");
    let book = common::BOOK
        .replace("flow=carried_out fund=special_account", "flow=surplus_used fund=general")
        .replace("amount = \"0\"", "amount = \"484.50\"");
    files.insert("book.toml".to_owned(), book.into_bytes());
    assert!(import_folder(&files).faults.is_empty());
    // Nothing is said about a sum in which an amount could not be read.
    let imported = import_folder(&spoiled(LINES, "1532484.00", "x"));
    assert_eq!(imported.faults.len(), 1, "{:#?}", imported.faults);
}

#[test]
fn project_sheets_say_what_the_lines_say() {
    let imported =
        import_folder(&spoiled("project_funds.csv", "P2,year,自筹,507000.00", "P2,year,自筹,570000.00"));
    let args = &only(&imported, FaultCode::ProjectYearTotal).args;
    assert_eq!((args["sheet"].as_str(), args["lines"].as_str()), ("570000.00", "507000.00"));
    assert_eq!(args["difference"], "63000.00");
    // With or without what was carried over.
    let files = spoiled("project_funds.csv", "P2,year,自筹,507000.00", "P2,year,自筹,500000.00");
    assert!(import_folder(&files).faults.is_empty());
    let imported =
        import_folder(&spoiled("project_funds.csv", "P2,total,自筹,900000.00", "P2,total,自筹,1.00"));
    assert_eq!(only(&imported, FaultCode::ProjectTotal).args["total"], "900000.00");
}

#[test]
fn files_that_are_missing() {
    let without = |name: &str| {
        let mut files = folder();
        files.remove(name);
        import_folder(&files)
    };
    for name in [
        "agencies.csv",
        LINES,
        "income.csv",
        "projects.csv",
        "project_funds.csv",
        "perf_goals.csv",
        "perf_indicators.csv",
    ] {
        let imported = without(name);
        assert_eq!(only(&imported, FaultCode::FileMissing).args["file"], name);
        assert_eq!(imported.faults.len(), 1, "{:#?}", imported.faults);
    }
    let imported = without("book.toml");
    assert_eq!(only(&imported, FaultCode::BookMissing).severity, Severity::Warning);
    let mut files = folder();
    files.insert("incomes.csv".to_owned(), b"a,b\n".to_vec());
    assert_eq!(only(&import_folder(&files), FaultCode::FileUnknown).args["nearest"], "income.csv");
    files.insert("income.csv".to_owned(), vec![0xff, 0xff, 0xff]);
    only(&import_folder(&files), FaultCode::EncodingUnknown);
    assert!(!import_folder(&Folder::new()).is_clean());
}

#[test]
fn both_kinds_of_lines_approve_the_same() {
    let mut files = folder();
    let finals = common::LINES
        .replace("reply_amt", "reply_amt,cur_amt,year_exe_amt")
        .replace("1532484.00", "1532480.00,1,1")
        .replace("100000.50", "100000.50,1,1")
        .replace("105000.00", "105000.00,1,1")
        .replace(",7000.00", ",7000.00,1,1")
        .replace("500000.00", "500000.00,1,1");
    files.insert("final_lines.csv".to_owned(), finals.into_bytes());
    let imported = import_folder(&files);
    let fault = only(&imported, FaultCode::ReplyDiffers);
    assert_eq!((fault.value.as_str(), fault.args["expected"].as_str()), ("1532480.00", "1532484.00"));
}

#[test]
fn everything_is_said_at_once_in_the_order_of_the_files() {
    let mut files = folder();
    let spoil = |files: &mut Folder, file: &str, from: &str, to: &str| {
        let text = String::from_utf8(files[file].clone()).unwrap();
        files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
    };
    spoil(&mut files, LINES, "1532484.00", "x");
    spoil(&mut files, LINES, "500000.00", "500000.001");
    spoil(&mut files, LINES, ",P1,", ",P9,");
    spoil(&mut files, "income.csv", "121006", "12");
    spoil(&mut files, "projects.csv", "900000.00", "");
    spoil(&mut files, "perf_goals.csv", "P1", "P7");
    spoil(&mut files, "book.toml", "level", "lvl");
    let imported = import_folder(&files);
    let told: Vec<String> = imported
        .faults
        .iter()
        .map(|fault| {
            format!(
                "{} {:?} {}",
                fault.position.file.as_deref().unwrap_or(""),
                fault.position.row.unwrap_or(0),
                fault.code.id()
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "budget_lines.csv 2 amount-not-number",
            "budget_lines.csv 4 project-unknown",
            "budget_lines.csv 6 amount-decimals",
            "income.csv 2 agency-unknown",
            "perf_goals.csv 2 project-unknown",
            "book.toml 0 key-missing",
            "book.toml 3 key-unknown",
        ]
    );
}
