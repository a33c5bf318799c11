//! Performance sheets of both families, whole and damaged.

#![allow(clippy::unwrap_used, clippy::panic)] // a helper that cannot read its fixture fails the test

use std::collections::BTreeMap;
use std::path::PathBuf;

use mingzhang_catalog::squeeze;
use mingzhang_model::ledger::{Horizon, SourceLevel};
use mingzhang_model::{Book, ParagraphKind, TargetSheet};

fn read(bytes: &[u8]) -> Book {
    let document = mingzhang_read::read(bytes, &mingzhang_read::Limits::default()).unwrap();
    mingzhang_recognise::recognise(&document)
}

/// A sheet of these rows, fields separated by `|`.
fn sheet(title: &str, rows: &[&str]) -> TargetSheet {
    let rows: Vec<String> = rows.iter().map(|row| row.replace('|', "\t")).collect();
    let book = read(format!("{title}\n（2026年度）\n\n{}\n", rows.join("\n")).as_bytes());
    let [sheet] = book.target_sheets.as_slice() else { panic!("{:?}", book.target_sheets) };
    sheet.clone()
}

fn indicators(sheet: &TargetSheet, horizon: Horizon) -> Vec<(&str, &str, &str, bool)> {
    sheet.of(horizon).map(|i| (i.level2.as_str(), i.name.as_str(), i.value.as_str(), i.doubtful)).collect()
}

const TWO: [&str; 9] = [
    "项目名称||路灯维护||||",
    "主管部门及代码||101-某局||实施单位|某中心|",
    "项目属性||经常性项目||项目期|3年|",
    "项目资金（元）||实施期资金总额：|300,000|年度资金总额：|100,000|",
    "||其中：省级财政资金|100,000|其中：省级财政资金|40,000|",
    "||市县（区）财政资金|200,000|市县（区）财政资金|60,000|",
    "项目概况||对城区路灯进行维修养护，保障夜间照明。||||",
    "||实施期目标||年度目标||",
    "总体目标||三年完成全部路段的路灯维护。||完成东部路段的路灯维护。||",
];

#[test]
fn two_horizons_side_by_side() {
    let rows = [
        &TWO[..],
        &[
            "绩效指标|一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值",
            "|产出指标|数量指标|维护路灯数|≥900盏|数量指标|维护路灯数|≥300盏",
            "||成本指标|||成本指标||",
            "|满意度指标|服务对象满意度|居民满意度|≥90%|服务对象满意度|居民满意度|≥90%",
            "负责人：||经办人：||填报日期：|2025年11月2日|",
        ],
    ]
    .concat();
    let sheet = sheet("项目支出绩效目标表", &rows);
    assert_eq!(sheet.project.text, "路灯维护");
    let money = |horizon, source| sheet.fund(horizon, source).map(|fund| fund.text.as_str());
    assert_eq!(money(Horizon::Total, None), Some("300,000"));
    assert_eq!(money(Horizon::Year, Some(SourceLevel::Provincial)), Some("40,000"));
    assert_eq!(money(Horizon::Total, Some(SourceLevel::Local)), Some("200,000"));
    let goals: Vec<_> = sheet.goals.iter().map(|goal| (goal.horizon, goal.text.as_str())).collect();
    assert_eq!(
        goals,
        [(Horizon::Total, "三年完成全部路段的路灯维护。"), (Horizon::Year, "完成东部路段的路灯维护。")]
    );
    assert_eq!(
        indicators(&sheet, Horizon::Total),
        [
            ("数量指标", "维护路灯数", "≥900盏", false),
            ("成本指标", "", "", false),
            ("服务对象满意度", "居民满意度", "≥90%", false),
        ]
    );
    assert_eq!(indicators(&sheet, Horizon::Year)[0].2, "≥300盏");
    assert_eq!(sheet.text(&["填报日期"]).map(|text| text.text.as_str()), Some("2025年11月2日"));
    assert_eq!(sheet.text(&["负责人"]).map(|text| text.text.as_str()), Some(""));
}

#[test]
fn damaged_rows_are_read_by_their_order_and_marked() {
    let rows = [
        &TWO[..],
        &[
            "绩效指标|一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值",
            "|产出指标|数量指标|维护路灯数|≥900盏|数量指标|维护路灯数|≥300盏",
            "维修次数||≤2次|维修次数||≤1次||",
            "效益指标|社会效益|夜间照明保障及时|社会效益|夜间照明|及时||",
            "生态效益|||生态效益||||",
        ],
    ]
    .concat();
    let sheet = sheet("项目支出绩效目标表", &rows);
    assert_eq!(
        indicators(&sheet, Horizon::Total)[1..],
        [
            ("数量指标", "维修次数", "≤2次", true),
            ("社会效益", "夜间照明保障及时", "", true),
            ("生态效益", "", "", true),
        ]
    );
    assert_eq!(
        indicators(&sheet, Horizon::Year)[1..],
        [
            ("数量指标", "维修次数", "≤1次", true),
            ("社会效益", "夜间照明", "及时", true),
            ("生态效益", "", "", true),
        ]
    );
    assert!(sheet.indicators.iter().all(|i| i.row == 10 || i.doubtful));
}

