//! One table in several formats is one book: the same columns, the same figures at the same coordinates.

#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

use mingzhang_model::{Book, Coordinate};
use mingzhang_read::{Limits, read};

const TEXT: &str = "\
2026年支出预算表
单位名称：某局
单位：万元

科目编码\t科目名称\t本年支出\t\t
\t\t合计\t基本支出\t项目支出
205\t教育支出\t2107.34\t2000.00\t107.34
20502\t普通教育\t2107.34\t2000.00\t107.34
合计\t\t2107.34\t2000.00\t107.34

注：本表不含上年结转。
";

const CSV: &str = "\
2026年支出预算表,,,,
单位名称：某局,,,,单位：万元
科目编码,科目名称,本年支出,,
,,合计,基本支出,项目支出
205,教育支出,2107.34,2000.00,107.34
20502,普通教育,2107.34,2000.00,107.34
合计,,2107.34,2000.00,107.34
注：本表不含上年结转。,,,,
";

const HTML: &str = "<html><h2>2026年支出预算表</h2><p>单位名称：某局&nbsp; 单位：万元</p><table>
<tr><th rowspan=2>科目编码<th rowspan=2>科目名称<th colspan=3>本年支出<tr><th>合计<th>基本支出<th>项目支出
<tr><td>205<td>教育支出<td>2107.34<td>2000.00<td>107.34
<tr><td>20502<td>普通教育<td>2107.34<td>2000.00<td>107.34
<tr><td>合计<td><td>2107.34<td>2000.00<td>107.34
</table><p>注：本表不含上年结转。</p>";

const JSON: &str = r#"{"schema": "mingzhang.book/1", "year": 2026, "kind": "budget", "unit": {"name": "某局"}, "tables": [
{"title": "2026年支出预算表", "org": "某局", "unit": "万元", "note": "注：本表不含上年结转。",
"header": [["科目编码", "科目名称", "本年支出", "", ""], ["", "", "合计", "基本支出", "项目支出"]],
"rows": [["205", "教育支出", "2107.34", "2000.00", "107.34"], ["20502", "普通教育", "2107.34", "2000.00", "107.34"],
["合计", "", "2107.34", "2000.00", "107.34"]]}]}"#;

fn book(text: &str) -> Book {
    mingzhang_recognise::recognise(
        &read(text.as_bytes(), &Limits::default()).expect("a file that can be read"),
    )
}

fn facts(book: &Book) -> Vec<(&Coordinate, &str, usize, usize)> {
    book.facts.iter().map(|fact| (&fact.coordinate, fact.text.as_str(), fact.row, fact.column)).collect()
}

#[test]
fn every_format_of_a_table_gives_the_same_book() {
    let expected = book(TEXT);
    assert_eq!(expected.facts.len(), 9);
    for other in [CSV, HTML, JSON] {
        let book = book(other);
        assert_eq!(book.tables.len(), 1, "{other}");
        let (table, as_text) = (&book.tables[0], &expected.tables[0]);
        assert_eq!((&table.title, &table.unit, &table.org), (&as_text.title, &as_text.unit, &as_text.org));
        assert_eq!((&table.columns, table.rows.len()), (&as_text.columns, as_text.rows.len()));
        assert_eq!(facts(&book), facts(&expected));
        assert_eq!(table.note.as_ref().map(|note| note.text.as_str()), Some("注：本表不含上年结转。"));
        assert_eq!(book.year, Some(2026));
    }
}

#[test]
fn tables_of_a_book_as_data_are_never_joined() {
    let table =
        r#"{"title": "项目支出表", "unit": "元", "header": [["项目", "合计"]], "rows": [["甲", "1.00"]]}"#;
    let two = format!(r#"{{"schema": "mingzhang.book/1", "tables": [{table}, {table}]}}"#);
    assert_eq!(book(&two).tables.len(), 2);
}

#[test]
fn a_heading_right_above_a_table_is_its_title_whatever_it_is_called() {
    let page =
        "<html><h2>五、资产情况</h2><p>单位：元</p><table><tr><td>项目<td>合计<tr><td>甲<td>1.00</table>";
    assert_eq!(book(page).tables[0].title, "五、资产情况");
}
