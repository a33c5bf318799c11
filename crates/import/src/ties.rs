//! What must agree between the files.

mod leaves;

use std::collections::{BTreeMap, BTreeSet};

use mingzhang_catalog::plain;
use mingzhang_model::ledger::{Horizon, Line, Project};
use mingzhang_model::{BookKind, Coordinate, Flow, Fund, Ledger, Money, Severity, Vintage};

use crate::choice::Choice as _;
use crate::fault::{Fault, FaultCode, Position};
use crate::layout::{
    BUDGET_LINES, FINAL_LINES, Layout, PERF_GOALS, PERF_INDICATORS, PROJECT_FUNDS, PROJECTS,
};
use crate::nearest::nearest_word;
use crate::reading::{Reading, Tally};
use crate::rows::Unread;

/// What is known about the files beside the ledger.
#[derive(Debug, Default)]
pub(crate) struct Present {
    /// The stems of the tables that could be read.
    pub(crate) tables: BTreeSet<&'static str>,
    /// Where to say that revenue and expenditure differ.
    pub(crate) income: Position,
    /// Projects whose sources, goals or indicators could not all be read.
    pub(crate) unread: Unread,
    /// Where 政府采购 stands.
    pub(crate) procurement: Position,
}

impl Present {
    fn has(&self, layout: &Layout) -> bool {
        self.tables.contains(layout.stem)
    }
}

/// Compares everything with everything.
pub(crate) fn check(ledger: &Ledger, reading: &mut Reading, present: &Present) {
    let spent = std::mem::take(&mut reading.spent);
    projects_of_lines(ledger, &spent, reading, present);
    project_names(ledger, reading);
    leaves::check(ledger, &mut reading.faults);
    procurement(ledger, reading, present);
    if ledger.details.kind == BookKind::FinalAccounts {
        return;
    }
    performance(ledger, &spent, reading, present);
    project_sums(ledger, &spent, reading, present);
    let earned = std::mem::take(&mut reading.earned);
    funds(ledger, &spent, &earned, reading, present);
}

fn projects_of_lines(ledger: &Ledger, spent: &[Tally], reading: &mut Reading, present: &Present) {
    if !present.has(&PROJECTS) {
        return;
    }
    let codes: BTreeMap<&str, &Project> =
        ledger.projects.iter().map(|project| (project.code.as_str(), project)).collect();
    for tally in spent {
        if let Some(code) = tally.project.as_deref().filter(|code| !codes.contains_key(code)) {
            let nearest = nearest_word(code, codes.keys().copied()).unwrap_or_default();
            reading.faults.push(
                Fault::new(FaultCode::ProjectUnknown, tally.position.clone(), code)
                    .arg("nearest", nearest)
                    .arg("title", "项目代码"),
            );
        }
    }
    for line in &ledger.lines {
        let project = line.project.as_deref().and_then(|code| codes.get(code));
        if let Some(project) = project.filter(|project| project.category != line.category) {
            let position = Position {
                file: Some(line.origin.file.clone()),
                row: Some(line.origin.row),
                column: Some("pro_cat_code".to_owned()),
                ..Position::default()
            };
            reading.faults.push(
                Fault::new(FaultCode::CategoryDiffers, position, line.category.name())
                    .arg("expected", project.category.name())
                    .arg("title", "项目类别代码"),
            );
        }
    }
}

fn project_names(ledger: &Ledger, reading: &mut Reading) {
    for (code, fault) in std::mem::take(&mut reading.project_names) {
        let Some(project) = ledger.project(&code) else { continue };
        if plain(&project.name) != plain(&fault.value) {
            reading.faults.push(fault.arg("code", code).arg("name", &project.name));
        }
    }
}

