//! Two small ledgers that do not change: a budget and final accounts of an invented unit.

use mingzhang_model::ledger::{Equipment, Vehicles};
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
            line(9, 0, Project(1), 5, true, [117_000_05, 0, 0]),
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

/// What the narratives compare with the year before.
const LAST_YEAR: [(&str, i64); 19] = [
    ("flow=total_in", 5_000_000_00),
    ("flow=revenue", 4_800_000_00),
    ("flow=revenue fund=fiscal", 4_700_000_00),
    ("flow=revenue fund=unit", 62_000_33),
    ("flow=total_in fund=fiscal", 4_900_000_00),
    ("flow=expenditure", 4_900_000_00),
    ("flow=expenditure fund=fiscal", 4_850_000_00),
    ("flow=expenditure fund=general", 4_850_000_00),
    ("flow=expenditure fund=government_fund", 0),
    ("flow=expenditure fund=state_capital", 0),
    ("fund=fiscal three_public=all", 60_000_00),
    ("fund=fiscal three_public=abroad", 0),
    ("fund=fiscal three_public=reception", 28_000_00),
    ("fund=fiscal three_public=vehicles", 32_000_00),
    ("fund=fiscal three_public=vehicle_purchase", 0),
    ("fund=fiscal three_public=vehicle_running", 32_000_00),
    ("topic=agency_operating fund=fiscal", 250_000_00),
    ("flow=carried_in", 0),
    ("flow=carried_out", 0),
];

/// The reasons that the narratives may ask for, besides those of single subjects.
const REASONS: [&str; 20] = [
    "total",
    "revenue",
    "expenditure",
    "fiscal",
    "general",
    "general-budget",
    "unit-funds",
    "three-public",
    "three-public-budget",
    "abroad",
    "abroad-budget",
    "reception",
    "reception-budget",
    "vehicles",
    "vehicles-budget",
    "vehicle-purchase",
    "vehicle-running",
    "agency-operating",
    "no-agency-operating",
    "performance",
];

fn finish(mut out: Ledger) -> Ledger {
    out.details.departments = Some(vec!["办公室".to_owned(), "业务科".to_owned()]);
    let kinds = vec![("其他公务用车".to_owned(), 1)];
    out.details.premises = Some("1200.50".to_owned());
    out.details.equipment = Some(Equipment::default());
    let texts = [
        ("service_catalogue", ""),
        ("purchases", ""),
        ("reception_batches", "4"),
        ("reception_people", "31"),
        ("abroad_groups", "0"),
        ("abroad_people", "0"),
        ("vehicles_bought", "0"),
    ];
    out.details.texts = texts.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
    out.details.vehicles = Some(Vehicles { establishment: 2, kinds });
    out.details.last_year = LAST_YEAR
        .iter()
        .filter_map(|(at, fen)| Some((at.parse::<Coordinate>().ok()?, Money::from_fen(*fen))))
        .collect();
    let reasons = REASONS.iter().map(|name| (*name).to_owned());
    let subjects = out.lines.iter().map(|line| format!("item-{}", line.function));
    out.details.reasons = reasons.chain(subjects).map(|name| (name, "年度任务有变化".to_owned())).collect();
    out
}

/// The budget of an administrative unit: general budget, a government fund, other income, and money carried over. It has all
/// that a narrative asks for.
pub fn budget() -> Ledger {
    finish(ledger(&plan(), BookKind::Budget))
}

/// The accounts of the same unit.
pub fn accounts() -> Ledger {
    finish(ledger(&plan(), BookKind::FinalAccounts))
}
