//! Thirty ways to tell something wrong of what is right, or to miss what is wrong: a test each, in the order of the list of cases.

#![allow(clippy::unwrap_used)] // a helper that cannot read its fixture fails the test

mod invented;

use invented::{
    ERROR, INFO, WARNING, accounts, budget, general, in_unit, read, serious, shown, subjects, table,
    three_public, told,
};
use mingzhang_model::{BookKind, Reach, Says, Severity};

const ITEMS: &str =
    "### 五、一般公共预算财政拨款支出决算情况说明\n\n#### （三）一般公共预算财政拨款支出决算具体情况";
const LIST: &str =
    "### 五、一般公共预算财政拨款支出决算情况说明\n\n#### （二）一般公共预算财政拨款支出决算结构情况";
const THREE: &str = "### 七、“三公”经费支出决算情况说明";
const OTHER: &str = "### 十一、其他重要事项的情况说明";
const REASON: &str = "决算数小于预算数的主要原因：人员变动。";

/// Rules and severities of what should be corrected in final accounts of these sections.
fn said(sections: &[&str]) -> Vec<(&'static str, Severity)> {
    serious(&told(&accounts(&[], sections))).into_iter().map(|(rule, severity, _)| (rule, severity)).collect()
}

#[track_caller]
fn silent(text: &str) {
    assert_eq!(serious(&told(text)), []);
}

fn rules(text: &str, severity: Severity) -> Vec<&'static str> {
    told(text)
        .into_iter()
        .filter(|finding| finding.severity == severity)
        .map(|finding| finding.rule)
        .collect()
}

/// Annuities, with this share of the budget of 274.82 spent: 257.14 is 93.57 % of it.
fn annuities(start: &str, breaks: [&str; 4], spent: &str) -> String {
    let [name, verb, figure, rate] = breaks;
    format!(
        "{start}社会保障和就业支出（类）行政事业单位养老支出（款）机关事业{name}单位职业年金缴费支出（项）。主要用于按规定缴纳职业年金。年初预算为274.82万元，支{verb}出决算为{figure}{spent}万元，完成年初预算的{rate}93.57%。{REASON}"
    )
}

#[test]
fn trap_01_soft_breaks_stand_inside_of_words() {
    for place in 0..4 {
        let mut breaks = [""; 4];
        breaks[place] = "⏎";
        assert_eq!(said(&[ITEMS, &annuities("1、", breaks, "257.14")]), [], "{place}");
        assert_eq!(said(&[ITEMS, &annuities("1、", breaks, "245.53")]), [("FIN-22", ERROR)], "{place}");
    }
    let change = "机关运行经费支出3.30万元，比2024年度增⏎加0.30万元，增长10.00%，主要原因是办公费增加。";
    assert_eq!(said(&[OTHER, change]), []);
    assert_eq!(said(&[OTHER, &change.replace("10.00%", "12.00%")]), [("YOY-02", ERROR)]);
    // An empty line ends a sentence: 减 and 增加 of two paragraphs are no two alternatives.
    assert_eq!(
        said(&[OTHER, "办公费比2024年度有增有减", "增加21.90万元的是物业费，主要原因是面积增加。"]),
        []
    );
}

#[test]
fn trap_02_a_line_that_begins_with_a_decimal_is_no_item() {
    let list = "一般公共预算财政拨款支出3990.35万元，主要用于以下方面：一般公共服务支出（类）3042.00万元，占⏎76.23%；教育支出（类）135.28万元，占⏎3.39%；卫生健康支出（类）813.07万元，占20.38%。";
    let book = read(&accounts(&[], &[LIST, list]));
    assert_eq!(book.paragraphs.iter().filter(|paragraph| paragraph.text.contains('占')).count(), 1);
    assert_eq!(said(&[LIST, list]), []);
    assert_eq!(said(&[LIST, &list.replace("76.23%", "67.23%")]), [("FIN-18", ERROR)]);
}

#[test]
fn trap_03_an_item_goes_on_over_the_page() {
    for breaks in [["⇟", "", "", ""], ["", "", "⇟", ""], ["", "", "", "⇟"]] {
        assert_eq!(said(&[ITEMS, &annuities("1、", breaks, "257.14")]), [], "{breaks:?}");
        assert_eq!(said(&[ITEMS, &annuities("1、", breaks, "245.53")]), [("FIN-22", ERROR)], "{breaks:?}");
    }
}

