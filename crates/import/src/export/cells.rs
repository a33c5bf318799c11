//! The rows of each table, column by column, for both forms.

use mingzhang_model::ledger::{Agency, Amounts, Goal, Income, Indicator, Ledger, Line, Project, ProjectFund};
use mingzhang_model::{BookKind, Money, SubjectCode};

use crate::choice::{Choice, label};
use crate::layout::{
    AGENCIES, BUDGET_LINES, Column, FINAL_LINES, INCOME, Layout, Need, PERF_GOALS, PERF_INDICATORS,
    PROJECT_FUNDS, PROJECTS,
};

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// Nothing.
    Empty,
    /// Words, or digits that are no number.
    Text(String),
    Amount(Money),
    /// One of a short list: its code, and code and name as a drop-down list has them.
    Choice(&'static str, String),
}

/// One table.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) layout: &'static Layout,
    pub(crate) columns: Vec<&'static Column>,
    pub(crate) rows: Vec<Vec<Value>>,
}

impl Written {
    fn new<T>(layout: &'static Layout, items: &[T], cell: impl Fn(&T, &str) -> Value) -> Self {
        Self::with(layout, items, &[], cell)
    }

    /// With columns that are written though nothing stands in them yet.
    fn with<T>(
        layout: &'static Layout,
        items: &[T],
        also: &[&str],
        cell: impl Fn(&T, &str) -> Value,
    ) -> Self {
        let is_written = |column: &&Column| match column.need {
            Need::Required | Need::Optional => true,
            Need::Rare if also.contains(&column.field) => true,
            Need::Rare => items.iter().any(|item| cell(item, column.field) != Value::Empty),
            Need::Checked => false,
        };
        let columns: Vec<&'static Column> = layout.columns.iter().filter(is_written).collect();
        let rows = items
            .iter()
            .map(|item| columns.iter().map(|column| cell(item, column.field)).collect())
            .collect();
        Self { layout, columns, rows }
    }

    /// Every table of a ledger, also those without rows.
    pub(crate) fn all(ledger: &Ledger) -> Vec<Self> {
        let is_final = is_final(ledger);
        // Accounts say of income too what became of it, and what it was for.
        let income_needs: &[&str] =
            if is_final { &["exp_func_code", "cur_amt", "year_exe_amt"] } else { &[] };
        let lines = if is_final { &FINAL_LINES } else { &BUDGET_LINES };
        let funds: Vec<(&Project, &ProjectFund)> =
            ledger.projects.iter().flat_map(|p| p.funds.iter().map(move |item| (p, item))).collect();
        let goals: Vec<(&Project, &Goal)> =
            ledger.projects.iter().flat_map(|p| p.goals.iter().map(move |item| (p, item))).collect();
        let indicators: Vec<(&Project, &Indicator)> =
            ledger.projects.iter().flat_map(|p| p.indicators.iter().map(move |item| (p, item))).collect();
        vec![
            Self::new(&AGENCIES, &ledger.agencies, |agency, field| agency_cell(ledger, agency, field)),
            Self::new(lines, &ledger.lines, |line, field| line_cell(ledger, line, field)),
            Self::with(&INCOME, &ledger.income, income_needs, |income, field| {
                income_cell(ledger, income, field, is_final)
            }),
            Self::new(&PROJECTS, &ledger.projects, project_cell),
            Self::new(&PROJECT_FUNDS, &funds, |(project, fund), field| fund_cell(project, fund, field)),
            Self::new(&PERF_GOALS, &goals, |(project, goal), field| goal_cell(project, goal, field)),
            Self::new(&PERF_INDICATORS, &indicators, |(project, indicator), field| {
                indicator_cell(project, indicator, field)
            }),
        ]
    }
}

/// Whether the lines hold more than what was approved.
fn is_final(ledger: &Ledger) -> bool {
    ledger.details.kind == BookKind::FinalAccounts
        || ledger
            .lines
            .iter()
            .any(|line| line.amounts != Amounts { reply: line.amounts.reply, ..Amounts::default() })
}

fn text(text: &str) -> Value {
    if text.is_empty() { Value::Empty } else { Value::Text(text.to_owned()) }
}

fn code(code: Option<SubjectCode>) -> Value {
    code.map_or(Value::Empty, |code| Value::Text(code.to_string()))
}

/// The name that the ledger has for a code that the catalogue does not know.
fn name(ledger: &Ledger, code: Option<SubjectCode>) -> Value {
    code.and_then(|code| ledger.names.get(&code)).map_or(Value::Empty, |name| text(name))
}

fn choice<T: Choice>(member: T) -> Value {
    Value::Choice(member.code(), label(member.code(), member.name()))
}