#[test]
fn one_horizon_with_signs_and_units_in_columns_of_their_own() {
    let rows = [
        "项目名称|公园养护|||||",
        "主管部门|某局|实施单位|某中心|||",
        "项目资金（万元）|年度资金总额|120.5|||||",
        "|其中：财政拨款|100.5|||||",
        "|其他资金|20|||||",
        "年度总体目标|完成公园养护工作，绿地完好。||||||",
        "一级指标|二级指标|三级指标|指标性质|指标值|计量单位|权重",
        "产出指标|数量指标|养护面积|≥|30000|平方米|20",
        "|质量指标|绿地完好率|≥|95|%|20",
        "成本指标|经济成本指标|养护成本|≤|120.5|万元|20",
        "满意度指标|服务对象满意度指标|游客满意度|≥|90|%|10",
    ];
    let sheet = sheet("项目支出绩效目标表", &rows);
    assert!(!sheet.two_horizons);
    assert_eq!(sheet.unit, mingzhang_model::MoneyUnit::WanYuan);
    assert_eq!(sheet.fund(Horizon::Year, None).unwrap().printed.unwrap().value().fen(), 120_500_000);
    assert_eq!(sheet.goals.len(), 1);
    assert_eq!(
        indicators(&sheet, Horizon::Year),
        [
            ("数量指标", "养护面积", "≥30000平方米", false),
            ("质量指标", "绿地完好率", "≥95%", false),
            ("经济成本指标", "养护成本", "≤120.5万元", false),
            ("服务对象满意度指标", "游客满意度", "≥90%", false),
        ]
    );
    let level1: Vec<&str> = sheet.of(Horizon::Year).map(|i| i.level1.as_str()).collect();
    assert_eq!(level1, ["产出指标", "产出指标", "成本指标", "满意度指标"]);
}

#[test]
fn both_values_beside_one_name() {
    let rows = [
        "项目名称|信息系统运维|||",
        "中期目标|三年平稳运行。|年度目标|全年平稳运行。|",
        "一级指标|二级指标|三级指标|实施期指标值|年度指标值",
        "产出指标|数量指标|运维系统数|≥6个|≥2个",
    ];
    let sheet = sheet("项目支出绩效目标表", &rows);
    assert_eq!(indicators(&sheet, Horizon::Total), [("数量指标", "运维系统数", "≥6个", false)]);
    assert_eq!(indicators(&sheet, Horizon::Year), [("数量指标", "运维系统数", "≥2个", false)]);
}

#[test]
fn a_list_of_projects_is_no_sheet() {
    let book = read(
        "2026年项目支出预算表\n单位：万元\n\n项目名称\t合计\n合计\t3\n甲项目\t1\n乙项目\t2\n".as_bytes(),
    );
    assert!(book.target_sheets.is_empty());
}

/// Everything printed in the sheets of the seed is in what was read of them, as often as it is printed.
#[test]
fn the_seed_s_sheets_are_read_completely() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seed/datong-2026.txt");
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("skipped: {} is not here; the real books are not part of the repository", path.display());
        return;
    };
    let (book, text) = (read(&bytes), String::from_utf8(bytes).unwrap());
    assert_eq!(book.target_sheets.len(), 13);
    let mut read: BTreeMap<String, i32> = BTreeMap::new();
    let mut take = |text: &str| *read.entry(text.to_owned()).or_default() += 1;
    for sheet in &book.target_sheets {
        take(&sheet.project.text);
        sheet.texts.iter().for_each(|text| take(&text.text));
        sheet.funds.iter().for_each(|fund| take(&fund.text));
        sheet.goals.iter().for_each(|goal| take(&goal.text));
        sheet.indicators.iter().for_each(|i| [&i.name, &i.value].into_iter().for_each(|text| take(text)));
    }
    let part = &text[text.find("项目名称\t\tXM").unwrap()..text.find("## 十一、").unwrap()];
    let labels = |text: &str| {
        text.ends_with("指标") || text.ends_with("效益") || text.ends_with("影响") || text == "服务对象满意度"
    };
    let mut missing = Vec::new();
    for field in part.lines().filter(|line| line.contains('\t')).flat_map(|line| line.split('\t')) {
        let field = squeeze(field);
        let left = read.entry(field.clone()).or_default();
        *left -= 1;
        if *left < 0 && !field.is_empty() && !labels(&field) {
            missing.push(field);
        }
    }
    // What is left over are labels of the form.
    missing.sort();
    missing.dedup();
    let form = [
        "项目",
        "资金",
        "财政",
        "单位自筹",
        "目标",
        "主管部门",
        "实施",
        "立项",
        "保证",
        "人：",
        "人:",
        "联系",
        "填报",
        "指标",
    ];
    let texts: Vec<&String> = missing
        .iter()
        .filter(|text| !form.iter().any(|word| text.contains(word)) || text.len() > 60)
        .collect();
    assert_eq!(texts, Vec::<&String>::new());
    let paragraphs = book.paragraphs.iter().filter(|p| matches!(p.kind, ParagraphKind::Sheet(_))).count();
    assert!(paragraphs >= 13 * 4, "{paragraphs}");
}