#[test]
fn trap_04_items_begin_in_many_ways() {
    for start in ["6、", "6.", "6．", "（6）", ""] {
        assert_eq!(said(&[ITEMS, &annuities(start, [""; 4], "257.14")]), [], "{start}");
        assert_eq!(said(&[ITEMS, &annuities(start, [""; 4], "245.53")]), [("FIN-22", ERROR)], "{start}");
    }
    for start in ["6.“", "11“."] {
        let item = |spent| annuities(start, [""; 4], spent).replace("（项）。", "（项）”257.14万元。");
        assert_eq!(said(&[ITEMS, &item("257.14")]), [], "{start}");
        let wrong = said(&[ITEMS, &item("245.53")]);
        assert!(wrong.contains(&("FIN-22", ERROR)), "{start}: {wrong:?}");
    }
}

fn annuity_table() -> String {
    general(&[
        "合计||257.14|257.14|",
        "208|社会保障和就业支出|257.14|257.14|",
        "20805|行政事业单位养老支出|257.14|257.14|",
        "2080506|机关事业单位职业年金缴费支出|257.14|257.14|",
    ])
}

#[test]
fn trap_05_an_item_may_have_no_figure_before_its_budget() {
    let with = |spent: &str| accounts(&[annuity_table()], &[ITEMS, &annuities("1、", [""; 4], spent)]);
    silent(&with("257.14"));
    let wrong = rules(&with("245.53"), ERROR);
    assert!(wrong.contains(&"FIN-05") || wrong.contains(&"FIN-22"), "{wrong:?}");
}

#[test]
fn trap_06_only_the_same_thing_is_said_twice() {
    // Bare names, budget and outcome, this year and last, amount and change are different things.
    assert_eq!(
        said(&[
            ITEMS,
            "1、教育支出（类）普通教育（款）小学教育（项）。年初预算为100.00万元，支出决算为80.00万元，其中：基本支出50.00万元，项目支出30.00万元。决算数小于预算数的主要原因：人员变动。",
            "2、卫生健康支出（类）公共卫生（款）其他公共卫生支出（项）。年初预算为60.00万元，支出决算为40.00万元，其中：基本支出15.00万元，项目支出25.00万元。决算数小于预算数的主要原因：人员变动。",
        ]),
        []
    );
    // Two amounts after one role: neither is the one.
    assert_eq!(
        said(&[
            ITEMS,
            "1、教育支出（类）普通教育（款）小学教育（项）。年初预算为100.00万元（调整后120.00万元），支出决算为90.00万元，完成调整预算的75%。决算数小于预算数的主要原因：人员变动。"
        ]),
        []
    );
    // The same thing, said twice and differently.
    let twice = "机关运行经费支出37.35万元，与2024年度持平。";
    let wrong = accounts(&[], &[OTHER, twice, "### 十二、补充说明", "2025年度机关运行经费支出35.37万元。"]);
    assert!(told(&wrong).iter().any(|finding| finding.rule == "TXT-22"), "{:?}", serious(&told(&wrong)));
}

#[test]
fn trap_07_a_year_is_no_amount() {
    let text = budget(&[], &["### 三、收支情况说明", "2025年收入预算2024万元，与2024年预算持平。"]);
    let book = read(&text);
    let money: Vec<&str> =
        book.claims.iter().filter(|claim| claim.money().is_some()).map(|claim| claim.text.as_str()).collect();
    assert_eq!(money, ["2024万元"]);
    silent(&text);
}

#[test]
fn trap_08_the_base_follows_from_figure_and_change() {
    let reason = "主要原因是来访增加";
    let with = |text: &str| {
        said(&[THREE, &format!("公务接待费支出决算{text}，{reason}。国内公务接待8批次、60人次。")])
    };
    assert_eq!(with("0.40万元，比2024年度增加0.40万元，增长100%"), [("YOY-12", ERROR)]);
    assert_eq!(with("0.30万元，由0增加至0.30万元"), []);
    assert_eq!(with("0.40万元，比2024年度增加0.40万元"), []);
    assert_eq!(with("0.50万元，比2024年度增加0.20万元，增长66.67%"), []);
    // 0.01 may be anything from 0.00 to 0.02.
    assert_eq!(with("0.41万元，比2024年度增加0.40万元，增长4000%"), []);
}

