//! The templates against published books, and small invented ledgers through each of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod printed;

use std::path::{Path, PathBuf};

use mingzhang_catalog::{Template, plain};
use mingzhang_compile::{Compiled, compile};
use mingzhang_model::{Ledger, Level, Severity};
use mingzhang_samples::{accounts, budget, differences};
use serde_json::Value;

fn truth(name: &str) -> Option<Value> {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/truth");
    let Ok(text) = std::fs::read_to_string(folder.join(format!("{name}.json"))) else {
        println!("skipped: the truth of {name} is not here");
        return None;
    };
    serde_json::from_str(&text).unwrap()
}

fn compiled(template: &str, ledger: &Ledger) -> Compiled {
    let compiled = compile(ledger, Template::get(template).unwrap());
    let broken: Vec<_> = compiled.faults.iter().filter(|fault| fault.code.ends_with("-broken")).collect();
    assert!(broken.is_empty(), "{broken:#?}");
    compiled
}

/// `书/页` without the label 项目 over the labels, which says nothing.
fn path(labels: &[String]) -> String {
    let skip = usize::from(labels.len() > 1 && labels[0] == "项目");
    plain(&labels[skip..].join("/"))
}

/// Titles and column trees of a published book. `other` names tables whose columns the book words in its own way.
fn same_tables(truth: &Value, compiled: &Compiled, other: &[usize]) {
    let tables = truth["tables"].as_array().unwrap();
    let forms = &compiled.manuscript.forms;
    assert_eq!(tables.len(), forms.len());
    for (index, (theirs, ours)) in tables.iter().zip(forms).enumerate() {
        assert_eq!(theirs["title"].as_str().unwrap(), ours.title);
        assert_eq!(theirs["unit"].as_str().unwrap(), ours.unit.chinese(), "{}", ours.title);
        let columns: Vec<String> =
            theirs["columns"].as_array().unwrap().iter().map(|c| plain(c.as_str().unwrap())).collect();
        let own: Vec<String> = ours.columns.iter().map(|column| path(&column.path)).collect();
        if other.contains(&index) {
            println!("{}: columns of its own\n  {columns:?}\n  {own:?}", ours.title);
        } else {
            assert_eq!(columns, own, "{}", ours.title);
        }
    }
}

/// Without the money that the official forms have no place for.
fn plain_budget(level: Level) -> Ledger {
    let mut ledger = budget();
    ledger.year = 2025;
    ledger.details.level = level;
    ledger.lines.retain(|line| line.vintage == mingzhang_model::Vintage::Current);
    ledger
}

#[test]
fn shanghai_has_the_tables_of_a_published_unit_book() {
    let Some(truth) = truth("上海市财政局25年单位预算") else { return };
    same_tables(&truth, &compiled("shanghai", &plain_budget(Level::Unit)), &[]);
}

#[test]
fn shanghai_has_the_tables_of_a_published_department_book() {
    let Some(truth) = truth("普陀区商务委25年部门预算") else { return };
    // The district prints the first table without a split and words the codes of the eighth in another way.
    same_tables(&truth, &compiled("shanghai", &plain_budget(Level::Department)), &[0, 7]);
}

#[test]
fn the_accounts_have_the_tables_of_a_published_book() {
    let Some(truth) = truth("good-普陀区财政局2024决算") else { return };
    let ledger = accounts();
    same_tables(&truth, &compiled("final-accounts", &ledger), &[]);
}

#[test]
fn small_ledgers_read_back_as_they_were_compiled() {
    for (template, ledger) in [("shanghai", budget()), ("shanxi", budget()), ("final-accounts", accounts())] {
        let compiled = compiled(template, &ledger);
        for (form, book) in [
            ("ruled", printed::read_ruled(&compiled.manuscript)),
            ("text", printed::read_text(&compiled.manuscript)),
        ] {
            let found = differences(&compiled.manuscript, &book);
            assert!(found.is_empty(), "{template} {form}\n{found:#?}");
            let outcome = mingzhang_check::check(&book);
            let wrong: Vec<_> = outcome.findings.iter().filter(|f| f.severity != Severity::Info).collect();
            assert!(wrong.is_empty(), "{template} {form}\n{wrong:#?}");
            println!("{template} {form}: {} figures, {:?}", book.facts.len(), outcome.laws);
            assert!(outcome.laws.evaluated > 50, "{template} {form} {:?}", outcome.laws);
        }
    }
}

/// Income, spending and balances of the accounts agree for each fund.
#[test]
fn the_accounts_balance_fund_by_fund() {
    let ledger = accounts();
    let lens = mingzhang_compile::Lens::new(std::sync::Arc::new(ledger));
    for fund in ["", " fund=fiscal", " fund=general", " fund=government_fund", " fund=other"] {
        let amount = |flow: &str| lens.amount(&format!("flow={flow}{fund}").parse().unwrap());
        assert_eq!(amount("total_in"), amount("total_out"), "{fund}");
        assert_ne!(amount("total_in").fen(), 0, "{fund}");
    }
    // 公开08 by function: opening + income = spending + closing.
    let amount = |flow: &str| {
        lens.amount(&format!("flow={flow} fund=government_fund function=212").parse().unwrap()).fen()
    };
    assert_eq!(amount("carried_in") + amount("revenue"), amount("expenditure") + amount("carried_out"));
    assert_eq!(amount("carried_out"), 100_000_00);
}
