//! From a plan to a ledger whose money comes in as it goes out.

use std::collections::BTreeMap;

use mingzhang_catalog::Catalog;
use mingzhang_model::ledger::{
    Agency, AgencyKind, Amounts, Category, Goal, Horizon, Income, Indicator, Line, Origin, Project,
    ProjectFund, SourceLevel,
};
use mingzhang_model::{
    BookKind, Coordinate, Flow, Fund, Ledger, Level, Money, Procurement, SubjectCode, SubjectLevel, Vintage,
};

use crate::names::Names;
use crate::plan::{LinePlan, Plan, Spent};

const FUNDS: [Fund; 9] = [
    Fund::General,
    Fund::GovernmentFund,
    Fund::StateCapital,
    Fund::SpecialAccount,
    Fund::Undertaking,
    Fund::Business,
    Fund::FromSuperior,
    Fund::FromSubordinate,
    Fund::Other,
];
const PERSONNEL: [&str; 6] = ["30101", "30102", "30107", "30113", "30302", "30399"];
const OPERATING: [&str; 9] =
    ["30201", "30211", "30212", "30217", "30231", "30299", "31002", "31013", "31099"];
const PROJECT: [&str; 6] = ["30227", "30217", "30902", "30913", "31003", "39999"];

/// 5 × 10¹³ yuan.
const MOST_IN_ALL: i64 = 5_000_000_000_000_000;

/// The ledger of a plan.
pub fn ledger(plan: &Plan, kind: BookKind) -> Ledger {
    let mut names = Names::new(plan.names);
    let mut out = Ledger { year: 2026, ..Ledger::default() };
    out.details.kind = kind;
    out.details.level = plan.level;
    out.agencies = agencies(plan, &mut names);
    out.projects = projects(plan, &out.agencies, &mut names);
    let functions = functions(plan);
    let mut room = MOST_IN_ALL;
    for line in &plan.lines {
        // No public body has more; what no body has is not read as money either.
        let all = line.amount.abs() + line.left + line.planned;
        let line = if all > room { LinePlan { amount: 1, left: 0, planned: 1, ..*line } } else { *line };
        room = room.saturating_sub(all);
        out.lines.extend(self::line(&line, kind, &out, &functions));
    }
    out.income = income(&out, plan.income_by_function);
    if let Some(surplus) = plan.balances {
        out.details.balances = balances(&out, Money::from_fen(surplus));
    }
    let kinds = [Procurement::Goods, Procurement::Works, Procurement::Services];
    let procurement = kinds.into_iter().zip(plan.procurement).map(|(kind, fen)| (kind, Money::from_fen(fen)));
    out.details.procurement = Some(procurement.collect());
    out.details.duties = vec!["承担与本职相称的公共服务。".to_owned()];
    out
}

fn agencies(plan: &Plan, names: &mut Names) -> Vec<Agency> {
    let most = if plan.level == Level::Department { plan.agencies.len() } else { 1 };
    let department = names.agency(98);
    let kinds = plan.agencies.iter().take(most).enumerate();
    kinds
        .map(|(i, kind)| Agency {
            division: "140200000".to_owned(),
            dept_code: "121".to_owned(),
            dept_name: department.clone(),
            code: format!("12100{}", i + 1),
            name: names.agency(i),
            kind: match kind {
                0 => AgencyKind::Administrative,
                1 => AgencyKind::CivilService,
                _ => AgencyKind::Public,
            },
            origin: Origin::default(),
        })
        .collect()
}

fn projects(plan: &Plan, agencies: &[Agency], names: &mut Names) -> Vec<Project> {
    (0..usize::from(plan.projects))
        .map(|i| Project {
            code: format!("P{i:03}"),
            name: names.project(i),
            category: if i.is_multiple_of(3) { Category::OtherOperating } else { Category::Specific },
            agency: agencies.first().map(|agency| agency.code.clone()).unwrap_or_default(),
            attribute: "一次性项目".to_owned(),
            term: "1".to_owned(),
            start_year: "2026".to_owned(),
            end_year: "2026".to_owned(),
            total: None,
            description: "按年度计划实施。".to_owned(),
            bases: "部门职责。".to_owned(),
            necessity: "保障工作开展。".to_owned(),
            measures: "专款专用。".to_owned(),
            plan: "分季度推进。".to_owned(),
            secret: false,
            funds: vec![ProjectFund {
                horizon: Horizon::Year,
                source: SourceLevel::Local,
                amount: Money::from_fen(100_000_00),
            }],
            goals: vec![Goal { horizon: Horizon::Year, text: "按期完成年度任务。".to_owned() }],
            indicators: vec![Indicator {
                horizon: Horizon::Year,
                level1: "产出指标".to_owned(),
                level2: "数量指标".to_owned(),
                level3: "完成批次".to_owned(),
                value: "12".to_owned(),
                sign: "≥".to_owned(),
                unit: "批".to_owned(),
                origin: Origin::default(),
            }],
            origin: Origin::default(),
        })
        .collect()
}

