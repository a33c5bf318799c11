//! Performance sheets and projects, wrong and right: one behaviour a test, on the smallest sheet that shows it.

#![allow(clippy::unwrap_used)] // a helper that cannot read its fixture fails the test

use mingzhang_model::{Finding, Severity};

const ERROR: Severity = Severity::Error;
const WARNING: Severity = Severity::Warning;
const INFO: Severity = Severity::Info;

/// A sheet that has nothing wrong, as lines with fields separated by `|`.
const GOOD: &str = "\
项目名称||路灯维护||||||
主管部门及代码||101-某局||实施单位||某中心||
项目属性||延续性项目||项目期||3年||
项目资金（元）|实施期资金总额：|300,000||年度资金总额：|100,000|||
|其中：省级财政资金|100,000||其中：省级财政资金|40,000|||
|市县（区）财政资金|200,000||市县（区）财政资金|60,000|||
项目概况||对城区路灯进行维修养护，保障夜间照明。||||||
项目实施计划||一季度招标，之后按月维护。||||||
实施期目标||||年度目标||||
总体目标||三年完成全部路段的路灯维护。|||完成东部路段的路灯维护。|||
绩效指标|一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值|
|产出指标|数量指标|维护路灯数|≥900盏|数量指标|维护路灯数|≥300盏|
||质量指标|路灯完好率|≥98%|质量指标|路灯完好率|≥98%|
||时效指标|故障修复时间|≤24小时|时效指标|故障修复时间|≤24小时|
||成本指标|单盏维护费用|≤333元|成本指标|单盏维护费用|≤333元|
|效益指标|社会效益|夜间事故下降率|≥5%|社会效益|夜间事故下降率|≥5%|
||可持续影响|设施使用年限|≥8年|可持续影响|设施使用年限|≥8年|
|满意度指标|服务对象满意度|居民满意度|≥90%|服务对象满意度|居民满意度|≥90%|
负责人：|张某|经办人：|李某|填报日期：|2025年11月2日||
";

/// What is told of a book of these sheets and sentences, groups PRF, PRJ, CPL-12, CPL-13, TXT-16, XTB-13 and YOY-09 only.
fn findings(sheets: &[String], text: &str) -> Vec<Finding> {
    let sheets: Vec<String> = sheets
        .iter()
        .map(|sheet| format!("项目支出绩效目标表\n\n（2026年度）\n\n{}\n", sheet.replace('|', "\t")))
        .collect();
    let sheets = sheets.concat();
    let book = format!("某区某局\n\n2026年度单位预算公开\n\n## 第三部分 情况说明\n\n{text}\n\n{sheets}\n");
    let document = mingzhang_read::read(book.as_bytes(), &mingzhang_read::Limits::default()).unwrap();
    let book = mingzhang_recognise::recognise(&document);
    assert_eq!(book.target_sheets.len(), sheets.matches("项目名称").count());
    let ours = |rule: &str| {
        ["PRF", "PRJ", "XTB-13", "CPL-12", "CPL-13", "TXT-16", "YOY-09"]
            .iter()
            .any(|group| rule.starts_with(group))
    };
    mingzhang_check::check(&book).findings.into_iter().filter(|finding| ours(finding.rule)).collect()
}

fn told(sheets: &[String], text: &str) -> Vec<(&'static str, Severity)> {
    let mut out: Vec<_> = findings(sheets, text).iter().map(|f| (f.rule, f.severity)).collect();
    out.sort_unstable();
    out
}

/// The good sheet with some words replaced.
fn with(changes: &[(&str, &str)]) -> String {
    let mut sheet = GOOD.to_owned();
    for (before, after) in changes {
        assert!(sheet.contains(before), "{before}");
        sheet = sheet.replace(before, after);
    }
    sheet
}

/// What changing the good sheet adds to what is told of it. Its form files cost under outputs, which is a remark.
fn adds(changes: &[(&str, &str)]) -> Vec<(&'static str, Severity)> {
    let mut told = told(&[with(changes)], "");
    let position = told.iter().position(|told| *told == ("PRF-19", INFO)).unwrap();
    told.remove(position);
    told
}

#[test]
fn a_good_sheet_is_silent() {
    assert_eq!(adds(&[]), []);
}