/// Every project with money needs a goal and an indicator; a secret one is not shown.
fn performance(ledger: &Ledger, spent: &[Tally], reading: &mut Reading, present: &Present) {
    let funded: BTreeSet<&str> = spent
        .iter()
        .filter(|tally| tally.amount.is_none_or(|amount| !amount.is_zero()))
        .filter_map(|tally| tally.project.as_deref())
        .collect();
    for project in &ledger.projects {
        if project.secret || !funded.contains(project.code.as_str()) {
            continue;
        }
        let missing = [
            (project.goals.is_empty(), &present.unread.goals, &PERF_GOALS),
            (project.indicators.is_empty(), &present.unread.indicators, &PERF_INDICATORS),
        ];
        let has_funds = !project.funds.is_empty() || present.unread.funds.contains(&project.code);
        if present.has(&PROJECT_FUNDS) && !has_funds {
            reading.faults.push(of_project(FaultCode::ProjectFundsMissing, project, "pro_code"));
        }
        for (missing, unread, layout) in missing {
            if !missing || unread.contains(&project.code) || !present.has(layout) {
                continue;
            }
            reading.faults.push(
                of_project(FaultCode::PerformanceMissing, project, "pro_code")
                    .arg("file", layout.stem)
                    .arg("title", layout.chinese),
            );
        }
    }
}

/// What `book.toml` says of 政府采购 is what the marked lines sum to: a sentence and a table of one book.
fn procurement(ledger: &Ledger, reading: &mut Reading, present: &Present) {
    let Some(procurement) = &ledger.details.procurement else { return };
    // Lines that could not be read may be marked as well.
    if reading.faults.iter().any(|fault| fault.severity == Severity::Error && !fault.code.keeps_row()) {
        return;
    }
    let is_final = ledger.details.kind == BookKind::FinalAccounts;
    let stage = |line: &Line| if is_final { line.amounts.executed } else { line.amounts.reply };
    let lines: Money = ledger.lines.iter().filter(|line| line.procured).map(stage).sum();
    let stated: Money = procurement.iter().map(|(_, amount)| *amount).sum();
    if stated != lines {
        reading.faults.push(
            Fault::new(FaultCode::ProcurementDiffers, present.procurement.clone(), "")
                .arg("stated", stated.to_string())
                .arg("lines", lines.to_string())
                .arg("difference", (stated - lines).to_string()),
        );
    }
}

fn of_project(code: FaultCode, project: &Project, column: &str) -> Fault {
    let position = Position {
        file: Some(project.origin.file.clone()),
        row: Some(project.origin.row),
        column: Some(column.to_owned()),
        ..Position::default()
    };
    let value = if column == "pro_code" { project.code.clone() } else { String::new() };
    let fault = Fault::new(code, position, value).arg("project", &project.code);
    if project.secret { fault } else { fault.arg("name", &project.name) }
}

fn project_sums(ledger: &Ledger, spent: &[Tally], reading: &mut Reading, present: &Present) {
    let lines_known = present.has(&BUDGET_LINES) || present.has(&FINAL_LINES);
    let strays = strays(ledger, spent);
    for project in &ledger.projects {
        if present.unread.funds.contains(&project.code) {
            continue;
        }
        let has = |horizon| project.funds.iter().any(|fund| fund.horizon == horizon);
        if let Some(total) = project.total.filter(|_| has(Horizon::Total)) {
            let sources = project.funding(Horizon::Total);
            if sources != total {
                reading.faults.push(
                    of_project(FaultCode::ProjectTotal, project, "pro_total_amt")
                        .arg("sources", sources.to_string())
                        .arg("total", total.to_string())
                        .arg("difference", (sources - total).to_string()),
                );
            }
        }
        let lines: Vec<&Tally> =
            spent.iter().filter(|tally| tally.project.as_ref() == Some(&project.code)).collect();
        if !lines_known || !has(Horizon::Year) || lines.iter().any(|tally| tally.amount.is_none()) {
            continue;
        }
        let sheet = project.funding(Horizon::Year);
        let sum = |carried_too: bool| -> Money {
            lines
                .iter()
                .filter(|tally| carried_too || tally.vintage == Vintage::Current)
                .filter_map(|tally| tally.amount)
                .sum()
        };
        // Provinces differ in whether the sheet's money for the year counts what was carried over.
        let agrees = sheet == sum(true) || sheet == sum(false);
        // Lines under a mistyped code are this project's: that fault is said already.
        if !agrees && !strays.contains(&(sheet - sum(true))) {
            reading.faults.push(
                of_project(FaultCode::ProjectYearTotal, project, "pro_code")
                    .arg("sheet", sheet.to_string())
                    .arg("lines", sum(true).to_string())
                    .arg("difference", (sheet - sum(true)).to_string()),
            );
        }
    }
}

