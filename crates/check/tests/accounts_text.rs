//! What the text of final accounts says: small invented books, wrong and right.

#![allow(clippy::unwrap_used)] // a helper that cannot read its fixture fails the test

use mingzhang_check::check;
use mingzhang_model::Severity;

const ERROR: Severity = Severity::Error;
const WARNING: Severity = Severity::Warning;

fn told(text: &str) -> Vec<(&'static str, Severity)> {
    let document = mingzhang_read::read(text.as_bytes(), &mingzhang_read::Limits::default()).unwrap();
    let outcome = check(&mingzhang_recognise::recognise(&document));
    let mine = ["FIN-09", "FIN-10", "FIN-11", "FIN-13", "FIN-14", "FIN-15", "FIN-16", "FIN-17"];
    outcome.findings.iter().filter(|f| mine.contains(&f.rule)).map(|f| (f.rule, f.severity)).collect()
}

fn table(title: &str, rows: &[&str]) -> String {
    let rows: Vec<String> = rows.iter().map(|row| row.replace('|', "\t")).collect();
    format!("## {title}\n\n单位：万元\n\n{}\n\n", rows.join("\n"))
}

fn book(tables: &[String], sections: &[&str]) -> String {
    format!(
        "云岭市甲局\n\n2025年度单位决算\n\n{}\n\n## 第三部分 2025年度单位决算情况说明\n\n{}\n",
        tables.join("\n"),
        sections.join("\n\n")
    )
}

/// 三公: budget and outcome of reception, and of running vehicles.
fn three_public(reception: (&str, &str), running: (&str, &str), total: (&str, &str)) -> String {
    table(
        "财政拨款“三公”经费支出决算表",
        &[
            "预算数||||||决算数|||||",
            "合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费|合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费",
            "||小计|公务用车购置费|公务用车运行维护费||||小计|公务用车购置费|公务用车运行维护费|",
            &format!(
                "{}|0.00|{}|0.00|{}|{}|{}|0.00|{}|0.00|{}|{}",
                total.0, running.0, running.0, reception.0, total.1, running.1, running.1, reception.1
            ),
        ],
    )
}

const COUNTS: &str = "2025年使用财政拨款开支运行维护费的公务用车保有量为2辆，国内公务接待8批次、60人次。";

#[test]
fn three_public_above_its_budget_has_a_reason() {
    let over = three_public(("0.70", "0.90"), ("6.00", "5.00"), ("6.70", "5.90"));
    let with = |text: &str| {
        told(&book(std::slice::from_ref(&over), &["### 七、“三公”经费支出决算情况说明", text, COUNTS]))
    };
    assert_eq!(with("公务接待费支出决算为0.90万元。"), [("FIN-09", WARNING)]);
    assert_eq!(with("公务接待费支出决算为0.90万元，决算数大于预算数的主要原因是接待任务增加。"), []);
    let under = three_public(("0.70", "0.60"), ("6.00", "5.00"), ("6.70", "5.60"));
    assert_eq!(told(&book(&[under], &["### 七、“三公”经费支出决算情况说明", COUNTS])), []);
}

#[test]
fn basic_expenditure_is_part_of_three_public() {
    let with = |reception: &str| {
        let lines = basic().replace("30201\t办公费", "30217\t公务接待费");
        let three = three_public(("20.00", reception), ("6.00", "5.00"), ("26.00", "25.00"));
        told(&book(&[lines, three], &["无。"]))
    };
    assert_eq!(with("20.00"), []);
    assert_eq!(with("19.00"), [("FIN-10", ERROR)]);
}

#[test]
fn counts_behind_the_money() {
    let with = |reception: (&str, &str), running: (&str, &str), total: (&str, &str), text: &str| {
        let section = ["### 七、“三公”经费支出决算情况说明", text];
        told(&book(&[three_public(reception, running, total)], &section))
    };
    let spent = (("0.70", "0.60"), ("6.00", "5.00"), ("6.70", "5.60"));
    assert_eq!(with(spent.0, spent.1, spent.2, COUNTS), []);
    let missing = "公务接待费支出决算为0.60万元，公务用车运行维护费5.00万元，公务用车保有量为2辆。";
    assert_eq!(with(spent.0, spent.1, spent.2, missing), [("FIN-11", WARNING)]);
    let zero = "公务用车保有量为2辆。国内公务接待0批次、0人次。";
    assert_eq!(with(spent.0, spent.1, spent.2, zero), [("FIN-11", WARNING)]);
    let nothing = (("0.00", "0.00"), ("0.00", "0.00"), ("0.00", "0.00"));
    assert_eq!(with(nothing.0, nothing.1, nothing.2, "国内公务接待0批次、0人次。"), []);
    assert_eq!(with(nothing.0, nothing.1, nothing.2, "国内公务接待3批次、20人次。"), [("FIN-11", WARNING)]);
    assert_eq!(with(nothing.0, nothing.1, nothing.2, "2025年度无“三公”经费支出。"), []);
}