#[test]
fn dimensions_of_outputs() {
    assert_eq!(adds(&[("故障修复时间|≤24小时", "|")]), [("PRF-02", WARNING)]);
    // A sheet that alone lacks the row, where the others have it.
    let row = "||时效指标|故障修复时间|≤24小时|时效指标|故障修复时间|≤24小时|\n";
    let other = GOOD.replace("路灯维护|", "公园养护|");
    let lacking = told(&[with(&[(row, "")]), other.clone()], "");
    assert!(lacking.contains(&("PRF-02", WARNING)), "{lacking:?}");
    let others = ["绿地养护|", "河道保洁|"].map(|name| GOOD.replace("路灯维护|", name));
    let lacking = told(&[&[with(&[(row, "")]), other][..], &others[..]].concat(), "");
    assert!(lacking.contains(&("PRF-02", ERROR)), "{lacking:?}");
    // The only sheet of a book may follow another form.
    assert_eq!(adds(&[(row, "")]), [("PRF-02", INFO)]);
}

#[test]
fn benefit_and_satisfaction() {
    let none = adds(&[("夜间事故下降率|≥5%", "|"), ("设施使用年限|≥8年", "|")]);
    assert_eq!(none, [("PRF-03", ERROR)]);
    assert_eq!(adds(&[("居民满意度|≥90%", "|")]), [("PRF-04", WARNING)]);
    assert_eq!(adds(&[("设施使用年限|≥8年", "|")]), [("PRF-18", INFO)]);
}

#[test]
fn names_that_were_cut() {
    assert_eq!(adds(&[("数量指标|维护路灯数|≥300盏", "数量指标|维护路灯|≥300盏")]), [("PRF-05", WARNING)]);
    let nowhere = adds(&[("居民满意度", "沿线居民和商户对照明满意")]);
    assert_eq!(nowhere, [("PRF-05", WARNING)]);
    // A short name may end so.
    assert_eq!(adds(&[("居民满意度", "居民满意")]), []);
}

#[test]
fn the_halves_of_a_sheet() {
    let filed = adds(&[("成本指标|单盏维护费用|≤333元|成本", "成本指标|单盏维护费用|≤333元|质量")]);
    assert!(filed.contains(&("PRF-06", ERROR)), "{filed:?}");
    let shifted = adds(&[(
        "||可持续影响|设施使用年限|≥8年|可持续影响|设施使用年限|≥8年|",
        "||可持续影响|设施使用年限|≥8年|生态效益|节电率|≥3%|",
    )]);
    assert_eq!(shifted, [("PRF-07", ERROR)]);
}

#[test]
fn names_and_values_stand_in_pairs() {
    assert_eq!(
        adds(&[("服务对象满意度|居民满意度|≥90%|\n", "服务对象满意度|居民满意度||\n")]),
        [("PRF-08", ERROR)]
    );
    assert_eq!(adds(&[("夜间事故下降率|≥5%", "夜间居民出行安全及时保障|")]), [("PRF-09", WARNING)]);
}

#[test]
fn targets_that_point_the_wrong_way() {
    assert_eq!(adds(&[("≥900盏", "≤900盏"), ("≥300盏", "≤300盏")]), [("PRF-10", WARNING)]);
    assert_eq!(adds(&[("维护路灯数|≥900盏", "聘用人员数|≤9人")]), [("PRF-10", WARNING)]);
    // Fewer accidents, shorter times and lower costs are what is wanted.
    for right in ["夜间事故数|≤5起", "群众投诉次数|≤3次", "培训天数|≤3天"] {
        assert_eq!(adds(&[("夜间事故下降率|≥5%", right)]), [], "{right}");
    }
    assert_eq!(adds(&[("≤333元|成本", "<333元|成本")]), []);
    let mixed = adds(&[
        ("||成本指标|单盏", "||成本指标|人工费用|<8万元|成本指标|人工费用|<8万元|\n|||单盏"),
        ("≤333元|成本指标|单盏", "≤333元||单盏"),
    ]);
    assert!(mixed.contains(&("PRF-21", INFO)), "{mixed:?}");
}

#[test]
fn targets_that_say_nothing() {
    assert_eq!(adds(&[("≥900盏", "0盏"), ("≥300盏", "0盏")]), [("PRF-11", WARNING)]);
    assert_eq!(adds(&[("夜间事故下降率|≥5%", "安全生产事故数|0起")]), []);
    let finished = adds(&[
        ("维护路灯数|≥900盏", "场馆建筑面积|3000平方米"),
        ("维护路灯数|≥300盏", "场馆建筑面积|3000平方米"),
        ("保障夜间照明。", "场馆2019年已竣工并投入使用。"),
    ]);
    assert_eq!(finished, [("PRF-11", WARNING)]);
    assert_eq!(adds(&[("夜间事故下降率|≥5%", "出行环境|有效改善")]), [("PRF-12", WARNING)]);
    // Grades are a measure.
    assert_eq!(adds(&[("夜间事故下降率|≥5%", "出行环境|优良")]), []);
}

