//! Any ledger through any template: what is printed reads back at the coordinates that it was compiled from, and the check finds
//! nothing that the ledger does not deserve.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod printed;

use mingzhang_catalog::Template;
use mingzhang_compile::compile;
use mingzhang_model::{BookKind, Ledger, Severity};
use mingzhang_samples::{differences, ledgers};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn reads_back(template: &str, ledger: &Ledger) -> Result<(), TestCaseError> {
    let compiled = compile(ledger, Template::get(template).unwrap());
    let broken: Vec<_> = compiled.faults.iter().filter(|fault| fault.code.ends_with("-broken")).collect();
    prop_assert!(broken.is_empty(), "{:#?}", broken);
    for (form, book) in [
        ("ruled", printed::read_ruled(&compiled.manuscript)),
        ("text", printed::read_text(&compiled.manuscript)),
    ] {
        let found = differences(&compiled.manuscript, &book);
        let shown = || printed::text(&compiled.manuscript);
        prop_assert!(found.is_empty(), "{form}\n{found:#?}\n{}", shown());
        let outcome = mingzhang_check::check(&book);
        let wrong: Vec<_> = outcome.findings.iter().filter(|f| compiler_answers(f)).collect();
        let told: Vec<String> = wrong.iter().map(|f| format!("{} {:?}", f.key, f.message)).collect();
        prop_assert!(told.is_empty(), "{form}\n{told:#?}\n{}", shown());
        let remarks: Vec<String> = outcome
            .findings
            .iter()
            .map(|f| format!("{} {:?} {:?}", f.rule, f.message, f.spots.first().map(|s| &s.sentence)))
            .collect();
        prop_assert_eq!(outcome.laws.violated, 0, "{:#?}", remarks);
    }
    Ok(())
}

/// A generated ledger has projects without any targets, and deserves to be told so.
fn compiler_answers(finding: &mingzhang_model::Finding) -> bool {
    finding.severity != Severity::Info && mingzhang_check::is_about_figures(finding.rule)
}

fn cases() -> ProptestConfig {
    let wanted: Option<u32> = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok());
    // The same ledgers each time, so that a change is what makes the test fail; whoever asks for more gets others each time.
    let rng_seed = if wanted.is_some() { RngSeed::Random } else { RngSeed::Fixed(2026) };
    let cases = wanted.unwrap_or(48);
    ProptestConfig {
        cases,
        rng_seed,
        failure_persistence: None,
        max_shrink_iters: 400,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn shanxi_reads_back(ledger in ledgers(BookKind::Budget)) {
        reads_back("shanxi", &ledger)?;
    }

    #[test]
    fn shanghai_reads_back(ledger in ledgers(BookKind::Budget)) {
        reads_back("shanghai", &ledger)?;
    }

    #[test]
    fn final_accounts_read_back(ledger in ledgers(BookKind::FinalAccounts)) {
        reads_back("final-accounts", &ledger)?;
    }
}
