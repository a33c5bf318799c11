//! Classes and items against what a body is and does: small invented books, wrong and right.

#![allow(clippy::unwrap_used)] // a helper that cannot read its fixture fails the test

use mingzhang_check::check;
use mingzhang_model::Severity;

const WARNING: Severity = Severity::Warning;
const INFO: Severity = Severity::Info;

fn told(text: &str) -> Vec<(&'static str, Severity)> {
    let document = mingzhang_read::read(text.as_bytes(), &mingzhang_read::Limits::default()).unwrap();
    let outcome = check(&mingzhang_recognise::recognise(&document));
    let mine = ["CLS-04", "CLS-05", "CLS-07", "CLS-08", "CLS-09", "CLS-10", "CLS-11", "CLS-12"];
    outcome.findings.iter().filter(|f| mine.contains(&f.rule)).map(|f| (f.rule, f.severity)).collect()
}

fn table(title: &str, rows: &[&str]) -> String {
    let rows: Vec<String> = rows.iter().map(|row| row.replace('|', "\t")).collect();
    format!("## 2026年{title}\n\n单位名称：云岭市甲中心\n\n单位：万元\n\n{}\n\n", rows.join("\n"))
}

fn book(tables: &[String], paragraphs: &[&str]) -> String {
    format!(
        "云岭市甲中心\n\n2026年度单位预算公开\n\n{}\n\n## 第三部分 情况说明\n\n### 一、情况\n\n{}\n",
        tables.join("\n"),
        paragraphs.join("\n\n")
    )
}

/// Basic expenditure by economic class, names only; the last row's class of the government's is given.
fn economic(last: &str) -> String {
    table(
        "一般公共预算基本支出表",
        &[
            "部门预算支出经济科目名称|政府预算支出经济科目名称|合计|人员经费|公用经费",
            "合计||60.00|40.00|20.00",
            "工资福利支出||40.00|40.00|",
            "基本工资|工资福利支出|25.00|25.00|",
            "津贴补贴|工资福利支出|15.00|15.00|",
            "商品和服务支出||20.00||20.00",
            "办公费|商品和服务支出|8.00||8.00",
            "水费|商品和服务支出|4.00||4.00",
            &format!("公务用车运行维护费|{last}|8.00||8.00"),
        ],
    )
}

#[test]
fn a_class_of_administrative_bodies_among_those_of_an_institution() {
    let wrong = book(&[economic("公务用车运行维护费")], &["无。"]);
    assert_eq!(told(&wrong), [("CLS-07", WARNING), ("CLS-05", INFO)]);
    let right = book(&[economic("商品和服务支出")], &["无。"]);
    assert_eq!(told(&right), [("CLS-05", INFO)]);
}

#[test]
fn an_economic_table_with_codes_is_silent() {
    let coded = table(
        "一般公共预算基本支出表",
        &[
            "科目编码|科目名称|合计|人员经费|公用经费",
            "|合计|60.00|40.00|20.00",
            "301|工资福利支出|40.00|40.00|",
            "30101|基本工资|25.00|25.00|",
            "30102|津贴补贴|15.00|15.00|",
            "302|商品和服务支出|20.00||20.00",
            "30201|办公费|8.00||8.00",
            "30205|水费|4.00||4.00",
            "30231|公务用车运行维护费|8.00||8.00",
        ],
    );
    assert_eq!(told(&book(&[coded], &["无。"])), []);
}

fn functional(title: &str, rows: &[&str]) -> String {
    let mut all = vec!["科目编码|科目名称|合计|基本支出|项目支出"];
    all.extend(rows);
    table(title, &all)
}

const PERSONAL: [&str; 11] = [
    "合计||54.00|34.00|20.00",
    "208|社会保障和就业支出|46.00|26.00|20.00",
    "20801|人力资源和社会保障管理事务|40.00|20.00|20.00",
    "2080150|事业运行|20.00|20.00|",
    "2080199|其他人力资源和社会保障管理事务支出|20.00||20.00",
    "20805|行政事业单位养老支出|6.00|6.00|",
    "2080505|机关事业单位基本养老保险缴费支出|6.00|6.00|",
    "210|卫生健康支出|8.00|8.00|",
    "21011|行政事业单位医疗|8.00|8.00|",
    "2101102|事业单位医疗|8.00|8.00|",
    "",
];

fn personal(medical: &str) -> String {
    let rows: Vec<String> = PERSONAL
        .iter()
        .filter(|row| !row.is_empty())
        .map(|row| row.replace("2101102|事业单位医疗", medical))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    functional("一般公共预算支出表", &rows)
}

#[test]
fn items_of_another_kind_of_body() {
    assert_eq!(told(&book(&[personal("2101101|行政单位医疗")], &["无。"])), [("CLS-08", WARNING)]);
    assert_eq!(told(&book(&[personal("2101102|事业单位医疗")], &["无。"])), []);
    // One managed by the civil service law may use either.
    assert_eq!(told(&book(&[personal("2101101|行政单位医疗")], &["本单位为参公事业单位。"])), []);
}

