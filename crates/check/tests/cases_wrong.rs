//! What is wrong in published books, each with the cause that must be named. The books are invented, the figures and short phrases
//! are as printed.

#![allow(clippy::unwrap_used)] // a helper that cannot read its fixture fails the test

mod invented;

use std::collections::BTreeMap;

use invented::{
    ERROR, INFO, WARNING, accounts, budget, general, in_unit, read, serious, shown, squeeze, subjects, table,
    three_public, told,
};
use mingzhang_model::{Pattern, Severity};

/// Something wrong in a book.
struct Case {
    /// The row of the list of cases: book and page.
    row: &'static str,
    severity: Severity,
    /// The rules that may tell it.
    rules: &'static [&'static str],
    /// What the finding must show.
    names: &'static str,
    text: String,
}

fn case(
    row: &'static str,
    severity: Severity,
    rules: &'static [&'static str],
    names: &'static str,
    text: String,
) -> Case {
    Case { row, severity, rules, names, text }
}

/// Rows of the list that hold several slips are found when all of them are.
#[test]
fn what_is_wrong_in_real_books_is_found_by_its_cause() {
    let cases: Vec<Case> = [street_tables(), street_text(), street_spending(), culture_bureau(), budgets()]
        .into_iter()
        .flatten()
        .collect();
    let mut rows: BTreeMap<(&str, Severity), bool> = BTreeMap::new();
    for case in &cases {
        let findings = told(&case.text);
        let found = findings.iter().any(|finding| {
            case.rules.contains(&finding.rule)
                && finding.severity == case.severity
                && shown(finding).contains(&squeeze(case.names))
        });
        *rows.entry((case.row, case.severity)).or_insert(true) &= found;
        println!(
            "{} {} {} “{}”",
            if found { "found " } else { "MISSED" },
            case.severity.id(),
            case.row,
            case.names
        );
        if !found {
            for finding in &findings {
                println!("         {} {} {:?}", finding.rule, finding.severity.id(), shown(finding));
            }
        }
    }
    for (severity, least) in [(ERROR, ERRORS), (WARNING, WARNINGS), (INFO, INFOS)] {
        let of: Vec<bool> =
            rows.iter().filter(|((_, s), _)| *s == severity).map(|(_, found)| *found).collect();
        let found = of.iter().filter(|found| **found).count();
        println!("{}: {found} of {}", severity.id(), of.len());
        assert!(found >= least, "{}: {found} of {}, {least} wanted", severity.id(), of.len());
    }
}

/// Rows that must be found.
const ERRORS: usize = 6;
const WARNINGS: usize = 16;
const INFOS: usize = 20;

const STREET: [&str; 9] = [
    "合计||13,890.38|10,968.41|2,921.97",
    "201|一般公共服务支出|306.90|306.90|",
    "20103|政府办公厅（室）及相关机构事务|306.90|306.90|",
    "2010301|行政运行|306.90|306.90|",
    "212|城乡社区支出|13,583.48|10,661.51|2,921.97",
    "21201|城乡社区管理事务|12,029.15|10,661.51|1,367.64",
    "2120101|行政运行|1,690.05|1,690.05|",
    "2120104|城管执法|1,289.35|1,289.35|",
    "2120199|其他城乡社区管理事务支出|9,049.75|7,682.11|1,367.64",
];

fn street(edit: impl Fn(&str) -> String) -> Vec<String> {
    let rows: Vec<String> = STREET
        .iter()
        .copied()
        .chain([
            "21203|城乡社区公共设施|1,554.33||1,554.33",
            "2120399|其他城乡社区公共设施支出|1,554.33||1,554.33",
        ])
        .map(edit)
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    vec![subjects("支出决算表", &rows), general(&rows)]
}

fn lost_digit() -> String {
    accounts(&street(|row| row.replace("|10,661.51|", "|1,066.51|")), &["无。"])
}

#[test]
fn a_digit_lost_in_two_tables_on_two_levels_is_one_finding() {
    let findings = told(&lost_digit());
    let errors = serious(&findings);
    assert_eq!(errors.len(), 1, "{errors:#?}");
    let best = &findings[0].explanations[0];
    assert_eq!(best.pattern, Pattern::LostDigit);
    assert_eq!(best.cells.len(), 4, "{:#?}", best.cells);
    assert!(best.cells.iter().all(|cell| cell.should_be == "10,661.51"));
}