#[test]
fn inputs_budgets_and_dimensions() {
    assert_eq!(adds(&[("路灯完好率|≥98%", "资金到位率|100%")]), [("PRF-13", INFO)]);
    assert_eq!(
        adds(&[
            ("单盏维护费用|≤333元|成本", "预算控制数|≤30万元|成本"),
            ("单盏维护费用|≤333元", "预算控制数|≤10万元")
        ]),
        [("PRF-14", INFO)]
    );
    assert_eq!(adds(&[("路灯完好率|≥98%", "维修及时率|≥98%")]), [("PRF-15", INFO)]);
    assert_eq!(adds(&[("居民满意度|≥90%", "居民满意度|≥120%")]), [("PRF-20", WARNING)]);
}

#[test]
fn outputs_cover_the_work() {
    let text = ("对城区路灯进行维修养护", "对城区路灯进行维修养护并开展用电检测");
    let plan = ("之后按月维护", "之后按月维护、检测");
    assert_eq!(adds(&[text, plan]), [("PRF-17", WARNING)]);
    // Said in one place only, or measured.
    assert_eq!(adds(&[text]), []);
    assert_eq!(adds(&[text, plan, ("路灯完好率", "线路检测合格率")]), []);
}

#[test]
fn time_and_plan() {
    let plan = ("一季度招标，之后按月维护。", "1.招标（2026年3月）；2.维护（2026年4-9月）。");
    let year = ("故障修复时间|≤24小时", "项目完成时间|2026年12月31日前");
    assert_eq!(adds(&[plan, year]), [("PRF-16", WARNING)]);
    assert_eq!(adds(&[plan, ("故障修复时间|≤24小时", "项目完成时间|2026年9月底前")]), []);
    // A plan without stages says nothing of when the work ends.
    assert_eq!(adds(&[year]), []);
}

#[test]
fn the_money_of_a_sheet() {
    assert_eq!(adds(&[("|60,000|", "|70,000|")]), [("PRJ-04", ERROR)]);
    let above = adds(&[
        ("年度资金总额：|100,000|", "年度资金总额：|400,000|"),
        ("市县（区）财政资金|60,000|", "市县（区）财政资金|360,000|"),
    ]);
    assert_eq!(above, [("PRJ-05", ERROR)]);
    let items = |last: &str| {
        let row = format!(
            "||成本指标|灯具|≤12万元|成本指标|灯具|≤4万元|\n|||人工|≤10万元||人工|≤3万元|\n|||车辆|≤{last}||车辆|≤3万元|\n"
        );
        adds(&[("||成本指标|单盏维护费用|≤333元|成本指标|单盏维护费用|≤333元|\n", &row)])
    };
    assert_eq!(items("8万元"), []);
    assert_eq!(items("7.1万元"), [("PRJ-02", ERROR)]);
    // Far below the budget: perhaps the main items only.
    assert_eq!(items("1万元"), [("PRJ-02", INFO)]);
    let ceiling = |text: &str| {
        adds(&[("单盏维护费用|≤333元|成本", "预算控制数|≤30万元|成本"), ("单盏维护费用|≤333元", text)])
    };
    assert_eq!(ceiling("预算控制数|≤11万元"), [("PRF-14", INFO), ("PRJ-06", WARNING)]);
}

#[test]
fn terms_and_goals() {
    let long = adds(&[
        ("3年", "99年"),
        ("实施期资金总额：|300,000", "实施期资金总额：|100,000"),
        ("|其中：省级财政资金|100,000|", "|其中：省级财政资金|40,000|"),
        ("|市县（区）财政资金|200,000|", "|市县（区）财政资金|60,000|"),
    ]);
    assert_eq!(long, [("PRJ-08", WARNING)]);
    assert_eq!(adds(&[("三年完成全部路段", "完成东部路段")]), [("PRJ-09", INFO)]);
    let hired = [("路灯维护|", "聘用人员经费|"), ("延续性项目", "一次性项目（1年结束）"), ("3年", "1年")];
    assert_eq!(adds(&hired), [("PRJ-10", WARNING)]);
    let old = [
        ("延续性项目", "一次性项目（1年结束）"),
        ("3年", "1年"),
        ("对城区路灯进行维修养护", "项目于2014年经批准立项"),
    ];
    assert_eq!(adds(&old), [("PRJ-11", WARNING)]);
}

