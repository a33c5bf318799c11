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
        let labels = |text: &str| text.split_whitespace().collect::<String>();
        let printed: Vec<String> =
            theirs.header.iter().flatten().map(|text| labels(text)).filter(|t| !t.is_empty()).collect();
        let header: Vec<String> =
            ours.header.iter().flatten().map(|cell| labels(&cell.text)).filter(|t| !t.is_empty()).collect();
        // The published table of agency operating expenses leaves out a 年.
        assert_eq!(
            header,
            printed.iter().map(|label| label.replace("2026预算数", "2026年预算数")).collect::<Vec<_>>()
        );
        let rows: Vec<Vec<&str>> =
            ours.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect()).collect();
        let printed: Vec<Vec<&str>> =
            theirs.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect()).collect();
        assert_eq!(rows.len(), printed.len(), "{}", ours.title);
        for (row, printed) in rows.iter().zip(&printed) {
            // The published table of agency operating expenses calls its total 部门合计 in the book of one unit.
            let same = |(a, b): (&&str, &&str)| a == b || *b == "部门合计" || corrected(a, b);
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

/// docs/example-corrections.md: an institution's spending is not in the class of administrative bodies.
fn corrected(ours: &str, theirs: &str) -> bool {
    (ours, theirs) == ("商品和服务支出", "公务用车运行维护费")
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

/// Every amount, share and percentage in the sections 一 to 九 of the published book stands in the same section of the compiled
/// one. The compiled book says more: a per cent or a reason that the published one left out.
#[test]
fn the_prose_has_every_figure_of_the_published_one() {
    let Ok(published) = std::fs::read_to_string(root().join("../shared/seed/datong-2026.txt")) else {
        println!("skipped: ../shared/seed is not here");
        return;
    };
    let compiled = example();
    let book = &compiled.manuscript;
    let ours: Vec<String> = book
        .pieces
        .iter()
        .map(|piece| match piece {
            Piece::Heading { text, .. } => text.clone(),
            Piece::Paragraph(spans) => spans
                .iter()
                .map(|span| match span {
                    Span::Text(text) => text.as_str(),
                    Span::Figure(index) => book.figures[*index].text.as_str(),
                })
                .collect(),
            _ => String::new(),
        })
        .collect();
    let theirs: Vec<String> =
        published.lines().map(|line| line.trim_start_matches(['#', ' ']).to_owned()).collect();
    let mut compared = 0;
    for (section, title) in SECTIONS {
        let (theirs, ours) = (figures(&theirs, section), figures(&ours, section));
        let missing: Vec<&String> = theirs.iter().filter(|figure| !ours.contains(figure)).collect();
        assert!(!theirs.is_empty() || title == "机关运行经费", "nothing found in {section}、{title}");
        assert!(missing.is_empty(), "{section}、{title}: {missing:?} of {theirs:?} is not in {ours:?}");
        compared += theirs.len();
    }
    println!("{compared} figures in sentences equal");
}

const SECTIONS: [(char, &str); 9] = [
    ('一', "收支数据变动"),
    ('二', "收入"),
    ('三', "支出"),
    ('四', "财政拨款收支"),
    ('五', "一般公共预算支出"),
    ('六', "一般公共预算基本支出"),
    ('七', "三公"),
    ('八', "机关运行经费"),
    ('九', "政府采购"),
];

/// The amounts and percentages of a section of the third part, without separators and with two decimals, `%` or `万元` behind.
fn figures(lines: &[String], section: char) -> Vec<String> {
    let is_heading = |line: &str, c: char| line.starts_with(&format!("{c}、")) && !line.contains("....");
    let part = lines.iter().rposition(|line| line.starts_with("第三部分")).unwrap();
    let lines = &lines[part..];
    let from = lines.iter().position(|line| is_heading(line, section)).unwrap() + 1;
    let to =
        lines[from..].iter().position(|line| "一二三四五六七八九十".chars().any(|c| is_heading(line, c)));
    let text: String = lines[from..to.map_or(lines.len(), |to| from + to)].concat();
    let mut out = Vec::new();
    let mut number = String::new();
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit() || (c == '.' && !number.is_empty()) {
            number.push(c);
        } else if c != ',' || number.is_empty() {
            let unit = ["万元", "%"].into_iter().find(|unit| text[at..].starts_with(unit));
            if let (Some(unit), Ok(value)) = (unit, number.parse::<f64>()) {
                out.push(format!("{value:.2}{unit}"));
            }
            number.clear();
        }
    }
    out
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