/// Class, division and item of pensions, with an amount on each line.
fn pensions(division: &str, item: &str) -> Vec<String> {
    vec![general(&[
        "合计||545.85|545.85|",
        "208|社会保障和就业支出|545.85|545.85|",
        &format!("20805|{division}|545.85|545.85|"),
        item,
    ])]
}

/// Final accounts, the tables: street office.
fn street_tables() -> Vec<Case> {
    let old_division =
        pensions("行政事业单位离退休", "2080505|机关事业单位基本养老保险缴费支出|545.85|545.85|");
    let pollution = general(&[
        "合计||20.00||20.00",
        "211|节能环保支出|20.00||20.00",
        "21111|污染减排|20.00||20.00",
        "2111101|减排专项支出|20.00||20.00",
    ]);
    vec![
        case("SQ 15, 21", ERROR, &["SUM-06", "SUM-08"], "10,661.51", lost_digit()),
        case("SQ 9, 14", WARNING, &["CLS-02"], "行政事业单位离退休", accounts(&old_division, &["无。"])),
        case(
            "SQ 10, 15, 21",
            WARNING,
            &["CLS-01", "CLS-02"],
            "减排专项支出",
            accounts(&[pollution], &["无。"]),
        ),
    ]
}

const LIST: &str =
    "### 五、一般公共预算财政拨款支出决算情况说明\n\n#### （二）一般公共预算财政拨款支出决算结构情况";
const ITEMS: &str =
    "### 五、一般公共预算财政拨款支出决算情况说明\n\n#### （三）一般公共预算财政拨款支出决算具体情况";
const THREE: &str = "### 七、“三公”经费支出决算情况说明";
const OTHER: &str = "### 十一、其他重要事项的情况说明";

const CLASSES: [&str; 15] = [
    "合计||1,431.35|1,411.32|20.03",
    "201|一般公共服务支出|306.90|286.87|20.03",
    "20103|政府办公厅（室）及相关机构事务|286.87|286.87|",
    "2010301|行政运行|286.87|286.87|",
    "20105|统计信息事务|20.03||20.03",
    "2010505|专项统计业务|20.03||20.03",
    "204|公共安全支出|323.47|323.47|",
    "20499|其他公共安全支出|323.47|323.47|",
    "2049999|其他公共安全支出|323.47|323.47|",
    "207|文化旅游体育与传媒支出|82.51|82.51|",
    "20701|文化和旅游|82.51|82.51|",
    "2070109|群众文化|82.51|82.51|",
    "208|社会保障和就业支出|718.47|718.47|",
    "20805|行政事业单位养老支出|718.47|718.47|",
    "2080501|行政单位离退休|718.47|718.47|",
];

