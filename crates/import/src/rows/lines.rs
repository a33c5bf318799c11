//! `budget_lines.csv`, `final_lines.csv`

use mingzhang_catalog::Kind;
use mingzhang_model::ledger::{Amounts, Category, Line};
use mingzhang_model::{Money, Spending, Vintage};

use crate::fault::{Fault, FaultCode, Position};
use crate::reading::{Reading, Tally};
use crate::record::{Record, Table};

/// Which amounts a table of lines holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stages {
    /// `budget_lines.csv`
    Budget,
    /// `final_lines.csv`
    Final,
}

/// Reads what is spent.
pub(crate) fn read_lines(table: &Table<'_>, stages: Stages, reading: &mut Reading) -> Vec<Line> {
    let mut out = Vec::new();
    let mut unused: Option<(Position, u32)> = None;
    for record in table.records(&mut reading.faults) {
        reading.year(&record);
        let agency = reading.agency(&record);
        let function = reading.subject(&record, Kind::Function, true).ok().flatten();
        let dept_economic = reading.subject(&record, Kind::DeptEconomic, false);
        let gov_economic = reading.subject(&record, Kind::GovEconomic, false);
        let fund = reading.fund(&record);
        let vintage: Option<Vintage> = record.choice("found_type_code", false, &mut reading.faults);
        let vintage = vintage.unwrap_or(Vintage::Current);
        let category: Option<Category> = record.choice("pro_cat_code", true, &mut reading.faults);
        let procured = record.choice("is_gov_pur", false, &mut reading.faults).unwrap_or(false);
        let amounts = read_amounts(&record, stages, &mut reading.faults);
        let project = project_of(&record, category, reading, &mut unused);
        let basic = category.is_some_and(|category| category.spending() != Spending::Project);
        if basic && dept_economic == Ok(None) && table.has("dep_bgt_eco_code") {
            reading.faults.push(record.fault(FaultCode::EconomicCodeMissing, "dep_bgt_eco_code"));
        }
        reading.spent.push(Tally {
            agency: agency.clone().unwrap_or_default(),
            fund,
            vintage,
            project: project.clone(),
            for_project: project.is_some() || category.is_some_and(|c| c.spending() == Spending::Project),
            amount: amounts.map(|amounts| amounts.reply),
            position: record.position(if project.is_some() { "pro_code" } else { "reply_amt" }),
        });
        if let (Some(agency), Some(function), Some(fund), Some(category), Some(amounts)) =
            (agency, function, fund, category, amounts)
        {
            out.push(Line {
                agency,
                function,
                dept_economic: dept_economic.unwrap_or_default(),
                gov_economic: gov_economic.unwrap_or_default(),
                fund,
                vintage,
                category,
                project,
                procured,
                amounts,
                origin: record.origin(),
            });
        }
    }
    if let Some((position, count)) = unused {
        let fault = Fault::new(FaultCode::ProjectCodeUnused, position, "");
        reading.faults.push(fault.arg("count", count.to_string()));
    }
    out
}

/// The project of a line. Systems give personnel and common operating money project codes too; no table of a book
/// shows those, so they are left out.
fn project_of(
    record: &Record<'_>,
    category: Option<Category>,
    reading: &mut Reading,
    unused: &mut Option<(Position, u32)>,
) -> Option<String> {
    let code = record.text("pro_code", &mut reading.faults);
    let is_project = category.is_none_or(|category| category.spending() == Spending::Project);
    match (code.is_empty(), is_project) {
        (true, true) if category.is_some() => {
            reading.faults.push(record.fault(FaultCode::ProjectCodeMissing, "pro_code"));
            None
        }
        (false, true) => {
            reading.project_name(record, &code);
            Some(code)
        }
        (false, false) => {
            unused.get_or_insert_with(|| (record.position("pro_code"), 0)).1 += 1;
            None
        }
        (true, _) => None,
    }
}

fn read_amounts(record: &Record<'_>, stages: Stages, faults: &mut Vec<Fault>) -> Option<Amounts> {
    if stages == Stages::Budget {
        let reply = record.amount("reply_amt", faults)?;
        return Some(Amounts { reply, ..Amounts::default() });
    }
    // All are read before any is missed, so that every fault of the row is said.
    let reply = record.amount_if_any("reply_amt", faults);
    let current = record.amount("cur_amt", faults);
    let executed = record.amount("year_exe_amt", faults);
    let carried_out = record.amount_if_any("carryovers_amt", faults);
    Some(Amounts {
        reply: reply.ok()?.unwrap_or_default(),
        current: current?,
        executed: executed?,
        carried_out: carried_out.ok()?.unwrap_or_default(),
    })
}

/// Puts the lines of `final_lines.csv` onto those of `budget_lines.csv`: what was approved stands in the one, what
/// became of it in the other.
pub(crate) fn merge_final(budget: &mut Vec<Line>, finals: Vec<Line>, faults: &mut Vec<Fault>) {
    let known = budget.len();
    let mut taken = vec![false; known];
    for line in finals {
        let found = budget
            .iter_mut()
            .zip(&mut taken)
            .find(|(candidate, taken)| !**taken && same_purpose(candidate, &line));
        let Some((candidate, taken)) = found else {
            budget.push(line);
            continue;
        };
        *taken = true;
        let approved = candidate.amounts.reply;
        if line.amounts.reply != approved && line.amounts.reply != Money::ZERO {
            let position = Position {
                file: Some(line.origin.file.clone()),
                row: Some(line.origin.row),
                column: Some("reply_amt".to_owned()),
                ..Position::default()
            };
            faults.push(
                Fault::new(FaultCode::ReplyDiffers, position, line.amounts.reply.to_string())
                    .arg("expected", approved.to_string())
                    .arg("title", "年初批复数"),
            );
        }
        candidate.amounts = Amounts { reply: approved, ..line.amounts };
    }
}

fn same_purpose(a: &Line, b: &Line) -> bool {
    let key = |line: &Line| {
        (line.function, line.dept_economic, line.gov_economic, line.fund, line.vintage, line.category)
    };
    key(a) == key(b) && a.agency == b.agency && a.project == b.project && a.procured == b.procured
}
