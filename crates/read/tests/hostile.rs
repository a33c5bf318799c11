//! Office documents and web pages that are damaged or made to hurt.

#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;
mod office;

use std::time::{Duration, Instant};

use common::{lines, problems, rows};
use mingzhang_read::{Document, Limits, ReadError, read};
use office::{budget, compound, docx, p, tc, xls, xlsx, zipped};

fn timed(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let start = Instant::now();
    let result = read(bytes, limits);
    assert!(start.elapsed() < limits.time + Duration::from_secs(2), "took {:?}", start.elapsed());
    result
}

fn small_xls() -> Vec<u8> {
    xls(|sheet| {
        sheet.record(0x0200, &[0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 2, 0, 0, 0]);
        for row in 0..40 {
            sheet.text(row, 0, "教育支出");
            sheet.number(row, 1, 1, 2107.3);
        }
        sheet.record(0x00E5, &[1, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
    })
}

fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let row = format!("<w:tr>{}{}</w:tr>", tc("<w:gridSpan w:val=\"2\"/>", &p("收入")), tc("", &p("1.50")));
    let json = r#"{"schema":"mingzhang.book/1","tables":[{"title":"表","header":[["甲","乙"]],"rows":[["丙","1"]]}]}"#;
    let package = r#"{"resources":[{"path":"tables/1.csv","title":"表","mingzhang:headerRows":1}]}"#;
    vec![
        ("xlsx", xlsx(|book| budget(book.add_worksheet(), 0, "支出表"))),
        ("xls", small_xls()),
        ("docx", docx(&format!("{}<w:tbl>{}</w:tbl>", p("表"), row.repeat(5)))),
        ("html", b"<html><p>x<table><tr><td rowspan=2>a<td colspan=3>b<tr><td>1<td>2</table><svg>".to_vec()),
        ("json", json.as_bytes().to_vec()),
        ("package", zipped(&[("datapackage.json", package), ("tables/1.csv", "甲,乙\n丙,1\n")])),
        ("csv", "甲,乙\n\"丙\",1\n丁,2\n".as_bytes().to_vec()),
    ]
}

#[test]
fn a_file_cut_anywhere_is_read_or_refused() {
    for (name, bytes) in samples() {
        assert!(timed(&bytes, &Limits::default()).is_ok(), "{name} is good");
        for part in 1..40 {
            // Both an error and less of the file are an answer.
            let _ = timed(&bytes[..bytes.len() * part / 40], &Limits::default());
        }
    }
}

#[test]
fn a_file_with_flipped_bits_is_read_or_refused() {
    let limits = Limits { time: Duration::from_secs(2), ..Limits::default() };
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    for (_, mut bytes) in samples() {
        for _ in 0..400 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let at = usize::try_from(state % bytes.len() as u64).expect("fits");
            let bit = 1 << (state >> 61);
            bytes[at] ^= bit;
            let _ = timed(&bytes, &limits);
            bytes[at] ^= bit;
        }
    }
}

/// Inside of the container, where no checksum stops them.
#[test]
fn xml_with_flipped_bytes_is_read_or_refused() {
    let good = xlsx(|book| budget(book.add_worksheet(), 0, "支出表"));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(good)).expect("a container");
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        let mut part = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut part).expect("a part");
        parts.push((file.name().expect("a name").into_owned(), part));
    }
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    for round in 0..600 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let which = round % parts.len();
        let texts: Vec<(String, String)> = parts
            .iter()
            .enumerate()
            .map(|(index, (name, part))| {
                let mut part = part.clone();
                if index == which && !part.is_empty() {
                    let at = usize::try_from(state % part.len() as u64).expect("fits");
                    part[at] = b"0<>\"/A9&"[usize::try_from(state >> 61).expect("fits")];
                }
                (name.clone(), String::from_utf8_lossy(&part).into_owned())
            })
            .collect();
        let texts: Vec<(&str, &str)> = texts.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
        let _ = timed(&zipped(&texts), &Limits::default());
    }
}