/// Final accounts, names of subjects and words: street office.
fn street_text() -> Vec<Case> {
    let classes = || vec![general(&CLASSES)];
    let item = |text: &str| accounts(&classes(), &[ITEMS, text]);
    let swapped = general(&[
        "合计||7,682.11|7,682.11|",
        "212|城乡社区支出|7,682.11|7,682.11|",
        "21201|城乡社区管理事务|7,682.11|7,682.11|",
        "2120199|其他城乡社区管理事务支出|7,682.11|7,682.11|",
    ]);
    let list = "1.“一般公共服务”306.90万元，主要用于机关运行。\n\n2.“文化体育与传媒支出”82.51万元，主要用于群众文化活动。\n\n3.“公共安全支出”323.47万元，主要用于司法所工作。\n\n4.“社会保障和就业支出”718.47万元，主要用于离退休人员。";
    vec![
        case("SQ 28 names", WARNING, &["TXT-23"], "文化体育与传媒支出", accounts(&classes(), &[LIST, list])),
        case("SQ 28 names", WARNING, &["TXT-23"], "“一般公共服务”", accounts(&classes(), &[LIST, list])),
        case(
            "SQ 28 quote",
            INFO,
            &["FMT-26"],
            "11“.",
            accounts(
                &[],
                &[LIST, "11“. 灾害防治及应急管理支出”12.00万元，主要用于消防安全和应急物资储备工作。"],
            ),
        ),
        case(
            "SQ 28 remnant",
            WARNING,
            &["FMT-24"],
            "大",
            accounts(
                &[],
                &[
                    LIST,
                    "年初预算为21864.85万元，支出决算为19044.27万元，完成年初预算的87.10%。决算数大⏎小于预算数的主要原因：部分项目经费按照进度在年内据实结算支付完成。",
                ],
            ),
        ),
        case(
            "SQ 39 remnant",
            WARNING,
            &["FMT-24"],
            "减",
            accounts(
                &[],
                &[
                    OTHER,
                    "2025年度本部门机关运行经费支出37.35万元，比2024年度减⏎增加21.90万元，增长141.75%，主要原因是办公用房维修。",
                ],
            ),
        ),
        case(
            "SQ 29",
            WARNING,
            &["TXT-23"],
            "专项统计业务",
            item(
                "3.“一般公共服务支出（类）统计信息事务（款）统计信息事务（项）”20.04万元，主要用于统计调查。年初预算为20.04万元，支出决算为20.04万元，完成年初预算的100%。",
            ),
        ),
        case(
            "SQ 30",
            WARNING,
            &["TXT-23"],
            "司法",
            item(
                "8.“公共安全支出（类）司法（款）其他公共安全支出（项）”323.47万元，主要用于平安建设。年初预算为323.47万元，支出决算为323.47万元，完成年初预算的100%。",
            ),
        ),
        case(
            "SQ 32 name",
            WARNING,
            &["TXT-23"],
            "归口管理的行政单位离退休",
            item(
                "12.“社会保障和就业支出（类）行政事业单位养老支出（款）归口管理的行政单位离退休（项）”718.47万元，主要用于离退休人员。年初预算为718.47万元，支出决算为718.47万元。",
            ),
        ),
        case(
            "SQ 36",
            WARNING,
            &["TXT-23"],
            "其他社区城乡管理事务支出",
            accounts(
                &[swapped],
                &[
                    ITEMS,
                    "26.“城乡社区支出（类）城乡社区管理事务（款）其他社⏎区城乡管理事务支出（项）”7,682.11万元，主要用于社区日常运行管理。年初预算为7,682.11万元，⏎支出决算为7,682.11万元。",
                ],
            ),
        ),
        case(
            "SQ 40 word",
            INFO,
            &["FMT-17"],
            "管制",
            accounts(
                &[],
                &[
                    "### 十、预算绩效管理情况",
                    "2025年度本部门按照规定建立了预算绩效管制制度，并开展绩效自评。",
                ],
            ),
        ),
        case(
            "SQ 42",
            INFO,
            &["FMT-24", "FMT-09", "CON-02"],
            "部门（单位）",
            accounts(
                &[],
                &[OTHER, "截至2025年12月31日，甲街道办事处部门（单位）共有车辆10辆，均为一般公务用车。"],
            ),
        ),
    ]
}

fn annuity() -> String {
    let tables = general(&[
        "合计||802.99|802.99|",
        "208|社会保障和就业支出|802.99|802.99|",
        "20805|行政事业单位养老支出|802.99|802.99|",
        "2080505|机关事业单位基本养老保险缴费支出|545.85|545.85|",
        "2080506|机关事业单位职业年金缴费支出|257.14|257.14|",
    ]);
    accounts(
        &[tables],
        &[
            ITEMS,
            "13.“社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）”545.84万元，主要用于⏎缴纳养老保险。年初预算为549.65万元，支出决算为545.84万元，完成年初预算的99.31%。决算数小于预算数的主要原因：人员⏎变动。",
            "14.“社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位职业年金缴费支出（项）”257.14万元，主要用于缴纳⇟职业年金。年初预算为274.82万元，支出决算为245.53万元，完成年初预算的93.57%。决算数小于预算数的主要原因：⏎人员变动。",
        ],
    )
}

