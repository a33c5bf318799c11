//! Ledgers of every shape that import gives back as they are.

use mingzhang_model::ledger::{
    Agency, AgencyKind, Amounts, Category, Details, Equipment, Goal, Horizon, Income, Indicator, Ledger,
    Line, Origin, Project, ProjectFund, SourceLevel, Vehicles,
};
use mingzhang_model::{BookKind, Coordinate, Fund, Level, Money, Procurement, SubjectCode, Vintage};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Words with all that could trip a format: quotes, commas, line ends, escapes of CSV, TOML and OOXML, formulas.
fn text() -> impl Strategy<Value = String> {
    const PARTS: &[&str] = &[
        "就业",
        "（试点）",
        "，",
        ",",
        "\"",
        "\"\"\"",
        "'''",
        "\\",
        "\n",
        "\\n",
        "\t",
        "=1+1",
        "-",
        "@",
        "#",
        "%",
        "_x000D_",
        "_x5F_",
        "<b>&amp;",
        "2026",
        "1.50",
        "0012",
        "true",
        "𠮷",
        " ",
        "[a]",
        "是",
    ];
    vec(select(PARTS), 1..6)
        .prop_map(|parts| parts.concat().trim().to_owned())
        .prop_filter("not empty", |text| !text.is_empty())
}

fn maybe() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), text()]
}

fn money() -> impl Strategy<Value = Money> {
    prop_oneof![
        Just(0),
        -1_000..1_000_i64,
        -1_000_000_000_000_000..=1_000_000_000_000_000_i64,
        Just(1_000_000_000_000_000_i64),
        Just(999_999_999_999_999_i64),
        Just(-999_999_999_999_999_i64),
    ]
    .prop_map(Money::from_fen)
}

fn code(known: &'static [&'static str]) -> impl Strategy<Value = SubjectCode> {
    select(known).prop_map(|code| SubjectCode::parse(code).unwrap())
}

const FUNCTIONS: &[&str] = &["208", "20801", "2080150", "2080199", "2210201"];
/// Codes that the catalogue does not have; the ledger brings their names.
const OWN: &[&str] = &["2080177", "30177"];

fn amounts(all: bool) -> impl Strategy<Value = Amounts> {
    (money(), money(), money(), money()).prop_map(move |(reply, current, executed, carried_out)| {
        if all {
            Amounts { reply, current, executed, carried_out }
        } else {
            Amounts { reply, ..Amounts::default() }
        }
    })
}

fn line(all: bool) -> impl Strategy<Value = Line> {
    let codes = (
        prop_oneof![code(FUNCTIONS), code(&OWN[..1])],
        option::of(prop_oneof![code(&["301", "30101", "30217"]), code(&OWN[1..])]),
        option::of(code(&["501", "50101", "50502"])),
    );
    let kinds = (
        select(vec![
            Fund::General,
            Fund::GovernmentFund,
            Fund::StateCapital,
            Fund::SpecialAccount,
            Fund::Unit,
            Fund::Other,
        ]),
        select(vec![Vintage::Current, Vintage::Carried]),
        select(vec![
            Category::Personnel,
            Category::CommonPublic,
            Category::OtherOperating,
            Category::Specific,
        ]),
    );
    (codes, kinds, any::<bool>(), option::of(0..4_usize), amounts(all)).prop_map(
        |((function, dept_economic, gov_economic), (fund, vintage, category), procured, project, amounts)| {
            let is_project = matches!(category, Category::OtherOperating | Category::Specific);
            Line {
                agency: "121001".to_owned(),
                function,
                dept_economic,
                gov_economic,
                fund,
                vintage,
                category,
                project: project.filter(|_| is_project).map(|index| format!("P{index}")),
                procured,
                amounts,
                origin: Origin::default(),
            }
        },
    )
}

fn income(all: bool) -> impl Strategy<Value = Income> {
    (
        select(vec![Fund::General, Fund::Undertaking, Fund::FromSuperior]),
        maybe(),
        option::of(code(FUNCTIONS)),
        amounts(all),
    )
        .prop_map(|(fund, code, function, amounts)| Income {
            agency: "121001".to_owned(),
            fund,
            code,
            function,
            amounts: Amounts { carried_out: Money::ZERO, ..amounts },
            origin: Origin::default(),
        })
}

fn horizon() -> impl Strategy<Value = Horizon> {
    select(vec![Horizon::Total, Horizon::Year])
}

fn indicator() -> impl Strategy<Value = Indicator> {
    (horizon(), text(), text(), text(), text(), select(vec!["", "≥", "＞", "≤", "＜", "="]), maybe())
        .prop_map(|(horizon, level1, level2, level3, value, sign, unit)| Indicator {
            horizon,
            level1,
            level2,
            level3,
            value,
            sign: sign.to_owned(),
            unit,
            origin: Origin::default(),
        })
}

