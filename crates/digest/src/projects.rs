//! The projects with what they are to reach.

use std::collections::BTreeMap;

use mingzhang_model::ledger::Horizon;
use mingzhang_model::{Book, Coordinate, Fact, SheetIndicator, TargetSheet};
use serde::{Deserialize, Serialize};

use crate::Amount;
use crate::figures::Figures;

/// A project, from its performance sheet, from a table that lists it, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Project {
    /// As printed.
    pub name: String,
    /// This year's money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// The money of the whole project, where its sheet prints it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<Amount>,
    /// What it is, as its sheet describes it (项目概况).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// What it is to reach: the year's goal, else that of the whole project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    /// By which this is told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Target>,
    /// Whether the sheet reports on what was reached.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_evaluation: bool,
    /// How much of the money was spent, as printed, in an evaluation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent: Option<Amount>,
    /// The score of an evaluation as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<String>,
    /// The pages of its sheet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<u32>,
}

/// An indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Target {
    /// 一级指标: 产出指标
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub level1: String,
    /// 二级指标: 数量指标
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub level2: String,
    /// 三级指标
    pub name: String,
    /// 指标值 as printed.
    pub value: String,
    /// 实际完成值 as printed, in an evaluation.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub actual: String,
}

pub(crate) fn projects(book: &Book, figures: &Figures<'_>) -> Vec<Project> {
    let listed = listed(figures);
    let mut out: Vec<Project> = Vec::new();
    for sheet in book.target_sheets.iter().filter(|sheet| !sheet.overall && !sheet.project.text.is_empty()) {
        out.push(of_sheet(sheet, listed.get(sheet.project.text.as_str()).copied()));
    }
    let alone = listed.iter().filter(|(name, _)| !out.iter().any(|known| known.name == **name));
    let alone: Vec<Project> = alone
        .map(|(name, fact)| Project {
            name: (*name).to_owned(),
            amount: Some(Amount::from(*fact)),
            ..Project::default()
        })
        .collect();
    out.extend(alone);
    out.sort_by_key(|project| std::cmp::Reverse(project.amount.as_ref().map(|amount| amount.fen)));
    out
}

/// The projects that tables list, each with the figure that is restricted least.
fn listed<'a>(figures: &Figures<'a>) -> BTreeMap<&'a str, &'a Fact> {
    let mut out: BTreeMap<&str, (u32, &Fact)> = BTreeMap::new();
    for (at, fact) in figures.all() {
        let Some(name) = at.project.as_deref() else { continue };
        let Coordinate { flow, fund, spending, vintage, .. } = at;
        let plain = Coordinate {
            flow: *flow,
            fund: *fund,
            spending: *spending,
            vintage: *vintage,
            project: at.project.clone(),
            ..Coordinate::NOTHING
        };
        if *at != plain {
            continue;
        }
        let restrictions = u32::from(fund.is_some()) + u32::from(vintage.is_some());
        let known = out.entry(name).or_insert((restrictions, fact));
        if restrictions < known.0 {
            *known = (restrictions, fact);
        }
    }
    // A figure of one fund alone is not the project's money.
    out.retain(|_, (restrictions, _)| *restrictions == 0);
    out.into_iter().map(|(name, (_, fact))| (name, fact)).collect()
}

fn of_sheet(sheet: &TargetSheet, listed: Option<&Fact>) -> Project {
    let money = |horizon| {
        let fund = sheet.fund(horizon, None)?;
        Some(Amount::new(fund.printed?, &fund.text))
    };
    let year = sheet.indicators.iter().any(|it| it.horizon == Horizon::Year && !it.is_blank());
    let horizon = if year { Horizon::Year } else { Horizon::Total };
    let goal = |horizon| sheet.goals.iter().find(|goal| goal.horizon == horizon && !goal.text.is_empty());
    let goal = goal(Horizon::Year).or_else(|| goal(Horizon::Total));
    Project {
        name: sheet.project.text.clone(),
        amount: listed.map(Amount::from).or_else(|| money(Horizon::Year)),
        whole: money(Horizon::Total),
        about: sheet.text(&["项目概况"]).map(|text| text.text.clone()).filter(|text| !text.is_empty()),
        goal: goal.map(|goal| goal.text.clone()),
        indicators: sheet.of(horizon).filter(|it| !it.is_blank()).map(target).collect(),
        is_evaluation: sheet.evaluation,
        spent: sheet
            .execution
            .as_ref()
            .map(|it| Amount::new(it.spent, &it.spent.write_like(it.spent.value(), false))),
        score: sheet.total_score.as_ref().map(|(text, _)| text.clone()),
        pages: sheet.pages.clone(),
    }
}

fn target(indicator: &SheetIndicator) -> Target {
    Target {
        level1: indicator.level1.clone(),
        level2: indicator.level2.clone(),
        name: indicator.name.clone(),
        value: indicator.value.clone(),
        actual: indicator.scores.actual.clone(),
    }
}
