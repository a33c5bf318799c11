//! Final accounts: what came in, with what was there, is what went out, with what is left, fund by fund. (A budget is
//! compared while it is read, where the rows are known.)

use mingzhang_model::{BookKind, Coordinate, Flow, Fund, Member, MoneyUnit};

use crate::fault::Fault;
use crate::lens::Lens;

/// Funds as both sides know them: expenditure is seldom kept by kind of unit money.
const FUNDS: [Fund; 5] =
    [Fund::General, Fund::GovernmentFund, Fund::StateCapital, Fund::SpecialAccount, Fund::Unit];

/// One fault for each fund whose two sides differ.
pub(crate) fn check(lens: &Lens) -> Vec<Fault> {
    if lens.ledger.details.kind != BookKind::FinalAccounts {
        return Vec::new();
    }
    let of = |flow: Flow, fund: Fund| {
        lens.amount(&Coordinate { flow: Some(flow), fund: Some(fund), ..Coordinate::default() })
    };
    let mut faults = Vec::new();
    for fund in FUNDS {
        let (total_in, total_out) = (of(Flow::TotalIn, fund), of(Flow::TotalOut, fund));
        if total_in == total_out {
            continue;
        }
        let yuan = |money: mingzhang_model::Money| money.display(MoneyUnit::Yuan, 2, true);
        faults.push(Fault::error(
            "accounts-unbalanced",
            &[
                ("fund", fund.id()),
                ("in", &yuan(total_in)),
                ("revenue", &yuan(of(Flow::Revenue, fund))),
                ("carried_in", &yuan(total_in - of(Flow::Revenue, fund))),
                ("out", &yuan(total_out)),
                ("expenditure", &yuan(of(Flow::Expenditure, fund))),
                ("carried_out", &yuan(total_out - of(Flow::Expenditure, fund))),
                ("difference", &yuan(total_in - total_out)),
            ],
        ));
    }
    faults
}
