//! What is wrong with a cell is said with its place, its value and what was probably meant.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

mod common;

use common::{folder, only, spoiled};
use mingzhang_import::{Fault, FaultCode, import_folder};
use mingzhang_model::Severity;

/// Spoils one text, and expects exactly one fault, at this place with this value.
#[track_caller]
fn one(file: &str, from: &str, to: &str, code: FaultCode, row: u32, column: &str, value: &str) -> Fault {
    let imported = import_folder(&spoiled(file, from, to));
    assert_eq!(imported.faults.len(), 1, "{:#?}", imported.faults);
    let fault = only(&imported, code);
    assert_eq!(fault.position.file.as_deref(), Some(file));
    assert_eq!(fault.position.row, Some(row));
    assert_eq!(fault.position.column.as_deref(), Some(column));
    assert_eq!(fault.value, value);
    fault.clone()
}

const LINES: &str = "budget_lines.csv";

#[test]
fn amounts_that_are_not_exact_yuan_and_fen() {
    let amount = |to, code, value| one(LINES, "1532484.00", to, code, 2, "reply_amt", value);
    let fault = amount("1532484.005", FaultCode::AmountDecimals, "1532484.005");
    assert_eq!(fault.args["title"], "年初批复数");
    amount("约153万", FaultCode::AmountNotNumber, "约153万");
    amount("", FaultCode::AmountEmpty, "");
    amount("10000000000000.01", FaultCode::AmountTooLarge, "10000000000000.01");
    amount("#REF!", FaultCode::FormulaError, "#REF!");
}

#[test]
fn a_code_that_does_not_exist_comes_with_the_nearest() {
    let fault = one(
        LINES,
        "2080199,30227,50502,11",
        "2080191,30227,50502,11",
        FaultCode::CodeUnnamed,
        4,
        "exp_func_code",
        "2080191",
    );
    assert!(fault.args["nearest"].contains("2080199"), "{fault}");
    assert_eq!((fault.severity, fault.args["name_field"].as_str()), (Severity::Error, "exp_func_name"));
    // The function list is not complete below 类, so that a code that the unit has a name for may exist.
    let mut files = spoiled(LINES, "exp_func_code,", "exp_func_code,exp_func_name,");
    let text = String::from_utf8(files[LINES].clone()).unwrap();
    let text = text.replace(",2080150,", ",2080150,,").replace(",2080199,", ",2080191,本地自设事务,");
    let text = text.replacen(",本地自设事务,", ",,", 1);
    files.insert(LINES.to_owned(), text.into_bytes());
    let imported = import_folder(&files);
    assert_eq!(imported.faults.len(), 3, "{:#?}", imported.faults);
    // One row of the three gives the name, and that is enough.
    let is_warning =
        |fault: &Fault| fault.code == FaultCode::CodeUnknown && fault.severity == Severity::Warning;
    assert!(imported.faults.iter().all(is_warning), "{:#?}", imported.faults);
    let fault = one(LINES, "30101", "30150", FaultCode::CodeUnknown, 2, "dep_bgt_eco_code", "30150");
    assert_eq!(fault.severity, Severity::Error);
    assert!(fault.args["nearest"].contains("30101 基本工资"), "{fault}");
    let fault = one(LINES, "30101", "3010", FaultCode::CodeMalformed, 2, "dep_bgt_eco_code", "3010");
    assert!(fault.args["nearest"].contains("30101"), "{fault}");
    one(LINES, "30101", "50101", FaultCode::CodeWrongList, 2, "dep_bgt_eco_code", "50101");
}

#[test]
fn a_name_that_does_not_fit_its_code_comes_with_the_right_one() {
    let mut files = spoiled(LINES, "dep_bgt_eco_code,", "dep_bgt_eco_code,dep_bgt_eco_name,");
    let text = String::from_utf8(files[LINES].clone()).unwrap();
    let text = text
        .replace(",30101,", ",30101,津贴补贴,")
        .replace(",30201,", ",30201,办公费,")
        .replace(",30227,", ",30227,委托业务费,");
    files.insert(LINES.to_owned(), text.into_bytes());
    let imported = import_folder(&files);
    assert_eq!(imported.faults.len(), 1, "{:#?}", imported.faults);
    let fault = only(&imported, FaultCode::NameMismatch);
    assert_eq!(fault.position.column.as_deref(), Some("dep_bgt_eco_name"));
    assert_eq!((fault.value.as_str(), fault.args["name"].as_str()), ("津贴补贴", "基本工资"));
    assert!(fault.args["nearest"].starts_with("30102 津贴补贴"), "{fault}");
}

