//! The workbook.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it cannot go on")]

mod fixture;

use std::io::Read;

use mingzhang_publish::xlsx::xlsx;

fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_same_book_is_the_same_file() {
    let book = fixture::book();
    let file = xlsx(&book).unwrap();
    if let Ok(path) = std::env::var("MINGZHANG_KEEP") {
        std::fs::write(format!("{path}/book.xlsx"), &file).unwrap();
    }
    assert!(file == xlsx(&book).unwrap(), "two runs differ");
}

#[test]
fn our_reader_reads_back_every_table() {
    let book = fixture::book();
    let file = xlsx(&book).unwrap();
    fixture::read_back::assert_same(&fixture::read_back::book(&file), &book);
}

#[test]
fn amounts_are_numbers_and_codes_are_texts() {
    let file = xlsx(&fixture::book()).unwrap();
    let first = part(&file, "xl/worksheets/sheet2.xml");
    assert!(first.contains("<v>2107.34</v>"));
    let tree = part(&file, "xl/worksheets/sheet4.xml");
    assert!(!tree.contains("<v>2010101</v>"), "a code is no number");
    let wide = part(&file, "xl/worksheets/sheet3.xml");
    assert!(wide.contains("<v>9876543210987.65</v>") && wide.contains("<v>-1234.56</v>"));
    assert!(!wide.contains("<v>10000000000000</v>"), "sixteen digits would be shown as others");
    assert!(part(&file, "xl/sharedStrings.xml").contains("10,000,000,000,000.00"));
    assert!(part(&file, "xl/styles.xml").contains("formatCode=\"#,##0.00\""));
}

#[test]
fn a_form_prints_one_page_wide_with_its_header_on_every_page() {
    let file = xlsx(&fixture::book()).unwrap();
    let tree = part(&file, "xl/worksheets/sheet4.xml");
    assert!(tree.contains(r#"<pane ySplit="4" topLeftCell="A5""#));
    assert!(tree.contains(r#"fitToHeight="0""#) && tree.contains("<pageSetUpPr fitToPage=\"1\"/>"));
    assert!(part(&file, "xl/worksheets/sheet3.xml").contains(r#"orientation="landscape""#));
    let workbook = part(&file, "xl/workbook.xml");
    assert!(workbook.contains("_xlnm.Print_Titles") && workbook.contains("$1:$4"));
}

#[test]
fn every_figure_is_once_more_a_row_of_data() {
    let book = fixture::book();
    let file = xlsx(&book).unwrap();
    let table = part(&file, "xl/tables/table1.xml");
    assert!(table.contains("<autoFilter") && table.contains(r#"name="折合元""#));
    let data = part(&file, "xl/worksheets/sheet10.xml");
    assert_eq!(data.matches("<row ").count(), book.facts.len() + 1);
    assert!(data.contains("<v>21073400</v>"), "the exact amount in yuan");
}

#[test]
fn a_text_longer_than_a_row_can_be_high_is_not_cut() {
    let mut book = fixture::book();
    let cell = book.sheets[0].cells.iter_mut().find(|cell| cell.text.starts_with("坚持")).unwrap();
    cell.text = "一".repeat(4_000);
    let file = xlsx(&book).unwrap();
    let sheet = part(&file, "xl/worksheets/sheet8.xml");
    let heights =
        sheet.split(" ht=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse::<f64>().ok());
    let heights: Vec<f64> = heights.collect();
    assert!(
        heights.iter().sum::<f64>() > 1_000.0 && heights.iter().all(|height| *height <= 409.0),
        "{heights:?}"
    );
}

#[test]
fn only_a_draft_says_so_in_its_properties() {
    let mut book = fixture::book();
    let says_draft = |book: &_| part(&xlsx(book).unwrap(), "docProps/core.xml").contains("草稿");
    assert!(says_draft(&book));
    book.draft = false;
    assert!(!says_draft(&book));
}

#[test]
fn a_book_without_anything_is_a_file_all_the_same() {
    let book = mingzhang_model::Manuscript::default();
    assert!(part(&xlsx(&book).unwrap(), "xl/workbook.xml").contains("目录"));
}
