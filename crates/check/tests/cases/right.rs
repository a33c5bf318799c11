//! Right sentences: nothing to correct.

use crate::invented::{
    ERROR, accounts, budget, general, in_unit, read, serious, shown, subjects, table, told,
};

const SPENT: &str = "### 五、一般公共预算财政拨款支出决算情况说明";
const TOTALS: &str = "### 一、收入支出决算总体情况说明";
const OTHER: &str = "### 十一、其他重要事项的情况说明";
const THREE: &str = "### 七、“三公”经费支出决算情况说明";
const REASON: &str = "主要原因是人员变动和项目经费调整";

/// Nothing at error or warning level is told of a book.
#[track_caller]
fn silent(text: &str) {
    assert_eq!(serious(&told(text)), []);
}

fn one(section: &str, sentence: &str) {
    silent(&accounts(&[], &[section, sentence]));
}

#[test]
fn changes_and_their_percentages() {
    for (section, what, now, word, by, rate) in [
        (TOTALS, "收入总计", "20314.51", "减少", "959.49", "4.51"),
        (OTHER, "机关运行经费支出", "816.16", "减少", "165.4", "16.85"),
        (OTHER, "机关运行经费支出", "627.04", "减少", "54.47", "7.99"),
        (OTHER, "机关运行经费支出", "37.35", "增加", "21.90", "141.75"),
        (OTHER, "机关运行经费支出", "166.45", "减少", "22.50", "11.91"),
        (TOTALS, "支出总计", "19044.27", "增加", "100.46", "0.53"),
        (SPENT, "一般公共预算财政拨款支出", "24535.67", "增加", "6485.08", "35.93"),
    ] {
        let direction = if word == "减少" { "下降" } else { "增长" };
        one(
            section,
            &format!(
                "2025年度{what}{now}万元，与2024年度相比，{what}{word}{by}万元，{direction}{rate}%，{REASON}。"
            ),
        );
        one(
            section,
            &format!("2025年度{what}{now}万元，比2024年度{word}{by}万元，{direction}{rate}%，{REASON}。"),
        );
    }
}

#[test]
fn one_difference_over_two_bases() {
    let text = format!("2025年度支出总计26591.08万元，比2024年度增加8487.88万元，增长46.89%，{REASON}。");
    let fiscal =
        format!("2025年度财政拨款支出总计26538.47万元，比2024年度增加8487.88万元，增长47.02%，{REASON}。");
    silent(&accounts(&[], &[TOTALS, &text, "### 四、财政拨款收入支出决算总体情况说明", &fiscal]));
}

#[test]
fn shares_of_what_was_spent() {
    for (part, share, rest, other) in [
        ("13884.00", "69.42", "6116.00", "30.58"),
        ("19896.00", "99.48", "104.00", "0.52"),
        ("19698.00", "98.49", "302.00", "1.51"),
    ] {
        one(
            "### 三、支出决算情况说明",
            &format!(
                "2025年度支出合计20000.00万元，其中：基本支出{part}万元，占{share}%；项目支出{rest}万元，占{other}%。"
            ),
        );
    }
}

#[test]
fn procurement_adds_up() {
    for (all, goods, works, services) in
        [("1771.11", "73.47", "147.42", "1550.22"), ("1062.09", "80.98", "269.03", "712.08")]
    {
        one(
            OTHER,
            &format!(
                "2025年度政府采购支出总额{all}万元，其中：政府采购货物支出{goods}万元、政府采购工程支出{works}万元、政府采购服务支出{services}万元。"
            ),
        );
    }
}

#[test]
fn rates_of_completion() {
    for (planned, spent, rate) in [
        ("100.00", "97.64", "98"),
        ("274.82", "257.14", "93.57"),
        ("549.65", "545.84", "99.31"),
        ("4628.17", "4733.14", "102.27"),
        ("27765.00", "24535.67", "88.37"),
        ("1000.00", "807.10", "80.71"),
        ("1000.00", "826.80", "82.68"),
        ("1000.00", "426.80", "42.68"),
        ("20487.65", "17847.00", "87.11"),
    ] {
        one(
            SPENT,
            &format!(
                "2025年度一般公共预算财政拨款支出年初预算为{planned}万元，支出决算为{spent}万元，完成年初预算的{rate}%，{REASON}。"
            ),
        );
    }
    one(
        THREE,
        &format!("2025年度“三公”经费支出预算为11.50万元，支出决算为9.96万元，完成预算的86.61%，{REASON}。"),
    );
}

#[test]
fn changes_of_items_make_up_the_change_of_the_whole() {
    one(
        THREE,
        &format!(
            "2025年度“三公”经费支出决算为20.40万元，比2024年度减少19.66万元，下降49.08%，{REASON}。其中：因公出国（境）费支出决算为10.00万元，比2024年度减少20.06万元，下降66.73%；公务用车购置及运行维护费支出决算为10.00万元，与2024年度持平；公务接待费支出决算为0.40万元，由0增加至0.40万元，增加0.40万元。"
        ),
    );
}

