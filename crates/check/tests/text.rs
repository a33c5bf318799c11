//! Sentences against tables, lists and glossary: what fires and what stays silent.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use mingzhang_check::check;
use mingzhang_model::Severity;

const WARNING: Severity = Severity::Warning;
const INFO: Severity = Severity::Info;

const TABLES: &str = "## 2026年一般公共预算支出表

单位名称：临江市文化馆

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t300.00\t200.00\t100.00
207\t文化旅游体育与传媒支出\t300.00\t200.00\t100.00
20701\t文化和旅游\t240.00\t200.00\t40.00
2070109\t群众文化\t240.00\t200.00\t40.00
20799\t其他文化旅游体育与传媒支出\t60.00\t\t60.00
2079999\t其他文化旅游体育与传媒支出\t60.00\t\t60.00

## 2026年一般公共预算基本支出表

单位名称：临江市文化馆

单位：万元

科目编码\t科目名称\t合计\t人员经费\t公用经费
\t合计\t200.00\t180.00\t20.00
301\t工资福利支出\t150.00\t150.00\t
30101\t基本工资\t100.00\t100.00\t
30102\t津贴补贴\t50.00\t50.00\t
302\t商品和服务支出\t20.00\t\t20.00
30201\t办公费\t15.00\t\t15.00
30205\t水费\t5.00\t\t5.00
30208\t取暖费\t\t\t
303\t对个人和家庭的补助\t30.00\t30.00\t
30302\t退休费\t29.69\t29.69\t
30309\t奖励金\t0.31\t0.31\t
";

fn told(tables: &str, paragraphs: &[&str]) -> Vec<(&'static str, Severity)> {
    let text = format!(
        "临江市文化馆\n\n2026年度单位预算公开\n\n{tables}\n\n## 第三部分 情况说明\n\n{}\n",
        paragraphs.join("\n\n")
    );
    let document = mingzhang_read::read(text.as_bytes(), &mingzhang_read::Limits::default()).unwrap();
    let outcome = check(&mingzhang_recognise::recognise(&document));
    let of = outcome.findings.iter().filter(|finding| finding.rule.starts_with("TXT"));
    of.map(|finding| (finding.rule, finding.severity)).collect()
}

#[test]
fn items_of_basic_expenditure() {
    let text = |people: &str, running: &str| {
        told(
            TABLES,
            &[&format!(
                "基本支出200.00万元，其中：人员经费180.00万元，主要包括：{people}；公用经费20.00万元，主要包括：{running}。"
            )],
        )
    };
    assert_eq!(text("基本工资、津贴补贴、退休费、奖励金", "办公费、水费、取暖费等"), [("TXT-24", INFO)]);
    assert_eq!(text("基本工资、津贴补贴、退休费、奖励金等", "水费、办公费、差旅费等"), [("TXT-24", INFO)]);
    // One that the table does not have where it has another.
    assert_eq!(
        text("基本工资、津贴补贴、退休费、个人农业生产补贴", "办公费、水费、水费"),
        [("TXT-08", WARNING)]
    );
    for (people, running) in [
        ("退休费、奖励金、基本工资、津贴补贴等", "水费、办公费、水费等"),
        ("基本工资、津贴补贴、其他按规定发放的补贴", "办公费、水费、保障日常运转的其他支出"),
    ] {
        assert_eq!(text(people, running), [], "{people}");
    }
}

