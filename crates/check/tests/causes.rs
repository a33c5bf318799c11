//! One cause, one finding: small books with the slips of real ones, and what the check must say about each.
#![allow(clippy::unwrap_used)] // a helper that cannot read its fixture fails the test

use mingzhang_check::{Outcome, check};
use mingzhang_model::{Book, Finding, Pattern, Severity};

/// A unit's book as text, consistent in itself: summary, expenditure, general expenditure.
const BOOK: &str = "\
某市档案馆

2026年度单位预算公开

2026年收支总表
单位名称：某市档案馆
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算\t16505.45\t一、社会保障和就业支出\t2921.97
二、政府性基金预算\t\t二、城乡社区支出\t13583.48
三、单位资金\t\t\t
本年收入合计\t16505.45\t本年支出合计\t16505.45
上年结转\t\t年终结转\t
收入总计\t16505.45\t支出总计\t16505.45

2026年支出总表
单位名称：某市档案馆
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t16505.45\t12213.57\t4291.88
208\t社会保障和就业支出\t2921.97\t\t2921.97
20801\t人力资源和社会保障管理事务\t2921.97\t\t2921.97
2080199\t其他人力资源和社会保障管理事务支出\t2921.97\t\t2921.97
212\t城乡社区支出\t13583.48\t12213.57\t1369.91
21201\t城乡社区管理事务\t12029.15\t10661.51\t1367.64
2120101\t行政运行\t1692.32\t1690.05\t2.27
2120102\t一般行政管理事务\t2654.72\t1289.35\t1365.37
2120199\t其他城乡社区管理事务支出\t7682.11\t7682.11\t
21203\t城乡社区公共设施\t1554.33\t1552.06\t2.27
2120399\t其他城乡社区公共设施支出\t1554.33\t1552.06\t2.27

2026年一般公共预算支出表
单位名称：某市档案馆
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t16505.45\t12213.57\t4291.88
208\t社会保障和就业支出\t2921.97\t\t2921.97
20801\t人力资源和社会保障管理事务\t2921.97\t\t2921.97
2080199\t其他人力资源和社会保障管理事务支出\t2921.97\t\t2921.97
212\t城乡社区支出\t13583.48\t12213.57\t1369.91
21201\t城乡社区管理事务\t12029.15\t10661.51\t1367.64
2120101\t行政运行\t1692.32\t1690.05\t2.27
2120102\t一般行政管理事务\t2654.72\t1289.35\t1365.37
2120199\t其他城乡社区管理事务支出\t7682.11\t7682.11\t
21203\t城乡社区公共设施\t1554.33\t1552.06\t2.27
2120399\t其他城乡社区公共设施支出\t1554.33\t1552.06\t2.27
";

fn read(text: &str) -> Book {
    let document = mingzhang_read::read(text.as_bytes(), &mingzhang_read::Limits::default()).unwrap();
    mingzhang_recognise::recognise(&document)
}

fn serious(outcome: &Outcome) -> Vec<&Finding> {
    outcome.findings.iter().filter(|finding| finding.severity > Severity::Info).collect()
}

