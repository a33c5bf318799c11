//! Comparisons with last year: what fires and what stays silent.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use mingzhang_check::check;
use mingzhang_model::Severity;

const WARNING: Severity = Severity::Warning;
const INFO: Severity = Severity::Info;

fn told(sections: &[(&str, &str)]) -> Vec<(&'static str, Severity)> {
    let numbers = ["一", "二", "三", "四", "五"];
    let mut body = String::new();
    for ((heading, text), number) in sections.iter().zip(numbers) {
        body.extend(["### ", number, "、", heading, "\n\n", text, "\n\n"]);
    }
    let text =
        format!("临江市文化馆\n\n2026年度单位预算公开\n\n## 第三部分 2026年度单位预算情况说明\n\n{body}");
    let document = mingzhang_read::read(text.as_bytes(), &mingzhang_read::Limits::default()).unwrap();
    let outcome = check(&mingzhang_recognise::recognise(&document));
    let of = outcome.findings.iter().filter(|finding| finding.rule.starts_with("YOY"));
    of.map(|finding| (finding.rule, finding.severity)).collect()
}

#[test]
fn sections_compare() {
    let silent = "政府采购预算总额616.68万元，其中：货物131.74万元、工程70.00万元、服务414.94万元。";
    assert_eq!(told(&[("政府采购情况说明", silent)]), [("YOY-03", INFO)]);
    let none = "本单位无政府采购预算。";
    assert_eq!(told(&[("政府采购情况说明", none)]), []);
    assert_eq!(told(&[("机关运行经费情况说明", "机关运行经费预算20.00万元，与上年持平。")]), []);
}

#[test]
fn changes_have_reasons() {
    let change = "一般公共预算支出2,107.34万元，比上年减少12.78万元，下降0.60%。";
    let reason = "主要原因是压缩项目支出。";
    assert_eq!(told(&[("支出规模变化情况", change)]), [("YOY-04", WARNING)]);
    assert_eq!(told(&[("支出规模变化情况", &format!("{change}{reason}"))]), []);
    // The reason stands in another paragraph of the section.
    assert_eq!(told(&[("支出规模变化情况", &format!("{change}\n\n减少的{reason}"))]), []);
    assert_eq!(told(&[("支出规模变化情况", "支出100.00万元，与上年持平。")]), []);
}

#[test]
fn reasons_add_up_or_do_not_claim_to() {
    let text = |up: &str, tail: &str| {
        format!(
            "一般公共预算支出2,107.34万元，比上年减少12.78万元，主要原因是人员经费增加{up}万元，项目经费减少88.36万元{tail}。"
        )
    };
    assert_eq!(told(&[("支出情况说明", &text("75.85", ""))]), [("YOY-05", WARNING)]);
    assert_eq!(told(&[("支出情况说明", &text("75.58", ""))]), []);
    assert_eq!(told(&[("支出情况说明", &text("75.85", "等"))]), []);
    // Main reasons need not be all of them.
    assert_eq!(told(&[("支出情况说明", &text("50.00", ""))]), []);
}

#[test]
fn operating_money_that_changed_and_did_not() {
    let total = "一般公共预算支出2,107.34万元，比上年减少12.78万元，主要原因是人员经费增加75.58万元，项目经费减少88.36万元。";
    let three = "“三公”经费预算1.60万元，比2025年减少3.20万元，主要原因是公务用车报废。";
    assert_eq!(told(&[("支出情况说明", total), ("“三公”经费情况说明", three)]), [("YOY-06", INFO)]);
    assert_eq!(told(&[("支出情况说明", total)]), []);
}

#[test]
fn copied_and_empty_reasons() {
    let reason = "主要原因是馆舍改造项目按进度支付以及退休人员增加";
    let one = format!("收入100.00万元，比上年增加10.00万元，{reason}。");
    let two = format!("支出100.00万元，比上年增加10.00万元，{reason}。");
    assert_eq!(told(&[("收入情况说明", &one), ("支出情况说明", &two)]), [("YOY-07", INFO)]);
    assert_eq!(told(&[("收入情况说明", &one)]), []);
    let empty = "公务接待费2.00万元，比上年增加1.00万元，主要原因是工作需要。";
    assert_eq!(told(&[("“三公”经费情况说明", empty)]), [("YOY-07", INFO)]);
    // The part has the reason of the whole.
    let parts = "“三公”经费1.60万元，比上年减少3.20万元，主要原因是上年有2辆公务用车报废核销。其中：公务用车运行费1.60万元，比上年减少3.20万元，主要原因是上年有2辆公务用车报废核销。";
    assert_eq!(told(&[("“三公”经费情况说明", parts)]), []);
}

#[test]
fn last_years_text_left_in() {
    let old = "“三公”经费预算4.80万元，与上年持平。";
    let new = "“三公”经费预算1.60万元，比上年减少3.20万元，主要原因是公务用车报废。";
    let plan = "公务用车购置费0万元，与2025年预算持平，主要原因是2025年无公车购置计划。";
    assert_eq!(told(&[("“三公”经费情况说明", plan)]), [("YOY-13", WARNING)]);
    assert_eq!(told(&[("“三公”经费情况说明", &plan.replace("是2025", "是2026"))]), []);
    assert!(told(&[("总体情况", old), ("“三公”经费情况说明", new)]).contains(&("YOY-13", WARNING)));
    assert_eq!(told(&[("“三公”经费情况说明", new)]), []);
}

#[test]
fn reasons_against_the_direction() {
    let wrong = "公共文化支出4948.72万元，比上年减少333.28万元，主要原因是年中调增产业扶持资金。";
    assert_eq!(told(&[("支出情况说明", wrong)]), [("YOY-14", INFO)]);
    for right in [
        "公共文化支出4948.72万元，比上年减少333.28万元，主要原因是上年追加的一次性项目今年取消。",
        "公共文化支出4948.72万元，比上年增加333.28万元，主要原因是年中调增产业扶持资金。",
        "公共文化支出4948.72万元，比上年增加333.28万元，主要原因是压减一般性支出后新增展览项目。",
    ] {
        assert_eq!(told(&[("支出情况说明", right)]), [], "{right}");
    }
    assert_eq!(
        told(&[("国有资本经营情况", "国有资本经营预算0万元，比2025年预算增加0万元。")]),
        [("YOY-14", INFO)]
    );
}
