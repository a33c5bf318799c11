//! Evaluations (绩效自评表), negative figures, parts larger than their whole: wrong and right.

#![allow(clippy::unwrap_used)] // a helper that cannot read its fixture fails the test

use mingzhang_model::Severity;

const ERROR: Severity = Severity::Error;
const WARNING: Severity = Severity::Warning;

/// What is told of a book of final accounts with this text, by the rules whose ids begin so.
fn told(text: &str, kind: &str, groups: &[&str]) -> Vec<(&'static str, Severity)> {
    let text = format!("某区某局\n\n2025年度部门{kind}\n\n{}\n", text.replace('|', "\t"));
    let document = mingzhang_read::read(text.as_bytes(), &mingzhang_read::Limits::default()).unwrap();
    let book = mingzhang_recognise::recognise(&document);
    let findings = mingzhang_check::check(&book).findings;
    let ours = findings.iter().filter(|f| groups.iter().any(|group| f.rule.starts_with(group)));
    ours.map(|finding| (finding.rule, finding.severity)).collect()
}

const GOOD: &str = "\
项目支出绩效自评表

（2025年度）

项目名称|路灯维护|||||||
主管部门|某局||实施单位|某中心||||
项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分|
|年度资金总额|100.00|100.00|95.00|10|95.00%|9.5|
|其中：财政拨款|100.00|100.00|95.00||||
年度总体目标|完成路灯维护。||已完成路灯维护。|||||
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施|
产出指标|数量指标|维护路灯数|≥300盏|320盏|30|30|无|
|质量指标|完好率|≥98%|97%|20|19|线路老化，已列入更新计划|
效益指标|社会效益|夜间事故下降率|≥5%|6%|30|30|无|
满意度指标|服务对象满意度|居民满意度|≥90%|93%|10|10|无|
总分|||||100|98.5||
";

fn evaluated(from: &str, to: &str) -> Vec<(&'static str, Severity)> {
    assert!(GOOD.contains(from), "{from}");
    told(&GOOD.replace(from, to), "决算", &["EVA"])
}

#[test]
fn a_right_evaluation_is_silent() {
    assert_eq!(evaluated("路灯维护", "路灯维护"), []);
}

#[test]
fn rates_scores_points_and_totals() {
    assert_eq!(evaluated("|95.00%|9.5|", "|97.00%|9.5|"), [("EVA-03", ERROR)]);
    assert_eq!(evaluated("|95.00%|9.5|", "|95.00%|19.5|"), [("EVA-03", ERROR), ("EVA-06", ERROR)]);
    assert_eq!(evaluated("|93%|10|10|", "|93%|5|5|"), [("EVA-06", ERROR), ("EVA-04", ERROR)]);
    assert_eq!(evaluated("|320盏|30|30|", "|320盏|30|33|"), [("EVA-05", ERROR), ("EVA-06", ERROR)]);
    assert_eq!(evaluated("320盏", "280盏"), [("EVA-05", ERROR)]);
    assert_eq!(evaluated("100|98.5", "100|99.5"), [("EVA-06", ERROR)]);
    assert_eq!(evaluated("线路老化，已列入更新计划", "无"), [("EVA-07", WARNING)]);
}

#[test]
fn a_budget_has_no_negative_figures() {
    let table = "2025年部门支出预算总表\n单位：万元\n\n科目编码|科目名称|合计|基本支出|项目支出\n合计||10.00|13.00|-3.00\n201|一般公共服务支出|10.00|13.00|-3.00\n";
    assert_eq!(told(table, "预算", &["SUM-21"]), [("SUM-21", ERROR)]);
    assert_eq!(told(&table.replace("-3.00", "3.00").replace("13.00", "7.00"), "预算", &["SUM-21"]), []);
}

#[test]
fn the_general_budget_pays_no_more_than_all() {
    let tables = |general: &str| {
        format!(
            "支出决算表\n单位：万元\n\n科目编码|科目名称|本年支出合计|基本支出|项目支出\n合计||100.00|60.00|40.00\n201|一般公共服务支出|100.00|60.00|40.00\n\n一般公共预算财政拨款支出决算表\n单位：万元\n\n科目编码|科目名称|本年支出|基本支出|项目支出\n合计||{general}|{general}|\n201|一般公共服务支出|{general}|{general}|\n"
        )
    };
    assert!(told(&tables("70.00"), "决算", &["FIN-07"]).contains(&("FIN-07", ERROR)));
    assert_eq!(told(&tables("55.00"), "决算", &["FIN-07"]), []);
}

#[test]
fn the_unit_of_a_sentence() {
    let book = |amount: &str| {
        format!(
            "2025年部门财政拨款“三公”经费支出预算表\n单位：万元\n\n项目|预算数\n合计|1.60\n因公出国（境）费|0.00\n公务接待费|0.00\n公务用车购置及运行费|1.60\n其中：公务用车购置费|0.00\n公务用车运行维护费|1.60\n\n## 第三部分 情况说明\n\n“三公”经费预算{amount}，与上年持平。\n"
        )
    };
    assert_eq!(told(&book("1.60元"), "预算", &["TXT"]).first(), Some(&("TXT-19", ERROR)));
    assert_eq!(told(&book("1.60万元"), "预算", &["TXT-0", "TXT-1"]), []);
}
