//! What figures mean and what they do not.

use super::{ITEMS, LIST, OTHER, THREE, annuity_table, rules, said, silent};
use crate::invented::{ERROR, INFO, accounts, budget, general, serious, shown, table, three_public, told};

#[test]
fn trap_13_a_part_is_no_more_than_its_whole_and_need_not_be_it() {
    let basic = |reception: &str, total: &str| {
        table(
            "一般公共预算财政拨款基本支出决算表",
            &[
                "科目编码|科目名称|合计|人员经费|公用经费",
                &format!("|合计|{total}||{total}"),
                &format!("302|商品和服务支出|{total}||{total}"),
                &format!("30217|公务接待费|{reception}||{reception}"),
                "30231|公务用车运行维护费|4.00||4.00",
            ],
        )
    };
    let with = |basic: String, reception: &str, total: &str| {
        let three = three_public(
            ["", "", "6.00", "3.00"],
            ["", "", "5.00", reception],
            ["9.00", "6.00", total, "5.00"],
        );
        let text = accounts(&[basic, three], &["无。"]);
        told(&text)
            .into_iter()
            .filter(|f| f.severity == ERROR && ["FIN-10", "XTB-12", "XTB-20"].contains(&f.rule))
            .count()
    };
    assert_eq!(with(basic("1.00", "5.00"), "1.00", "6.00"), 0);
    assert_eq!(with(basic("1.00", "5.00"), "2.50", "7.50"), 0);
    assert_eq!(with(basic("3.00", "7.00"), "2.50", "7.50"), 1);
    // Blank is nothing where the sums hold without it, and unknown where they do not.
    assert_eq!(with(basic("1.00", "5.00"), "", "5.00"), 1);
    assert_eq!(with(basic("1.00", "5.00"), "", "6.00"), 0);
}

#[test]
fn trap_14_a_share_lowered_to_make_a_hundred_is_no_error() {
    let text = accounts(
        &[],
        &[
            LIST,
            "一般公共预算财政拨款支出19044.27万元，主要用于以下方面：教育支出（类）16.24万元，占0.08%；卫生健康支出（类）10000.00万元，占52.51%；城乡社区支出（类）9028.03万元，占47.41%。",
        ],
    );
    assert_eq!(serious(&told(&text)), []);
    assert_eq!(rules(&text, INFO).iter().filter(|rule| **rule == "FIN-18").count(), 1);
}

#[test]
fn trap_15_tails_are_told_once_a_table() {
    // Each row is rounded by itself.
    let rows: Vec<String> = (1..=12)
        .map(|number| {
            let (basic, project) = (5 * number, 7 * number);
            format!("20805{number:02}|某项支出{number}|{}.01|{basic}.00|{project}.00", basic + project)
        })
        .collect();
    let mut all = vec![
        "合计||936.06|390.03|546.03",
        "208|社会保障和就业支出|936.06|390.03|546.03",
        "20805|行政事业单位养老支出|936.06|390.03|546.03",
    ];
    all.extend(rows.iter().map(String::as_str));
    let findings = told(&accounts(&[general(&all)], &["无。"]));
    let tails = findings.iter().filter(|finding| finding.rule == "SUM-20").count();
    assert_eq!(tails, 1, "{:?}", findings.iter().map(shown).collect::<Vec<_>>());
    assert!(
        findings.iter().all(|f| f.severity < ERROR || !f.rule.starts_with("SUM")),
        "{:?}",
        serious(&findings)
    );
    // The same indicator copied with another last digit is a slip of copying, and told with both places.
    let copied = accounts(
        &[annuity_table()],
        &[
            ITEMS,
            "1、社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位职业年金缴费支出（项）。年初预算为257.15万元，支出决算为257.15万元，完成年初预算的100%。",
        ],
    );
    let findings = told(&copied);
    let slip: Vec<_> = findings.iter().filter(|f| f.rule == "FIN-05").collect();
    assert_eq!(slip.len(), 1, "{findings:#?}");
    assert_eq!((slip[0].severity, slip[0].message.id), (INFO, "prose-amount-tail"));
}