#[test]
fn trap_09_zero_is_what_is_printed_as_zero() {
    let with = |planned: &str, spent: &str, rest: &str| {
        let text = format!(
            "公务接待费预算为{planned}万元，支出决算为{spent}万元{rest}。国内公务接待8批次、60人次。"
        );
        told(&accounts(&[], &[THREE, &text]))
            .into_iter()
            .filter(|f| f.rule.starts_with("FIN-22"))
            .map(|f| f.severity)
            .collect::<Vec<_>>()
    };
    for zero in ["0", "0.0", "0.00"] {
        assert_eq!(with(zero, zero, "，完成预算的0%"), [INFO], "{zero}");
        assert_eq!(with(zero, zero, "，完成预算的100%"), [INFO], "{zero}");
        assert_eq!(with(zero, "1.00", "，完成预算的100%"), [WARNING], "{zero}");
        assert_eq!(with(zero, "1.00", ""), [], "{zero}");
    }
    assert_eq!(with("0.004", "0.004", "，完成预算的100%"), []);
    assert_eq!(
        said(&[
            ITEMS,
            "18、社会保障和就业支出（类）抚恤（款）死亡抚恤（项）。年初预算为0万元，支出决算为177.17万元。决算数大于预算数的主要原因：年中追加。"
        ]),
        []
    );
}

#[test]
fn trap_10_an_item_does_not_borrow_the_budget_of_the_whole() {
    assert_eq!(
        said(&[
            THREE,
            "“三公”经费支出预算为11.50万元，支出决算为9.96万元，完成预算的86.61%，决算数小于预算数的主要原因是厉行节约。其中：因公出国（境）费支出决算为0万元；公务用车购置及运行维护费支出决算为9.56万元，完成预算的88.52%；公务接待费支出决算为0.40万元，完成预算的57.14%。国内公务接待8批次、60人次，公务用车保有量2辆。"
        ]),
        []
    );
}

#[test]
fn trap_11_what_is_occupied_is_no_share() {
    for text in [
        "甲街道占地12.50亩，占用房屋3335.02平方米，占用资金30.25万元，占编人员25人。",
        "城镇化率提高3.25个百分点，出生率为6.39‰，参保率百分之九十八。",
        "一般公共服务支出3042.00万元，占比为0.7623。",
    ] {
        let findings = told(&accounts(&[], &[OTHER, text]));
        assert_eq!(serious(&findings), [], "{text}");
        assert!(findings.iter().all(|finding| !shown(finding).contains("76.23")), "{text}");
    }
}

#[test]
fn trap_12_a_broken_string_of_numbers_is_no_share() {
    assert_eq!(
        said(&[
            LIST,
            "一般公共预算财政拨款支出2940.05万元，主要用于以下方面：卫生健康支出（类）60.99万元，占⏎60.99 2.07% 445.69"
        ]),
        []
    );
}

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

#[test]
fn trap_21_codes_in_two_columns_are_no_amounts() {
    let basic = table(
        "一般公共预算财政拨款基本支出决算表",
        &[
            "科目编码||科目名称|合计|人员经费|公用经费",
            "类|款||||",
            "合计|||60.00|40.00|20.00",
            "301||工资福利支出|40.00|40.00|",
            "301|01|基本工资|25.00|25.00|",
            "301|02|津贴补贴|15.00|15.00|",
            "302||商品和服务支出|20.00||20.00",
            "302|01|办公费|12.00||12.00",
            "302|05|水费|8.00||8.00",
        ],
    );
    let text = accounts(&[basic], &["无。"]);
    let book = read(&text);
    assert!(book.facts.iter().all(|fact| fact.text.contains('.')), "{:?}", book.facts);
    silent(&text);
    let wrong = text.replace("津贴补贴\t15.00\t15.00", "津贴补贴\t15.00\t51.00");
    assert_eq!(serious(&told(&wrong)).len(), 1, "{:?}", serious(&told(&wrong)));
}

#[test]
fn trap_22_what_the_text_layer_repeats_is_no_second_sentence() {
    let sentence = "一般公共预算支出预算100.00万元，比2025年预算增加10.00万元，增长11.11%，主要原因是新增信息系统运行维护项目以及人员经费按规定标准调整。";
    let rows = subjects(
        "2026年一般公共预算支出表",
        &[
            "合计||100.00|100.00|",
            "201|一般公共服务支出|100.00|100.00|",
            "20106|财政事务|100.00|100.00|",
            "2010601|行政运行|100.00|100.00|",
        ],
    );
    let section = "### 五、一般公共预算支出情况说明";
    let once = serious(&told(&budget(std::slice::from_ref(&rows), &[section, sentence])));
    let twice = serious(&told(&budget(&[rows.clone(), rows], &[section, sentence, sentence])));
    assert_eq!(once, []);
    assert_eq!(twice, []);
}

