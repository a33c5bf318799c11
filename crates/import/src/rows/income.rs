//! `income.csv`

use mingzhang_catalog::Kind;
use mingzhang_model::Vintage;
use mingzhang_model::ledger::{Amounts, Income};

use crate::reading::{Reading, Tally};
use crate::record::Table;

/// Reads what comes in.
pub(crate) fn read_income(table: &Table<'_>, reading: &mut Reading) -> Vec<Income> {
    let mut out = Vec::new();
    for record in table.records(&mut reading.faults) {
        reading.year(&record);
        let agency = reading.agency(&record);
        let fund = reading.fund(&record);
        let code = record.text("income_code", &mut reading.faults);
        let function = reading.subject(&record, Kind::Function, false).unwrap_or_default();
        let reply = record.amount("reply_amt", &mut reading.faults);
        let current = record.amount_if_any("cur_amt", &mut reading.faults);
        let executed = record.amount_if_any("year_exe_amt", &mut reading.faults);
        reading.earned.push(Tally {
            agency: agency.clone().unwrap_or_default(),
            fund,
            vintage: Vintage::Current,
            project: None,
            for_project: false,
            amount: reply,
            position: record.position("reply_amt"),
        });
        if let (Some(agency), Some(fund), Some(reply), Ok(current), Ok(executed)) =
            (agency, fund, reply, current, executed)
        {
            let amounts = Amounts {
                reply,
                current: current.unwrap_or_default(),
                executed: executed.unwrap_or_default(),
                ..Amounts::default()
            };
            out.push(Income { agency, fund, code, function, amounts, origin: record.origin() });
        }
    }
    out
}