/// Project money whose project is missing or unknown: each line, and each unknown code's sum.
fn strays(ledger: &Ledger, spent: &[Tally]) -> BTreeSet<Money> {
    let mut by_code: BTreeMap<&str, Money> = BTreeMap::new();
    let mut out = BTreeSet::new();
    for tally in spent.iter().filter(|tally| tally.for_project) {
        let code = tally.project.as_deref().unwrap_or("");
        if ledger.project(code).is_none() {
            let amount = tally.amount.unwrap_or_default();
            let sum = by_code.entry(code).or_default();
            *sum = *sum + amount;
            out.insert(amount);
        }
    }
    out.extend(by_code.into_values());
    out
}

/// The fund as far as both sides know it: expenditure is seldom kept by kind of unit money.
fn broad(fund: Fund) -> Fund {
    if fund.parent() == Some(Fund::Unit) { Fund::Unit } else { fund }
}

/// This year's revenue = this year's expenditure, by fund and agency. Balances that `book.toml` names belong to the
/// whole book; where there are any, the book is compared as one.
fn funds(ledger: &Ledger, spent: &[Tally], earned: &[Tally], reading: &mut Reading, present: &Present) {
    if present.income.file.is_none() || spent.is_empty() {
        return;
    }
    let balances = &ledger.details.balances;
    let by_agency = balances.is_empty();
    let key = |tally: &Tally| {
        let agency = if by_agency { tally.agency.clone() } else { String::new() };
        Some((broad(tally.fund?), agency))
    };
    let current = |tally: &&Tally| tally.vintage == Vintage::Current;
    let mut sides: BTreeMap<(Fund, String), Side> = BTreeMap::new();
    for tally in earned {
        // A row without a readable fund may belong to any: nothing can be said.
        let Some(key) = key(tally) else { return };
        sides.entry(key).or_default().add_revenue(tally.amount);
    }
    for tally in spent.iter().filter(current) {
        let Some(key) = key(tally) else { return };
        sides.entry(key).or_default().add_expenditure(tally.amount);
    }
    for (at, money) in balances {
        let Some(fund) = at.fund else { return };
        sides.entry((broad(fund), String::new())).or_default().add_balance(at, *money);
    }
    for ((fund, agency), side) in sides {
        if !side.known || side.revenue == side.expenditure {
            continue;
        }
        reading.faults.push(
            Fault::new(FaultCode::RevenueExpenditure, present.income.clone(), "")
                .arg("fund", fund.name())
                .arg("agency", agency)
                .arg("revenue", side.revenue.to_string())
                .arg("expenditure", side.expenditure.to_string())
                .arg("difference", (side.revenue - side.expenditure).to_string()),
        );
    }
}

/// Both sides of one fund.
#[derive(Debug)]
struct Side {
    revenue: Money,
    expenditure: Money,
    /// Whether every amount could be read.
    known: bool,
}

impl Default for Side {
    fn default() -> Self {
        Self { revenue: Money::ZERO, expenditure: Money::ZERO, known: true }
    }
}

impl Side {
    fn add_revenue(&mut self, amount: Option<Money>) {
        self.known &= amount.is_some();
        self.revenue = self.revenue + amount.unwrap_or_default();
    }

    fn add_expenditure(&mut self, amount: Option<Money>) {
        self.known &= amount.is_some();
        self.expenditure = self.expenditure + amount.unwrap_or_default();
    }

    fn add_balance(&mut self, at: &Coordinate, money: Money) {
        match at.flow {
            Some(Flow::CarriedIn | Flow::SurplusUsed) => self.add_revenue(Some(money)),
            Some(Flow::CarriedOut | Flow::SurplusDistributed) => self.add_expenditure(Some(money)),
            _ => {}
        }
    }
}
