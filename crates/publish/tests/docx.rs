//! The Word file.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it cannot go on")]

mod fixture;

use std::collections::BTreeMap;
use std::io::Read;

use mingzhang_publish::docx::{Options, docx, picture};

fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_same_book_is_the_same_file() {
    let book = fixture::book();
    let drawing = r##"<svg xmlns="http://www.w3.org/2000/svg" width="600" height="240" font-family="Noto Sans SC"><rect x="160" y="20" width="400" height="60" fill="#27477d"/><text x="10" y="60">社会保障</text></svg>"##;
    let pictures = [picture(drawing).unwrap(), picture(drawing).unwrap()];
    let file = docx(&book, &pictures, &Options::default()).unwrap();
    if let Ok(path) = std::env::var("MINGZHANG_KEEP") {
        std::fs::write(format!("{path}/book.docx"), &file).unwrap();
    }
    assert!(file == docx(&book, &pictures, &Options::default()).unwrap(), "two runs differ");
}

#[test]
fn markup_in_a_name_and_letters_that_xml_lacks_do_no_harm() {
    let mut book = fixture::book();
    "\u{b}\u{0}\u{ffff}".clone_into(&mut book.title);
    let document = part(&docx(&book, &[], &Options::default()).unwrap(), "word/document.xml");
    assert!(document.contains("&lt;关爱&gt; &amp; "));
    let mut reader = quick_xml::Reader::from_str(&document);
    while reader.read_event().expect("well-formed") != quick_xml::events::Event::Eof {}
    assert!(!document.contains(['\u{b}', '\u{0}', '\u{ffff}']));
}

#[test]
fn a_clerk_finds_styles_repeated_headers_and_turned_pages() {
    let book = fixture::book();
    let file = docx(&book, &[], &Options::default()).unwrap();
    let document = part(&file, "word/document.xml");
    let header_rows: usize = book.forms.iter().map(|form| form.header.len()).sum();
    assert_eq!(document.matches("<w:tblHeader/>").count(), header_rows + book.charts.len());
    assert_eq!(document.matches(r#"w:orient="landscape""#).count(), 1);
    let styles = part(&file, "word/styles.xml");
    for name in [
        "Normal",
        "heading 1",
        "heading 2",
        "heading 3",
        "表题",
        "表格文字",
        "表格数字",
        "toc 1",
        "toc 2",
        "header",
        "footer",
    ] {
        assert!(styles.contains(&format!(r#"<w:name w:val="{name}"/>"#)), "{name}");
    }
    for id in document.split(r#"<w:pStyle w:val=""#).skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(styles.contains(&format!(r#"w:styleId="{id}""#)), "{id}");
    }
    let core = part(&file, "docProps/core.xml");
    assert!(
        core.contains("<dc:language>zh-CN</dc:language>") && core.contains("2026年度单位预算公开</dc:title>")
    );
}

#[test]
fn latin_text_is_not_chinese() {
    let file = docx(&fixture::book(), &[], &Options::default()).unwrap();
    // Else a word processor breaks 25.54 after any of its digits.
    let styles = part(&file, "word/styles.xml");
    assert!(styles.contains(r#"<w:lang w:val="en-US" w:eastAsia="zh-CN""#));
    assert!(
        part(&file, "word/settings.xml").contains(r#"<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>"#)
    );
}

#[test]
fn a_heading_begins_the_page_of_the_sheet_that_it_stands_over() {
    use mingzhang_model::manuscript::{Piece, Span};
    let mut book = fixture::book();
    book.pieces = vec![
        Piece::Heading { level: 1, text: "第三部分".to_owned() },
        Piece::Paragraph(vec![Span::Text("一段。".to_owned())]),
        Piece::Heading { level: 2, text: "十、绩效情况".to_owned() },
        Piece::Sheet(0),
    ];
    let document = part(&docx(&book, &[], &Options::default()).unwrap(), "word/document.xml");
    let (before, _) = document.rsplit_once("十、绩效情况").unwrap();
    let (_, paragraph) = before.rsplit_once("<w:p>").unwrap();
    assert!(paragraph.contains("<w:pageBreakBefore/>"), "{paragraph}");
}

#[test]
fn only_a_draft_says_so() {
    let mut book = fixture::book();
    let says_draft = |book: &_| {
        let file = docx(book, &[], &Options::default()).unwrap();
        ["word/header1.xml", "word/header2.xml", "word/document.xml"]
            .map(|name| part(&file, name).contains("草稿"))
    };
    assert_eq!(says_draft(&book), [true; 3]);
    book.draft = false;
    assert_eq!(says_draft(&book), [false; 3]);
}

#[test]
fn the_contents_has_page_numbers_or_says_how_to_get_them() {
    let book = fixture::book();
    let without = part(&docx(&book, &[], &Options::default()).unwrap(), "word/document.xml");
    assert!(without.contains(r#"w:dirty="true""#) && without.contains("按 F9 更新目录"));
    let pages: BTreeMap<usize, u32> = (0..book.pieces.len()).zip(701..).collect();
    let file = docx(&book, &[], &Options { pages: Some(pages) }).unwrap();
    let with = part(&file, "word/document.xml");
    assert!(!with.contains("w:dirty") && !with.contains("按 F9"));
    // The first form is the fourth piece after the first heading.
    let (_, entry) = with.split_once("表一　2026年预算收支总表").expect("an entry");
    assert!(entry.split_once("</w:p>").expect("a paragraph").0.contains(">705<"));
}

#[test]
fn a_chart_is_a_picture_with_words_and_its_data() {
    let book = fixture::book();
    let drawing = r#"<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><rect width="30" height="20"/></svg>"#;
    let pictures = [picture(drawing).unwrap()];
    let file = docx(&book, &pictures, &Options::default()).unwrap();
    let document = part(&file, "word/document.xml");
    assert_eq!(document.matches("<w:drawing>").count(), 1, "a chart without a picture has its data alone");
    assert!(document.contains("卫生健康支出 27.85  1.32%"), "what the picture shows, in words");
    assert!(document.contains("<w:t xml:space=\"preserve\">96.50%</w:t>"), "the share in the data");
    assert!(part(&file, "word/_rels/document.xml.rels").contains("media/chart1.png"));
}

#[test]
fn our_reader_reads_back_every_table() {
    let book = fixture::book();
    let file = docx(&book, &[], &Options::default()).unwrap();
    fixture::read_back::assert_same(&fixture::read_back::book(&file), &book);
}

#[test]
fn a_book_without_anything_is_a_file_all_the_same() {
    let file = docx(&mingzhang_model::Manuscript::default(), &[], &Options::default()).unwrap();
    assert!(part(&file, "word/document.xml").contains("目　录"));
}