#[test]
fn texts_of_projects() {
    assert_eq!(
        adds(&[("一季度招标", "余款预计2025年度支付")]),
        [("PRJ-14", INFO)],
        "written for last year's book"
    );
    assert_eq!(adds(&[("一季度招标", "预计2026年度完成")]), []);
    let cited =
        "保证项目实施的制度、措施||某厅文件财综〔2024〕37号《关于印发目录的通知》。||||||\n项目实施计划|";
    assert_eq!(adds(&[("项目实施计划|", cited)]), [("PRJ-15", INFO)]);
    let long = "城区路灯建成多年，线路老化，故障频发，为保障居民夜间出行安全，减少事故，需要逐年维护更新，保持完好。";
    let twins = [
        with(&[("对城区路灯进行维修养护，保障夜间照明。", long)]),
        with(&[("对城区路灯进行维修养护，保障夜间照明。", long), ("路灯维护|", "道路照明|")]),
    ];
    assert!(told(&twins, "").contains(&("PRJ-12", INFO)));
}

#[test]
fn sheets_and_sentences() {
    let one = [GOOD.to_owned()];
    assert!(told(&one, "公开项目绩效目标3个，涉及金额10万元。").contains(&("CPL-12", WARNING)));
    let right = told(&one, "公开项目绩效目标1个，涉及金额10万元。");
    assert!(!right.iter().any(|(rule, _)| *rule == "CPL-12"), "{right:?}");
    let claimed = told(&one, "2026年编报单位整体绩效目标，涉及资金50万元。");
    assert!(claimed.contains(&("CPL-13", ERROR)), "{claimed:?}");
    assert!(!told(&one, "2026年未编报单位整体绩效目标。").iter().any(|(rule, _)| *rule == "CPL-13"));
    // Sheets may be published elsewhere.
    assert_eq!(told(&[], "编报绩效目标的项目3个，公开项目绩效目标3个。"), []);
}

#[test]
fn products_and_weights() {
    let priced = |text: &str| adds(&[("对城区路灯进行维修养护", text)]);
    assert_eq!(priced("维护人员8人×3500元×3月=8.4万元"), []);
    assert_eq!(priced("维护人员8人×3500元×3月=8.6万元"), [("PRJ-07", ERROR)]);
    let rows = |last: &str| {
        format!(
            "项目名称|公园养护|||||\n项目资金（万元）|年度资金总额|100.00||||\n一级指标|二级指标|三级指标|指标值|权重||\n产出指标|数量指标|养护面积|≥3万平方米|50||\n满意度指标|服务对象满意度|游客满意度|≥90%|{last}||\n"
        )
    };
    assert!(!told(&[rows("40")], "").iter().any(|(rule, _)| *rule == "PRF-22"));
    assert!(told(&[rows("30")], "").contains(&("PRF-22", ERROR)));
}

#[test]
fn the_year_s_money_in_a_plan() {
    let section = |text: &str| told(&[], &format!("### 六、年度预算安排\n\n{text}"));
    let wrong = "项目总投资13526.06万元，2025年安排建设资金5000万元。";
    assert_eq!(section(wrong), [("PRJ-16", WARNING)]);
    assert_eq!(section("项目总投资13526.06万元，2026年安排建设资金5000万元。"), []);
    assert_eq!(section("本年安排5000万元。"), []);
}

/// Reasons that explain the whole change leave the other projects as they were.
#[test]
fn one_year_projects_of_last_year() {
    let table = "## 2026年项目支出预算表\n\n单位：万元\n\n项目名称\t合计\t单位资金\n合计\t39.00\t39.00\n路灯维护\t10.00\t10.00\n档案整理\t29.00\t29.00\n";
    let reason = |up: &str| {
        format!(
            "单位资金39.00万元，比上年增加25.50万元，主要原因是减少设备项目3.50万元，增加档案整理项目{up}万元。\n\n{table}"
        )
    };
    let once = [with(&[("延续性项目", "一次性项目（1年结束）"), ("3年", "1年")])];
    assert!(told(&once, &reason("29.00")).contains(&("YOY-09", WARNING)));
    // Reasons that leave something open, or a project that says it goes on.
    assert!(!told(&once, &reason("19.00")).iter().any(|(rule, _)| *rule == "YOY-09"));
    assert!(!told(&[GOOD.to_owned()], &reason("29.00")).iter().any(|(rule, _)| *rule == "YOY-09"));
}

/// The same money in a sheet and in the table of projects, in other units.
#[test]
fn sheets_against_the_table_of_projects() {
    let table = |amount: &str| {
        format!(
            "## 2026年项目支出预算表\n\n单位：万元\n\n项目名称\t合计\t一般公共预算\n合计\t{amount}\t{amount}\n路灯维护\t{amount}\t{amount}\n"
        )
    };
    let sheet = [GOOD.to_owned()];
    assert!(!told(&sheet, &table("10.00")).iter().any(|(rule, _)| *rule == "XTB-13"));
    assert!(told(&sheet, &table("10.10")).contains(&("XTB-13", ERROR)));
}