#[test]
fn the_name_of_an_unknown_code_is_kept() {
    let mut files = spoiled(LINES, "exp_func_code,", "exp_func_code,exp_func_name,");
    let text = String::from_utf8(files[LINES].clone()).unwrap();
    let text = text.replace(",2080150,", ",2080150,,").replace(",2080199,", ",2080177,本地自设事务,");
    files.insert(LINES.to_owned(), text.into_bytes());
    let imported = import_folder(&files);
    let names: Vec<_> = imported.ledger.names.iter().map(|(code, name)| format!("{code} {name}")).collect();
    assert_eq!(names, ["2080177 本地自设事务"]);
}

#[test]
fn other_names_are_compared_too() {
    let with_name = |file: &str, header: &str, rows: [(&str, &str); 2]| {
        let mut files = spoiled(file, header, &header.replace("pro_code", "pro_code,pro_name"));
        let mut text = String::from_utf8(files[file].clone()).unwrap();
        for (from, to) in rows {
            text = text.replace(from, to);
        }
        files.insert(file.to_owned(), text.into_bytes());
        import_folder(&files)
    };
    let rows = [("P1,", "P1,驻村帮扶,"), ("P2,", "P2,人才培养,")];
    let imported = with_name("project_funds.csv", "pro_code,horizon", rows);
    assert_eq!(imported.faults.len(), 2, "{:#?}", imported.faults);
    assert_eq!(imported.faults[0].args["name"], "人才培训");
    let mut files = spoiled("income.csv", "agency_code,", "agency_code,agency_name,");
    let text = String::from_utf8(files["income.csv"].clone()).unwrap().replace("121006,", "121006,市就业局,");
    files.insert("income.csv".to_owned(), text.into_bytes());
    let imported = import_folder(&files);
    assert_eq!(imported.faults[0].code, FaultCode::NameMismatch);
    assert_eq!(imported.faults[0].args["name"], "市就业中心");
}

#[test]
fn short_lists_say_what_is_allowed() {
    let fault = one(LINES, ",11,1,1,", ",14,1,1,", FaultCode::ChoiceUnknown, 2, "fund_type_code", "14");
    assert!(fault.args["allowed"].contains("11 一般公共预算资金"), "{fault}");
    one(LINES, ",11,1,1,", ",11,9,1,", FaultCode::ChoiceUnknown, 2, "found_type_code", "9");
    one(LINES, ",11,1,21,", ",11,1,2,", FaultCode::ChoiceUnknown, 3, "pro_cat_code", "2");
    one("agencies.csv", ",事业\n", ",企业\n", FaultCode::ChoiceUnknown, 2, "agency_kind", "企业");
    one("perf_indicators.csv", "≥", "约", FaultCode::ChoiceUnknown, 3, "computesign", "约");
}

#[test]
fn indicators_have_levels_that_the_form_knows() {
    let file = "perf_indicators.csv";
    let fault = one(file, "产出指标", "产出", FaultCode::ChoiceUnknown, 2, "lv1_perf_ind_name", "产出");
    assert_eq!(fault.args["allowed"], "产出指标、效益指标、满意度指标、成本指标");
    let fault = one(file, ",数量指标,", ",,", FaultCode::Level2Empty, 2, "lv2_perf_ind_name", "");
    assert_eq!(fault.args["allowed"], "数量指标、质量指标、时效指标、成本指标");
}

#[test]
fn headers() {
    let imported = import_folder(&spoiled("income.csv", "fund_type_code", "fund"));
    assert_eq!(only(&imported, FaultCode::ColumnMissing).position.column.as_deref(), Some("fund_type_code"));
    let note = only(&imported, FaultCode::ColumnUnknown);
    assert_eq!((note.severity, note.value.as_str()), (Severity::Warning, "fund"));
    assert_eq!(imported.faults.len(), 2, "{:#?}", imported.faults);
    let imported = import_folder(&spoiled("income.csv", "income_code", "Agency_Code"));
    only(&imported, FaultCode::ColumnTwice);
    let header = "fiscal_year,agency_code,fund_type_code,income_code,reply_amt\n";
    let imported = import_folder(&spoiled("income.csv", header, ""));
    assert!(only(&imported, FaultCode::HeaderMissing).args["columns"].contains("reply_amt"));
    // Whatever is not in the standard is passed over, and said once.
    let imported = import_folder(&spoiled("income.csv", "income_code", "my_colum"));
    assert_eq!(imported.faults.len(), 1);
    // Whatever is in the standard and not in the ledger is passed over in silence.
    assert!(import_folder(&spoiled("income.csv", "income_code", "create_time")).faults.is_empty());
}

#[test]
fn a_comma_in_a_text_that_is_not_quoted() {
    let imported = import_folder(&spoiled("perf_goals.csv", "按月发放补助。", "按月发放,不拖欠"));
    let fault = only(&imported, FaultCode::RowTooLong);
    assert_eq!((fault.position.row, fault.value.as_str()), (Some(2), "不拖欠"));
}

