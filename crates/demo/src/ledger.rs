//! The ledger of a unit's book of any year, worked out from how many people it has and what it does.

use std::collections::BTreeMap;
use std::sync::Arc;

use mingzhang_compile::Lens;
use mingzhang_model::ledger::{Agency, Amounts, Category, Equipment, Income, Line, Origin, Vehicles};
use mingzhang_model::{BookKind, Coordinate, Fund, Ledger, Level, Money, Procurement, SubjectCode, Vintage};

use crate::project::{code, project};
use crate::{Bureau, Kind, Unit};

/// What the narratives compare with the year before.
const COMPARED: [&str; 21] = [
    "flow=total_in",
    "flow=total_out",
    "flow=revenue",
    "flow=expenditure",
    "flow=revenue fund=fiscal",
    "flow=revenue fund=unit",
    "flow=total_in fund=fiscal",
    "flow=expenditure fund=fiscal",
    "flow=expenditure fund=general",
    "flow=expenditure fund=general vintage=current",
    "flow=expenditure fund=government_fund",
    "flow=expenditure fund=state_capital",
    "flow=carried_in",
    "flow=carried_out",
    "fund=fiscal three_public=all",
    "fund=fiscal three_public=abroad",
    "fund=fiscal three_public=reception",
    "fund=fiscal three_public=vehicles",
    "fund=fiscal three_public=vehicle_purchase",
    "fund=fiscal three_public=vehicle_running",
    "topic=agency_operating fund=fiscal",
];

/// Why something changed, for whatever a narrative asks.
const REASONS: [(&str, &str); 20] = [
    ("total", "人员正常增资，项目支出按年度任务调整"),
    ("revenue", "财政拨款随人员经费和项目任务增加"),
    ("expenditure", "在职人员工资和社会保障缴费基数提高，新增项目任务"),
    ("fiscal", "一般公共预算安排的人员经费和项目经费增加"),
    ("general", "人员经费按国家工资政策增加，项目经费按年度任务核定"),
    ("general-budget", "部分项目招标节约，按实际需要支付"),
    ("unit-funds", "服务收入按上年实际测算"),
    ("three-public", "公务用车运行维护费和公务接待费按规定重新核定"),
    ("three-public-budget", "落实过紧日子要求，从严控制支出"),
    ("abroad", "因公出国（境）任务有变化"),
    ("abroad-budget", "因公出国（境）任务有变化"),
    ("reception", "外地来访的公务活动增加，接待标准不变"),
    ("reception-budget", "从严控制公务接待批次和标准"),
    ("vehicles", "车辆保险和燃油费用按市场价格测算"),
    ("vehicles-budget", "合理安排用车，节约燃油和维修费用"),
    ("vehicle-purchase", "公务用车更新计划有变化"),
    ("vehicle-running", "车辆使用年限增加，维修费用上升"),
    ("agency-operating", "办公和差旅费用按定额标准调整"),
    ("no-agency-operating", "本单位为未参照公务员法管理的事业单位，不属于机关运行经费的统计范围"),
    ("performance", "按年度任务开展"),
];

/// The ledger of the unit's book of that year. Amounts are those of the year `base`, and smaller before it.
pub fn ledger(bureau: &Bureau, unit: &Unit, kind: BookKind, year: i32, base: i32) -> Ledger {
    let mut out = plain(bureau, unit, kind, year, base);
    let before = plain(bureau, unit, kind, year - 1, base);
    let lens = Lens::new(Arc::new(before));
    let compared = COMPARED.iter().filter_map(|at| at.parse::<Coordinate>().ok());
    out.details.last_year = compared.map(|at| (at.clone(), lens.amount(&at))).collect();
    out
}

fn plain(bureau: &Bureau, unit: &Unit, kind: BookKind, year: i32, base: i32) -> Ledger {
    let mut out = Ledger { year, ..Ledger::default() };
    let department = bureau.department_of(unit);
    out.agencies = vec![Agency {
        division: bureau.division.clone(),
        dept_code: unit.department.clone(),
        dept_name: department.map(|department| department.name.clone()).unwrap_or_default(),
        code: unit.code.clone(),
        name: unit.name.clone(),
        kind: unit.kind.into(),
        origin: Origin::default(),
    }];
    let years = i64::from(base - year);
    out.lines = lines(unit, kind, years);
    out.projects =
        unit.projects.iter().enumerate().map(|(i, plan)| project(unit, plan, i, year, years)).collect();
    out.income = income(unit, &out.lines);
    let details = &mut out.details;
    details.kind = kind;
    details.level = Level::Unit;
    details.published = Some(match kind {
        BookKind::FinalAccounts => format!("{}年9月18日", year + 1),
        _ => format!("{year}年2月14日"),
    });
    let template = if kind == BookKind::FinalAccounts { "final-accounts" } else { "shanxi" };
    details.template = String::from(template);
    details.duties.clone_from(&unit.duties);
    details.departments = Some(unit.rooms.clone());
    details.reasons = REASONS.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    let items = out.lines.iter().map(|line| format!("item-{}", line.function));
    details.reasons.extend(items.map(|name| (name, "按实际支付需要执行".to_owned())));
    details.procurement = Some(procurement(&out.lines));
    let kinds =
        if unit.vehicles > 0 { vec![("其他公务用车".to_owned(), unit.vehicles)] } else { Vec::new() };
    details.vehicles = Some(Vehicles { establishment: unit.vehicles, kinds });
    details.premises = Some(unit.premises.clone());
    details.equipment = Some(Equipment::default());
    let establishment = if matches!(unit.kind, Kind::Administrative) { "行政" } else { "事业" };
    let (posts, staff) = (unit.staff + 3, unit.staff);
    let staffing = format!(
        "{}核定{establishment}编制{posts}名，实有在职人员{staff}人，退休人员{}人。",
        unit.name, unit.retired
    );
    let texts = [
        ("staffing", staffing.as_str()),
        ("division", "明湖市市级"),
        ("service_catalogue", ""),
        ("reception_batches", "6"),
        ("reception_people", "48"),
        ("abroad_groups", "0"),
        ("abroad_people", "0"),
        ("vehicles_bought", "0"),
    ];
    details.texts = texts.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
    out
}