#[test]
fn trap_23_tables_have_their_own_units() {
    let spending = in_unit(
        "2026年部门一般公共预算支出表",
        "元",
        &[
            "科目编码|科目名称|合计|基本支出|项目支出",
            "合计||278,076,100|200,000,000|78,076,100",
            "207|文化旅游体育与传媒支出|278,076,100|200,000,000|78,076,100",
            "20701|文化和旅游|278,076,100|200,000,000|78,076,100",
            "2070101|行政运行|278,076,100|200,000,000|78,076,100",
        ],
    );
    let three = table(
        "2026年“三公”经费预算表",
        &[
            "项目|2026年预算数",
            "因公出国（境）费|",
            "公务接待费|0.49",
            "公务用车购置及运行费|11.00",
            "①公务用车购置费|",
            "②公务用车运行维护费|11.00",
            "合计|11.49",
        ],
    );
    let five = in_unit(
        "2026年部门财政拨款收支预算总表",
        "元",
        &[
            "财政拨款收入||财政拨款支出|||",
            "项目|预算数|项目|合计|一般公共预算|政府性基金预算",
            "一、一般公共预算资金|278,076,100|一、文化旅游体育与传媒支出|278,076,100|278,076,100|",
            "二、政府性基金||二、城乡社区支出|||",
            "收入总计|278,076,100|支出总计|278,076,100|278,076,100|",
        ],
    );
    let text = "一般公共预算支出27807.61万元，其中：基本支出20000万元，项目支出7807.61万元。“三公”经费预算11.49万元，其中：公务接待费0.49万元，公务用车购置及运行费11.00万元。";
    let with = |text: &str| {
        budget(&[five.clone(), spending.clone(), three.clone()], &["### 五、支出情况说明", text])
    };
    let errors = rules(&with(text), ERROR);
    assert_eq!(errors, [""; 0]);
    let wrong = rules(&with(&text.replace("27807.61", "27870.61")), ERROR);
    assert!(!wrong.is_empty());
}

#[test]
fn trap_24_the_whole_and_its_general_part_are_different_money() {
    let rows = |title: &str, total: &str, project: &str, land: &str| {
        let mut rows = vec![
            "科目编码|科目名称|合计|基本支出|项目支出".to_owned(),
            format!("合计||{total}|486,618,082.20|{project}"),
            "201|一般公共服务支出|493,761,082.20|486,618,082.20|7,143,000.00".to_owned(),
            "20103|政府办公厅（室）及相关机构事务|493,761,082.20|486,618,082.20|7,143,000.00".to_owned(),
            "2010301|行政运行|486,618,082.20|486,618,082.20|".to_owned(),
            "2010302|一般行政管理事务|7,143,000.00||7,143,000.00".to_owned(),
        ];
        if !land.is_empty() {
            rows.extend(
                ["212|城乡社区支出", "21208|国有土地使用权出让收入安排的支出", "2120803|城市建设支出"]
                    .map(|name| format!("{name}|{land}||{land}")),
            );
        }
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        in_unit(title, "元", &rows)
    };
    let fund = in_unit(
        "2026年部门政府性基金预算支出表",
        "元",
        &[
            "科目编码|科目名称|合计|基本支出|项目支出",
            "合计||2,792,857,000.00||2,792,857,000.00",
            "212|城乡社区支出|2,792,857,000.00||2,792,857,000.00",
            "21208|国有土地使用权出让收入安排的支出|2,792,857,000.00||2,792,857,000.00",
            "2120803|城市建设支出|2,792,857,000.00||2,792,857,000.00",
        ],
    );
    let all = rows("2026年部门支出预算总表", "3,286,618,082.20", "2,800,000,000.00", "2,792,857,000.00");
    let general = rows("2026年部门一般公共预算支出表", "493,761,082.20", "7,143,000.00", "");
    let text = "支出预算328,661.81万元，其中：一般公共预算49,376.11万元，政府性基金预算279,285.70万元。";
    silent(&budget(&[all, general, fund], &["### 三、支出情况说明", text]));
}

