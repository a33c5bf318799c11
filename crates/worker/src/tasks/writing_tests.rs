use std::io::{Cursor, Write as _};
use std::path::Path;

use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::build::{Build, WORKBOOK};
use super::explain::Explain;
use super::proof::{PAGE, Proof};
use super::take::{GRIDS, Take, Taken};
use crate::TaskError;

const NOTHING: &dyn Fn(u32, u32) = &|_, _| {};

/// A task's folder with the example's ledger in it, one text replaced.
fn example(from: &str, to: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/datong-2026");
    for entry in std::fs::read_dir(source).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap().replace(from, to);
        std::fs::write(folder.path().join(path.file_name().unwrap()), text).unwrap();
    }
    folder
}

fn zip(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    std::fs::write(folder.path().join("in"), writer.finish().unwrap().into_inner()).unwrap();
    folder
}

fn take(folder: &TempDir, carry: Option<i32>) -> Result<super::take::Summary, TaskError> {
    Take { file: Some("in".to_owned()), carry }.run(folder.path(), NOTHING)
}

fn refused(result: Result<super::take::Summary, TaskError>) -> &'static str {
    match result {
        Err(TaskError::Refused(message)) => message.id,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_example_is_proofread_and_printed_in_every_form() {
    let folder = example("", "");
    let standing = Proof {}.run(folder.path(), NOTHING).unwrap();
    assert!(standing.proofread && standing.asked.is_empty(), "{standing:?}");
    assert_eq!((standing.figures, standing.tables.len()), (237, 13));
    assert!(std::fs::read_to_string(folder.path().join(PAGE)).unwrap().contains("data-coordinate"));
    let build = Build { formats: vec!["html".to_owned(), WORKBOOK.to_owned()], drafts: false };
    let built = build.run(folder.path(), NOTHING).unwrap();
    assert!(!built.wrong);
    assert_eq!(built.forms.iter().map(|form| form.format.as_str()).collect::<Vec<_>>(), ["html", WORKBOOK]);
    let explained =
        Explain { at: "flow=expenditure function=21007".to_owned() }.run(folder.path(), NOTHING).unwrap();
    assert_eq!((explained.exact.as_str(), explained.sources.len()), ("600.00", 1));
    assert!(explained.places.iter().any(|place| place.text == "0.06" && place.anchor.starts_with("table-")));
}

#[test]
fn a_book_with_errors_is_printed_only_as_a_draft() {
    let folder = example("1532484.00", "1532484");
    let whole =
        Build { formats: vec!["html".to_owned()], drafts: false }.run(folder.path(), NOTHING).unwrap();
    assert!(!whole.wrong, "whole yuan are no error");
    let folder = example("1532484.00", "不详");
    let build = |drafts| Build { formats: vec!["html".to_owned()], drafts };
    let built = build(false).run(folder.path(), NOTHING).unwrap();
    assert!(built.wrong && built.forms.is_empty());
    let fault = built.faults.iter().find(|fault| fault.column == "reply_amt").unwrap();
    assert_eq!((fault.file.as_str(), fault.line, fault.ledger), ("budget_lines.csv", Some(2), true));
    let built = build(true).run(folder.path(), NOTHING).unwrap();
    let page = std::fs::read_to_string(folder.path().join(&built.forms[0].file)).unwrap();
    assert!(page.contains("草稿"));
}

#[test]
fn what_the_book_asks_for_is_named() {
    let folder = example("[reasons]", "[texts.reasons]");
    let asked = Proof {}.run(folder.path(), NOTHING).unwrap().asked;
    assert!(
        asked.iter().any(|asked| (asked.key.as_str(), asked.name.as_str()) == ("reasons", "total")),
        "{asked:?}"
    );
}

#[test]
fn a_zip_is_taken_by_the_last_part_of_its_names_and_only_so_far() {
    let agencies = "fiscal_year,agency_code,agency_name,agency_kind\n2026,1,某中心,事业\n".as_bytes();
    let income = "fiscal_year,agency_code,fund_type_code,reply_amt\n2026,1,11,\n".as_bytes();
    let folder = zip(&[("../../账本/agencies.csv", agencies), ("/INCOME.CSV", income), ("evil.exe", b"MZ")]);
    let summary = take(&folder, None).unwrap();
    assert_eq!((summary.year, summary.unit.as_str()), (2026, "某中心"));
    let taken: Taken = serde_json::from_slice(&std::fs::read(folder.path().join(GRIDS)).unwrap()).unwrap();
    assert_eq!(taken.tables["income"].len(), 1, "a row without an amount is a row");
    assert_eq!(refused(take(&zip(&[("agencies.csv", &vec![b' '; 17 << 20])]), None)), "writing-too-large");
    assert_eq!(refused(take(&zip(&[("a.txt", b"x")]), None)), "writing-no-ledger");
    let folder = tempfile::tempdir().unwrap();
    for bytes in [&b"%PDF-1.7"[..], b"PK\x03\x04", b""] {
        std::fs::write(folder.path().join("in"), bytes).unwrap();
        assert_eq!(refused(take(&folder, None)), "writing-no-ledger");
    }
}

#[test]
fn last_year_is_carried_over() {
    let folder = example("", "");
    Take { file: None, carry: Some(2027) }.run(folder.path(), NOTHING).unwrap();
    let taken: Taken = serde_json::from_slice(&std::fs::read(folder.path().join(GRIDS)).unwrap()).unwrap();
    assert_eq!(taken.tables["projects"].len(), 14);
    assert!(taken.book.contains("[last_year.figures]"));
    assert!(taken.tables["budget_lines"].iter().all(|row| row.contains(&"0.00".to_owned())));
}
