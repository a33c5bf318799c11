//! A unit's project with its money, goals and indicators.

use mingzhang_model::ledger::{self, Category, Goal, Horizon, Indicator, Origin, ProjectFund, SourceLevel};
use mingzhang_model::{BookKind, Money, MoneyUnit};

use crate::ledger::amounts;
use crate::{Project, Source, Unit};

pub(crate) fn code(unit: &Unit, index: usize) -> String {
    format!("9901{}{:03}", unit.code, index + 1)
}

pub(crate) fn project(unit: &Unit, plan: &Project, index: usize, year: i32, years: i64) -> ledger::Project {
    let amount = amounts(BookKind::Budget, plan.amount, index + 40, years).reply;
    let both = [Horizon::Total, Horizon::Year];
    let payer = if plan.fund == Source::General { SourceLevel::Local } else { SourceLevel::Own };
    ledger::Project {
        code: code(unit, index),
        name: plan.name.clone(),
        category: Category::Specific,
        agency: unit.code.clone(),
        attribute: "经常性项目（长期开展）".to_owned(),
        term: "1".to_owned(),
        start_year: year.to_string(),
        end_year: year.to_string(),
        total: Some(amount),
        description: plan.what.clone(),
        bases: "本单位职责和市级部门预算编制的有关规定。".to_owned(),
        necessity: plan.need.clone(),
        measures: "专款专用，按项目核算，大额支出集体研究决定。".to_owned(),
        plan: "第一季度制定方案，第二、三季度组织实施，第四季度验收总结。".to_owned(),
        secret: false,
        funds: both
            .iter()
            .flat_map(|horizon| {
                SourceLevel::ALL.map(|source| ProjectFund {
                    horizon: *horizon,
                    source,
                    amount: if source == payer { amount } else { Money::ZERO },
                })
            })
            .collect(),
        goals: both.map(|horizon| Goal { horizon, text: plan.what.clone() }).into(),
        indicators: indicators(plan, amount),
        origin: Origin::default(),
    }
}

/// As the form orders them: 产出 in number, quality, time and cost, 效益, 满意度.
fn indicators(plan: &Project, amount: Money) -> Vec<Indicator> {
    let own =
        |level: &str| plan.indicators.iter().filter(move |row| row[0] == level).cloned().collect::<Vec<_>>();
    let row = |cells: [&str; 5]| cells.map(ToOwned::to_owned);
    let cost = amount.display(MoneyUnit::WanYuan, 2, false);
    let [benefit, value] = &plan.benefit;
    let mut rows = own("数量指标");
    rows.extend(own("质量指标"));
    rows.push(row(["时效指标", "任务按期完成率", "=", "100", "%"]));
    rows.push(row(["成本指标", "项目总成本", "≤", &cost, "万元"]));
    rows.push(row(["社会效益指标", benefit, "", value, ""]));
    rows.extend(own("满意度指标"));
    let both = [Horizon::Total, Horizon::Year];
    both.iter().flat_map(|horizon| rows.iter().map(|row| indicator(*horizon, row))).collect()
}

fn indicator(horizon: Horizon, [level2, level3, sign, value, unit]: &[String; 5]) -> Indicator {
    let (level1, level2) = match level2.as_str() {
        "满意度指标" => ("满意度指标", "服务对象满意度指标"),
        "社会效益指标" => ("效益指标", "社会效益指标"),
        other => ("产出指标", other),
    };
    Indicator {
        horizon,
        level1: level1.to_owned(),
        level2: level2.to_owned(),
        level3: level3.clone(),
        value: value.clone(),
        sign: sign.clone(),
        unit: unit.clone(),
        origin: Origin::default(),
    }
}
