//! What a reader of the file notices beyond its words: missing characters are named, sizes adapt, versions differ
//! only where the manuscript does.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests are tests")]

mod fixture;

use mingzhang_model::Manuscript;
use mingzhang_model::manuscript::{Piece, RowRole, Span};
use mingzhang_typeset::{Missing, Options, PdfError, Standing, Typesetter, pdf};

fn missing(manuscript: &Manuscript) -> Vec<Missing> {
    match pdf(manuscript, &Options::default()) {
        Err(PdfError::MissingGlyphs(missing)) => missing,
        other => panic!("{:?}", other.map(|pdf| pdf.pages)),
    }
}

#[test]
fn characters_that_no_font_has_are_named_with_their_places() {
    let mut book = fixture::manuscript();
    book.forms[5].rows[7].cells[0].text = "😀项目".to_owned();
    book.forms[5].rows[7].cells[1].text = "😀".to_owned();
    book.forms[5].note = Some("注：\u{e000}".to_owned());
    book.pieces.push(Piece::Paragraph(vec![Span::Text("占\u{10ffff}。".to_owned())]));
    book.sheets[2].cells[1].text = "\u{200b}".to_owned();
    let title = "2026年项目支出预算表".to_owned();
    let project = book.sheets[2].project.clone();
    let at = |glyph, place| Missing { glyph, place };
    assert_eq!(
        missing(&book),
        vec![
            at('\u{e000}', Standing::Form { title: title.clone(), row: None }),
            at('😀', Standing::Form { title, row: Some(8) }),
            at('\u{200b}', Standing::Sheet { project, text: "\u{200b}".to_owned() }),
            at('\u{10ffff}', Standing::Paragraph("占\u{10ffff}。".to_owned())),
        ]
    );
    let told = pdf(&book, &Options::default()).map(|pdf| pdf.pages).expect_err("refused").to_string();
    assert!(told.contains("😀 (U+1F600) in row 8 of 2026年项目支出预算表"), "{told}");
}

#[test]
fn the_same_book_makes_the_same_bytes_whatever_was_set_before() {
    let mut typesetter = Typesetter::new().expect("templates");
    let options = Options::default();
    let book = fixture::manuscript();
    let first = typesetter.set(&book, &options).expect("a book");
    let mut changed = book.clone();
    changed.forms[0].rows[3].cells[3].text = "1.23".to_owned();
    let second = typesetter.set(&changed, &options).expect("a book");
    assert_ne!(first, second);
    assert_eq!(second.pages, first.pages);
    assert!(typesetter.set(&book, &options).expect("a book") == first);
    assert!(pdf(&changed, &options).expect("a book") == second);
}

#[test]
fn a_long_sheet_shrinks_before_it_takes_a_second_page() {
    let mut book =
        Manuscript {
            year: 2026, unit_name: "某局".into(), title: "公开".into(), ..Manuscript::default()
        };
    book.pieces = vec![Piece::Heading { level: 1, text: "附件".to_owned() }, Piece::Sheet(0)];
    let mut seen = Vec::new();
    for length in (0..160).step_by(8) {
        let mut sheet = fixture::sheet(0);
        if let Some(goal) = sheet.cells.iter_mut().find(|cell| cell.row == 5 && cell.column == 2) {
            goal.text = "完成年度目标任务，保障资金安全、规范、高效使用；".repeat(length);
        }
        book.sheets = vec![sheet];
        seen.push(pdf(&book, &Options::default()).expect("a book").pages - 2);
    }
    // One page for a long while, then two; never two where a shorter text took one after it.
    assert!(seen.is_sorted() && seen.first() == Some(&1) && seen.last() == Some(&2), "{seen:?}");
}

#[test]
fn a_table_that_nearly_fits_is_set_closer_and_its_total_never_stands_alone() {
    use mingzhang_read::{Block, Limits, read};
    let mut book =
        Manuscript {
            year: 2026, unit_name: "某局".into(), title: "公开".into(), ..Manuscript::default()
        };
    book.pieces = vec![Piece::Heading { level: 1, text: "报表".to_owned() }, Piece::Form(0)];
    let mut form = fixture::manuscript().forms.swap_remove(5);
    let plain = form.rows.iter().find(|row| row.role == RowRole::Plain).expect("a row").clone();
    let mut total = plain.clone();
    total.role = RowRole::Total;
    let mut pages = Vec::new();
    for rows in (30..96).step_by(6) {
        form.rows = vec![plain.clone(); rows];
        form.rows.push(total.clone());
        book.forms = vec![form.clone()];
        let set = pdf(&book, &Options::default()).expect("a book");
        pages.push(set.pages - 2);
        let document = read(&set.bytes, &Limits::default()).expect("a PDF");
        let last = document.pages.last().expect("a page");
        let grid = last.blocks.iter().rev().find_map(|block| match block {
            Block::Grid(grid) => Some(grid),
            Block::Line(_) => None,
        });
        assert!(grid.is_none_or(|grid| grid.rows > form.header.len() + 2), "{rows} rows: {pages:?}");
    }
    assert!(pages.is_sorted() && pages.iter().filter(|pages| **pages == 1).count() > 4, "{pages:?}");
    assert!(pages.last() > Some(&1), "{pages:?}");
}

#[test]
fn a_picture_is_embedded_and_a_broken_one_is_refused() {
    let book = fixture::manuscript();
    let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80"><rect width="90" height="20" fill="#27477d"/><text x="4" y="60" font-family="Noto Sans SC" font-size="12">社会保障和就业支出</text></svg>"##;
    let without = pdf(&book, &Options::default()).expect("a book");
    let with = pdf(&book, &Options { pictures: vec![svg.to_owned()] }).expect("a book");
    assert!(with.bytes.len() > without.bytes.len());
    let broken = Options { pictures: vec!["<svg".to_owned()] };
    assert!(matches!(pdf(&book, &broken), Err(PdfError::Rejected(_))));
}

#[test]
fn a_book_is_small() {
    let book = pdf(&fixture::manuscript(), &Options::default()).expect("a book");
    assert!(book.bytes.len() < 1_500_000, "{} bytes", book.bytes.len());
}

#[test]
fn words_are_never_taken_for_code() {
    let mut book = fixture::manuscript();
    let sly = "#panic() $x$ *a* _b_ `c` @d <e> [f] \\ // /* \" 100%";
    book.unit_name = sly.to_owned();
    book.forms[3].rows[1].cells[3].text = sly.to_owned();
    book.pieces.push(Piece::Heading { level: 3, text: sly.to_owned() });
    assert!(pdf(&book, &Options::default()).is_ok());
}
