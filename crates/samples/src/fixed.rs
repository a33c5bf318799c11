//! Two small ledgers that do not change: a budget and final accounts of an invented unit.

use mingzhang_model::ledger::Vehicles;
use mingzhang_model::{BookKind, Coordinate, Ledger, Level, Money};

use crate::build::ledger;
use crate::plan::{LinePlan, Plan, Spent};

const fn line(function: u8, fund: u8, spent: Spent, economic: u8, carried: bool, fen: [i64; 3]) -> LinePlan {
    let [amount, left, planned] = fen;
    LinePlan { agency: 0, function, fund, spent, economic, carried, amount, left, planned }
}

fn plan() -> Plan {
    use Spent::{Operating, Personnel, Project};
    Plan {
        level: Level::Unit,
        agencies: vec![0],
        // 208 to the 款, 210 to the 类, 212 to the 项.
        classes: vec![(7, 1), (9, 0), (11, 2)],
        lines: vec![
            line(0, 0, Personnel, 0, false, [1_532_500_00, 0, 1_500_000_00]),
            line(1, 0, Personnel, 4, false, [160_750_00, 0, 160_750_00]),
            line(0, 0, Operating, 0, false, [212_345_67, 0, 220_000_00]),
            line(0, 0, Operating, 3, false, [16_000_00, 0, 20_000_00]),
            line(0, 0, Operating, 4, false, [32_000_00, 0, 32_000_00]),
            line(9, 0, Project(0), 0, false, [2_459_511_00, 40_489_00, 2_500_000_00]),
            line(9, 0, Project(1), 1, true, [117_000_05, 0, 0]),
            line(12, 1, Project(2), 2, false, [500_000_00, 100_000_00, 600_000_00]),
            line(12, 1, Project(2), 2, true, [75_000_00, 0, 0]),
            line(3, 8, Project(1), 0, false, [62_000_33, 5_000_00, 60_000_00]),
        ],
        projects: 3,
        names: 7,
        income_by_function: false,
        balances: None,
        procurement: [42_500_00, 0, 1_665_530_00],
    }
}

fn finish(mut out: Ledger, last_year: &[(&str, i64)], reasons: &[&str]) -> Ledger {
    out.details.departments = vec!["办公室".to_owned(), "业务科".to_owned()];
    out.details.vehicles =
        Some(Vehicles { establishment: 2, kinds: vec![("其他公务用车".to_owned(), 1)] });
    out.details.last_year = last_year
        .iter()
        .filter_map(|(at, fen)| Some((at.parse::<Coordinate>().ok()?, Money::from_fen(*fen))))
        .collect();
    out.details.reasons =
        reasons.iter().map(|name| ((*name).to_owned(), "年度任务有变化".to_owned())).collect();
    out
}

/// The budget of an administrative unit: general budget, a government fund, other income, and money carried over.
pub fn budget() -> Ledger {
    finish(ledger(&plan(), BookKind::Budget), &[], &[])
}

/// The accounts of the same unit.
pub fn accounts() -> Ledger {
    finish(ledger(&plan(), BookKind::FinalAccounts), &[], &[])
}
