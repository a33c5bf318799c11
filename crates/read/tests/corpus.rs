//! Real published books: what must be found in them.

#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use common::{CORPUS, grids, lines, rows, shared};
use mingzhang_read::{Document, Limits, read};

fn book(index: usize) -> Option<Document> {
    let bytes = shared(&format!("corpus/{}", CORPUS[index]))?;
    Some(read(&bytes, &Limits::default()).expect("a good file"))
}

fn page_rows(document: &Document, number: usize) -> Vec<String> {
    let page = Document { pages: vec![document.pages[number - 1].clone()], ..Document::default() };
    grids(&page).into_iter().flat_map(rows).collect()
}

#[test]
fn good_books_have_no_problems() {
    for (index, name) in CORPUS.iter().enumerate() {
        let Some(document) = book(index) else { return };
        assert_eq!(document.problems, [], "{name}");
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

#[test]
fn every_row_that_people_have_copied_out_is_a_row_of_a_grid() {
    for name in CORPUS {
        let stem = name.trim_end_matches(".pdf");
        let (Some(bytes), Some(truth)) =
            (shared(&format!("corpus/{name}")), shared(&format!("corpus/truth/{stem}.json")))
        else {
            return;
        };
        let document = read(&bytes, &Limits::default()).expect("a good file");
        let truth: serde_json::Value = serde_json::from_slice(&truth).expect("JSON");
        let tables = truth["tables"].as_array().expect("a list");
        assert!(tables.len() >= 9, "{name}");
        for table in tables {
            let pages: Vec<u64> = table["pages"]
                .as_array()
                .expect("a list")
                .iter()
                .filter_map(serde_json::Value::as_u64)
                .collect();
            let found: Vec<Vec<String>> = document
                .pages
                .iter()
                .filter(|page| pages.contains(&page.number.into()))
                .flat_map(filled_rows)
                .collect();
            for row in ["header", "rows"].iter().flat_map(|part| table[part].as_array().expect("a list")) {
                let cells = row.as_array().expect("a list").iter().filter_map(|cell| cell.as_str());
                let cells: Vec<String> = cells.map(squeeze).filter(|cell| !cell.is_empty()).collect();
                assert!(cells.is_empty() || found.contains(&cells), "{name}, pages {pages:?}: {cells:?}");
            }
        }
    }
}

/// The texts of the cells that hold any, row by row, without white space.
fn filled_rows(page: &mingzhang_read::Page) -> Vec<Vec<String>> {
    let page = Document { pages: vec![page.clone()], ..Document::default() };
    let row = |grid: &mingzhang_read::Grid, row: usize| {
        let cells = grid.cells.iter().filter(|cell| cell.row == row).map(|cell| squeeze(&cell.text));
        cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>()
    };
    grids(&page).into_iter().flat_map(|grid| (0..grid.rows).map(move |r| row(grid, r))).collect()
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect()
}