/// Final accounts, amounts and rates: street office.
fn street_spending() -> Vec<Case> {
    let reception =
        three_public(["", "", "6.00", "1.53"], ["", "", "5.00", "0.00"], ["7.53", "6.00", "5.00", "5.00"]);
    let abroad =
        || three_public(["", "", "6.00", "0.70"], ["", "", "5.00", "0.60"], ["6.70", "6.00", "5.60", "5.00"]);
    let basic = table(
        "一般公共预算财政拨款基本支出决算表",
        &[
            "科目编码|科目名称|合计|人员经费|公用经费",
            "|合计|534.69|504.39|30.30",
            "301|工资福利支出|504.39|504.39|",
            "30108|机关事业单位基本养老保险缴费|504.39|504.39|",
            "302|商品和服务支出|30.30||30.30",
            "30201|办公费|12.00||12.00",
            "30205|水费|18.30||18.30",
            "30208|取暖费|||",
            "30215|会议费|||",
            "310|资本性支出|||",
            "31013|公务用车购置|||",
        ],
    );
    let text = "一般公共预算财政拨款基本支出534.69万元。其中：人员经费504.39万元，主要包括：机关事业单位基本养老保险缴费504.38万元；公用经费30.30万元，主要包括：办公费、水费、取暖费、会议费、公务用车购置等。";
    let section = "### 六、一般公共预算财政拨款基本支出决算情况说明";
    vec![
        case("SQ 32", INFO, &["FIN-05", "TXT-22"], "545.84", annuity()),
        case(
            "SQ 32",
            INFO,
            &["FIN-05", "TXT-22", "FIN-06"],
            "504.38",
            accounts(std::slice::from_ref(&basic), &[section, text]),
        ),
        case("SQ 32-33", ERROR, &["FIN-05", "FIN-22", "TXT-22"], "245.53", annuity()),
        case(
            "SQ 39 reception",
            ERROR,
            &["FIN-05", "FIN-22"],
            "1.53",
            accounts(
                &[reception],
                &[
                    THREE,
                    "公务接待费支出决算为1.53万元，完成预算的0%。",
                    "国内公务接待支出0万元，国内公务接待0批次、0人次。",
                ],
            ),
        ),
        case(
            "SQ 39 abroad",
            INFO,
            &["FIN-22"],
            "0%",
            accounts(
                &[abroad()],
                &[
                    THREE,
                    "因公出国（境）费决算为0万元，完成预算的0%。公务接待费支出决算为0.60万元，完成预算的85.71%。",
                ],
            ),
        ),
        case(
            "SQ 40",
            INFO,
            &["TXT-25"],
            "0万",
            accounts(&[], &[THREE, "国内公务接待支出0万（含外宾接待支出0万元），主要用于接待来访。"]),
        ),
        case(
            "SQ 38",
            INFO,
            &["TXT-24"],
            "取暖费、会议费、公务用车购置",
            accounts(&[basic], &[section, text]),
        ),
        case(
            "SQ 28",
            INFO,
            &["FIN-18"],
            "0.08%",
            accounts(
                &[],
                &[
                    LIST,
                    "一般公共预算财政拨款支出19044.27万元，主要用于以下方面：教育支出（类）16.24万元，占0.08%。",
                ],
            ),
        ),
        case(
            "SQ 35",
            INFO,
            &["TXT-25"],
            "预算为0",
            accounts(
                &[],
                &[
                    ITEMS,
                    "22.“城乡社区支出（类）其他城乡社区支出（款）其他城乡社区支出（项）”150万元，主要用于社区建设。年初预算为0，支出决算为150万元。",
                ],
            ),
        ),
        case(
            "SQ 35",
            INFO,
            &["TXT-25"],
            "0元",
            accounts(
                &[],
                &[
                    ITEMS,
                    "18.“社会保障和就业支出（类）抚恤（款）死亡抚恤（项）”177.17万元，主要用于抚恤。年初预算为0元，支出决算为177.17万元。",
                ],
            ),
        ),
    ]
}

