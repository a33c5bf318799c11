//! The templates against published books, and small invented ledgers through each of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::inconsistent_digit_grouping
)]

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
            let wrong: Vec<_> = outcome
                .findings
                .iter()
                .filter(|f| f.severity != Severity::Info && mingzhang_check::is_about_figures(f.rule))
                .collect();
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

/// Nothing that a narrative asks for is missing, and every figure of money in it comes from the ledger.
#[test]
fn narratives_are_whole_and_bound() {
    use mingzhang_model::manuscript::{Piece, Span};
    for (template, ledger) in [("shanghai", budget()), ("shanxi", budget()), ("final-accounts", accounts())] {
        let compiled = compiled(template, &ledger);
        assert_eq!(compiled.faults, [], "{template}");
        let book = &compiled.manuscript;
        let mut above = 0;
        for piece in &book.pieces {
            match piece {
                Piece::Heading { level, text } => {
                    assert!(*level <= above + 1, "{template}: {text} skips a level");
                    above = *level;
                }
                Piece::Form(_) => assert!(above > 0),
                Piece::Sheet(_) => assert!(above > 1, "{template}: a sheet is a heading of level 3"),
                Piece::Paragraph(spans) => {
                    for text in spans.iter().filter_map(|span| match span {
                        Span::Text(text) => Some(text.replace("100万元（含）", "").replace("0万元以上", "")),
                        Span::Figure(_) => None,
                    }) {
                        assert!(!text.contains("万元") && !text.contains('%'), "{template}: {text}");
                    }
                }
                _ => {}
            }
        }
        println!("{}", printed::text(book));
    }
}

/// The figures of the accounts' sentences against the budget at the start of the year.
#[test]
fn accounts_are_told_against_the_budget() {
    let text = printed::text(&compiled("final-accounts", &accounts()).manuscript);
    for said in [
        "公务接待费预算数2.00万元，决算数1.60万元，完成预算的80.00%，决算数小于预算数",
        "决算数比上年减少1.20万元，下降42.86%",
        "公务用车购置及运行费预算数3.20万元，决算数3.20万元，决算数等于预算数；决算数与上年持平",
        "卫生健康支出（类）：年初预算数250.00万元，决算数257.65万元，完成年初预算的103.06%，决算数大于年初预算数",
    ] {
        assert!(text.contains(said), "{said}");
    }
}

/// +5 and −5 below one class: the class has nothing to print, but its row stays above its parts.
#[test]
fn a_row_whose_parts_cancel_out_stays() {
    let mut ledger = budget();
    let carried = ledger.lines.iter().find(|line| line.vintage == mingzhang_model::Vintage::Carried).unwrap();
    let mut plus = carried.clone();
    plus.function = mingzhang_model::SubjectCode::parse("2130104").unwrap();
    plus.amounts.reply = mingzhang_model::Money::from_fen(500);
    let mut minus = plus.clone();
    minus.function = mingzhang_model::SubjectCode::parse("2130106").unwrap();
    minus.amounts.reply = mingzhang_model::Money::from_fen(-500);
    ledger.lines.extend([plus, minus]);
    let compiled = compiled("shanghai", &ledger);
    let rows = &compiled.manuscript.forms[2].rows;
    let names: Vec<&str> = rows.iter().map(|row| row.cells[3].text.as_str()).collect();
    let at = names.iter().position(|name| *name == "农林水支出").unwrap();
    assert_eq!(rows[at].cells[4].text, "");
    assert_eq!((rows[at + 2].cells[4].text.as_str(), rows[at + 3].cells[4].text.as_str()), ("5.00", "-5.00"));
}

/// Revenue codes print as a tree: 103 holds what 1030148 holds.
#[test]
fn revenue_codes_add_up_to_their_class() {
    let compiled = compiled("shanxi", &budget());
    let rows: Vec<Vec<&str>> = compiled.manuscript.forms[6]
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect())
        .collect();
    let codes: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    assert_eq!(codes, ["合计", "103", "10301", "1030148"]);
    assert!(rows.iter().all(|row| row[2] == "50.00"), "{rows:?}");
}
