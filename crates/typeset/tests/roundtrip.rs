//! What was set can be read again: titles, units, header paths, rows and figures, by the reader of this project.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests are tests")]

mod fixture;

use mingzhang_model::manuscript::{Form, Piece};
use mingzhang_model::{Book, Manuscript, Table};
use mingzhang_read::{Block, Document, Limits, read};
use mingzhang_typeset::{Options, Pdf, pdf};

fn set(manuscript: &Manuscript) -> Pdf {
    pdf(manuscript, &Options::default()).unwrap_or_else(|error| panic!("{error}"))
}

fn opened(pdf: &Pdf) -> Document {
    read(&pdf.bytes, &Limits::default()).expect("a PDF")
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn table<'a>(book: &'a Book, form: &Form) -> &'a Table {
    let mut found = book.tables.iter().filter(|table| table.title == bare(&form.title));
    let (table, second) = (found.next(), found.next());
    assert!(second.is_none(), "{} was read as more than one table", form.title);
    table.unwrap_or_else(|| {
        let titles: Vec<_> = book.tables.iter().map(|table| &table.title).collect();
        panic!("{} is not among {titles:?}", form.title)
    })
}

fn agrees(table: &Table, form: &Form) {
    let title = &form.title;
    assert_eq!(table.unit, Some(form.unit), "{title}");
    assert_eq!(table.org.as_deref(), Some(form.org.as_str()), "{title}");
    let paths: Vec<&Vec<String>> = form.columns.iter().map(|column| &column.path).collect();
    assert_eq!(table.columns.iter().collect::<Vec<_>>(), paths, "{title}");
    let rows: Vec<Vec<String>> =
        form.rows.iter().map(|row| row.cells.iter().map(|cell| bare(&cell.text)).collect()).collect();
    assert_eq!(table.rows.len(), rows.len(), "{title}");
    for (index, (read, set)) in table.rows.iter().zip(&rows).enumerate() {
        let read: Vec<&str> = read.cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(&read, set, "{title}, row {}", index + 1);
    }
    assert_eq!(
        table.note.as_ref().map(|note| note.text.clone()),
        form.note.as_ref().map(|n| bare(n)),
        "{title}"
    );
}

#[test]
fn every_table_comes_back_whole() {
    let manuscript = fixture::manuscript();
    let book = mingzhang_recognise::recognise(&opened(&set(&manuscript)));
    assert!(book.problems.is_empty(), "{:?}", book.problems);
    assert_eq!(book.unit_name.as_deref(), Some(fixture::UNIT));
    assert_eq!((book.year, book.kind, book.level), (Some(2026), manuscript.kind, manuscript.level));
    for form in &manuscript.forms {
        agrees(table(&book, form), form);
    }
    let money: Vec<&String> =
        book.tables.iter().filter(|table| table.is_money).map(|table| &table.title).collect();
    assert_eq!(
        money.len(),
        manuscript.forms.len(),
        "a chart's data or a sheet was taken for a table: {money:?}"
    );
}

#[test]
fn every_sentence_comes_back() {
    let manuscript = fixture::manuscript();
    let book = mingzhang_recognise::recognise(&opened(&set(&manuscript)));
    let prose: String = book.paragraphs.iter().map(|paragraph| bare(&paragraph.text)).collect();
    for piece in &manuscript.pieces {
        let text = match piece {
            Piece::Heading { text, .. } => text.clone(),
            Piece::Term { name, text } => format!("{name}{text}"),
            Piece::Paragraph(_) => {
                "2026年收入预算总额为2,712.38万元，其中一般公共预算拨款收入占77.69%。".to_owned()
            }
            _ => continue,
        };
        assert!(prose.contains(&bare(&text)), "{text}");
    }
}

#[test]
fn a_draft_says_so_on_every_page_and_is_read_the_same() {
    let manuscript = Manuscript { draft: true, ..fixture::manuscript() };
    let document = opened(&set(&manuscript));
    for page in &document.pages {
        let said = page
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Line(line) if bare(&line.text).contains("草稿")));
        assert!(said, "page {}", page.number);
    }
    let book = mingzhang_recognise::recognise(&document);
    for form in &manuscript.forms {
        agrees(table(&book, form), form);
    }
}

#[test]
fn a_sheet_stands_on_one_page_with_all_its_words() {
    let manuscript = fixture::manuscript();
    let document = opened(&set(&manuscript));
    for sheet in &manuscript.sheets {
        let page = document.pages.iter().find(|page| {
            let line = |block: &Block| matches!(block, Block::Line(line) if bare(&line.text) == bare(&sheet.project));
            page.blocks.iter().any(line)
        });
        let page = page.unwrap_or_else(|| panic!("{} has no page", sheet.project));
        let texts: Vec<String> = page
            .blocks
            .iter()
            .filter_map(|block| if let Block::Grid(grid) = block { Some(grid) } else { None })
            .flat_map(|grid| &grid.cells)
            .map(|cell| bare(&cell.text))
            .collect();
        for cell in sheet.cells.iter().filter(|cell| !cell.text.is_empty()) {
            assert!(texts.contains(&bare(&cell.text)), "{}: {} not in {texts:?}", sheet.project, cell.text);
        }
    }
}