/// The general expenditure of a culture bureau: names and amounts as they belong together.
const CULTURE: [(&str, &str, &str, &str); 23] = [
    ("207|文化旅游体育与传媒支出", "17,127.62", "5,331.21", "11,796.41"),
    ("20701|文化和旅游", "14,758.06", "5,331.21", "9,426.85"),
    ("2070101|行政运行", "5,331.21", "5,331.21", ""),
    ("2070109|群众文化", "7,726.28", "", "7,726.28"),
    ("2070199|其他文化和旅游支出", "1,700.57", "", "1,700.57"),
    ("20799|其他文化旅游体育与传媒支出", "2,369.56", "", "2,369.56"),
    ("2079999|其他文化旅游体育与传媒支出", "2,369.56", "", "2,369.56"),
    ("208|社会保障和就业支出", "610.42", "610.42", ""),
    ("20805|行政事业单位养老支出", "610.42", "610.42", ""),
    ("2080501|行政单位离退休", "44.54", "44.54", ""),
    ("2080505|机关事业单位基本养老保险缴费支出", "377.25", "377.25", ""),
    ("2080506|机关事业单位职业年金缴费支出", "188.63", "188.63", ""),
    ("210|卫生健康支出", "356.03", "356.03", ""),
    ("21011|行政事业单位医疗", "356.03", "356.03", ""),
    ("2101101|行政单位医疗", "356.03", "356.03", ""),
    ("215|资源勘探工业信息等支出", "4,948.72", "", "4,948.72"),
    ("21508|支持中小企业发展和管理支出", "4,948.72", "", "4,948.72"),
    ("2150899|其他支持中小企业发展和管理支出", "4,948.72", "", "4,948.72"),
    ("221|住房保障支出", "1,492.88", "1,492.88", ""),
    ("22102|住房改革支出", "1,492.88", "1,492.88", ""),
    ("2210201|住房公积金", "512.33", "512.33", ""),
    ("2210203|购房补贴", "980.55", "980.55", ""),
    ("合计|", "24,535.67", "7,790.54", "16,745.13"),
];

/// Five rows of government funds among the names, and none among the amounts: those slide, and their end is their beginning again.
fn slid_in_two_steps() -> String {
    let mut names: Vec<&str> = CULTURE.iter().map(|(name, ..)| *name).collect();
    let at = |names: &[&str], code: &str| names.iter().position(|name| name.starts_with(code)).unwrap_or(0);
    let first = at(&names, "20799");
    names.splice(first..first, ["20709|旅游发展基金支出", "2070904|地方旅游开发项目补助"]);
    let second = at(&names, "215");
    names.splice(
        second..second,
        [
            "212|城乡社区支出",
            "21219|国有土地使用权出让收入对应专项债务收入安排的支出",
            "2121999|其他国有土地使用权出让收入对应专项债务收入安排的支出",
        ],
    );
    let rows: Vec<String> = names
        .iter()
        .zip(CULTURE.iter().cycle())
        .map(|(name, (_, all, basic, project))| format!("{name}|{all}|{basic}|{project}"))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    accounts(&[general(&rows)], &["无。"])
}

#[test]
fn amounts_that_slid_in_two_steps_are_one_error() {
    let findings = told(&slid_in_two_steps());
    let serious: Vec<_> =
        serious(&findings).into_iter().map(|(rule, severity, _)| (rule, severity)).collect();
    assert_eq!(serious, [("LOC-01", ERROR), ("CLS-04", WARNING)]);
    let told = shown(&findings[0]);
    for row in ["20709", "2070904", "21219", "2121999"] {
        assert!(told.contains(row), "{told}");
    }
    let best = &findings[0].explanations[0];
    assert_eq!(best.pattern, Pattern::ShiftedRows(-5));
    let total = best.cells.iter().find(|cell| cell.spot.row_label == "合计").unwrap();
    assert_eq!((total.printed.as_str(), total.should_be.as_str()), ("1,700.57", "24,535.67"));
}