#[test]
fn trap_25_last_year_is_named_in_sentences_and_this_year_in_titles() {
    let right = accounts(
        &[annuity_table().replace("## 一般", "## 2025年度一般")],
        &[
            OTHER,
            "2025年度机关运行经费支出37.35万元，比2024年度增加21.90万元，增长141.75%，主要原因是2024年度办公用房尚未启用。",
        ],
    );
    silent(&right);
    for lost in ["## 第三部分 202年度部门决算情况说明", "202年度部门决算"] {
        let wrong = right.replace(&lost.replace("202年度", "2025年度"), lost);
        assert!(rules(&wrong, ERROR).contains(&"FMT-06"), "{lost}: {:?}", rules(&wrong, ERROR));
    }
}

#[test]
fn trap_26_economic_classes_stand_in_one_table_only() {
    let basic = table(
        "一般公共预算财政拨款基本支出决算表",
        &[
            "科目编码|科目名称|合计|人员经费|公用经费",
            "|合计|257.14|257.14|",
            "301|工资福利支出|257.14|257.14|",
            "30101|基本工资|257.14|257.14|",
        ],
    );
    silent(&accounts(&[annuity_table(), basic], &["无。"]));
}

#[test]
fn trap_27_quotes_are_paired_over_lines_and_pages() {
    let right = "举办“百合之约⏎情定苏河”集体婚礼等群众文化活动，以及“公共文化⇟配送”等方面的活动，覆盖全部街道和社区。";
    assert!(told(&accounts(&[], &[OTHER, right])).iter().all(|finding| finding.rule != "FMT-26"));
    let wrong = right.replace("“百合", "百合");
    assert!(told(&accounts(&[], &[OTHER, &wrong])).iter().any(|finding| finding.rule == "FMT-26"));
}

#[test]
fn trap_28_pages_without_letters_are_no_missing_tables() {
    let document = mingzhang_read::Document {
        pages: (1..=44)
            .map(|number| mingzhang_read::Page { number, width: 595.0, height: 842.0, blocks: Vec::new() })
            .collect(),
        ..mingzhang_read::Document::default()
    };
    let outcome = mingzhang_check::check(&mingzhang_recognise::recognise(&document));
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    let looked =
        outcome.coverage.iter().filter(|obligation| matches!(obligation.reach, Reach::Checked(n) if n > 0));
    assert_eq!(looked.map(|obligation| obligation.rule).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn trap_29_rounding_is_measured_by_the_digits_and_not_by_a_tolerance() {
    let rate = |planned: &str, spent: &str, rate: &str| {
        let text = format!(
            "一般公共预算财政拨款支出年初预算为{planned}万元，支出决算为{spent}万元，完成年初预算的{rate}%。决算数小于预算数的主要原因：人员变动。"
        );
        told(&accounts(&[], &[LIST, &text]))
            .into_iter()
            .filter(|f| f.rule == "FIN-22")
            .map(|f| f.severity)
            .max()
    };
    for (planned, spent, right) in [
        ("274.82", "257.14", "93.57"),
        ("100.00", "97.64", "98"),
        ("549.65", "545.84", "99.31"),
        ("0.70", "0.68", "97.14"),
    ] {
        assert_eq!(rate(planned, spent, right), None, "{spent}");
    }
    // Half a percentage point, or one per cent of the amount, hides these.
    assert_eq!(rate("274.82", "257.14", "93.87"), Some(ERROR));
    assert_eq!(rate("27780.16", "24535.67", "88.37"), Some(ERROR));
    assert_eq!(rate("274.82", "245.53", "93.57"), Some(ERROR));
    assert_eq!(rate("274.82", "257.14", "93.58"), Some(INFO));
    // Small amounts leave wide intervals: 0.02 of 0.03 may be 43 % or 100 %.
    assert_eq!(rate("0.03", "0.02", "80.00"), None);
}

#[test]
fn trap_30_the_kind_of_a_book_is_told_by_the_book() {
    // Reading takes bytes, never a path; only words where a cover or a title has them tell the kind.
    assert_eq!(read(&accounts(&[], &["无。"])).kind, BookKind::FinalAccounts);
    assert_eq!(read(&budget(&[], &["无。"])).kind, BookKind::Budget);
    assert_eq!(read("云岭市甲局\n\n工作总结\n\n全年完成预算和决算编制工作。\n").kind, BookKind::Unknown);
    let book = read(&budget(&[], &["2025年度部门决算已经公开，金额2024万元。"]));
    assert_eq!(book.kind, BookKind::Budget);
    assert!(book.claims.iter().any(|claim| matches!(claim.says, Says::Amount { .. })));
}
