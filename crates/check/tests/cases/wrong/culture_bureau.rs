//! Final accounts of a culture bureau.

use mingzhang_model::Pattern;

use super::street_office::{ITEMS, LIST, THREE};
use super::{Case, case};
use crate::invented::{ERROR, INFO, WARNING, accounts, general, serious, shown, told};

/// The general expenditure of a culture bureau: names and amounts as they belong together.
pub(super) const CULTURE: [(&str, &str, &str, &str); 23] = [
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

/// Rows of government funds among the names, and none among the amounts: those slide. What is pushed out at the end begins again or is
/// lost.
fn slid(groups: &[(&str, &[&'static str])], begins_again: bool) -> String {
    let mut names: Vec<&str> = CULTURE.iter().map(|(name, ..)| *name).collect();
    for (before, rows) in groups {
        let at = names.iter().position(|name| name.starts_with(before)).unwrap();
        names.splice(at..at, rows.iter().copied());
    }
    let blank = ("", "", "", "");
    let rows: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(row, name)| {
            let row = if begins_again { row % CULTURE.len() } else { row };
            let (_, all, basic, project) = CULTURE.get(row).copied().unwrap_or(blank);
            format!("{name}|{all}|{basic}|{project}")
        })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    accounts(&[general(&rows)], &["无。"])
}

const TOURISM: (&str, &[&str]) = ("20799", &["20709|旅游发展基金支出", "2070904|地方旅游开发项目补助"]);
const LAND: (&str, &[&str]) = (
    "215",
    &[
        "212|城乡社区支出",
        "21219|国有土地使用权出让收入对应专项债务收入安排的支出",
        "2121999|其他国有土地使用权出让收入对应专项债务收入安排的支出",
    ],
);

fn slid_in_two_steps() -> String {
    slid(&[TOURISM, LAND], true)
}

#[test]
fn rows_that_came_in_once_or_with_the_end_lost_are_one_error_too() {
    for (groups, begins_again) in
        [(vec![TOURISM], true), (vec![TOURISM], false), (vec![LAND], true), (vec![TOURISM, LAND], false)]
    {
        let findings = told(&slid(&groups, begins_again));
        let errors: Vec<_> = findings.iter().filter(|finding| finding.severity == ERROR).collect();
        assert_eq!(errors.len(), 1, "{groups:?} {begins_again} {errors:#?}");
        assert_eq!(errors[0].rule, "LOC-01", "{groups:?} {begins_again}");
    }
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

pub(super) fn cases() -> Vec<Case> {
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