/// Final accounts: culture bureau.
fn culture_bureau() -> Vec<Case> {
    let book = slid_in_two_steps();
    assert!(book.contains("20709\t旅游发展基金支出\t2,369.56"), "{book}");
    assert!(book.contains("208\t社会保障和就业支出\t44.54"), "{book}");
    assert!(book.contains("2150899\t其他支持中小企业发展和管理支出\t24,535.67"), "{book}");
    assert!(book.contains("合计\t\t1,700.57"), "{book}");
    vec![
        case("WL 15-16 rows", ERROR, &["LOC-01"], "旅游发展基金支出", book.clone()),
        case("WL 15-16 funds", WARNING, &["CLS-04"], "旅游发展基金支出", book),
        case(
            "WL 28",
            ERROR,
            &["YOY-12"],
            "100%",
            accounts(
                &[],
                &[
                    THREE,
                    "公务接待费支出决算0.40万元，比2024年度增加0.40万元，增长100%，主要原因是外省来访增加。",
                ],
            ),
        ),
        case(
            "WL 22",
            INFO,
            &["FIN-18"],
            "6.08%",
            accounts(
                &[],
                &[
                    LIST,
                    "一般公共预算财政拨款支出24535.67万元，主要用于以下方面：住房保障支出（类）1493.32万元，占6.08%。",
                ],
            ),
        ),
        case(
            "WL 24-25",
            INFO,
            &["FMT-26"],
            "”",
            accounts(
                &[],
                &[
                    ITEMS,
                    "主要用于举办百合之约 情定苏河”2025年⏎集体婚礼等群众文化活动，以及公共文化配送等方面的支出。",
                ],
            ),
        ),
        case(
            "WL 26-27",
            INFO,
            &["YOY-14"],
            "调增产业扶持资金",
            accounts(
                &[],
                &[
                    ITEMS,
                    "22.资源勘探工业信息等支出（类）支持中小企业发展和管理支出（款）其他支持中小企业发展和管理支出（项）。年初预算为5282.00万元，支出决算为4948.72万元，完成年初预算的93.69%。决算数小于预算数的主要原因：年中根据实际调增产业扶持资金。",
                ],
            ),
        ),
        case(
            "WL 29-30",
            INFO,
            &["FMT-18", "FMT-17"],
            "主要原因年中",
            accounts(
                &[],
                &[
                    ITEMS,
                    "1.教育支出（类）进修及培训（款）培训支出（项）。年初预算为10.00万元，支出决算为12.00万元。决算数大于预算数的主要原因年中新增培训任务。\n\n2.科学技术支出（类）科学技术普及（款）科普活动（项）。年初预算为5.00万元，支出决算为6.00万元。决算数大于预算数的主要原因：年中新增科普任务。",
                ],
            ),
        ),
    ]
}

