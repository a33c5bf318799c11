//! How books are built, printed and read.

use mingzhang_model::{BookKind, Problem, Reach, Says};
use mingzhang_read::{Document, Page};

use super::{LIST, OTHER, annuity_table, rules, silent};
use crate::invented::{ERROR, INFO, accounts, budget, in_unit, read, serious, subjects, table, told};

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
    let empty = |number| Page { number, width: 595.0, height: 842.0, blocks: Vec::new() };
    let mut scanned = Document { pages: (1..=44).map(empty).collect(), ..Document::default() };
    let outcome = mingzhang_check::check(&mingzhang_recognise::recognise(&scanned));
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    let looked = |outcome: &mingzhang_check::Outcome| {
        outcome.coverage.iter().filter(|of| matches!(of.reach, Reach::Checked(n) if n > 0)).count()
    };
    assert_eq!(looked(&outcome), 0);
    // A page that is a picture is told as such, and what may stand on it counts as unread and not as missing.
    scanned.problems.push(Problem { code: "page-is-picture", detail: String::new(), place: None });
    let outcome = mingzhang_check::check(&mingzhang_recognise::recognise(&scanned));
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    assert_eq!(looked(&outcome), 0);
    let unread = outcome.coverage.iter().filter(|of| matches!(of.reach, Reach::Unread(_))).count();
    let nothing = outcome.coverage.iter().filter(|of| matches!(of.reach, Reach::NotApplicable(_))).count();
    assert!(unread > 0 && nothing == 0, "{unread} unread, {nothing} not applicable");
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
