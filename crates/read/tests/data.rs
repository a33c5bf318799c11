//! Books as data: our own JSON, and data packages.

#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;
mod office;

use common::{grid, grids, lines, problems, rows};
use mingzhang_model::{Markup, Part, Place};
use mingzhang_read::{Foreign, Limits, ReadError, read};
use office::{of, zipped};

const BOOK: &str = r#"{"schema": "mingzhang.book/1", "kind": "budget", "level": "unit", "year": 2026, "unit": {"name": "某局"},
    "tables": [{"title": "收入总表", "unit": "万元", "org": "某局", "header": [["项目", "", "合计"], ["编码", "名称", ""]],
    "rows": [["201", "教育", "1.50"], ["合计", "", "1.50"]], "note": "注：无"}], "facts": [{"x": 1}]}"#;

#[test]
fn a_book_as_json_reads_like_the_printed_book() {
    let document = of(BOOK.as_bytes());
    assert_eq!(
        lines(&document),
        ["某局", "2026年度单位预算公开", "收入总表", "单位名称：某局", "单位：万元", "注：无"]
    );
    assert_eq!(
        rows(grid(&document)),
        ["[1×2]项目 | [2×1]合计", "编码 | 名称", "201 | 教育 | 1.50", "合计 |  | 1.50"]
    );
    assert_eq!(grid(&document).header_rows, Some(2));
    let part = Part::Cell { table: 1, row: 3, cell: 3 };
    assert_eq!(grid(&document).cells[6].place, Place::Part { markup: Markup::Json, part });
}

#[test]
fn json_that_is_cut_or_of_another_shape_is_refused() {
    for bad in
        [&BOOK[..BOOK.len() - 2], &BOOK.replace("\"1.50\"", "1.5"), &BOOK.replace("book/1\"", "book/12\"")]
    {
        let error = read(bad.as_bytes(), &Limits::default()).err();
        assert!(matches!(error, Some(ReadError::Damaged { .. })), "{error:?}");
    }
}

#[test]
fn a_data_package_reads_like_the_printed_book() {
    let description = r#"{"mingzhang:schema": "mingzhang.package/1", "mingzhang:organisation": "某局", "mingzhang:year": 2026,
        "mingzhang:kind": "final_accounts", "mingzhang:level": "department", "title": "某局决算", "resources": [
        {"path": "facts.csv"}, {"path": "tables/1.csv", "title": "收入决算表", "mingzhang:org": "某局", "mingzhang:unit": "元",
        "mingzhang:headerRows": 2, "mingzhang:note": null}, {"path": "tables/2.csv", "title": "缺"}]}"#;
    let document = of(&zipped(&[
        ("datapackage.json", description),
        ("facts.csv", "a,b\n1,2\n"),
        ("tables/1.csv", "\u{feff}项目,,合计\n编码,名称,\n201,\"教育,体育\",\"1,200\"\n"),
    ]));
    assert_eq!(
        lines(&document),
        ["某局", "某局决算", "2026年度部门决算公开", "收入决算表", "单位名称：某局", "单位：元"]
    );
    assert_eq!(
        grids(&document).into_iter().map(rows).collect::<Vec<_>>(),
        [["[1×2]项目 | [2×1]合计", "编码 | 名称", "201 | 教育,体育 | 1,200"]]
    );
    assert_eq!(document.sheets, ["datapackage.json", "tables/1.csv", "tables/2.csv"]);
    assert_eq!(grids(&document)[0].cells[5].place, Place::Sheet { sheet: 1, row: 3, column: 2 });
    assert_eq!(problems(&document), ["part-missing"]);
}

#[test]
fn other_containers_are_named() {
    let error = |parts: &[(&str, &str)]| read(&zipped(parts), &Limits::default()).err();
    assert_eq!(error(&[("OFD.xml", "<x/>")]), Some(ReadError::UnknownFormat { what: Foreign::Zip }));
    assert_eq!(
        error(&[("[Content_Types].xml", ""), ("xl/workbook.bin", "")]),
        Some(ReadError::UnknownFormat { what: Foreign::BinaryWorkbook })
    );
}
