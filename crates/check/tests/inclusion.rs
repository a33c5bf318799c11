//! What is part of something is no more than it: small invented budgets, wrong and right.

#![allow(clippy::unwrap_used)] // a helper that cannot read its fixture fails the test

use mingzhang_check::check;
use mingzhang_model::Severity;

const ERROR: Severity = Severity::Error;
const WARNING: Severity = Severity::Warning;

fn told(text: &str) -> Vec<(&'static str, Severity)> {
    let document = mingzhang_read::read(text.as_bytes(), &mingzhang_read::Limits::default()).unwrap();
    let outcome = check(&mingzhang_recognise::recognise(&document));
    let mine = ["XTB-12", "XTB-14", "XTB-16", "XTB-18", "XTB-19", "XTB-20"];
    outcome.findings.iter().filter(|f| mine.contains(&f.rule)).map(|f| (f.rule, f.severity)).collect()
}

fn table(title: &str, rows: &[&str]) -> String {
    let rows: Vec<String> = rows.iter().map(|row| row.replace('|', "\t")).collect();
    format!("## 2026年{title}\n\n单位名称：云岭市甲局\n\n单位：万元\n\n{}\n\n", rows.join("\n"))
}

fn book(tables: &[String], paragraphs: &[&str]) -> String {
    format!(
        "云岭市甲局\n\n2026年度单位预算公开\n\n{}\n\n## 第三部分 情况说明\n\n### 一、情况\n\n{}\n",
        tables.join("\n"),
        paragraphs.join("\n\n")
    )
}

fn basic() -> String {
    table(
        "一般公共预算基本支出表",
        &[
            "科目编码|科目名称|合计|人员经费|公用经费",
            "|合计|60.00|40.00|20.00",
            "301|工资福利支出|40.00|40.00|",
            "30101|基本工资|40.00|40.00|",
            "302|商品和服务支出|20.00||20.00",
            "30201|办公费|16.40||16.40",
            "30217|公务接待费|1.00||1.00",
            "30231|公务用车运行维护费|2.60||2.60",
        ],
    )
}

fn three_public(total: &str, reception: &str, running: &str) -> String {
    table(
        "财政拨款安排“三公”经费支出预算表",
        &[
            "项目|2026年预算数",
            "因公出国（境）费|",
            &format!("公务接待费|{reception}"),
            &format!("公务用车购置及运行费|{running}"),
            "①公务用车购置费|",
            &format!("②公务用车运行维护费|{running}"),
            &format!("合计|{total}"),
        ],
    )
}

#[test]
fn basic_expenditure_is_part_of_three_public() {
    let with = |total, reception, running| {
        told(&book(&[basic(), three_public(total, reception, running)], &["无。"]))
    };
    assert_eq!(with("3.60", "1.00", "2.60"), []);
    // Projects may pay for some of it.
    assert_eq!(with("9.00", "3.00", "6.00"), []);
    assert_eq!(with("2.60", "1.00", "1.60"), [("XTB-12", ERROR)]);
    assert_eq!(with("2.60", "", "2.60"), [("XTB-20", ERROR)]);
    // The sums need the blank line: it lost its figure, and that is a law's to tell.
    assert_eq!(with("3.60", "", "2.60"), []);
}

#[test]
fn a_code_that_was_numbered_by_hand_is_another_line() {
    let odd = basic().replace("公务接待费", "退休人员活动费");
    assert_eq!(told(&book(&[odd, three_public("2.60", "", "2.60")], &["无。"])), []);
}

#[test]
fn equipment_is_general_or_special() {
    let wrong = "占有使用价值50万元（原值）以上的通用设备0台（套）；占有使用价值100万元（原值）以上的通用设备0台（套）。";
    assert_eq!(told(&book(&[], &[wrong])), [("XTB-14", WARNING)]);
    for right in [
        "单价50万元（含）以上通用设备0台（套），单价100万元（含）以上专用设备0台（套）。",
        "单价50万元以上通用设备、100万元以上专用设备均为0台。",
        "单价100万元（含）以上设备（不含车辆）2台（套）。",
        "购置价值150万元以上的通用设备1台。单价50万元以上通用设备2台。",
    ] {
        assert_eq!(told(&book(&[], &[right])), [], "{right}");
    }
}

