use mingzhang_read::{Block, Limits, read};
use mingzhang_report::{Lang, Localiser, Rules};

use super::*;
use crate::fixture;

fn written(lang: Lang) -> Vec<u8> {
    let localiser = Localiser::new(lang).and(crate::messages(lang));
    let wording = Wording::new(&localiser, Rules::default());
    let files = [fixture::unreadable(), fixture::file()].map(|file| Entries::of(&file, &wording));
    xlsx(&files, &wording).unwrap()
}

/// The texts of a sheet, row by row.
fn rows(bytes: &[u8], sheet: usize) -> Vec<Vec<String>> {
    let document = read(bytes, &Limits::default()).unwrap();
    let mut out = Vec::new();
    for block in &document.pages[sheet].blocks {
        match block {
            Block::Line(line) => out.push(vec![line.text.clone()]),
            Block::Grid(grid) => {
                out.extend((0..grid.rows).map(|row| {
                    grid.cells.iter().filter(|cell| cell.row == row).map(|cell| cell.text.clone()).collect()
                }));
            }
        }
    }
    out
}

#[test]
fn one_row_a_finding_with_room_for_the_answer() {
    let bytes = written(Lang::Zh);
    let rows = rows(&bytes, 0);
    let head = rows.iter().find(|row| row.iter().any(|cell| cell == "整改情况")).unwrap();
    assert_eq!(head.len(), 16);
    let of = |rule: &str| rows.iter().find(|row| row.iter().any(|cell| cell.contains(rule))).unwrap();
    let row = of("SUM-08");
    for text in ["a&b.pdf", "=\"某<局>\"", "2025", "● 错误", "335.50", "353.50"] {
        assert!(row.iter().any(|cell| cell == text), "{text}: {row:?}");
    }
    assert!(of("读不了").iter().any(|cell| cell.contains("打开密码")));
}

#[test]
fn the_summary_counts_files_and_rules() {
    let rows = rows(&written(Lang::Zh), 1);
    let has = |text: &str| rows.iter().flatten().any(|cell| cell == text);
    assert!(has("按规则") && has("SUM-08") && has("b.pdf") && has("合计"), "{rows:?}");
}

#[test]
fn the_same_findings_are_the_same_file() {
    assert_eq!(written(Lang::En), written(Lang::En));
}