/// The only error of the book after `edits`, which must each change it.
fn only(edits: &[(&str, &str)]) -> Finding {
    let mut text = BOOK.to_owned();
    for (from, to) in edits {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    let outcome = check(&read(&text));
    let found = serious(&outcome);
    assert_eq!(found.len(), 1, "{found:#?}");
    found[0].clone()
}

fn first(finding: &Finding) -> (Vec<(String, String, String)>, Pattern, usize) {
    let best = &finding.explanations[0];
    let cells = best
        .cells
        .iter()
        .map(|c| (c.spot.row_label.clone(), c.spot.column_label.clone(), c.should_be.clone()))
        .collect();
    (cells, best.pattern, best.alternatives)
}

fn cell(row: &str, column: &str, should: &str) -> (String, String, String) {
    (row.into(), column.into(), should.into())
}

#[test]
fn a_consistent_book_is_silent() {
    let outcome = check(&read(BOOK));
    assert!(outcome.findings.is_empty(), "{:#?}", outcome.findings);
    assert!(outcome.laws.evaluated > 100, "{:?}", outcome.laws);
    assert_eq!(outcome.laws.exact, outcome.laws.evaluated);
}

#[test]
fn swapped_digits_in_one_cell() {
    let finding = only(&[("7682.11\t7682.11\t\n21203", "7682.11\t7628.11\t\n21203")]);
    let expected = vec![cell("2120199 其他城乡社区管理事务支出", "基本支出", "7682.11")];
    assert_eq!(first(&finding), (expected, Pattern::SwappedDigits, 1));
}

#[test]
fn a_digit_lost_in_two_tables_is_one_cause() {
    // CASES.md: 10,661.51 printed as 1,066.51 in two tables broke four sums.
    let wrong = ("12029.15\t10661.51\t1367.64", "12029.15\t1066.51\t1367.64");
    let finding = only(&[wrong, wrong]);
    let (cells, pattern, _) = first(&finding);
    assert_eq!(pattern, Pattern::LostDigit);
    assert_eq!(cells, vec![cell("21201 城乡社区管理事务", "基本支出", "10661.51"); 2]);
}

#[test]
fn a_slip_copied_into_a_table_that_no_law_links_is_still_one_cause() {
    // With money of the unit's own, 支出总表 and 一般公共预算支出表 are different money: only the slip is the same.
    let wrong = ("12029.15\t10661.51\t1367.64", "12029.15\t1066.51\t1367.64");
    let own = ("一、一般公共预算\t16505.45", "一、一般公共预算\t13583.48");
    let unit = ("三、单位资金\t\t\t", "三、单位资金\t2921.97\t\t");
    let (head, tail) = BOOK.split_once("2026年一般公共预算支出表").unwrap();
    let tail: String = tail.split_inclusive('\n').filter(|line| !line.starts_with("208")).collect();
    let tail = tail.replace("16505.45\t12213.57\t4291.88", "13583.48\t12213.57\t1369.91");
    let head = head.replacen(own.0, own.1, 1).replacen(unit.0, unit.1, 1).replacen(wrong.0, wrong.1, 1);
    let text = format!("{head}2026年一般公共预算支出表{}", tail.replacen(wrong.0, wrong.1, 1));
    let outcome = check(&read(&text));
    let found = serious(&outcome);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].explanations[0].cells.len(), 2);
}

#[test]
fn yuan_in_a_table_of_ten_thousand_yuan_is_one_cause() {
    let (head, tail) = BOOK.split_once("2026年一般公共预算支出表").unwrap();
    let scaled: Vec<String> = tail
        .lines()
        .map(|line| {
            line.split('\t')
                .map(|field| match field.split_once('.') {
                    Some((whole, cents)) => format!("{whole}{cents}00.00"),
                    None => field.to_owned(),
                })
                .collect::<Vec<_>>()
                .join("\t")
        })
        .collect();
    let outcome = check(&read(&format!("{head}2026年一般公共预算支出表{}", scaled.join("\n"))));
    let found = serious(&outcome);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].rule, "FMT-07");
}

#[test]
fn a_column_that_slid_down_is_one_cause() {
    let (head, tail) = BOOK.split_once("2026年一般公共预算支出表").unwrap();
    let mut lines: Vec<Vec<String>> =
        tail.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect();
    let rows: Vec<usize> =
        (0..lines.len()).filter(|i| lines[*i].len() == 5 && lines[*i][0] != "科目编码").collect();
    let column: Vec<String> = rows.iter().map(|i| lines[*i][3].clone()).collect();
    for (position, row) in rows.iter().enumerate() {
        let source = (position + column.len() - 2) % column.len();
        lines[*row][3].clone_from(&column[source]);
    }
    let shifted: Vec<String> = lines.iter().map(|line| line.join("\t")).collect();
    let outcome = check(&read(&format!("{head}2026年一般公共预算支出表{}", shifted.join("\n"))));
    let found = serious(&outcome);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!((found[0].rule, first(found[0]).1), ("LOC-01", Pattern::ShiftedRows(2)));
}