#[test]
fn an_item_of_government_funds_in_the_general_budget() {
    let with = |item: &str| {
        functional(
            "一般公共预算支出表",
            &["合计||30.00||30.00", "207|文化旅游体育与传媒支出|30.00||30.00", item],
        )
    };
    assert_eq!(told(&book(&[with("20709|旅游发展基金支出|30.00||30.00")], &["无。"])), [("CLS-04", WARNING)]);
    assert_eq!(told(&book(&[with("20701|文化和旅游|30.00||30.00")], &["无。"])), []);
    let fund =
        with("20709|旅游发展基金支出|30.00||30.00").replace("一般公共预算支出表", "政府性基金预算支出表");
    assert_eq!(told(&book(&[fund], &["无。"])), []);
}

#[test]
fn balances_as_income() {
    let says = "单位实有账户结余资金项目较上年增加25.54万元。";
    let table = personal("2101102|事业单位医疗");
    assert_eq!(told(&book(std::slice::from_ref(&table), &[says])), [("CLS-09", WARNING)]);
    let summary = |carried: &str| {
        format!(
            "{table}{}",
            self::table(
                "预算收支总表",
                &[
                    "项目|2026年",
                    "一、一般公共预算|54.00",
                    "本年收入合计|54.00",
                    &format!("上年结转|{carried}"),
                    "收入总计|79.54",
                ]
            )
        )
    };
    assert_eq!(told(&book(&[summary("25.54")], &[says])), []);
    for right in [
        "本年无历年结余资金25.54万元的情况。",
        "盘活财政存量，收回以前年度结余资金3万元。",
        "上年结余资金为0万元。",
    ] {
        assert_eq!(told(&book(std::slice::from_ref(&table), &[right])), [], "{right}");
    }
}

fn projects(names: &[&str]) -> String {
    let mut rows = vec!["项目名称|合计|一般公共预算".to_owned()];
    rows.push(format!("云岭市甲中心|{}.00|{}.00", names.len() * 10, names.len() * 10));
    rows.extend(names.iter().map(|name| format!("{name}|10.00|10.00")));
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    table("项目支出预算表（本年预算）", &rows)
}

#[test]
fn construction_as_running_projects() {
    let counts = "其他运转类项目2个，涉及金额20.00万元；特定目标类项目0个，涉及金额0万元。";
    assert_eq!(told(&book(&[projects(&["机房改造建设", "业务宣传"])], &[counts])), [("CLS-10", WARNING)]);
    assert_eq!(told(&book(&[projects(&["干部队伍建设", "信息系统运维"])], &[counts])), []);
    let both = "其他运转类项目1个，涉及金额10.00万元；特定目标类项目1个，涉及金额10.00万元。";
    assert_eq!(told(&book(&[projects(&["机房改造建设", "业务宣传"])], &[both])), []);
}

#[test]
fn pay_and_running_costs_as_projects() {
    let only = |names: &[&str]| told(&book(&[projects(names)], &["无。"]));
    assert_eq!(only(&["聘用人员经费", "业务宣传"]), [("CLS-11", WARNING)]);
    assert_eq!(only(&["物业费", "业务宣传"]), [("CLS-11", INFO)]);
    assert_eq!(only(&["驻村帮扶工作人员经费", "社区运行经费"]), []);
}

#[test]
fn insurance_paid_by_a_project() {
    let sheet = |project: &str, name: &str| {
        [
            "项目支出绩效目标表\n（2026年度）\n".to_owned(),
            format!("项目名称\t\t{project}\t\t\t\t"),
            "主管部门及代码\t\t101-某局\t\t实施单位\t云岭市甲中心\t".to_owned(),
            "项目资金（元）\t\t实施期资金总额：\t200,000\t年度资金总额：\t200,000\t".to_owned(),
            "\t\t市县（区）财政资金\t200,000\t市县（区）财政资金\t200,000\t".to_owned(),
            "\t\t实施期目标\t\t年度目标\t\t".to_owned(),
            "总体目标\t\t按期完成。\t\t按期完成。\t\t".to_owned(),
            "绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t二级指标\t三级指标\t指标值".to_owned(),
            format!("\t产出指标\t成本指标\t{name}\t≤9万元\t成本指标\t{name}\t≤9万元"),
            "\t\t数量指标\t在职职工数\t=9人\t数量指标\t在职职工数\t=9人".to_owned(),
            "\t\t数量指标\t退休费\t≤9万元\t数量指标\t退休费\t≤9万元".to_owned(),
            "负责人：\t\t经办人：\t\t填报日期：\t2025年11月2日\t".to_owned(),
        ]
        .join("\n")
    };
    let with = |project: &str, name: &str, table: &str| {
        told(&format!("{}\n{}\n", book(&[table.to_owned()], &["无。"]), sheet(project, name)))
    };
    let table = personal("2101102|事业单位医疗");
    assert_eq!(with("职工经费", "公积金、职业年金", &table), [("CLS-12", WARNING)]);
    assert_eq!(
        with("劳务派遣费", "公积金、职业年金", &table).iter().filter(|(r, _)| *r == "CLS-12").count(),
        0
    );
    assert_eq!(with("职工经费", "培训费", &table), []);
    let booked = table.replace(
        "2080505\t机关事业单位基本养老保险缴费支出\t6.00\t6.00\t",
        "2080505\t机关事业单位基本养老保险缴费支出\t6.00\t1.00\t5.00",
    );
    assert_eq!(with("职工经费", "公积金、职业年金", &booked), []);
}
