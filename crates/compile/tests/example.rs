//! The example ledger against the book that was published: every printed figure of its 13 tables. The published book is not part
//! of the repository; without it the comparison is skipped.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use mingzhang_catalog::Template;
use mingzhang_compile::{Compiled, compile};
use mingzhang_import::import_folder;
use mingzhang_model::manuscript::{Piece, Span};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn example() -> Compiled {
    let folder = root().join("examples/datong-2026");
    let files: BTreeMap<String, Vec<u8>> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    let imported = import_folder(&files);
    let serious: Vec<_> =
        imported.faults.iter().filter(|f| f.severity != mingzhang_model::Severity::Info).collect();
    assert!(serious.is_empty(), "{serious:#?}");
    compile(&imported.ledger, Template::get("shanxi").unwrap())
}

#[test]
fn the_example_compiles_without_faults() {
    let compiled = example();
    assert_eq!(compiled.faults, []);
    let book = &compiled.manuscript;
    assert_eq!((book.forms.len(), book.sheets.len(), book.charts.len()), (13, 14, 3));
}

#[test]
fn the_thirteen_tables_print_what_was_published() {
    let Ok(bytes) = std::fs::read(root().join("../shared/seed/datong-2026.txt")) else {
        println!("skipped: ../shared/seed is not here");
        return;
    };
    let document = mingzhang_read::read(&bytes, &mingzhang_read::Limits::default()).unwrap();
    let published = mingzhang_recognise::recognise(&document);
    let compiled = example();
    let book = &compiled.manuscript;
    let tables: Vec<_> = published.tables.iter().filter(|table| table.is_money).collect();
    assert_eq!(tables.len(), book.forms.len());
    let mut figures = 0;
    for (theirs, ours) in tables.into_iter().zip(&book.forms) {
        assert_eq!(theirs.title, ours.title);
        let rows: Vec<Vec<&str>> =
            ours.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect()).collect();
        let printed: Vec<Vec<&str>> =
            theirs.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect()).collect();
        assert_eq!(rows.len(), printed.len(), "{}", ours.title);
        for (row, printed) in rows.iter().zip(&printed) {
            // The published table of agency operating expenses calls its total 部门合计 in the book of one unit.
            let same = |(a, b): (&&str, &&str)| a == b || *b == "部门合计";
            assert!(
                row.len() == printed.len() && row.iter().zip(printed).all(same),
                "{}\n  ours   {row:?}\n  theirs {printed:?}",
                ours.title
            );
        }
        figures += ours.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.fact.is_some()).count();
        assert_eq!(ours.note.is_some(), theirs.note.is_some(), "{}", ours.title);
    }
    println!("{figures} figures equal");
    assert_eq!(figures, published.facts.len());
}

#[test]
fn the_facts_stand_at_the_coordinates_that_reading_gives() {
    let Ok(bytes) = std::fs::read(root().join("../shared/seed/datong-2026.txt")) else {
        println!("skipped: ../shared/seed is not here");
        return;
    };
    let document = mingzhang_read::read(&bytes, &mingzhang_read::Limits::default()).unwrap();
    let published = mingzhang_recognise::recognise(&document);
    let mut theirs: Vec<(usize, String, String)> =
        published.facts.iter().map(|f| (f.table, f.coordinate.to_string(), f.text.clone())).collect();
    let compiled = example();
    let mut ours: Vec<(usize, String, String)> = compiled
        .manuscript
        .facts
        .iter()
        .map(|f| (f.form, f.coordinate.to_string(), f.text.clone()))
        .collect();
    theirs.sort();
    ours.sort();
    let missing: Vec<_> = theirs.iter().filter(|fact| !ours.contains(fact)).collect();
    let extra: Vec<_> = ours.iter().filter(|fact| !theirs.contains(fact)).collect();
    assert!(missing.is_empty() && extra.is_empty(), "only published {missing:#?}\nonly compiled {extra:#?}");
}

/// The amounts, shares and percentages of the sections 一 to 九 of the published book.
#[test]
fn the_prose_has_every_figure_of_the_published_one() {
    let compiled = example();
    let book = &compiled.manuscript;
    let printed: Vec<&str> = book.figures.iter().map(|figure| figure.text.as_str()).collect();
    for figure in [
        "2,712.37万元",
        "0万元",
        "12.75万元",
        "0.47%",
        "12.78万元",
        "0.60%",
        "75.58万元",
        "88.36万元",
        "25.54万元",
        "3.50万元",
        "29.04万元",
        "2,107.34万元",
        "77.69%",
        "0%",
        "605.04万元",
        "22.31%",
        "487.89万元",
        "17.99%",
        "2,224.49万元",
        "82.01%",
        "2,033.49万元",
        "27.85万元",
        "46.00万元",
        "96.50%",
        "1.32%",
        "2.18%",
        "462.60万元",
        "25.29万元",
        "1.60万元",
        "3.20万元",
        "616.68万元",
        "131.74万元",
        "70.00万元",
        "414.94万元",
        "14",
        "0",
        "1",
    ] {
        assert!(printed.contains(&figure), "{figure} is not in the prose");
    }
}

#[test]
fn no_figure_of_money_is_typed_into_the_prose() {
    let compiled = example();
    for piece in &compiled.manuscript.pieces {
        let Piece::Paragraph(spans) = piece else { continue };
        for span in spans {
            let Span::Text(text) = span else { continue };
            // The thresholds of the law are not figures of the unit.
            let text = text.replace("50万元以上", "").replace("100万元以上", "");
            assert!(!text.contains("万元"), "{text}");
            assert!(!text.contains('%'), "{text}");
        }
    }
}
