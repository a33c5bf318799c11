//! Plain text files.

#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use common::{grids, lines, problems, rows};
use mingzhang_model::Place;
use mingzhang_read::{Block, Document, Limits, ReadError, read};

fn of(text: &str) -> Document {
    read(text.as_bytes(), &Limits::default()).expect("text")
}

#[test]
fn lines_with_tabs_are_a_table_and_short_rows_are_filled_up() {
    let document = of("## 收入总表\n\n单位：万元\n项目\t\t合计\n收入\n\n208\t社保\t1.50\n");
    assert_eq!(lines(&document), ["收入总表", "单位：万元", "收入"]);
    let grids = grids(&document);
    assert_eq!(grids.into_iter().map(rows).collect::<Vec<_>>(), [["项目 |  | 合计"], ["208 | 社保 | 1.50"]]);
    assert!(matches!(&document.pages[0].blocks[0], Block::Line(line) if line.heading == 2));
}

#[test]
fn a_blank_line_ends_a_table() {
    let document = of("a\tb\nc\td\te\n\nf\tg\n");
    assert_eq!(
        grids(&document).into_iter().map(rows).collect::<Vec<_>>(),
        [vec!["a | b | ", "c | d | e"], vec!["f | g"]]
    );
}

#[test]
fn cells_know_their_line_and_column() {
    let document = of("合计\t\t2712.37\n");
    let places: Vec<Place> = grids(&document)[0].cells.iter().map(|cell| cell.place).collect();
    assert_eq!(places, [1, 4, 5].map(|column| Place::Text { line: 1, column }));
}

#[test]
fn piped_tables_are_tables() {
    let document = of("| 项目 | 金额 |\n|---|---:|\n| a\\|b | 1 |\n");
    assert_eq!(rows(grids(&document)[0]), ["项目 | 金额", "a\\|b | 1"]);
}

#[test]
fn remnants_of_formatting_are_removed() {
    assert_eq!(
        lines(&of("<b>四部分 名词解释</b>\n \u{3000}\nH<sub>2</sub>O < 5\n")),
        ["四部分 名词解释", "H2O < 5"]
    );
}

#[test]
fn a_table_of_endless_width_is_read_as_lines_and_said() {
    let wide = format!("{}\n{}", "a\t".repeat(2_000), "b\tc\n".repeat(2_000));
    let limits = Limits { boxes: 10_000, ..Limits::default() };
    let document = read(wide.as_bytes(), &limits).expect("text");
    assert_eq!(problems(&document), ["table-too-large"]);
    assert_eq!(lines(&document)[1], "b c");
}

#[test]
fn too_many_lines_are_refused() {
    let limits = Limits { lines: 2, ..Limits::default() };
    let error = read(b"a\nb\nc\n", &limits).err();
    assert_eq!(error, Some(ReadError::TooLarge { what: "lines", found: 3, limit: 2 }));
}
