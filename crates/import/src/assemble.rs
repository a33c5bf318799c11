//! Sheets → one ledger, with everything that is wrong.

use std::collections::BTreeMap;
use std::sync::Arc;

use mingzhang_model::ledger::Ledger;
use mingzhang_model::{BookKind, Level};

use crate::Imported;
use crate::choice::Choice as _;
use crate::details::{self, Entries};
use crate::fault::{Fault, FaultCode, Position};
use crate::layout::{
    AGENCIES, BUDGET_LINES, FINAL_LINES, INCOME, Layout, PERF_GOALS, PERF_INDICATORS, PROJECT_FUNDS, PROJECTS,
};
use crate::places::BookPlaces;
use crate::reading::Reading;
use crate::record::Table;
use crate::rows::{self, Stages};
use crate::sheet::Sheet;
use crate::ties::{self, Present};

/// What was found, file by file or sheet by sheet.
pub(crate) struct Handed<'a> {
    /// The tables by their layout's stem.
    pub(crate) sheets: &'a BTreeMap<&'static str, Sheet>,
    /// The entries of `book.toml` or its sheet, and its name.
    pub(crate) book: Option<(Arc<str>, Entries)>,
    pub(crate) workbook: bool,
    /// What was wrong before any table was understood.
    pub(crate) faults: Vec<Fault>,
}

/// Reads everything, then compares.
pub(crate) fn assemble(handed: Handed<'_>) -> Imported {
    let Handed { sheets, book, workbook, faults } = handed;
    let mut reading = Reading::default();
    reading.faults = faults;
    let missing = |layout: &'static Layout| missing(layout, workbook);
    let bind = |layout: &'static Layout, reading: &mut Reading| {
        Table::bind(sheets.get(layout.stem)?, layout, &mut reading.faults)
    };

    if let Some(table) = bind(&AGENCIES, &mut reading) {
        rows::read_agencies(&table, &mut reading);
    }
    let budget = bind(&BUDGET_LINES, &mut reading);
    let finals = bind(&FINAL_LINES, &mut reading);
    let mut lines =
        budget.as_ref().map(|t| rows::read_lines(t, Stages::Budget, &mut reading)).unwrap_or_default();
    if let Some(table) = &finals {
        let finals = rows::read_lines(table, Stages::Final, &mut reading);
        rows::merge_final(&mut lines, finals, &mut reading.faults);
    }
    let income = bind(&INCOME, &mut reading);
    let income_lines = income.as_ref().map(|t| rows::read_income(t, &mut reading)).unwrap_or_default();
    let projects_table = bind(&PROJECTS, &mut reading);
    let mut projects =
        projects_table.as_ref().map(|t| rows::read_projects(t, &mut reading)).unwrap_or_default();
    let performance = rows::Sheets {
        funds: bind(&PROJECT_FUNDS, &mut reading),
        goals: bind(&PERF_GOALS, &mut reading),
        indicators: bind(&PERF_INDICATORS, &mut reading),
    };
    let unread = rows::read_performance(
        &performance,
        projects_table.is_some().then_some(projects.as_mut_slice()),
        &mut reading,
    );

    reading.unnamed_codes();

    // What a ledger cannot do without; the projects' files only where there is money for projects.
    let has = |layout: &Layout| sheets.contains_key(layout.stem);
    let mut needed: Vec<&'static Layout> = vec![&AGENCIES, &INCOME];
    if !has(&FINAL_LINES) {
        needed.push(&BUDGET_LINES);
    }
    if reading.spent.iter().any(|tally| tally.project.is_some()) {
        needed.push(&PROJECTS);
        if has(&BUDGET_LINES) {
            needed.extend([&PROJECT_FUNDS, &PERF_GOALS, &PERF_INDICATORS]);
        }
    }
    reading.faults.extend(needed.into_iter().filter(|layout| !has(layout)).map(missing));

    let has_final = finals.is_some();
    let mut ledger = Ledger {
        year: year(&mut reading),
        agencies: std::mem::take(&mut reading.agencies),
        lines,
        income: income_lines,
        projects,
        names: std::mem::take(&mut reading.names),
        ..Ledger::default()
    };
    let book_name = book.as_ref().map_or_else(|| Arc::from(book_file(workbook)), |(name, _)| name.clone());
    let places = BookPlaces::new(book_name, workbook, book.as_ref().map(|(_, entries)| entries));
    read_details(&mut ledger, book, has_final, workbook, &mut reading.faults);

    let bound = [
        (&BUDGET_LINES, budget.is_some()),
        (&FINAL_LINES, finals.is_some()),
        (&PROJECTS, projects_table.is_some()),
        (&PROJECT_FUNDS, performance.funds.is_some()),
        (&PERF_GOALS, performance.goals.is_some()),
        (&PERF_INDICATORS, performance.indicators.is_some()),
    ];
    let present = Present {
        tables: bound.into_iter().filter(|(_, bound)| *bound).map(|(layout, _)| layout.stem).collect(),
        income: Position {
            file: income.as_ref().and(sheets.get(INCOME.stem)).map(|sheet| sheet.name.clone()),
            ..Position::default()
        },
        unread,
        procurement: places.place("procurement", ""),
    };
    ties::check(&ledger, &mut reading, &present);
    let tables = [&budget, &finals, &projects_table, &income];
    for fault in &mut reading.faults {
        tables.into_iter().flatten().for_each(|table| table.name_cell(&mut fault.position));
    }
    Imported { ledger, faults: in_order(reading.faults, sheets), book: places }
}