/// A project sheet, its texts left to others.
fn sheet(project: &str, period: &str, year: &str) -> String {
    [
        "项目支出绩效目标表\n（2026年度）\n".to_owned(),
        format!("项目名称\t\t{project}\t\t\t\t"),
        "主管部门及代码\t\t101-某局\t\t实施单位\t云岭市甲局\t".to_owned(),
        "项目属性\t\t阶段性项目\t\t项目期\t3年\t".to_owned(),
        format!("项目资金（元）\t\t实施期资金总额：\t{period}\t年度资金总额：\t{year}\t"),
        format!("\t\t市县（区）财政资金\t{period}\t市县（区）财政资金\t{year}\t"),
        "\t\t单位自筹\t0\t单位自筹\t0\t".to_owned(),
        "\t\t实施期目标\t\t年度目标\t\t".to_owned(),
        "总体目标\t\t三年建成并投入使用。\t\t完成主体结构。\t\t".to_owned(),
        "绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t二级指标\t三级指标\t指标值".to_owned(),
        "\t产出指标\t数量指标\t建成面积\t≥900平方米\t数量指标\t建成面积\t≥300平方米".to_owned(),
        "负责人：\t张某\t经办人：\t李某\t填报日期：\t2025年11月2日\t".to_owned(),
        String::new(),
    ]
    .join("\n")
}

#[test]
fn money_in_two_units_is_one_amount() {
    for (name, yuan, wan) in
        [("园区基础设施建设", "226,145,100.00", "22,614.51"), ("智慧水务运行", "3,498,000.00", "349.80")]
    {
        let projects = table(
            "2026年项目支出预算表",
            &[
                "项目名称|合计|一般公共预算",
                &format!("云岭市甲局|{wan}|{wan}"),
                &format!("{name}|{wan}|{wan}"),
            ],
        );
        let text = format!(
            "{}\n\n{}",
            budget(&[projects], &["### 九、项目情况说明", &format!("{name}2026年安排预算{wan}万元。")]),
            sheet(name, yuan, yuan)
        );
        let money: Vec<_> = told(&text)
            .iter()
            .filter(|f| ["XTB", "TXT", "SUM", "FIN", "PRJ-0"].iter().any(|group| f.rule.starts_with(group)))
            .map(|f| (f.rule, shown(f)))
            .collect();
        assert_eq!(money, []);
    }
}

#[test]
fn targets_cover_less_than_all_projects() {
    // 1,128.62 for projects, of which 29.40 for families of the deceased have no target: 1,099.22 with targets.
    let spending = subjects(
        "2026年支出预算总表",
        &[
            "合计||2,128.62|1,000.00|1,128.62",
            "208|社会保障和就业支出|29.40||29.40",
            "20808|抚恤|29.40||29.40",
            "2080801|死亡抚恤|29.40||29.40",
            "212|城乡社区支出|2,099.22|1,000.00|1,099.22",
            "21201|城乡社区管理事务|2,099.22|1,000.00|1,099.22",
            "2120101|行政运行|1,000.00|1,000.00|",
            "2120102|一般行政管理事务|1,099.22||1,099.22",
        ],
    );
    silent(&budget(
        &[spending],
        &["### 九、绩效目标设置情况", "2026年本单位编报绩效目标的项目共12个，涉及项目预算资金1099.22万元。"],
    ));
}

#[test]
fn last_year_s_budget_follows_from_the_change() {
    // The budget of 2026 is 27,807.61, up by 27.45: 27,780.16 is what the accounts of 2025 call the budget.
    let spending = |title: &str, total: &str| {
        in_unit(
            title,
            "万元",
            &[
                "科目编码|科目名称|合计|基本支出|项目支出",
                &format!("合计||{total}|{total}|"),
                &format!("207|文化旅游体育与传媒支出|{total}|{total}|"),
                &format!("20701|文化和旅游|{total}|{total}|"),
                &format!("2070101|行政运行|{total}|{total}|"),
            ],
        )
    };
    let sentence = format!(
        "一般公共预算支出27807.61万元，比2025年预算增加27.45万元，增长0.10%，{REASON}。“三公”经费预算11.49万元，与2025年预算持平。"
    );
    let this = budget(
        &[spending("2026年一般公共预算支出表", "27,807.61")],
        &["### 五、一般公共预算支出情况说明", &sentence],
    );
    silent(&this);
    let before = budget(&[spending("2025年一般公共预算支出表", "27,780.16")], &["无。"])
        .replace("2026年度", "2025年度");
    let beside = |last: &str| {
        let outcome = mingzhang_check::check_beside(&read(&this), Some(&read(last)));
        outcome.findings.into_iter().filter(|f| f.severity == ERROR).map(|f| f.rule).collect::<Vec<_>>()
    };
    assert_eq!(beside(&before), [""; 0]);
    assert_eq!(beside(&before.replace("27,780.16", "27,708.16")), ["YOY-01"]);
    let accounts = accounts(
        &[general(&[
            "合计||24,535.67|24,535.67|",
            "207|文化旅游体育与传媒支出|24,535.67|24,535.67|",
            "20701|文化和旅游|24,535.67|24,535.67|",
            "2070101|行政运行|24,535.67|24,535.67|",
        ])],
        &[
            SPENT,
            &format!(
                "2025年度一般公共预算财政拨款支出年初预算为27780.16万元，支出决算为24535.67万元，完成年初预算的88.32%，{REASON}。"
            ),
        ],
    );
    silent(&accounts);
    assert_eq!(beside(&accounts), [""; 0]);
}
