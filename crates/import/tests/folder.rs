//! A folder of CSV files and a `book.toml` → a ledger.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

mod common;

use common::{folder, spoiled, told};
use mingzhang_import::import_folder;
use mingzhang_model::ledger::{AgencyKind, Category, Horizon, SourceLevel};
use mingzhang_model::{BookKind, Fund, Level, Money, Procurement, Vintage};

#[test]
fn a_folder_without_faults_is_read_whole() {
    let imported = import_folder(&folder());
    assert_eq!(imported.faults, []);
    let ledger = imported.ledger;
    assert_eq!(ledger.year, 2026);
    assert_eq!(ledger.body(), "市就业中心");
    assert_eq!(ledger.agencies[0].kind, AgencyKind::Public);
    assert_eq!(ledger.lines.len(), 5);
    let line = &ledger.lines[3];
    assert_eq!((line.fund, line.vintage, line.category), (Fund::Unit, Vintage::Carried, Category::Specific));
    assert_eq!(line.amounts.reply, Money::from_fen(700_000));
    assert_eq!(line.project.as_deref(), Some("P2"));
    assert_eq!((&*line.origin.file, line.origin.row), ("budget_lines.csv", 5));
    assert!(ledger.lines[2].procured);
    assert_eq!(ledger.income[1].fund, Fund::Undertaking);
    let project = ledger.project("P2").unwrap();
    assert_eq!(project.total, Some(Money::from_fen(90_000_000)));
    assert_eq!(project.funding_from(Horizon::Year, SourceLevel::Own), Some(Money::from_fen(50_700_000)));
    assert_eq!(project.goals.len(), 2);
    assert_eq!(project.indicators[0].target(), "≥90%");
}

#[test]
fn book_toml_becomes_details() {
    let details = import_folder(&folder()).ledger.details;
    assert_eq!((details.kind, details.level), (BookKind::Budget, Level::Unit));
    assert_eq!(details.template, "shanxi");
    assert_eq!(details.published.as_deref(), Some("2026年2月14日"));
    assert_eq!(details.duties, ["办理就业登记。", "组织培训。"]);
    assert_eq!(details.last_year.len(), 2);
    // A bare number is taken digit by digit, never as a float.
    assert_eq!(details.last_year[1].1, Money::from_fen(150_000_025));
    assert_eq!(details.last_year[1].0.fund, Some(Fund::General));
    assert_eq!(details.reasons["total"], "项目增加");
    assert_eq!(details.procurement.as_ref().unwrap()[1], (Procurement::Services, Money::from_fen(200_050)));
    assert_eq!(details.vehicles.as_ref().unwrap().total(), 1);
    assert_eq!(details.equipment.as_ref().unwrap().general, 2);
    assert_eq!(details.texts["extra"], "第一行\n第二行");
    assert_eq!(details.glossary, [("零工市场".to_owned(), "供求双方见面的场所。".to_owned())]);
}

#[test]
fn a_key_that_is_empty_is_not_one_that_is_absent() {
    let departments = "departments = [\"综合科\", \"培训科\"]";
    let procurement = "[procurement]\ngoods = \"102,999.50\"\nservices = \"2,000.50\"\n";
    let details = |from: &str, to: &str| import_folder(&spoiled("book.toml", from, to)).ledger.details;
    assert_eq!(details(departments, "").departments, None);
    assert_eq!(details(departments, "departments = []").departments, Some(Vec::new()));
    assert_eq!(details(procurement, "").procurement, None);
    assert_eq!(details(procurement, "[procurement]\n").procurement, Some(Vec::new()));
    assert_eq!(details("premises = \"1234.56\"", "premises = \"\"").premises.as_deref(), Some(""));
}

#[test]
fn semicolons_separate_as_commas_do() {
    let mut files = folder();
    let text = String::from_utf8(files["income.csv"].clone()).unwrap().replace(',', ";");
    files.insert("income.csv".to_owned(), text.into_bytes());
    assert_eq!(import_folder(&files).ledger, import_folder(&folder()).ledger);
}

#[test]
fn the_files_of_chinese_windows_programs_are_read() {
    let clean = import_folder(&folder()).ledger;
    let mut gb = folder();
    let mut marked = folder();
    let mut crlf = folder();
    for (name, bytes) in folder() {
        let text = String::from_utf8(bytes).unwrap();
        gb.insert(name.clone(), encoding_rs::GB18030.encode(&text).0.into_owned());
        marked.insert(name.clone(), format!("\u{feff}{text}").into_bytes());
        crlf.insert(name, text.replace('\n', "\r\n").into_bytes());
    }
    for files in [gb, marked, crlf] {
        let imported = import_folder(&files);
        assert_eq!(imported.faults, []);
        assert_eq!(imported.ledger, clean);
    }
}