#[test]
fn what_unpacks_to_more_than_the_limit_is_refused() {
    let limits = Limits { unpacked: 100_000, ..Limits::default() };
    let bomb = docx(&p(&"0".repeat(1_000_000)));
    assert!(bomb.len() < 10_000);
    let error = timed(&bomb, &limits).err();
    assert!(matches!(error, Some(ReadError::TooLarge { what: "unpacked", .. })), "{error:?}");
    let sheets = xlsx(|book| {
        book.add_worksheet().write(0, 0, "0".repeat(30_000)).expect("free");
        for index in 1..9 {
            let text = char::from(b'0' + index).to_string().repeat(30_000);
            book.add_worksheet().write(0, 0, text).expect("free");
        }
    });
    assert!(matches!(timed(&sheets, &limits).err(), Some(ReadError::TooLarge { what: "unpacked", .. })));
}

#[test]
fn entities_are_not_expanded() {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>".to_owned();
    let document = format!("{laughs}<w:document><w:body>{}</w:body></w:document>", p("甲&b;乙&lt;"));
    let parts = [("[Content_Types].xml", ""), ("word/document.xml", document.as_str())];
    assert_eq!(lines(&timed(&zipped(&parts), &Limits::default()).expect("a document")), ["甲乙<"]);
}

#[test]
fn deep_nesting_ends_in_a_problem() {
    let deep = "<w:sdt>".repeat(100_000);
    let document = timed(&docx(&(p("前") + &deep)), &Limits::default()).expect("a document");
    assert_eq!((lines(&document), problems(&document)), (vec!["前"], vec!["nested-too-deep"]));
    for tag in ["<div>", "<table><tr><td>", "<b>", "<font size=1><p>", "<a href=x>"] {
        let page = format!("<html><p>前{}后", tag.repeat(50_000));
        let document = timed(page.as_bytes(), &Limits::default()).expect("a page");
        assert_eq!(lines(&document)[0].chars().next(), Some('前'), "{tag}");
    }
}

#[test]
fn counts_that_a_workbook_declares_are_not_believed() {
    let good = xlsx(|book| budget(book.add_worksheet(), 0, "支出表"));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(good)).expect("a container");
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        let mut part = String::new();
        std::io::Read::read_to_string(&mut file, &mut part).expect("text");
        parts.push((
            file.name().expect("a name").into_owned(),
            part.replace("uniqueCount=\"", "uniqueCount=\"99999999999"),
        ));
    }
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, part)| (name.as_str(), part.as_str())).collect();
    assert!(matches!(timed(&zipped(&parts), &Limits::default()), Err(ReadError::Damaged { .. })));
    let wide = xls(|sheet| sheet.record(0x0200, &[0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 255, 255, 0, 0]));
    assert!(matches!(timed(&wide, &Limits::default()), Err(ReadError::Damaged { .. })));
    let backwards = xls(|sheet| sheet.record(0x0200, &[10, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0]));
    assert!(matches!(timed(&backwards, &Limits::default()), Err(ReadError::Damaged { .. })));
    let far = xls(|sheet| {
        sheet.text(0, 0, "甲");
        sheet.text(65_535, 255, "乙");
    });
    assert!(matches!(timed(&far, &Limits::default()), Err(ReadError::TooLarge { what: "cells", .. })));
}

#[test]
fn cells_far_apart_on_a_sheet_cost_nothing() {
    let far = xlsx(|book| {
        let sheet = book.add_worksheet();
        budget(sheet, 0, "支出表");
        sheet.write(1_048_575, 16_383, "远").expect("free");
        sheet.write(1_048_575, 0, "1").expect("free");
    });
    let document = timed(&far, &Limits::default()).expect("a workbook");
    assert_eq!(common::grids(&document).into_iter().map(rows).collect::<Vec<_>>(), [office::BUDGET]);
}

#[test]
fn a_compound_file_whose_chains_are_loops_is_refused() {
    let good = compound("Workbook", &vec![0; 20_000]);
    // The table of chains follows the header: sector 1 now points to itself, in turn each further entry to the one before.
    for entry in 0u32..40 {
        for target in [entry, entry.saturating_sub(1), 0] {
            let mut bad = good.clone();
            let at = 512 + 4 * usize::try_from(entry).expect("fits");
            bad[at..at + 4].copy_from_slice(&u32::to_le_bytes(target));
            let _ = timed(&bad, &Limits::default());
        }
    }
}