#[test]
fn trap_16_items_that_were_budgeted_and_not_spent_are_not_listed() {
    let with = |total: &str, items: [&str; 2]| {
        let head = format!(
            "一般公共预算财政拨款支出年初预算为{total}万元，支出决算为19044.27万元。决算数小于预算数的主要原因：项目按进度支付。"
        );
        let item = |number: usize, name: &str, planned: &str| {
            format!(
                "{number}、城乡社区支出（类）城乡社区管理事务（款）{name}（项）。年初预算为{planned}万元，支出决算为9522.13万元。决算数小于预算数的主要原因：项目按进度支付。"
            )
        };
        said(&[ITEMS, &head, &item(1, "行政运行", items[0]), &item(2, "城管执法", items[1])])
    };
    assert_eq!(with("21864.85", ["10243.82", "10243.83"]), []);
    assert_eq!(with("20487.65", ["10243.82", "10243.84"]), []);
    // More than there is cannot have been planned.
    assert_eq!(with("20487.65", ["10243.82", "10432.83"]), [("FIN-05", ERROR)]);
}

#[test]
fn trap_17_targets_need_not_cover_all_projects() {
    let text = accounts(
        &[general(&[
            "合计||1,367.76||1,367.76",
            "211|节能环保支出|1,367.76||1,367.76",
            "21103|污染防治|1,367.76||1,367.76",
            "2110301|大气|1,367.76||1,367.76",
        ])],
        &[
            "### 十、预算绩效管理情况",
            "2025年度本部门开展绩效自评的项目8个，涉及预算金额1354.13万元。绩效跟踪的项目8个，涉及预算金额7589.42万元，绩效自评涉及预算金额1354.13万元。",
        ],
    );
    silent(&text);
}

#[test]
fn trap_18_money_of_the_whole_term_is_not_the_year_s() {
    let sheet = [
        "项目支出绩效目标表\n（2026年度）\n",
        "项目名称\t\t轨道交通配套建设\t\t\t\t",
        "主管部门及代码\t\t101-某局\t\t实施单位\t云岭市甲局\t",
        "项目属性\t\t阶段性项目\t\t项目期\t5年\t",
        "项目资金（元）\t\t实施期资金总额：\t771,325,800\t年度资金总额：\t10,308,000\t",
        "\t\t市县（区）财政资金\t771,325,800\t市县（区）财政资金\t10,308,000\t",
        "\t\t单位自筹\t0\t单位自筹\t0\t",
        "\t\t实施期目标\t\t年度目标\t\t",
        "总体目标\t\t五年建成。\t\t完成前期工作。\t\t",
        "绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t二级指标\t三级指标\t指标值",
        "\t产出指标\t数量指标\t建成里程\t≥9公里\t数量指标\t完成前期手续\t≥3项",
        "负责人：\t张某\t经办人：\t李某\t填报日期：\t2025年11月2日\t",
    ]
    .join("\n");
    let projects = table(
        "2026年项目支出预算表",
        &["项目名称|合计|一般公共预算", "云岭市甲局|1,030.80|1,030.80", "轨道交通配套建设|1,030.80|1,030.80"],
    );
    let text = format!("{}\n\n{sheet}\n", budget(&[projects], &["无。"]));
    let money: Vec<_> = told(&text)
        .into_iter()
        .filter(|f| ["XTB", "SUM", "PRJ-04", "PRJ-05"].iter().any(|rule| f.rule.starts_with(rule)))
        .map(|f| f.rule)
        .collect();
    assert_eq!(money, [""; 0]);
}

#[test]
fn trap_19_vehicles_paid_for_are_not_all_vehicles() {
    assert_eq!(
        said(&[THREE, "公务用车保有量为8辆。", OTHER, "共有车辆10辆，其中：机要通信用车1辆、其他用车9辆。"]),
        []
    );
}

#[test]
fn trap_20_what_follows_from_a_lost_digit_is_not_told_again() {
    let rows = |basic: &str| {
        general(&[
            &format!("合计||12,029.15|{basic}|1,367.64"),
            &format!("212|城乡社区支出|12,029.15|{basic}|1,367.64"),
            "21201|城乡社区管理事务|12,029.15|10,661.51|1,367.64",
            "2120101|行政运行|1,690.05|1,690.05|",
            "2120104|城管执法|1,289.35|1,289.35|",
            "2120199|其他城乡社区管理事务支出|9,049.75|7,682.11|1,367.64",
        ])
    };
    let text = "一般公共预算财政拨款支出12029.15万元，其中：基本支出10661.51万元，占88.63%；项目支出1367.64万元，占11.37%。";
    let section = "### 五、一般公共预算财政拨款支出决算情况说明";
    silent(&accounts(&[rows("10,661.51")], &[section, text]));
    let wrong = serious(&told(&accounts(&[rows("1,066.51")], &[section, text])));
    assert_eq!(wrong.len(), 1, "{wrong:#?}");
}
