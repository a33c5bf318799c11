//! Charts: what is drawn, from the ledger.

use std::collections::BTreeMap;

use mingzhang_catalog::template::{Axis, ChartForm, Draw};
use mingzhang_model::manuscript::{Bar, Chart, Link, Shape, Step};
use mingzhang_model::{Coordinate, Flow, Fund, Money, MoneyUnit, Spending, SubjectCode, ThreePublic};

use crate::lens::Lens;
use crate::rows::name_of;
use crate::words::Words;

/// The chart; `None` where there is nothing to draw.
pub(crate) fn chart(lens: &Lens, form: &ChartForm, unit: MoneyUnit, words: &Words<'_>) -> Option<Chart> {
    let shape = match form.draw {
        Draw::Classes => classes(lens, &form.at)?,
        Draw::ThreePublic => three_public(lens, &form.at)?,
        Draw::Flow => flow(lens, &form.at)?,
    };
    Some(Chart { title: words.fill(&form.title), unit, shape })
}

fn used_classes(lens: &Lens, at: &Coordinate) -> Vec<(SubjectCode, Money)> {
    let mut sums: BTreeMap<SubjectCode, Money> = BTreeMap::new();
    lens.lines(at, &mut |line| {
        sums.insert(line.function.class(), Money::ZERO);
    });
    for (code, sum) in &mut sums {
        *sum = lens.amount(&Coordinate { function: Some(*code), ..at.clone() });
    }
    sums.into_iter().filter(|(_, sum)| !sum.is_zero()).collect()
}

fn classes(lens: &Lens, at: &Coordinate) -> Option<Shape> {
    let bars: Vec<Bar> = used_classes(lens, at)
        .into_iter()
        .map(|(code, amount)| Bar {
            label: name_of(lens, Axis::Function, code),
            amounts: vec![Some(amount)],
            coordinate: Coordinate { function: Some(code), ..at.clone() },
        })
        .collect();
    (!bars.is_empty()).then(|| Shape::Bars {
        series: vec![format!("{}年", lens.ledger.year)],
        bars,
        shares: true,
    })
}

fn three_public(lens: &Lens, at: &Coordinate) -> Option<Shape> {
    let members = [
        ("因公出国（境）费", ThreePublic::Abroad),
        ("公务接待费", ThreePublic::Reception),
        ("公务用车购置费", ThreePublic::VehiclePurchase),
        ("公务用车运行维护费", ThreePublic::VehicleRunning),
    ];
    let bars: Vec<Bar> = members
        .into_iter()
        .map(|(label, member)| {
            let at = Coordinate { three_public: Some(member), ..at.clone() };
            Bar {
                label: label.to_owned(),
                amounts: vec![lens.last_year(&at), Some(lens.amount(&at))],
                coordinate: at,
            }
        })
        .collect();
    let is_drawn = bars.iter().flat_map(|bar| &bar.amounts).flatten().any(|amount| !amount.is_zero());
    is_drawn.then(|| Shape::Bars {
        series: vec![format!("{}年", lens.ledger.year - 1), format!("{}年", lens.ledger.year)],
        bars,
        shares: false,
    })
}

const FUNDS: [(Fund, &str); 5] = [
    (Fund::General, "一般公共预算"),
    (Fund::GovernmentFund, "政府性基金预算"),
    (Fund::StateCapital, "国有资本经营预算"),
    (Fund::SpecialAccount, "财政专户管理资金"),
    (Fund::Unit, "单位资金"),
];

/// Only money that flows forward can be drawn: a negative adjustment has no width.
fn flow(lens: &Lens, at: &Coordinate) -> Option<Shape> {
    let at = Coordinate { flow: Some(Flow::Expenditure), ..at.clone() };
    let by_fund = |fund: Fund| Coordinate { fund: Some(fund), ..at.clone() };
    let positive = |at: &Coordinate| {
        let amount = lens.amount(at);
        (amount.fen() > 0).then_some(amount)
    };
    let funds: Vec<(Fund, &str, Money)> =
        FUNDS.into_iter().filter_map(|(fund, name)| Some((fund, name, positive(&by_fund(fund))?))).collect();
    let classes: Vec<(SubjectCode, Money)> =
        used_classes(lens, &at).into_iter().filter(|(_, amount)| amount.fen() > 0).collect();
    let kinds: Vec<(Spending, &str, Money)> =
        [(Spending::Basic, "基本支出"), (Spending::Project, "项目支出")]
            .into_iter()
            .filter_map(|(kind, name)| {
                Some((kind, name, positive(&Coordinate { spending: Some(kind), ..at.clone() })?))
            })
            .collect();
    if funds.is_empty() || classes.is_empty() || kinds.is_empty() {
        return None;
    }
    let mut links = Vec::new();
    for (to, (code, _)) in classes.iter().enumerate() {
        for (from, (fund, ..)) in funds.iter().enumerate() {
            let amount = positive(&Coordinate { function: Some(*code), ..by_fund(*fund) });
            links.extend(amount.map(|amount| Link { step: 0, from, to, amount }));
        }
        for (kind_index, (kind, ..)) in kinds.iter().enumerate() {
            let amount = positive(&Coordinate { function: Some(*code), spending: Some(*kind), ..at.clone() });
            links.extend(amount.map(|amount| Link { step: 1, from: to, to: kind_index, amount }));
        }
    }
    let steps = vec![
        Step {
            title: "资金来源".to_owned(),
            nodes: funds.iter().map(|(_, name, amount)| ((*name).to_owned(), *amount)).collect(),
        },
        Step {
            title: "支出功能".to_owned(),
            nodes: classes
                .iter()
                .map(|(code, amount)| (name_of(lens, Axis::Function, *code), *amount))
                .collect(),
        },
        Step {
            title: "支出性质".to_owned(),
            nodes: kinds.iter().map(|(_, name, amount)| ((*name).to_owned(), *amount)).collect(),
        },
    ];
    Some(Shape::Flow { steps, links })
}