fn missing(layout: &'static Layout, workbook: bool) -> Fault {
    if workbook {
        let position = Position { file: Some(Arc::from(layout.chinese)), ..Position::default() };
        Fault::new(FaultCode::SheetMissing, position, "").arg("sheet", layout.chinese)
    } else {
        let name = format!("{}.csv", layout.stem);
        let position = Position { file: Some(Arc::from(name.as_str())), ..Position::default() };
        Fault::new(FaultCode::FileMissing, position, "").arg("file", name).arg("title", layout.chinese)
    }
}

const fn book_file(workbook: bool) -> &'static str {
    if workbook { crate::layout::BOOK.chinese } else { "book.toml" }
}

/// The year that most rows say; the others are faults.
fn year(reading: &mut Reading) -> i32 {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for (year, _) in &reading.years {
        *counts.entry(*year).or_default() += 1;
    }
    let Some(year) = counts.into_iter().max_by_key(|(_, count)| *count).map(|(year, _)| year) else {
        reading.faults.push(Fault::new(FaultCode::YearMissing, Position::default(), ""));
        return 0;
    };
    for (other, position) in reading.years.iter().filter(|(other, _)| *other != year) {
        reading.faults.push(
            Fault::new(FaultCode::YearDiffers, position.clone(), other.to_string())
                .arg("expected", year.to_string())
                .arg("title", "预算年度"),
        );
    }
    year
}

fn read_details(
    ledger: &mut Ledger,
    book: Option<(Arc<str>, Entries)>,
    has_final: bool,
    workbook: bool,
    faults: &mut Vec<Fault>,
) {
    let from_files = if has_final { BookKind::FinalAccounts } else { BookKind::Budget };
    let mut kind_position = Position::default();
    if let Some((name, entries)) = book {
        let place = Position { file: Some(name), ..Position::default() };
        let kind = entries.list.iter().find(|entry| entry.key == details::Key::Kind);
        kind_position = kind.map_or_else(Position::default, |entry| entry.position.clone());
        faults.extend(entries.faults);
        ledger.details = details::build(&entries.list, &place, faults);
    } else {
        let name = book_file(workbook);
        let position = Position { file: Some(Arc::from(name)), ..Position::default() };
        faults.push(Fault::new(FaultCode::BookMissing, position, "").arg("file", name));
    }
    let details = &mut ledger.details;
    if details.kind == BookKind::Unknown {
        details.kind = from_files;
    } else if details.kind == BookKind::FinalAccounts && !has_final {
        // The other way round is no contradiction: a budget book may come with what became of last year's.
        let fault = Fault::new(FaultCode::KindDiffers, kind_position, details.kind.name());
        faults.push(fault.arg("expected", from_files.name()));
    }
    if details.level == Level::Unknown {
        details.level = if ledger.agencies.len() > 1 { Level::Department } else { Level::Unit };
    }
}

/// By file, then by row, as a clerk works through them.
fn in_order(mut faults: Vec<Fault>, sheets: &BTreeMap<&'static str, Sheet>) -> Vec<Fault> {
    let rank = |file: Option<&Arc<str>>| {
        crate::layout::TABLES
            .iter()
            .position(|layout| {
                file.is_some_and(|file| {
                    sheets.get(layout.stem).map_or_else(|| layout.is_named(file), |sheet| sheet.name == *file)
                })
            })
            .unwrap_or(usize::MAX)
    };
    faults.sort_by_cached_key(|fault| {
        (rank(fault.position.file.as_ref()), fault.position.file.clone(), fault.position.row)
    });
    faults
}
