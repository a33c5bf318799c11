//! Workbooks: `.xlsx`, `.xls`, and sheets as plain text.

#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;
mod office;

use common::{grid, grids, lines, problems, rows};
use mingzhang_model::Place;
use mingzhang_read::{Foreign, Limits, ReadError, read};
use office::{BUDGET, boxed, budget, compound, of, xls, xlsx};
use rust_xlsxwriter::{Format, Formula};

#[test]
fn a_sheet_is_title_unit_and_a_grid_with_its_merged_cells() {
    let document = of(&xlsx(|book| budget(book.add_worksheet(), 0, "2026年支出预算表")));
    assert_eq!(lines(&document), ["2026年支出预算表", "单位：万元"]);
    assert_eq!(rows(grid(&document)), BUDGET);
    assert!(grid(&document).ruled);
    let place = grid(&document).cells[5].place;
    assert_eq!(place, Place::Sheet { sheet: 0, row: 5, column: 2 });
    assert_eq!(document.sheets, ["Sheet1"]);
}

#[test]
fn several_tables_on_one_sheet_are_several_grids() {
    let document = of(&xlsx(|book| {
        let sheet = book.add_worksheet();
        budget(sheet, 0, "表一");
        sheet.write(6, 0, "注：本表含上年结转。").expect("free");
        budget(sheet, 9, "表二");
        budget(sheet, 15, "表三");
    }));
    let all: Vec<Vec<String>> = grids(&document).into_iter().map(rows).collect();
    assert_eq!(all, [BUDGET, BUDGET, BUDGET]);
    assert_eq!(
        lines(&document),
        ["表一", "单位：万元", "注：本表含上年结转。", "表二", "单位：万元", "表三", "单位：万元"]
    );
}

#[test]
fn a_table_without_borders_begins_with_its_first_full_row() {
    let document = of(&xlsx(|book| {
        let sheet = book.add_worksheet();
        sheet.merge_range(0, 0, 0, 1, "收入预算表", &Format::new()).expect("free");
        sheet.write(1, 1, "单位：元").expect("free");
        for (row, (name, value)) in
            (3..).zip([("项目", "预算数"), ("拨款", "5"), ("其他", ""), ("合计", "5")])
        {
            sheet.write(row, 0, name).expect("free");
            sheet.write(row, 1, value).expect("free");
        }
        sheet.merge_range(7, 0, 7, 1, "注：无", &Format::new()).expect("free");
    }));
    assert_eq!(lines(&document), ["收入预算表", "单位：元", "注：无"]);
    assert_eq!(rows(grid(&document)), ["项目 | 预算数", "拨款 | 5", "其他 | ", "合计 | 5"]);
}

#[test]
fn hidden_sheets_and_formula_errors_are_said() {
    let document = of(&xlsx(|book| {
        let sheet = book.add_worksheet();
        budget(sheet, 0, "表一");
        let broken = Formula::new("=1/0").set_result("#DIV/0!");
        sheet.write_formula_with_format(5, 2, broken, &boxed("0.00")).expect("free");
        let hidden = book.add_worksheet();
        hidden.write(0, 0, "草稿").expect("free");
        hidden.set_hidden(true);
    }));
    assert_eq!(problems(&document), ["cell-error", "sheet-hidden"]);
    assert_eq!(document.problems[0].place, Some(Place::Sheet { sheet: 0, row: 6, column: 3 }));
    assert_eq!(document.problems[0].detail, "#DIV/0!");
    assert_eq!(rows(grid(&document))[3], "卫生健康支出 | 27.85 | #DIV/0!");
    assert_eq!((document.pages.len(), document.sheets.len()), (1, 2));
}

#[test]
fn an_old_workbook_is_read_with_its_formats_and_merged_cells() {
    let document = of(&xls(|sheet| {
        for (column, text) in (0..).zip(["项目", "合计", "基本支出"]) {
            sheet.text(0, column, text);
        }
        sheet.text(1, 0, "教育支出");
        sheet.number(1, 1, 1, 2107.3);
        sheet.record(0x0201, &[1, 0, 2, 0, 0, 0]);
        sheet.text(2, 0, "注");
        sheet.record(0x00BE, &[2, 0, 1, 0, 0, 0, 0, 0, 2, 0]);
        sheet.record(0x00E5, &[1, 0, 2, 0, 2, 0, 0, 0, 2, 0]);
    }));
    assert_eq!(rows(grid(&document)), ["项目 | 合计 | 基本支出", "教育支出 | 2,107.30 | ", "[1×3]注"]);
    assert_eq!(document.sheets, ["收支表"]);
}

#[test]
fn compound_files_that_are_no_workbook_are_named() {
    let error = |name| read(&compound(name, b"x"), &Limits::default()).err();
    assert_eq!(error("WordDocument"), Some(ReadError::UnknownFormat { what: Foreign::OldWord }));
    assert_eq!(error("EncryptedPackage"), Some(ReadError::Encrypted));
    assert_eq!(error("PowerPoint Document"), Some(ReadError::UnknownFormat { what: Foreign::Ole2 }));
}

#[test]
fn commas_make_a_table_and_prose_stays_prose() {
    let document =
        of("2026年收入预算表,,\n,,单位：元\n项目,合计,\n\"拨款\n收入\",\"1,200\",3\n\n乙,1,2\n".as_bytes());
    assert_eq!(lines(&document), ["2026年收入预算表", "单位：元"]);
    assert_eq!(
        rows(grid(&document)),
        ["项目 | 合计 | ", "拨款\n收入 | 1,200 | 3", " |  | ", " |  | ", "乙 | 1 | 2"]
    );
    let cell = grid(&document).cells.last().map(|cell| cell.place);
    assert_eq!(cell, Some(Place::Sheet { sheet: 0, row: 7, column: 3 }));
    let prose = of("项目, 一\n本单位主要职责是：,\n（一）组织实施，\n合计\t1,200\t3,400\n".as_bytes());
    assert!(matches!(grids(&prose)[0].place, Place::Text { .. }));
}
