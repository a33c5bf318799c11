//! The real books beside the repository: exactly their real errors, nothing invented.
#![allow(clippy::unwrap_used)] // a helper that cannot read its fixture fails the test

use std::path::PathBuf;

use mingzhang_check::check;
use mingzhang_model::Severity;

/// The folder of real books, or `None` with a printed reason.
fn shared(path: &str) -> Option<PathBuf> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(path);
    if file.exists() {
        return Some(file);
    }
    eprintln!("skipped: {} is not here; the real books are not part of the repository", file.display());
    None
}

/// Rule and severity of everything above info, and the number of infos.
fn findings(path: &str) -> Option<(Vec<(&'static str, Severity)>, usize)> {
    let bytes = std::fs::read(shared(path)?).unwrap();
    let document = mingzhang_read::read(&bytes, &mingzhang_read::Limits::default()).unwrap();
    let outcome = check(&mingzhang_recognise::recognise(&document));
    let serious = outcome
        .findings
        .iter()
        .filter(|f| f.severity > Severity::Info)
        .map(|f| (f.rule, f.severity))
        .collect();
    let infos = outcome.findings.iter().filter(|f| f.severity == Severity::Info);
    Some((serious, infos.filter(|f| f.rule == "SUM-20").count()))
}

#[test]
fn the_seed_s_tables_have_tails_and_no_error() {
    // What its sentences, sheets and form have is told in `gold.rs`.
    if let Some((serious, tails)) = findings("seed/datong-2026.txt") {
        let tables: Vec<_> = serious.iter().filter(|(rule, _)| is_law(rule)).collect();
        assert_eq!((tables, tails), (vec![], 5));
    }
}

fn is_law(rule: &str) -> bool {
    ["SUM", "XTB-0"].iter().any(|group| rule.starts_with(group))
}

#[test]
fn final_accounts_have_tails_in_tables_and_two_slips_in_sentences() {
    if let Some((serious, tails)) = findings("corpus/good-普陀区财政局2024决算.pdf") {
        // 财政拨款收入支出总计0.3万元 beside 2,961.68, and 占71.73% where 2106.66 of 2940.05 is 71.65 %.
        // The contents say 其他重要事项说明, the heading 其他重要事项的情况说明; the text lists 个人农业生产补贴 where the table has 奖励金.
        assert_eq!(
            serious,
            vec![
                ("FIN-05", Severity::Error),
                ("FIN-18", Severity::Error),
                ("CPL-05", Severity::Warning),
                ("TXT-08", Severity::Warning)
            ]
        );
        assert!(tails > 0);
    }
}

#[test]
fn a_budget_made_in_whole_yuan_that_is_off_by_one() {
    if let Some(found) = findings("corpus/上海市财政局25年单位预算.pdf") {
        // 共有车辆0辆 beside 公务用车运行费32.20万元: another body registers them, and the book does not say so.
        assert_eq!(found, (vec![("SUM-06", Severity::Error), ("XTB-19", Severity::Warning)], 0));
    }
}

#[test]
fn a_budget_without_errors_is_silent() {
    if let Some(found) = findings("corpus/普陀区商务委25年部门预算.pdf") {
        assert_eq!(found, (vec![], 0));
    }
}

#[test]
fn a_wrong_sentence_wrong_codes_and_an_old_name_are_one_finding_each() {
    if let Some((serious, _)) = findings("corpus/普陀区社会福利院24年单位预算.pdf") {
        // 主要原因是。 lacks its reason, and a heading keeps （增加内容） of the template.
        // 社会福利事业单位 738.66万元 in two sentences, 6,964,796元 in five tables; with it the items exceed their own total.
        assert_eq!(
            serious,
            vec![
                ("TXT-05", Severity::Error),
                ("CLS-03", Severity::Error),
                ("CLS-06", Severity::Error),
                ("CLS-02", Severity::Warning),
                ("FMT-08", Severity::Warning),
                ("FMT-25", Severity::Warning)
            ]
        );
    }
}

/// How many of the sentences with amounts are understood, book by book.
#[test]
fn most_sentences_are_read() {
    let books = [
        "seed/datong-2026.txt",
        "corpus/good-普陀区财政局2024决算.pdf",
        "corpus/上海市财政局25年单位预算.pdf",
        "corpus/普陀区商务委25年部门预算.pdf",
        "corpus/普陀区社会福利院24年单位预算.pdf",
    ];
    let (mut read, mut all) = (0, 0);
    for path in books.iter().filter_map(|book| shared(book)) {
        let bytes = std::fs::read(&path).unwrap();
        let document = mingzhang_read::read(&bytes, &mingzhang_read::Limits::default()).unwrap();
        let of = mingzhang_recognise::sentences_read(&mingzhang_recognise::recognise(&document));
        println!("{}: {} of {} sentences", path.display(), of.0, of.1);
        read += of.0;
        all += of.1;
    }
    println!("{read} of {all}");
    assert!(read * 100 >= all * 95, "{read} of {all}");
}
