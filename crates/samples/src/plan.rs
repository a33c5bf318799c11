//! What a ledger is made from: few numbers, so that a failing case shrinks to a small one.

use mingzhang_model::Level;
use proptest::collection::vec;
use proptest::prelude::*;

/// A ledger before its codes and names are chosen.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Unit or department.
    pub level: Level,
    /// Kinds of the agencies: 0 行政, 1 参公, 2 事业. The book of a unit has one.
    pub agencies: Vec<u8>,
    /// Classes of function: which, and how deep its codes go (3, 5 or 7 digits).
    pub classes: Vec<(u8, u8)>,
    /// The lines of spending.
    pub lines: Vec<LinePlan>,
    /// How many projects there are.
    pub projects: u8,
    /// Seed of the names.
    pub names: u64,
    /// Whether income says which function it is for.
    pub income_by_function: bool,
    /// Whether balances are given one by one instead of following from the lines; and a surplus used.
    pub balances: Option<i64>,
    /// 政府采购: goods, works, services, in fen.
    pub procurement: [i64; 3],
}

/// A line of spending.
#[derive(Clone, Copy, Debug)]
pub struct LinePlan {
    /// Which agency.
    pub agency: u8,
    /// Which of the functions that the classes allow.
    pub function: u8,
    /// Which fund, of nine.
    pub fund: u8,
    /// What the money is for.
    pub spent: Spent,
    /// Which economic code, of those that suit.
    pub economic: u8,
    /// Whether it was carried over.
    pub carried: bool,
    /// Fen that are spent.
    pub amount: i64,
    /// Fen that are left for the next year.
    pub left: i64,
    /// Fen of the budget at the start of the year (final accounts).
    pub planned: i64,
}

/// What money is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spent {
    /// 人员类
    Personnel,
    /// 公用经费
    Operating,
    /// A project, by number.
    Project(u8),
}

/// 10¹³ yuan.
const MOST: i64 = 1_000_000_000_000_000;

fn amount() -> impl Strategy<Value = i64> {
    prop_oneof![
        1 => Just(1_i64),
        1 => 1_i64..100_00,
        4 => 1_i64..10_000_000_00,
        2 => (1_i64..100_000).prop_map(|thousands| thousands * 1_000_00),
        1 => 1_i64..MOST,
        1 => Just(MOST),
    ]
}

fn line() -> impl Strategy<Value = LinePlan> {
    let spent = prop_oneof![
        3 => Just(Spent::Personnel),
        3 => Just(Spent::Operating),
        4 => any::<u8>().prop_map(Spent::Project),
    ];
    let fund = prop_oneof![5 => Just(0_u8), 4 => 0_u8..9];
    let left = prop_oneof![4 => Just(0_i64), 1 => amount()];
    let sign = prop_oneof![3 => Just(1_i64), 1 => Just(-1_i64)];
    (
        any::<u8>(),
        any::<u8>(),
        fund,
        spent,
        any::<u8>(),
        prop::bool::weighted(0.25),
        amount(),
        left,
        amount(),
        sign,
    )
        .prop_map(|(agency, function, fund, spent, economic, carried, amount, left, planned, sign)| {
            LinePlan {
                agency,
                function,
                fund,
                spent,
                economic,
                carried,
                // Only what was carried over can be taken back.
                amount: if carried { amount * sign } else { amount },
                left,
                planned,
            }
        })
}

/// Plans of every size.
pub fn plans() -> impl Strategy<Value = Plan> {
    let level = prop_oneof![Just(Level::Unit), Just(Level::Department)];
    let agencies = vec(0_u8..3, 1..4);
    let classes = vec((any::<u8>(), 0_u8..3), 1..7);
    let lines = prop_oneof![1 => Just(Vec::new()), 8 => vec(line(), 1..24), 2 => vec(line(), 24..160)];
    let projects = prop_oneof![2 => 1_u8..5, 1 => 5_u8..=200];
    let balances = proptest::option::weighted(0.25, amount());
    let procurement =
        [prop_oneof![Just(0_i64), amount()], prop_oneof![Just(0), amount()], prop_oneof![Just(0), amount()]];
    (level, agencies, classes, lines, projects, any::<u64>(), any::<bool>(), balances, procurement).prop_map(
        |(level, agencies, classes, lines, projects, names, income_by_function, balances, procurement)| {
            Plan {
                level,
                agencies,
                classes,
                lines,
                projects,
                names,
                income_by_function,
                balances,
                procurement,
            }
        },
    )
}
