//! Every form reads back as the book that was compiled: the example and small ledgers through each template, then ledgers of
//! any shape.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::Path;

use mingzhang_catalog::{Template, squeeze};
use mingzhang_compile::compile;
use mingzhang_import::import_folder;
use mingzhang_model::{BookKind, Ledger, Manuscript, Severity};
use mingzhang_press::{Format, Press, read_back};
use mingzhang_samples::{accounts, budget, ledgers};
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestError, TestRunner};

fn example() -> Ledger {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/datong-2026");
    let files: BTreeMap<String, Vec<u8>> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    import_folder(&files).ledger
}

fn manuscript(ledger: &Ledger, template: &str) -> Manuscript {
    compile(ledger, Template::get(template).unwrap()).manuscript
}

/// What is lost or found in a form, and what a check says that the ledger does not deserve.
fn complaints(press: &mut Press, manuscript: &Manuscript, formats: &[Format]) -> Vec<String> {
    let mut out = Vec::new();
    for (format, printed) in formats.iter().zip(press.print(manuscript, formats)) {
        let printed = match printed {
            Ok(printed) => printed,
            Err(error) => {
                out.push(format!("{}: {error}", format.id()));
                continue;
            }
        };
        let proof = read_back(manuscript, &printed.bytes).unwrap();
        out.extend(proof.strays.iter().take(5).map(|stray| {
            let side = if stray.compiled { "lost" } else { "new" };
            format!("{} {side}: {} {} {}", format.id(), stray.table, stray.coordinate, stray.text)
        }));
        if proof.strays.len() > 5 {
            out.push(format!("{}: {} strays in all", format.id(), proof.strays.len()));
        }
        // A generated ledger has projects without any targets, and deserves to be told so.
        let wrong = proof.findings.iter().filter(|finding| {
            finding.severity > Severity::Info && mingzhang_check::is_about_figures(finding.rule)
        });
        out.extend(wrong.map(|finding| {
            let sentence =
                finding.spots.first().and_then(|spot| spot.sentence.as_ref()).map(|(text, _)| text);
            format!("{} {}: {:?} {sentence:?}", format.id(), finding.rule, finding.message)
        }));
        if !matches!(format, Format::Json | Format::Csv) {
            let compiled: Vec<&str> = manuscript.sheets.iter().map(|sheet| sheet.project.as_str()).collect();
            let read: Vec<&str> =
                proof.book.target_sheets.iter().map(|sheet| sheet.project.text.as_str()).collect();
            if compiled.iter().map(|name| squeeze(name)).ne(read.iter().map(|name| squeeze(name))) {
                out.push(format!("{}: sheets of {compiled:?} read as {read:?}", format.id()));
            }
        }
        let figures = proof.book.facts.len();
        if figures < manuscript.facts.len() {
            out.push(format!("{}: {figures} of {} figures", format.id(), manuscript.facts.len()));
        }
    }
    out
}

#[test]
fn the_example_reads_back_from_all_six_forms() {
    let book = manuscript(&example(), "shanxi");
    assert_eq!(book.facts.len(), 237);
    let found = complaints(&mut Press::new().unwrap(), &book, &Format::ALL);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_draft_says_so_as_data_too_and_reads_back_all_the_same() {
    let mut book = manuscript(&budget(), "shanxi");
    assert!(!mingzhang_press::json(&book).unwrap().contains("draft"), "only a draft has the key");
    book.draft = true;
    assert!(mingzhang_press::json(&book).unwrap().contains("\"draft\": true"));
    let found = complaints(&mut Press::new().unwrap(), &book, &Format::ALL);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn each_template_reads_back_from_all_six_forms() {
    let mut press = Press::new().unwrap();
    for (template, ledger) in [("shanxi", budget()), ("shanghai", budget()), ("final-accounts", accounts())] {
        let book = manuscript(&ledger, template);
        if let Ok(path) = std::env::var("MINGZHANG_KEEP") {
            for printed in press.print(&book, &Format::ALL) {
                let printed = printed.unwrap();
                std::fs::write(format!("{path}/{template}.{}", printed.format.extension()), printed.bytes)
                    .unwrap();
            }
        }
        let found = complaints(&mut press, &book, &Format::ALL);
        assert!(found.is_empty(), "{template} {found:#?}");
    }
}

/// Ledgers of any shape through every template and all six forms. `MINGZHANG_CASES` sets how many a template.
#[test]
fn any_ledger_reads_back_from_all_six_forms() {
    let wanted: Option<u32> = std::env::var("MINGZHANG_CASES").ok().and_then(|n| n.parse().ok());
    // The same ledgers each time, so that a change is what makes the test fail; whoever asks for more gets others each time.
    let rng_seed = if wanted.is_some() { RngSeed::Random } else { RngSeed::Fixed(2026) };
    let cases = wanted.unwrap_or(6);
    let mut press = Press::new().unwrap();
    for (template, kind) in [
        ("shanxi", BookKind::Budget),
        ("shanghai", BookKind::Budget),
        ("final-accounts", BookKind::FinalAccounts),
    ] {
        let config =
            Config { cases, rng_seed, max_shrink_iters: 40, failure_persistence: None, ..Config::default() };
        let press = std::cell::RefCell::new(&mut press);
        let outcome = TestRunner::new(config).run(&ledgers(kind), |ledger| {
            let book = manuscript(&ledger, template);
            let found = complaints(&mut press.borrow_mut(), &book, &Format::ALL);
            if found.is_empty() { Ok(()) } else { Err(TestCaseError::fail(format!("{template} {found:#?}"))) }
        });
        match outcome {
            Ok(()) => {}
            // The ledger itself fills pages; the complaints name its figures.
            Err(TestError::Fail(reason, ledger)) => {
                panic!("{reason}\n{} lines, {} projects", ledger.lines.len(), ledger.projects.len())
            }
            Err(error) => panic!("{error}"),
        }
    }
}