/// One line of basic spending: function, economic class, yuan.
type Basic<'a> = (&'a str, &'a str, i64);

fn lines(unit: &Unit, kind: BookKind, years: i64) -> Vec<Line> {
    let Unit { staff, retired, .. } = *unit;
    let (own, medical) = (unit.function.as_str(), unit.medical.as_str());
    let is_public = matches!(unit.kind, Kind::Public);
    let personnel: [Basic<'_>; 9] = [
        (own, "30101", staff * 56_160),
        (own, "30102", staff * if is_public { 6_240 } else { 38_280 }),
        (own, if is_public { "30107" } else { "30103" }, staff * if is_public { 39_600 } else { 14_850 }),
        ("2080505", "30108", staff * 17_460),
        ("2080506", "30109", staff * 8_730),
        (medical, "30110", staff * 7_640),
        (own, "30112", staff * 1_090),
        ("2210201", "30113", staff * 13_095),
        (if is_public { "2080502" } else { "2080501" }, "30302", retired * 4_800),
    ];
    let operating: [Basic<'_>; 8] = [
        (own, "30201", staff * 3_200),
        (own, "30205", staff * 180),
        (own, "30206", staff * 1_450),
        (own, "30211", staff * 1_800),
        (own, "30217", staff * 120),
        (own, "30228", staff * 1_870),
        (own, "30229", staff * 450),
        (own, "30231", i64::from(unit.vehicles) * 26_000),
    ];
    let mut out = Vec::new();
    for (index, (category, (function, economic, yuan))) in personnel
        .into_iter()
        .map(|line| (Category::Personnel, line))
        .chain(operating.into_iter().map(|line| (Category::CommonPublic, line)))
        .enumerate()
    {
        let amounts = amounts(kind, yuan, index, years);
        out.extend(line(unit, (function, economic, Fund::General), category, None, amounts));
    }
    for (index, project) in unit.projects.iter().enumerate() {
        let at = (project.function.as_str(), project.economic.as_str(), project.fund.into());
        let amounts = amounts(kind, project.amount, index + 40, years);
        out.extend(line(unit, at, Category::Specific, Some(code(unit, index)), amounts));
    }
    out.retain(|line| line.amounts != Amounts::default());
    out
}

fn line(
    unit: &Unit,
    (function, economic, fund): (&str, &str, Fund),
    category: Category,
    project: Option<String>,
    amounts: Amounts,
) -> Option<Line> {
    Some(Line {
        agency: unit.code.clone(),
        function: SubjectCode::parse(function)?,
        dept_economic: SubjectCode::parse(economic),
        gov_economic: None,
        fund,
        vintage: Vintage::Current,
        category,
        project,
        procured: economic.starts_with("310"),
        amounts,
        origin: Origin::default(),
    })
}

/// An amount in that many years before the base year: a little less each year, each line by its own share, in whole tens
/// of yuan. Of a budget, accounts spend most.
pub(crate) fn amounts(kind: BookKind, yuan: i64, index: usize, years: i64) -> Amounts {
    let step = 11 + i64::try_from(index * 7 % 23).unwrap_or(0);
    let of_year = |yuan: i64, permille: i64| yuan * permille / 1_000 / 10 * 10;
    let reply = of_year(yuan, 1_000 - step * years);
    match kind {
        BookKind::FinalAccounts => {
            let executed = of_year(reply, 958 + i64::try_from(index * 5 % 41).unwrap_or(0));
            let [reply, executed] = [reply, executed].map(|yuan| Money::from_fen(yuan * 100));
            Amounts { reply, current: executed, executed, carried_out: Money::ZERO }
        }
        _ => Amounts { reply: Money::from_fen(reply * 100), ..Amounts::default() },
    }
}

/// What is spent of each fund came in.
fn income(unit: &Unit, lines: &[Line]) -> Vec<Income> {
    let mut sums: BTreeMap<Fund, Amounts> = BTreeMap::new();
    for Line { fund, amounts, .. } in lines {
        let sum = sums.entry(*fund).or_default();
        sum.reply = sum.reply + amounts.reply;
        sum.current = sum.current + amounts.current;
        sum.executed = sum.executed + amounts.executed;
    }
    let row = |(fund, amounts)| Income {
        agency: unit.code.clone(),
        fund,
        code: String::new(),
        function: None,
        amounts,
        origin: Origin::default(),
    };
    sums.into_iter().map(row).collect()
}

fn procurement(lines: &[Line]) -> Vec<(Procurement, Money)> {
    let goods = lines
        .iter()
        .filter(|line| line.procured)
        .map(|line| if line.amounts.executed.is_zero() { line.amounts.reply } else { line.amounts.executed })
        .sum();
    [(Procurement::Goods, goods), (Procurement::Works, Money::ZERO), (Procurement::Services, Money::ZERO)]
        .into()
}