/// The codes that money is spent on: within one class all of one depth, so that no code has money beside that of its parts.
fn functions(plan: &Plan) -> Vec<SubjectCode> {
    let catalog = &Catalog::embedded().function;
    let classes: Vec<SubjectCode> =
        catalog.iter().map(|(code, _)| code).filter(|code| code.level() == SubjectLevel::Class).collect();
    let mut chosen: BTreeMap<SubjectCode, SubjectLevel> = BTreeMap::new();
    for (class, depth) in &plan.classes {
        let Some(class) = classes.get(usize::from(*class) % classes.len().max(1)) else { continue };
        let level = match depth {
            0 => SubjectLevel::Class,
            1 => SubjectLevel::Division,
            _ => SubjectLevel::Item,
        };
        chosen.entry(*class).or_insert(level);
    }
    let mut out = Vec::new();
    for (class, level) in chosen {
        let below: Vec<SubjectCode> = catalog
            .iter()
            .map(|(code, _)| code)
            .filter(|c| c.class() == class && c.level() == level)
            .collect();
        // A class without such codes is used as it is.
        out.extend(if below.is_empty() { vec![class] } else { below.into_iter().take(9).collect() });
    }
    out
}

fn line(plan: &LinePlan, kind: BookKind, ledger: &Ledger, functions: &[SubjectCode]) -> Option<Line> {
    let pick = |codes: &[&str]| {
        codes.get(usize::from(plan.economic) % codes.len().max(1)).and_then(|code| SubjectCode::parse(code))
    };
    let project = match plan.spent {
        Spent::Project(index) => ledger.projects.get(usize::from(index) % ledger.projects.len().max(1)),
        _ => None,
    };
    let (category, dept_economic) = match plan.spent {
        Spent::Personnel => (Category::Personnel, pick(&PERSONNEL)),
        Spent::Operating => (Category::CommonPublic, pick(&OPERATING)),
        // Projects may go without an economic code.
        Spent::Project(_) => (project?.category, pick(&PROJECT).filter(|_| !plan.economic.is_multiple_of(4))),
    };
    let (amount, left) = (Money::from_fen(plan.amount), Money::from_fen(plan.left));
    Some(Line {
        agency: ledger.agencies.get(usize::from(plan.agency) % ledger.agencies.len().max(1))?.code.clone(),
        function: *functions.get(usize::from(plan.function) % functions.len().max(1))?,
        dept_economic,
        gov_economic: None,
        fund: *FUNDS.get(usize::from(plan.fund) % FUNDS.len())?,
        vintage: if plan.carried { Vintage::Carried } else { Vintage::Current },
        category,
        project: project.map(|project| project.code.clone()),
        procured: false,
        amounts: match kind {
            BookKind::FinalAccounts => Amounts {
                reply: Money::from_fen(plan.planned),
                current: amount + left,
                executed: amount,
                carried_out: left,
            },
            // A budget spends all that it has.
            _ => Amounts { reply: amount, ..Amounts::default() },
        },
        origin: Origin::default(),
    })
}

/// What the year's lines spend and leave came in this year.
fn income(ledger: &Ledger, by_function: bool) -> Vec<Income> {
    let mut sums: BTreeMap<(Fund, Option<SubjectCode>), Amounts> = BTreeMap::new();
    for line in ledger.lines.iter().filter(|line| line.vintage == Vintage::Current) {
        let key = (line.fund, by_function.then_some(line.function));
        let sum = sums.entry(key).or_default();
        sum.reply = sum.reply + line.amounts.reply;
        sum.current = sum.current + line.amounts.current;
        sum.executed = sum.executed + line.amounts.executed + line.amounts.carried_out;
    }
    let agency = ledger.agencies.first().map(|agency| agency.code.clone()).unwrap_or_default();
    let row = |((fund, function), amounts): ((Fund, Option<SubjectCode>), Amounts)| Income {
        agency: agency.clone(),
        fund,
        code: match fund {
            Fund::GovernmentFund => "1030148",
            Fund::StateCapital => "1030601",
            _ => "",
        }
        .to_owned(),
        function,
        amounts,
        origin: Origin::default(),
    };
    sums.into_iter().map(row).collect()
}

/// The balances that the lines hold, one by one, and a surplus of other income that is used in place of carried money.
fn balances(ledger: &Ledger, surplus: Money) -> Vec<(Coordinate, Money)> {
    let mut sums: BTreeMap<(Flow, Fund, SubjectCode), Money> = BTreeMap::new();
    for line in &ledger.lines {
        let mut add = |flow, amount: Money| {
            let sum = sums.entry((flow, line.fund, line.function)).or_default();
            *sum = *sum + amount;
        };
        if line.vintage == Vintage::Carried {
            let accounts = ledger.details.kind == BookKind::FinalAccounts;
            add(Flow::CarriedIn, if accounts { line.amounts.current } else { line.amounts.reply });
        }
        add(Flow::CarriedOut, line.amounts.carried_out);
    }
    if let Some(line) = ledger.lines.iter().find(|l| l.fund == Fund::Other && l.vintage == Vintage::Carried) {
        let sum = sums.entry((Flow::CarriedIn, Fund::Other, line.function)).or_default();
        *sum = *sum - surplus;
        sums.insert((Flow::SurplusUsed, Fund::Other, line.function), surplus);
    } else if ledger.details.kind == BookKind::FinalAccounts
        && let Some(line) = ledger.lines.first()
    {
        sums.insert((Flow::SurplusUsed, Fund::Other, line.function), surplus);
        sums.insert((Flow::SurplusDistributed, Fund::Other, line.function), surplus);
    }
    sums.into_iter()
        .map(|((flow, fund, function), amount)| {
            let at = Coordinate {
                flow: Some(flow),
                fund: Some(fund),
                function: Some(function),
                ..Coordinate::default()
            };
            (at, amount)
        })
        .collect()
}
