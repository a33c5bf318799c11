//! How sentences are written and broken.

use super::{ITEMS, LIST, OTHER, THREE, annuities, annuity_table, rules, said, silent};
use crate::invented::{ERROR, INFO, WARNING, accounts, budget, read, serious, shown, told};

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
