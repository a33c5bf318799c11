//! What the unit has not said, and money that the tables have no place for: the book states nothing of it, and a fault says
//! what to write.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod printed;

use mingzhang_catalog::Template;
use mingzhang_compile::{Compiled, Fault, compile, explain, unknown};
use mingzhang_model::{Fund, Ledger, Money};
use mingzhang_samples::{accounts, budget};

fn compiled(template: &str, ledger: &Ledger) -> Compiled {
    compile(ledger, Template::get(template).unwrap())
}

fn args(faults: &[Fault], code: &str, name: &str) -> Vec<String> {
    let of_code = faults.iter().filter(|fault| fault.code == code);
    of_code.inspect(|fault| assert!(fault.is_error)).map(|fault| fault.args[name].clone()).collect()
}

#[test]
fn what_is_not_said_is_not_stated() {
    for (template, ledger, keys) in [
        (
            "shanxi",
            budget(),
            &[
                "duties",
                "departments",
                "procurement",
                "vehicles",
                "premises",
                "equipment",
                "texts.service_catalogue",
            ][..],
        ),
        (
            "shanghai",
            budget(),
            &["duties", "departments", "procurement", "vehicles", "equipment", "texts.purchases"],
        ),
        (
            "final-accounts",
            accounts(),
            &[
                "duties",
                "departments",
                "vehicles",
                "texts.reception_batches",
                "texts.reception_people",
                "procurement",
                "equipment",
            ],
        ),
    ] {
        let mut ledger = ledger;
        let details = &mut ledger.details;
        details.duties.clear();
        (details.departments, details.procurement) = (None, None);
        (details.vehicles, details.premises, details.equipment) = (None, None, None);
        details.texts.clear();
        let compiled = compiled(template, &ledger);
        assert_eq!(args(&compiled.faults, "key-missing", "key"), keys, "{template}");
        let text = printed::text(&compiled.manuscript);
        for claim in [
            "不设内设机构",
            "没有内设机构",
            "没有政府采购",
            "没有政府购买服务",
            "没有安排购置",
            "保有量0辆",
            "接待0批次",
        ] {
            assert!(!text.contains(claim), "{template}: {claim}");
        }
    }
}

#[test]
fn none_is_said_by_an_empty_key() {
    let mut ledger = budget();
    ledger.details.departments = Some(Vec::new());
    ledger.details.procurement = Some(Vec::new());
    ledger.details.premises = Some(String::new());
    ledger.details.vehicles = Some(mingzhang_model::ledger::Vehicles::default());
    let compiled = compiled("shanxi", &ledger);
    assert_eq!(compiled.faults, []);
    let text = printed::text(&compiled.manuscript);
    for said in [
        "不设内设机构",
        "没有政府采购预算",
        "没有办公用房",
        "公务用车编制0辆，实有0辆。",
        "没有政府购买服务事项",
    ] {
        assert!(text.contains(said), "{said}");
    }
}

#[test]
fn last_year_is_asked_for_in_the_words_to_write() {
    let mut ledger = budget();
    let asked = |ledger: &Ledger| args(&compiled("shanxi", ledger).faults, "last-year-missing", "at");
    assert!(asked(&ledger).is_empty());
    ledger.details.last_year.clear();
    let wanted = asked(&ledger);
    assert!(wanted.contains(&"flow=total_in".to_owned()), "{wanted:?}");
    let mut once = wanted.clone();
    once.dedup();
    assert_eq!(once, wanted);
    // What the message says to write is what was missing.
    ledger.details.last_year = wanted.iter().map(|at| (at.parse().unwrap(), Money::from_fen(100))).collect();
    assert!(asked(&ledger).is_empty(), "{:?}", asked(&ledger));
    // A reason may name a figure that nobody gave; 0 would be a lie.
    let reason = "上年安排{{ last('project=没有的项目') }}".to_owned();
    ledger.details.reasons.insert("total".to_owned(), reason);
    assert_eq!(asked(&ledger), ["project=没有的项目"]);
}