fn year(ledger: &Ledger) -> Value {
    if ledger.year == 0 { Value::Empty } else { Value::Text(ledger.year.to_string()) }
}

fn agency_cell(ledger: &Ledger, agency: &Agency, field: &str) -> Value {
    match field {
        "mof_div_code" => text(&agency.division),
        "fiscal_year" => year(ledger),
        "dept_code" => text(&agency.dept_code),
        "dept_name" => text(&agency.dept_name),
        "agency_code" => text(&agency.code),
        "agency_name" => text(&agency.name),
        "agency_kind" => choice(agency.kind),
        _ => Value::Empty,
    }
}

fn line_cell(ledger: &Ledger, line: &Line, field: &str) -> Value {
    match field {
        "mof_div_code" => {
            let agency = ledger.agencies.iter().find(|agency| agency.code == line.agency);
            agency.map_or(Value::Empty, |agency| text(&agency.division))
        }
        "fiscal_year" => year(ledger),
        "agency_code" => text(&line.agency),
        "exp_func_code" => code(Some(line.function)),
        "exp_func_name" => name(ledger, Some(line.function)),
        "dep_bgt_eco_code" => code(line.dept_economic),
        "dep_bgt_eco_name" => name(ledger, line.dept_economic),
        "gov_bgt_eco_code" => code(line.gov_economic),
        "gov_bgt_eco_name" => name(ledger, line.gov_economic),
        "fund_type_code" => choice(line.fund),
        "found_type_code" => choice(line.vintage),
        "pro_cat_code" => choice(line.category),
        "pro_code" => line.project.as_deref().map_or(Value::Empty, text),
        "is_gov_pur" => choice(line.procured),
        "reply_amt" => Value::Amount(line.amounts.reply),
        "cur_amt" => Value::Amount(line.amounts.current),
        "year_exe_amt" => Value::Amount(line.amounts.executed),
        "carryovers_amt" => Value::Amount(line.amounts.carried_out),
        _ => Value::Empty,
    }
}

fn income_cell(ledger: &Ledger, income: &Income, field: &str, is_final: bool) -> Value {
    let if_any =
        |amount: Money| if amount.is_zero() && !is_final { Value::Empty } else { Value::Amount(amount) };
    match field {
        "fiscal_year" => year(ledger),
        "agency_code" => text(&income.agency),
        "fund_type_code" => choice(income.fund),
        "income_code" => text(&income.code),
        "exp_func_code" => code(income.function),
        "exp_func_name" => name(ledger, income.function),
        "reply_amt" => Value::Amount(income.amounts.reply),
        "cur_amt" => if_any(income.amounts.current),
        "year_exe_amt" => if_any(income.amounts.executed),
        _ => Value::Empty,
    }
}

fn project_cell(project: &Project, field: &str) -> Value {
    match field {
        "pro_code" => text(&project.code),
        "pro_name" => text(&project.name),
        "pro_cat_code" => choice(project.category),
        "agency_code" => text(&project.agency),
        "pro_attr" => text(&project.attribute),
        "pro_term" => text(&project.term),
        "pro_start_year" => text(&project.start_year),
        "end_year" => text(&project.end_year),
        "pro_total_amt" => project.total.map_or(Value::Empty, Value::Amount),
        "pro_desc" => text(&project.description),
        "pro_bases" => text(&project.bases),
        "pro_necessary" => text(&project.necessity),
        "pro_measures" => text(&project.measures),
        "pro_plan" => text(&project.plan),
        "is_secret_pro" => choice(project.secret),
        _ => Value::Empty,
    }
}

fn fund_cell(project: &Project, fund: &ProjectFund, field: &str) -> Value {
    match field {
        "pro_code" => text(&project.code),
        "horizon" => choice(fund.horizon),
        "source_level" => choice(fund.source),
        "amt" => Value::Amount(fund.amount),
        _ => Value::Empty,
    }
}

fn goal_cell(project: &Project, goal: &Goal, field: &str) -> Value {
    match field {
        "pro_code" => text(&project.code),
        "horizon" => choice(goal.horizon),
        "kpi_target" => text(&goal.text),
        _ => Value::Empty,
    }
}

fn indicator_cell(project: &Project, indicator: &Indicator, field: &str) -> Value {
    match field {
        "pro_code" => text(&project.code),
        "horizon" => choice(indicator.horizon),
        "lv1_perf_ind_name" => text(&indicator.level1),
        "lv2_perf_ind_name" => text(&indicator.level2),
        "lv3_perf_ind_name" => text(&indicator.level3),
        "kpi_val" => text(&indicator.value),
        "computesign" => text(&indicator.sign),
        "meterunit" => text(&indicator.unit),
        _ => Value::Empty,
    }
}