#[test]
fn agencies_and_years() {
    let fault = one(
        "income.csv",
        "2026,121006,31",
        "2026,121060,31",
        FaultCode::AgencyUnknown,
        3,
        "agency_code",
        "121060",
    );
    assert_eq!(fault.args["nearest"], "121006");
    let fault = one(
        "income.csv",
        "2026,121006,31",
        "2025,121006,31",
        FaultCode::YearDiffers,
        3,
        "fiscal_year",
        "2025",
    );
    assert_eq!(fault.args["expected"], "2026");
    one("income.csv", "2026,121006,31", "26,121006,31", FaultCode::YearNotYear, 3, "fiscal_year", "26");
    one(
        LINES,
        "140200000,2026,121006,2080150,30201",
        "140100000,2026,121006,2080150,30201",
        FaultCode::DivisionDiffers,
        3,
        "mof_div_code",
        "140100000",
    );
    let row = "140200000,2026,121,市人力资源和社会保障局,121006,市就业中心,事业\n";
    let fault = one("agencies.csv", row, &row.repeat(2), FaultCode::AgencyTwice, 3, "agency_code", "121006");
    assert_eq!(fault.args["first"], "2");
    let mut files = folder();
    for text in files.values_mut() {
        *text = String::from_utf8(text.clone())
            .unwrap()
            .replace(",2026,121", ",,121")
            .replace("2026,121", ",121")
            .into_bytes();
    }
    only(&import_folder(&files), FaultCode::YearMissing);
}

#[test]
fn book_toml_with_every_mistake() {
    let book = |from: &str, to: &str, code: FaultCode| -> Fault {
        let imported = import_folder(&spoiled("book.toml", from, to));
        only(&imported, code).clone()
    };
    let fault = book("level = \"unit\"", "level = unit", FaultCode::BookSyntax);
    assert_eq!((fault.position.row, fault.position.character), (Some(3), Some(9)));
    assert!(!fault.args["message"].is_empty());
    let fault = book("published", "publshed", FaultCode::KeyUnknown);
    assert_eq!((fault.position.row, fault.args["nearest"].as_str()), (Some(5), "published"));
    assert_eq!(book("establishment", "establisment", FaultCode::KeyUnknown).args["nearest"], "establishment");
    assert_eq!(
        book("last_year.figures", "last_year.figure", FaultCode::KeyUnknown).args["nearest"],
        "figures"
    );
    assert_eq!(book("goods =", "good =", FaultCode::KeyUnknown).args["nearest"], "goods");
    assert_eq!(book("at = \"flow", "on = \"flow", FaultCode::KeyUnknown).value, "on");
    assert_eq!(
        book("at = \"flow", "on = \"flow", FaultCode::KeyMissing).position.column.as_deref(),
        Some("balance.at")
    );
    assert_eq!(book("kind = \"budget\"", "", FaultCode::KeyMissing).value, "kind");
    assert!(
        book("kind = \"budget\"", "kind = \"plan\"", FaultCode::ChoiceUnknown).args["allowed"]
            .contains("budget 预算")
    );
    assert_eq!(book("template = \"shanxi\"", "template = [1]", FaultCode::KeyType).args["expected"], "text");
    let departments = "departments = [\"综合科\", \"培训科\"]";
    assert_eq!(book(departments, "departments = \"综合科\"", FaultCode::KeyType).args["expected"], "texts");
    let fault = book("flow=total_in", "flow=incoming", FaultCode::CoordinateUnknown);
    assert_eq!((fault.value.as_str(), fault.args["word"].as_str()), ("flow=incoming", "flow=incoming"));
    assert_eq!(
        book("\"flow=total_in\"", "\"fund=general flow=expenditure\"", FaultCode::KeyTwice).position.row,
        Some(12)
    );
    assert_eq!(book("\"2000000.00\"", "\"2000000.001\"", FaultCode::AmountDecimals).position.row, Some(11));
    assert_eq!(book("1500000.25", "1500000.255", FaultCode::AmountDecimals).value, "1500000.255");
    assert_eq!(book("establishment = 1", "establishment = \"一\"", FaultCode::CountNotNumber).value, "一");
    book("kind = \"budget\"", "kind = \"final-accounts\"", FaultCode::KindDiffers);
    // Chinese words do as well.
    assert!(import_folder(&spoiled("book.toml", "\"budget\"", "\"预算\"")).faults.is_empty());
}

#[test]
fn damaged_input_never_panics() {
    let clean = folder();
    for (name, bytes) in &clean {
        for cut in (0..bytes.len()).step_by(17) {
            let mut files = clean.clone();
            files.insert(name.clone(), bytes[..cut].to_vec());
            let mut flipped = bytes.clone();
            flipped[cut] ^= 0x5a;
            import_folder(&files);
            files.insert(name.clone(), flipped);
            import_folder(&files);
        }
    }
}
