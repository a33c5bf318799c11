//! The digest of a book says what the ledger says that it was compiled from, and nothing else.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::Path;

use mingzhang_catalog::Template;
use mingzhang_compile::{Lens, compile};
use mingzhang_digest::{Digest, Tables, digest, tables};
use mingzhang_import::import_folder;
use mingzhang_model::{Book, BookKind, Coordinate, Ledger, Money, MoneyUnit};
use mingzhang_report::{Lang, Localiser};
use mingzhang_samples::{accounts, budget, ledgers};
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};

fn example() -> Ledger {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/datong-2026");
    let files: BTreeMap<String, Vec<u8>> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    import_folder(&files).ledger
}

/// The book as anybody reads it who has its data form, which is without its sentences.
fn published(ledger: &Ledger, template: &str) -> Book {
    let manuscript = compile(ledger, Template::get(template).unwrap()).manuscript;
    let book = mingzhang_compile::book(&manuscript);
    let json = mingzhang_report::json::book_json("book.json", "", &book, &Localiser::new(Lang::Zh)).unwrap();
    read(json.as_bytes())
}

/// The book as anybody reads it who has its web page.
fn published_page(ledger: &Ledger, template: &str) -> Book {
    let manuscript = compile(ledger, Template::get(template).unwrap()).manuscript;
    read(mingzhang_publish::html::html(&manuscript).as_bytes())
}

fn read(bytes: &[u8]) -> Book {
    let document = mingzhang_read::read(bytes, &mingzhang_read::Limits::default()).unwrap();
    mingzhang_recognise::recognise(&document)
}

/// Every amount of the digest, with what it counts.
fn amounts(digest: &Digest) -> Vec<(String, mingzhang_digest::Amount)> {
    let totals = &digest.totals;
    let totals = [
        &totals.total_in,
        &totals.revenue,
        &totals.carried_in,
        &totals.surplus_used,
        &totals.total_out,
        &totals.expenditure,
        &totals.carried_out,
        &totals.surplus_distributed,
    ];
    let breakdowns = [&digest.sources, &digest.functions, &digest.spending, &digest.economic];
    let items = digest.three_public.iter().flat_map(|money| &money.items);
    totals
        .into_iter()
        .flatten()
        .chain(breakdowns.into_iter().flat_map(|breakdown| &breakdown.lines).map(|line| &line.figure))
        .chain(items.map(|item| &item.figure))
        .map(|figure| (figure.at.clone(), figure.amount.clone()))
        .collect()
}

/// What the ledger has at every coordinate, printed in the digest's unit, is what the digest prints.
fn disagreements(ledger: &Ledger, digest: &Digest) -> Vec<String> {
    let lens = Lens::new(std::sync::Arc::new(ledger.clone()));
    let wrong = amounts(digest).into_iter().filter_map(|(at, amount)| {
        let exact = lens.amount(&at.parse::<Coordinate>().unwrap());
        let half = Money::from_fen(amount.unit.fen() / 100);
        ((exact - amount.money()).abs() > half).then(|| format!("{at}: {exact} in the ledger, {amount:?}"))
    });
    wrong.collect()
}

#[test]
fn the_example_reads_as_its_ledger() {
    let ledger = example();
    let digest = digest(&published_page(&ledger, "shanxi"));
    assert_eq!(disagreements(&ledger, &digest), Vec::<String>::new());
    assert_eq!((digest.kind.as_deref(), digest.level.as_deref()), (Some("budget"), Some("unit")));
    assert_eq!((digest.year, digest.unit.as_deref()), (Some(2026), Some("大同市就业创业服务中心")));
    let total = digest.totals.headline().unwrap();
    assert_eq!(total.amount.text, "2712.37");
    // 2712.37 − 2699.62: last year's total is in book.toml.
    assert_eq!(
        total.changed().map(|change| change.display(MoneyUnit::WanYuan, 2, false)),
        Some("12.75".to_owned())
    );
    let classes: Vec<&str> = digest.functions.parts().map(|line| line.id.as_str()).collect();
    assert!(classes.contains(&"208"), "{classes:?}");
    assert_eq!(digest.projects.len(), 14);
    assert!(digest.projects.iter().all(|project| project.amount.is_some() && project.about.is_some()));
    assert_eq!(digest.tables.iter().filter(|table| table.unit.is_some()).count(), 13);
}

#[test]
fn small_books_of_every_template_read_as_their_ledgers() {
    for (ledger, templates) in
        [(budget(), &["shanxi", "shanghai"][..]), (accounts(), &["final-accounts"][..])]
    {
        for template in templates {
            let digest = digest(&published(&ledger, template));
            assert_eq!(disagreements(&ledger, &digest), Vec::<String>::new(), "{template}");
            assert!(digest.totals.headline().is_some(), "{template}");
            assert!(digest.functions.parts().count() > 0, "{template}");
        }
    }
}

#[test]
fn any_ledger_s_digest_keeps_its_amounts_and_reads_back() {
    let config =
        Config { cases: 40, rng_seed: RngSeed::Fixed(5), failure_persistence: None, ..Config::default() };
    let hold = |ledger: Ledger| {
        let book = published(&ledger, "shanxi");
        let (digest, tables) = (digest(&book), tables(&book));
        let wrong = disagreements(&ledger, &digest);
        if !wrong.is_empty() {
            return Err(TestCaseError::fail(wrong.join("\n")));
        }
        let text = serde_json::to_string(&digest).unwrap();
        assert_eq!(serde_json::from_str::<Digest>(&text).unwrap(), digest);
        let text = serde_json::to_string(&tables).unwrap();
        assert_eq!(serde_json::from_str::<Tables>(&text).unwrap(), tables);
        assert_eq!(digest.tables.len(), tables.tables.len());
        Ok(())
    };
    TestRunner::new(config).run(&ledgers(BookKind::Budget), hold).unwrap();
}

#[test]
fn what_a_book_does_not_print_is_absent() {
    let digest = digest(&Book::default());
    assert_eq!(digest, Digest { schema: mingzhang_digest::SCHEMA.to_owned(), ..digest.clone() });
    assert_eq!((digest.year, &digest.kind, &digest.unit), (None, &None, &None));
    assert!(digest.totals.headline().is_none());
    let json = serde_json::to_value(&digest).unwrap();
    assert_eq!(json.get("year"), None, "an unknown year is not written as one");
}