#[test]
fn every_item_that_differs_has_a_reason() {
    let with = |items: &[&str]| {
        let mut sections = vec![
            "### 五、一般公共预算财政拨款支出决算情况说明",
            "#### （三）一般公共预算财政拨款支出决算具体情况",
        ];
        sections.extend(items);
        told(&book(&[], &sections))
    };
    let silent = "1、教育支出（类）普通教育（款）小学教育（项）。年初预算为100.00万元，支出决算为80.00万元。";
    let same = "2、教育支出（类）普通教育（款）初中教育（项）。年初预算为50.00万元，支出决算为50.00万元。";
    let told_why = "3、教育支出（类）普通教育（款）高中教育（项）。年初预算为60.00万元，支出决算为66.00万元。决算数大于预算数的主要原因：人员增加。";
    assert_eq!(with(&[silent, same, told_why]), [("FIN-13", WARNING)]);
    assert_eq!(with(&[same, told_why]), []);
    // The reason stands in a paragraph of its own, after a page.
    assert_eq!(with(&[silent, "决算数小于预算数的主要原因：厉行节约。", same]), []);
}

fn basic() -> String {
    table(
        "一般公共预算财政拨款基本支出决算表",
        &[
            "科目编码|科目名称|合计|人员经费|公用经费",
            "|合计|60.00|40.00|20.00",
            "301|工资福利支出|40.00|40.00|",
            "30101|基本工资|40.00|40.00|",
            "302|商品和服务支出|20.00||20.00",
            "30201|办公费|20.00||20.00",
        ],
    )
}

fn items(item: &str) -> String {
    table(
        "一般公共预算财政拨款支出决算表",
        &[
            "科目编码|科目名称|合计|基本支出|项目支出",
            "合计||60.00|60.00|",
            "201|一般公共服务支出|60.00|60.00|",
            "20106|财政事务|60.00|60.00|",
            item,
        ],
    )
}

#[test]
fn running_an_agency_in_final_accounts() {
    let with = |item: &str, text: &str| {
        told(&book(
            &[items(item), basic()],
            &["### 十一、其他重要事项", "#### （一）机关运行经费支出情况", text],
        ))
    };
    let administrative = "2010601|行政运行|60.00|60.00|";
    assert_eq!(with(administrative, "机关运行经费支出20.00万元，比2024年度增加2.00万元，增长11.11%。"), []);
    assert_eq!(with(administrative, "机关运行经费支出22.00万元。"), [("FIN-14", ERROR)]);
    assert_eq!(with("2010650|事业运行|60.00|60.00|", "本单位无机关运行经费。"), []);
}

#[test]
fn contracts_to_small_firms_are_part_of_all() {
    let with =
        |text: &str| told(&book(&[], &["### 十一、其他重要事项", "#### （二）政府采购支出情况", text]));
    let right = "政府采购支出总额60.00万元，其中：政府采购货物支出20.00万元、政府采购服务支出40.00万元。授予中小企业合同金额55.00万元，占政府采购支出总额的91.67%，其中：授予小微企业合同金额50.00万元，占授予中小企业合同金额的90.91%。";
    assert_eq!(with(right), []);
    assert_eq!(
        with(&right.replace("金额55.00万元，占政府采购支出总额的91.67%", "金额66.00万元")),
        [("FIN-15", WARNING)]
    );
    assert_eq!(
        with(&right.replace(
            "小微企业合同金额50.00万元，占授予中小企业合同金额的90.91%",
            "小微企业合同金额58.00万元"
        )),
        [("FIN-15", ERROR)]
    );
}

#[test]
fn vehicles_of_final_accounts() {
    let with = |assets: &str, held: &str| {
        told(&book(
            &[],
            &["### 七、“三公”经费支出决算情况说明", held, "### 十一、国有资产占有使用情况", assets],
        ))
    };
    let five = "共有车辆5辆，其中：机要通信用车1辆、其他用车4辆。";
    assert_eq!(with(five, "公务用车保有量为5辆。"), []);
    assert_eq!(with(five, "公务用车保有量为3辆。"), []);
    assert_eq!(with(five, "公务用车保有量为8辆。"), [("FIN-16", WARNING)]);
    assert_eq!(with("共有车辆5辆，其中：机要通信用车1辆、其他用车3辆。", "无。"), [("FIN-16", WARNING)]);
    let twice = "单价50万元以上通用设备0台，单价100万元以上通用设备0台。";
    assert_eq!(with(twice, "无。"), [("FIN-16", WARNING)]);
}

#[test]
fn grades_add_up() {
    let with = |text: &str| told(&book(&[], &["### 十、预算绩效管理情况", text]));
    let right = "绩效自评的2025年度项目4个，涉及预算金额598.42万元，平均得分99.43分（其中，绩效评级为“优”的项目3个；绩效评级为“良”的项目1个；绩效评级为“合格”的项目0个；绩效评级为“不合格”的项目0个。";
    assert_eq!(with(right), []);
    assert_eq!(with(&right.replace("“良”的项目1个", "“良”的项目2个")), [("FIN-17", WARNING)]);
}
