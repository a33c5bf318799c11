//! Real published books: what must be found in them.

mod common;

use common::{CORPUS, grids, lines, rows, shared};
use mingzhang_read::{Document, Limits, read};

fn book(index: usize) -> Option<Document> {
    let bytes = shared(&format!("corpus/{}", CORPUS[index]))?;
    Some(read(&bytes, &Limits::default()).expect("a good file"))
}

fn page_rows(document: &Document, number: usize) -> Vec<String> {
    let page = Document { pages: vec![document.pages[number - 1].clone()], problems: Vec::new() };
    grids(&page).into_iter().flat_map(rows).collect()
}

#[test]
fn good_books_have_no_problems() {
    for index in 0..CORPUS.len() {
        let Some(document) = book(index) else { return };
        assert_eq!(document.problems, [], "{}", CORPUS[index]);
    }
}

#[test]
fn rows_around_a_page_break_are_read_once() {
    let Some(document) = book(0) else { return };
    assert_eq!(
        page_rows(&document, 7),
        [
            "使用非财政拨款结余（含专用结余） |  | 结余分配 | ",
            "年初结转和结余 | 49.14 | 年末结转和结余 | 55.34",
            "总计 | 2,995.39 | 总计 | 2,995.39",
        ]
    );
    assert_eq!(page_rows(&document, 9)[0], "210 | 11 | 01 | 行政单位医疗 | 60.99 | 60.99 |  |  |  |  | ");
    assert_eq!(page_rows(&document, 11).len(), 8);
}

#[test]
fn header_cells_keep_their_spans() {
    let Some(document) = book(1) else { return };
    assert_eq!(
        page_rows(&document, 7)[..4],
        [
            "[1×2]本年收入 | [1×5]本年支出",
            "[3×1]项目 | [3×1]预算数 | [3×1]项目 | [1×4]预算数",
            "[2×1]合计 | [1×2]基本支出 | [2×1]项目支出",
            "人员经费 | 公用经费",
        ]
    );
}

#[test]
fn words_apart_on_a_line_stay_apart() {
    let Some(document) = book(1) else { return };
    assert!(lines(&document).contains(&"编制单位：上海市财政局 单位：元"));
}

#[test]
fn a_text_export_is_read_as_headings_lines_and_tables() {
    let Some(bytes) = shared("seed/datong-2026.txt") else { return };
    let document = read(&bytes, &Limits::default()).expect("a good file");
    assert_eq!(document.problems, []);
    let grids = grids(&document);
    let first = grids[0];
    assert_eq!(rows(first)[0], "收入 |  | 支出 |  |  | ");
    assert_eq!((first.columns, first.ruled), (6, false));
    assert!(lines(&document).contains(&"第一部分 概况 ..... 1"));
}
