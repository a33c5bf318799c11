//! Performance sheets in JSON.

use mingzhang_model::ledger::{Horizon, SourceLevel};
use mingzhang_model::{Book, SheetFund, SheetGoal, SheetIndicator, SheetText, TargetSheet};
use serde::Serialize;

use super::place::PlaceJson;

/// One project's sheet. `total` and `annual` are yuan as decimal strings; texts are as printed.
#[derive(Serialize)]
pub(super) struct SheetJson<'a> {
    project: &'a str,
    title: &'a str,
    pages: &'a [u32],
    total: Option<String>,
    annual: Option<String>,
    texts: Vec<TextJson<'a>>,
    funds: Vec<FundJson<'a>>,
    goals: Vec<GoalJson<'a>>,
    indicators: Vec<IndicatorJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<PlaceJson>,
}

#[derive(Serialize)]
struct TextJson<'a> {
    label: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct FundJson<'a> {
    horizon: &'static str,
    source: &'static str,
    text: &'a str,
    amount: Option<String>,
}

#[derive(Serialize)]
struct GoalJson<'a> {
    horizon: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct IndicatorJson<'a> {
    horizon: &'static str,
    level1: &'a str,
    level2: &'a str,
    name: &'a str,
    value: &'a str,
    row: usize,
    /// The row keeps to no columns: which text is what was concluded from their order.
    doubtful: bool,
    place: PlaceJson,
}

impl<'a> SheetJson<'a> {
    pub(super) fn all(book: &'a Book) -> Vec<Self> {
        book.target_sheets.iter().map(|sheet| Self::new(book, sheet)).collect()
    }

    fn new(book: &'a Book, sheet: &'a TargetSheet) -> Self {
        let place = |place| PlaceJson::new(Some(place), &book.sheets);
        let text = |text: &'a SheetText| TextJson { label: &text.label, text: &text.text };
        let fund = |fund: &'a SheetFund| FundJson {
            horizon: horizon(fund.horizon),
            source: source(fund.source),
            text: &fund.text,
            amount: yuan(fund),
        };
        let goal = |goal: &'a SheetGoal| GoalJson { horizon: horizon(goal.horizon), text: &goal.text };
        let indicator = |indicator: &'a SheetIndicator| IndicatorJson {
            horizon: horizon(indicator.horizon),
            level1: &indicator.level1,
            level2: &indicator.level2,
            name: &indicator.name,
            value: &indicator.value,
            row: indicator.row,
            doubtful: indicator.doubtful,
            place: place(indicator.place),
        };
        Self {
            project: &sheet.project.text,
            title: &sheet.title,
            pages: &sheet.pages,
            total: sheet.fund(Horizon::Total, None).and_then(yuan),
            annual: sheet.fund(Horizon::Year, None).and_then(yuan),
            texts: sheet.texts.iter().map(text).collect(),
            funds: sheet.funds.iter().map(fund).collect(),
            goals: sheet.goals.iter().map(goal).collect(),
            indicators: sheet.indicators.iter().map(indicator).collect(),
            place: sheet.place.map(place),
        }
    }
}

fn yuan(fund: &SheetFund) -> Option<String> {
    Some(fund.printed?.value().display(mingzhang_model::MoneyUnit::Yuan, 2, false))
}

const fn horizon(horizon: Horizon) -> &'static str {
    match horizon {
        Horizon::Total => "total",
        Horizon::Year => "year",
    }
}

const fn source(source: Option<SourceLevel>) -> &'static str {
    match source {
        None => "total",
        Some(SourceLevel::Central) => "central",
        Some(SourceLevel::Provincial) => "provincial",
        Some(SourceLevel::Local) => "local",
        Some(SourceLevel::Own) => "own",
        Some(SourceLevel::Other) => "other",
    }
}