#[test]
fn a_chinese_header_may_stand_above_or_instead() {
    let field = "fiscal_year,agency_code,fund_type_code,income_code,reply_amt\n";
    let chinese = "预算年度,*单位代码,资金性质,收入分类科目代码,年初批复数（元）\n";
    let clean = import_folder(&folder()).ledger;
    for header in [format!("{chinese}{field}"), chinese.to_owned(), format!("收入表\n\n{chinese}{field}")]
    {
        let imported = import_folder(&spoiled("income.csv", field, &header));
        assert_eq!(imported.faults, [], "{header}");
        assert_eq!(imported.ledger.income.len(), clean.income.len());
    }
}

#[test]
fn names_of_the_first_standard_and_of_vendors_are_read() {
    let header = "pro_code,horizon,lv1_perf_ind_name,lv2_perf_ind_name,lv3_perf_ind_name,kpi_val,computesign,meterunit";
    let old = "PRO_CODE,yearflag,kpi_lv1,kpi_lv2,kpi_lv3,kpi_val,computesign,meterunit";
    let mut files = spoiled("perf_indicators.csv", header, old);
    let text = String::from_utf8(files["perf_indicators.csv"].clone()).unwrap();
    let text = text.replace(",year,", ",0,").replace("90,≥,%", "≥90%,,");
    files.insert("perf_indicators.csv".to_owned(), text.into_bytes());
    let imported = import_folder(&files);
    assert_eq!(imported.faults, []);
    let indicator = &imported.ledger.projects[1].indicators[0];
    assert_eq!((indicator.sign.as_str(), indicator.value.as_str()), ("≥", "90%"));
    // Codes beside names: the names are taken.
    let both = header.replace("lv1_perf_ind_name", "lv1_perf_ind_code,lv1_perf_ind_name");
    let mut files = spoiled("perf_indicators.csv", header, &both);
    let text = String::from_utf8(files["perf_indicators.csv"].clone()).unwrap();
    files.insert("perf_indicators.csv".to_owned(), text.replace(",year,", ",year,01,").into_bytes());
    assert_eq!(told(&files), [""; 0]);
    assert_eq!(told(&spoiled("budget_lines.csv", "pro_cat_code", "pro_kind_code")), [""; 0]);
}

#[test]
fn amounts_with_separators_and_deleted_rows_are_understood() {
    assert_eq!(told(&spoiled("budget_lines.csv", "1532484.00", "\"1,532,484.00\"")), [""; 0]);
    let header = "pro_code,horizon,kpi_target\n";
    let mut files =
        spoiled("perf_goals.csv", header, "pro_code,horizon,kpi_target,is_deleted\nP9,year,旧目标,1\n");
    assert_eq!(told(&files), [""; 0]);
    files.insert("README.md".to_owned(), vec![0xff]);
    assert_eq!(told(&files), [""; 0]);
}

#[test]
fn what_was_executed_is_put_onto_what_was_approved() {
    let mut files = folder();
    let finals = common::LINES
        .replace("reply_amt", "cur_amt,year_exe_amt,carryovers_amt")
        .replace("1532484.00", "1600000.00,1590000.01,9999.99")
        .replace(",100000.50", ",100000.50,1,")
        .replace("105000.00", "105000.00,105000.00,0")
        .replace("7000.00", "1,1,0")
        .replace("500000.00", "1,1,0");
    files.insert("final_lines.csv".to_owned(), finals.into_bytes());
    let text =
        String::from_utf8(files["book.toml"].clone()).unwrap().replace("\"budget\"", "\"final-accounts\"");
    files.insert("book.toml".to_owned(), text.into_bytes());
    let imported = import_folder(&files);
    assert_eq!(imported.faults, []);
    assert_eq!(imported.ledger.lines.len(), 5);
    let amounts = imported.ledger.lines[0].amounts;
    assert_eq!(amounts.reply, Money::from_fen(153_248_400));
    assert_eq!(amounts.executed, Money::from_fen(159_000_001));
    assert_eq!(amounts.carried_out, Money::from_fen(999_999));
}

#[test]
fn the_example_has_no_faults() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/datong-2026");
    let mut files = common::Folder::new();
    let Ok(entries) = std::fs::read_dir(path) else {
        eprintln!("skipped: {path} is not there");
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_file() {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            files.insert(name, std::fs::read(&path).unwrap());
        }
    }
    let has_book = files.contains_key("book.toml");
    let told: Vec<String> =
        told(&files).into_iter().filter(|line| has_book || !line.contains("book-missing")).collect();
    assert_eq!(told, [""; 0]);
}