fn project() -> impl Strategy<Value = Project> {
    let texts = (maybe(), maybe(), maybe(), maybe(), maybe());
    let fund = (horizon(), select(SourceLevel::ALL.to_vec()), money())
        .prop_map(|(horizon, source, amount)| ProjectFund { horizon, source, amount });
    let goal = (horizon(), text()).prop_map(|(horizon, text)| Goal { horizon, text });
    let sheet = (vec(fund, 0..4), vec(goal, 0..3), vec(indicator(), 0..4));
    (text(), any::<bool>(), option::of(money()), texts, (maybe(), maybe(), maybe(), maybe()), sheet).prop_map(
        |(
            name,
            secret,
            total,
            (description, bases, necessity, measures, plan),
            (attribute, term, start_year, end_year),
            (funds, goals, indicators),
        )| Project {
            code: String::new(),
            name,
            category: Category::Specific,
            agency: "121001".to_owned(),
            attribute,
            term,
            start_year,
            end_year,
            total,
            description,
            bases,
            necessity,
            measures,
            plan,
            secret,
            funds,
            goals,
            indicators,
            origin: Origin::default(),
        },
    )
}

fn figures() -> impl Strategy<Value = Vec<(Coordinate, Money)>> {
    let at = select(vec![
        "flow=total_in",
        "flow=carried_out fund=unit",
        "three_public=vehicle_running",
        "flow=expenditure project=物业 费\"甲\"",
        "",
    ]);
    btree_map(at, money(), 0..4).prop_map(|map| {
        map.into_iter()
            .filter(|(at, _)| !at.is_empty())
            .map(|(at, money)| (at.parse().unwrap(), money))
            .collect()
    })
}

fn details() -> impl Strategy<Value = Details> {
    let words = || btree_map(text(), text(), 0..3);
    let kinds = (
        select(vec![BookKind::Budget, BookKind::FinalAccounts]),
        select(vec![Level::Unit, Level::Department]),
        maybe(),
    );
    let departments = option::of(vec(text(), 0..3));
    let premises = option::of(maybe());
    let lists = (option::of(text()), premises, vec(text(), 0..3), departments);
    let assets = (
        option::of((0..9_u32, btree_map(text(), 0..9_u32, 0..3))),
        option::of((0..9_u32, 0..9_u32)),
        option::of(option::of(money())),
    );
    (kinds, lists, (figures(), figures()), (words(), words(), words(), words()), assets).prop_map(
        |(
            (kind, level, template),
            (published, premises, duties, departments),
            (last_year, balances),
            (reasons, texts, notes, glossary),
            (vehicles, equipment, works),
        )| Details {
            kind,
            level,
            template,
            published,
            duties,
            departments,
            last_year,
            reasons,
            balances,
            procurement: works
                .map(|works| works.into_iter().map(|works| (Procurement::Works, works)).collect()),
            vehicles: vehicles
                .map(|(establishment, kinds)| Vehicles { establishment, kinds: kinds.into_iter().collect() }),
            premises,
            equipment: equipment.map(|(general, special)| Equipment { general, special }),
            texts,
            notes,
            glossary: glossary.into_iter().collect(),
        },
    )
}

pub(crate) fn ledger() -> impl Strategy<Value = Ledger> {
    let names = (
        text(),
        text(),
        maybe(),
        select(vec![AgencyKind::Administrative, AgencyKind::CivilService, AgencyKind::Public]),
    );
    let parts = any::<bool>().prop_flat_map(|all| (vec(line(all), 1..12), vec(income(all), 0..4)));
    (2000..2100_i32, names, parts, vec(project(), 0..4), details()).prop_map(
        |(year, (unit, own, department, kind), (lines, income), mut projects, details)| {
            let agency = |code: &str| Agency {
                division: "140200000".to_owned(),
                dept_code: "121".to_owned(),
                dept_name: department.clone(),
                code: code.to_owned(),
                name: unit.clone(),
                kind,
                origin: Origin::default(),
            };
            for (index, project) in projects.iter_mut().enumerate() {
                project.code = format!("P{index}");
            }
            let names = lines
                .iter()
                .flat_map(|line| [Some(line.function), line.dept_economic])
                .flatten()
                .filter(|code| OWN.contains(&code.to_string().as_str()))
                .map(|code| (code, own.clone()))
                .collect();
            Ledger {
                year,
                agencies: vec![agency("121001"), agency("0121002")],
                lines,
                income,
                projects,
                names,
                details,
            }
        },
    )
}