/// Budgets of three bodies.
fn budgets() -> Vec<Case> {
    let general = |rows: &[&str]| subjects("2026年一般公共预算支出表", rows);
    let state = in_unit(
        "2026年部门支出预算总表",
        "元",
        &[
            "科目编码|科目名称|合计|基本支出|项目支出",
            "合计||3,286,618,082.20|486,618,082.20|2,800,000,000.00",
            "201|一般公共服务支出|3,286,618,082.20|486,618,082.20|2,800,000,000.00",
            "20103|政府办公厅（室）及相关机构事务|3,286,618,082.20|486,618,082.20|2,800,000,000.00",
            "2010301|行政运行|486,618,082.20|486,618,082.20|",
            "2010302|一般行政管理事务|2,800,000,000.00||2,800,000,000.00",
        ],
    );
    let changes = "支出预算328,661万元，比2025年预算增加115,649万元。其中：一般公共预算拨款支出预算49,376万元，比2025年预算减少5,965万元；政府性基金拨款支出预算279,285.70万元，比2025年预算增加119,614万元。";
    let media = general(&[
        "合计||60.00||60.00",
        "207|文化旅游体育与传媒支出|60.00||60.00",
        "20799|其他文化旅游体育与传媒支出|60.00||60.00",
        "2079903|文化产业发展专项支出|20.00||20.00",
        "2079999|其他文化旅游体育与传媒支出|40.00||40.00",
    ]);
    let section = "### 三、收支预算情况说明";
    let two_items = "12.“文化旅游体育与传媒支出（类）其他文化体育与传媒支出（款）文化产业发展专项支出（项）”20.00万元，主要用于产业扶持。\n\n13.“文化旅游体育与传媒支出（类）其他文化体育与传媒支出（款）其他文化旅游体育与传媒支出（项）”40.00万元，主要用于宣传。";
    vec![
        case("JGW 7 sum", ERROR, &["YOY-11"], "115,649万元", budget(&[], &[section, changes])),
        case(
            "JGW 7 cut",
            INFO,
            &["TXT-01", "TXT-03", "FMT-14"],
            "328,661万元",
            budget(&[state], &[section, "2026年支出预算328,661万元，其中政府性基金279,285.70万元。"]),
        ),
        case(
            "JGW 8 quotes",
            INFO,
            &["FMT-26"],
            "“",
            budget(&[], &[section, "14.“教育支出（类）普通教育（款）小学教育（项）3，518.85万元，主要用于小学日常运行。\n\n15.“教育支出（类）普通教育（款）初中教育（项）1,200.00万元，主要用于初中日常运行。"]),
        ),
        case(
            "JGW 8 quotes",
            INFO,
            &["FMT-05", "FMT-14", "FMT-15"],
            "3，518.85",
            budget(&[], &[section, "14.“教育支出（类）普通教育（款）小学教育（项）3，518.85万元，主要用于小学日常运行。\n\n15.“教育支出（类）普通教育（款）初中教育（项）1,200.00万元，主要用于初中日常运行。"]),
        ),
        case("JGW 8 word", INFO, &["FMT-17"], "主要用", budget(&[], &[section, "17.“其他支持中小企业发展和管理支出”600.00万元，主要用扶持中小企业支出。"])),
        case("JGW 7/22", INFO, &["YOY-14"], "增加0万元", budget(&[], &[section, "国有资本经营预算拨款支出预算0万元，比2025年预算增加0万元。"])),
        case(
            "JGW 7/22",
            INFO,
            &["FMT-17"],
            "比2025年预算持平",
            budget(&[], &["### 七、“三公”经费情况说明", "2026年“三公”经费预算42.24万元，比2025年预算持平。"]),
        ),
        case(
            "JGW 22",
            WARNING,
            &["FMT-25"],
            "绩效目标管理工作情况",
            budget(&[], &["### 九、绩效目标设置情况", "涉及预算资金314,076.90万元。（绩效目标管理工作情况，以及编报绩效目标的项目数量、单位数量、预算金额等）"]),
        ),
        case(
            "JGW 7, WLB 7",
            INFO,
            &["FMT-18"],
            "安排增加",
            budget(&[], &[section, "2026年一般公共预算拨款支出预算100.00万元，比2025年预算增加10.00万元，增加的主要原因是项目经费安排增加\n\n### 四、其他情况"]),
        ),
        case("WLB 7 twice", WARNING, &["FMT-17"], "增加增加", budget(&[], &[section, "2026年收入预算27807.61万元，比2025年预算增加增加27.45万元。"])),
        case("WLB 7 both", WARNING, &["FMT-24"], "增加持平", budget(&[], &[section, "政府性基金预算0万元，与2025年预算增加持平。"])),
        case("WLB 8 names", WARNING, &["TXT-23"], "其他文化体育与传媒支出", budget(&[media], &[section, two_items])),
        case("WLB 8 signs", INFO, &["FMT-26"], "＂", budget(&[], &[section, "15.“社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）＂12.00万元，主要用于离退休人员。"])),
        case("WLB 8 signs", INFO, &["FMT-26"], "18“", budget(&[], &[section, "18“社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）”12.00万元，主要用于离退休人员。"])),
        case(
            "WLB 21",
            INFO,
            &["FMT-08", "FMT-01", "CON-02", "FMT-11"],
            "编制部门：",
            "云岭市甲局\n\n2026年度单位预算公开\n\n## 2026年部门国有资本经营预算支出预算表\n\n编制部门：　　　单位：元\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n合计\t\t0.00\t0.00\t0.00\n\n## 第三部分 情况说明\n\n无。\n".to_owned(),
        ),
        case(
            "WLB 26",
            WARNING,
            &["YOY-13"],
            "2025年无公车购置计划",
            budget(&[], &["### 七、“三公”经费情况说明", "公务用车购置费0万元，与2025年预算持平，主要原因是2025年无公车购置计划。"]),
        ),
        case(
            "WLB 27",
            WARNING,
            &["PRJ-16"],
            "13526.06",
            budget(&[], &["### 某文化中心建设项目", "#### 六、年度预算安排", "项目总投资13526.06万元，其中建筑安装工程费11668.67万元、其他费用1213.29万元、预备费644.10万元。2025年安排建设资金5000万元。"]),
        ),
    ]
}

#[test]
fn the_correct_versions_are_silent() {
    let street = accounts(&street(str::to_owned), &["无。"]);
    let rows: Vec<String> =
        CULTURE.iter().map(|(name, all, basic, project)| format!("{name}|{all}|{basic}|{project}")).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    for text in [street, accounts(&[general(&rows)], &["无。"])] {
        assert!(read(&text).tables.iter().all(|table| table.is_money));
        assert_eq!(serious(&told(&text)), []);
    }
}