#[test]
fn reasons_that_cannot_be_worked_out_are_of_a_kind() {
    for (reason, kind) in [
        ("{{ amount('fund=general' }}", "syntax"),
        ("{{ amont('fund=general') }}", "word"),
        ("{{ amount('fund=generl') }}", "coordinate"),
    ] {
        let mut ledger = budget();
        ledger.details.reasons.insert("total".to_owned(), reason.to_owned());
        assert_eq!(args(&compiled("shanxi", &ledger).faults, "reason-broken", "kind"), [kind], "{reason}");
    }
}

#[test]
fn money_without_a_place_is_one_fault() {
    let mut ledger = budget();
    for row in ledger.income.iter_mut().filter(|row| row.fund.parent() == Some(Fund::Unit)) {
        row.fund = Fund::Unit;
    }
    for line in ledger.lines.iter_mut().filter(|line| line.fund.parent() == Some(Fund::Unit)) {
        line.fund = Fund::Unit;
    }
    assert_eq!(args(&compiled("shanxi", &ledger).faults, "fund-unshown", "fund"), [""; 0]);
    let faults = compiled("shanghai", &ledger).faults;
    assert_eq!(args(&faults, "fund-unshown", "fund"), ["unit"]);
    let instead = args(&faults, "fund-unshown", "instead");
    assert!(instead[0].contains("undertaking") && instead[0].contains("other"), "{instead:?}");
}

#[test]
fn accounts_that_do_not_balance_say_both_sides() {
    let mut ledger = accounts();
    let row = ledger.income.iter_mut().find(|row| row.fund == Fund::General).unwrap();
    row.amounts.executed = row.amounts.executed + Money::from_fen(12_345);
    let faults = compiled("final-accounts", &ledger).faults;
    assert_eq!(args(&faults, "accounts-unbalanced", "difference"), ["123.45"]);
}

#[test]
fn accounts_publish_no_sheets_that_they_do_not_print() {
    assert!(!accounts().projects.is_empty());
    assert_eq!(compiled("final-accounts", &accounts()).manuscript.sheets, []);
    assert!(!compiled("shanxi", &budget()).manuscript.sheets.is_empty());
}

#[test]
fn a_path_that_names_nothing_says_which_part() {
    let ledger = budget();
    let book = compiled("shanxi", &ledger).manuscript;
    let part = |path: &str| unknown(&book, path).map(|unknown| (unknown.part, unknown.nearest));
    assert_eq!(part("T99").unwrap().0, "table");
    let (row, near) = part("T3/20899999").unwrap();
    assert_eq!(row, "row");
    assert!(near[0].starts_with("208"), "{near:?}");
    let (column, near) = part("T3/合计/基本支处").unwrap();
    assert_eq!(column, "column");
    assert!(near[0].contains("基本支出"), "{near:?}");
    assert_eq!(part("T3/合计/基本支出"), None);
    // An empty cell is told from one that is not there.
    let is_empty = |form: &mingzhang_model::manuscript::Form| {
        form.rows.iter().any(|row| row.cells.iter().skip(2).any(|cell| cell.text.is_empty()))
    };
    let form = &book.forms[2];
    assert!(is_empty(form), "the sample has an empty cell to ask for");
    let row = form.rows.iter().find(|row| row.cells.iter().skip(2).any(|cell| cell.text.is_empty())).unwrap();
    let at = (2..row.cells.len()).find(|i| row.cells[*i].text.is_empty()).unwrap();
    let path = format!("{}/{}/{}", form.id, row.cells[0].text, form.columns[at].path.last().unwrap());
    let cells = explain(&ledger, &book, &path);
    assert!(cells.iter().any(|cell| cell.printed.is_empty() && cell.sources.is_empty()), "{path} {cells:?}");
}