#[test]
fn vehicles_by_kind_add_up() {
    let wrong = "共有车辆5辆，其中：机要通信用车1辆、应急保障用车1辆、其他用车2辆。";
    assert_eq!(told(&book(&[], &[wrong])), [("XTB-14", WARNING)]);
    for right in [
        "共有公务用车编制1辆，实有1辆，其中：领导用车0辆，其他公务用车1辆。",
        "共有车辆5辆，其中：机要通信用车1辆、其他用车4辆，其他用车主要是业务用车3辆、通勤车1辆。",
        "共有车辆5辆，其中：机要通信用车1辆、其他用车4辆（其中业务用车3辆）。",
        "共有车辆0辆，其中：机要通信用车0辆、其他用车0辆；单价100万元以上设备2台。",
        "共有车辆5辆，其中：机要通信用车1辆、应急保障用车1辆。",
        "共有车辆5辆。",
    ] {
        assert_eq!(told(&book(&[], &[right])), [], "{right}");
    }
}

fn items(item: &str) -> String {
    table(
        "一般公共预算支出表",
        &[
            "科目编码|科目名称|合计|基本支出|项目支出",
            "合计||80.00|60.00|20.00",
            "201|一般公共服务支出|80.00|60.00|20.00",
            "20106|财政事务|80.00|60.00|20.00",
            item,
            "2010602|一般行政管理事务|20.00||20.00",
        ],
    )
}

const ADMINISTRATIVE: &str = "2010601|行政运行|60.00|60.00|";
const INSTITUTION: &str = "2010650|事业运行|60.00|60.00|";

fn agency(figure: &str) -> String {
    table(
        "财政拨款安排机关运行经费预算表",
        &["单位名称|合计|一般公共预算", &format!("云岭市甲局|{figure}|{figure}")],
    )
}

#[test]
fn running_an_agency_is_its_operating_expenditure() {
    let with =
        |item: &str, figure: &str, text: &str| told(&book(&[items(item), basic(), agency(figure)], &[text]));
    assert_eq!(with(ADMINISTRATIVE, "20.00", "机关运行经费预算20.00万元。"), []);
    assert_eq!(with(ADMINISTRATIVE, "25.00", "无。"), [("XTB-16", ERROR)]);
    assert_eq!(with(ADMINISTRATIVE, "", "机关运行经费预算为25.00万元。"), [("XTB-16", ERROR)]);
    assert_eq!(with(ADMINISTRATIVE, "", "无。"), [("XTB-16", WARNING)]);
    assert_eq!(with(INSTITUTION, "20.00", "无。"), [("XTB-16", WARNING)]);
    assert_eq!(with(INSTITUTION, "", "本单位无机关运行经费。"), []);
    assert_eq!(with(INSTITUTION, "20.00", "本单位是参照公务员法管理的事业单位。"), []);
}

#[test]
fn no_more_can_be_procured_than_is_there_to_spend() {
    let all = table(
        "预算支出总表",
        &[
            "科目编码|科目名称|合计|基本支出|项目支出",
            "合计||80.00|60.00|20.00",
            "201|一般公共服务支出|80.00|60.00|20.00",
            "20106|财政事务|80.00|60.00|20.00",
            ADMINISTRATIVE,
            "2010602|一般行政管理事务|20.00||20.00",
        ],
    );
    let with = |text: &str| told(&book(&[all.clone(), basic()], &[text]));
    assert_eq!(with("2026年政府采购预算总额61.68万元。"), [("XTB-18", WARNING)]);
    assert_eq!(with("2026年政府采购预算总额40.00万元。"), []);
}

#[test]
fn money_for_vehicles_that_are_not_there() {
    let with = |text: &str| told(&book(&[three_public("2.60", "", "2.60")], &[text]));
    assert_eq!(with("共有车辆0辆，其中：机要通信用车0辆、其他用车0辆。"), [("XTB-19", WARNING)]);
    assert_eq!(with("共有车辆2辆，其中：机要通信用车0辆、其他用车2辆。"), []);
    assert_eq!(with("2026年安排购置车辆0辆。"), []);
}
