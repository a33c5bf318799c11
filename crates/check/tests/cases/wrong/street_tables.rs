//! Final accounts of a street office: the tables.

use mingzhang_model::Pattern;

use super::{Case, case};
use crate::invented::{ERROR, WARNING, accounts, general, serious, subjects, told};

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

pub(super) fn street(edit: impl Fn(&str) -> String) -> Vec<String> {
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

pub(super) fn cases() -> Vec<Case> {
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