#[test]
fn a_figure_beside_its_column() {
    let finding = only(&[("7682.11\t7682.11\t\n21203", "7682.11\t\t7682.11\n21203")]);
    assert_eq!(first(&finding).1, Pattern::MovedColumn);
}

#[test]
fn a_sign_that_should_not_be() {
    let finding = only(&[("1554.33\t1552.06\t2.27\n2120399", "1554.33\t-1552.06\t2.27\n2120399")]);
    let expected = vec![cell("21203 城乡社区公共设施", "基本支出", "1552.06")];
    assert_eq!(first(&finding), (expected, Pattern::Sign, 1));
}

#[test]
fn income_that_is_not_spending() {
    let finding = only(&[("收入总计\t16505.45", "收入总计\t16550.45")]);
    let (cells, pattern, _) = first(&finding);
    assert_eq!((cells, pattern), (vec![cell("收入总计", "预算数", "16505.45")], Pattern::SwappedDigits));
}

#[test]
fn a_missing_figure_is_named_with_its_value() {
    let finding = only(&[("1692.32\t1690.05\t2.27", "1692.32\t\t2.27")]);
    let expected = vec![cell("2120101 行政运行", "基本支出", "1690.05")];
    assert_eq!(first(&finding), (expected, Pattern::Missing, 1));
}

#[test]
fn two_independent_errors_are_two_findings() {
    let text = BOOK.replacen("2654.72\t1289.35\t1365.37", "2654.72\t1298.35\t1365.37", 1).replacen(
        "收入总计\t16505.45",
        "收入总计\t16550.45",
        1,
    );
    let outcome = check(&read(&text));
    assert_eq!(serious(&outcome).len(), 2, "{:#?}", outcome.findings);
}

#[test]
fn a_table_of_another_year_is_one_warning() {
    // Every figure of the general table and of nothing else is another year's; it still adds up.
    let (head, tail) = BOOK.split_once("2026年一般公共预算支出表").unwrap();
    let doubled: Vec<String> = tail
        .lines()
        .map(|line| {
            let double = |field: &str| match field.replace('.', "").parse::<i64>() {
                Ok(cents) if field.contains('.') => format!("{}.{:02}", cents * 2 / 100, cents * 2 % 100),
                _ => field.to_owned(),
            };
            line.split('\t').map(double).collect::<Vec<_>>().join("\t")
        })
        .collect();
    let revenue = head
        .split("2026年支出总表")
        .nth(1)
        .unwrap()
        .replace("合计\t基本支出\t项目支出", "合计\t一般公共预算\t单位资金")
        .lines()
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            match fields.as_slice() {
                [code, name, sum, _, _] if sum.contains('.') => format!("{code}\t{name}\t{sum}\t{sum}\t"),
                _ => line.to_owned(),
            }
        })
        .collect::<Vec<_>>()
        .join("\n");
    let text = format!("{head}2026年收入总表{revenue}\n\n2026年一般公共预算支出表{}", doubled.join("\n"));
    let outcome = check(&read(&text));
    let found: Vec<&str> = serious(&outcome).iter().map(|finding| finding.rule).collect();
    assert_eq!(found, ["LOC-03"], "{:#?}", outcome.findings);
}

#[test]
fn a_note_that_denies_figures_and_an_empty_table_without_one() {
    let text = format!(
        "{BOOK}\n注：本表无数据\n\n2026年政府性基金预算支出表\n单位名称：某市档案馆\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n合计\t\t\t\t\n"
    );
    let rules: Vec<&str> = check(&read(&text)).findings.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, ["CPL-06", "CPL-07"]);
}