#[test]
fn numbers_and_what_is_listed() {
    assert_eq!(told("", &["本馆内设4个科室：办公室、业务科、培训科。"]), [("TXT-17", WARNING)]);
    assert_eq!(
        told("", &["共有车辆3辆，其中：机要通信用车1辆、应急保障用车0辆、执法执勤用车0辆、其他用车1辆。"]),
        [("TXT-17", WARNING)]
    );
    assert_eq!(told("", &["本馆内设机构4个，分别为：办公室、业务科、培训科。"]), [("TXT-17", WARNING)]);
    for right in [
        "本馆内设机构3个，分别为：办公室、业务科、培训科。",
        "本馆内设3个科室：办公室（挂党建办公室牌子）、业务科、培训科。",
        "本馆内设四个科室：办公室、业务科、培训科和演出科。",
        "本馆内设3个科室：办公室(副科)业务科(副科)培训科(副科)",
        "共有车辆2辆，其中：机要通信用车1辆、应急保障用车0辆、执法执勤用车0辆、其他用车1辆。",
        "共有车辆20辆，其中机要通信用车1辆、执法执勤用车2辆。",
    ] {
        assert_eq!(told("", &[right]), [], "{right}");
    }
}

#[test]
fn departments_that_are_not_listed() {
    let list = "本馆内设4个科室：办公室、资金管理科、业务科、人事教育科。";
    assert_eq!(told("", &[list, "由财务科按月发放补助，人事科核定人数。"]), [("TXT-18", WARNING)]);
    for right in [
        "由资金管理科按月发放补助，业务科核定人数。",
        "报市财政局综合科审核，按财务科目列支，经综合处理后入账。",
        "由人事教育科核定人数。",
    ] {
        assert_eq!(told("", &[list, right]), [], "{right}");
    }
}

#[test]
fn the_glossary_explains_what_is_used() {
    let glossary = "## 第四部分 名词解释\n\n一、基本支出：指保障运转的支出。\n\n二、项目支出：指完成任务的支出。\n\n三、“三公”经费：指三项经费。";
    assert_eq!(told("", &["政府采购预算10万元，基本支出5万元。", glossary]), [("TXT-20", INFO)]);
    assert_eq!(told("", &["基本支出5万元，项目支出3万元。", glossary]), []);
}

#[test]
fn comparisons_have_a_percentage_where_the_book_gives_them() {
    let with = "收入预算100.00万元，比上年增加10.00万元，增长11.11%，主要原因是人员增加。";
    let without = "公务接待费1.00万元，比2025年减少3.00万元，主要原因是厉行节约。";
    assert_eq!(told("", &[with, without]), [("TXT-21", INFO)]);
    assert_eq!(told("", &[without]), []);
    assert_eq!(told("", &[with]), []);
}

#[test]
fn names_of_subjects() {
    for wrong in [
        "1.“文化旅游体育与传媒支出（类）其他文化体育与传媒支出（款）其他文化旅游体育与传媒支出（项）”60.00万元。",
        "1.“文化体育与传媒支出”300.00万元，主要用于日常运行。",
        "1.“文化体育与传媒支出（类）文化和旅游（款）群众文化（项）”240.00万元。",
    ] {
        assert_eq!(told(TABLES, &[wrong]), [("TXT-23", WARNING)], "{wrong}");
    }
    for right in [
        "1.“文化旅游体育与传媒支出（类）文化和旅游（款）群众文化（项）”240.00万元。",
        "1.“文化旅游体育与传媒支出（类）其他文化旅\n游体育与传媒支出（款）其他文化旅游体育与传媒支出（项）”60.00万元。",
    ] {
        assert_eq!(told(TABLES, &[right]), [], "{right}");
    }
}

#[test]
fn figures_have_their_unit() {
    assert_eq!(told("", &["一般公共服务支出30.50万元，占76.23；教育支出9.51万元。"]), [("TXT-25", WARNING)]);
    assert_eq!(told("", &["年初预算为5.00万元，支出决算为4.19。"]), [("TXT-25", WARNING)]);
    assert_eq!(told("", &["项目总预算1720.00万，其中甲项目720.00万，乙项目1000.00万。"]), [("TXT-25", INFO)]);
    for right in ["占地12.50亩，占用面积30.25平方米。", "占76.23%，提高3.25个百分点。", "新增人员2，退休1。"]
    {
        assert_eq!(told("", &[right]), [], "{right}");
    }
}
