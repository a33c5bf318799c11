//! A coordinate in JSON: only the dimensions that restrict the figure.

use mingzhang_model::{
    Coordinate, Flow, Fund, Procurement, Spending, Stage, ThreePublic, Topic, Vintage, Year,
};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct CoordinateJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    flow: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    function: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dept_economic: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gov_economic: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fund: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    spending: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vintage: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    project: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    three_public: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    procurement: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<&'a str>,
}

impl<'a> From<&'a Coordinate> for CoordinateJson<'a> {
    fn from(c: &'a Coordinate) -> Self {
        Self {
            flow: c.flow.map(flow),
            function: c.function.map(|code| code.to_string()),
            dept_economic: c.dept_economic.map(|code| code.to_string()),
            gov_economic: c.gov_economic.map(|code| code.to_string()),
            fund: c.fund.map(fund),
            spending: c.spending.map(spending),
            vintage: c.vintage.map(|v| match v {
                Vintage::Current => "current",
                Vintage::Carried => "carried",
            }),
            project: c.project.as_deref(),
            three_public: c.three_public.map(three_public),
            procurement: c.procurement.map(|p| match p {
                Procurement::Goods => "goods",
                Procurement::Works => "works",
                Procurement::Services => "services",
            }),
            year: c.year.map(|Year::Last| "last"),
            stage: c.stage.map(|s| match s {
                Stage::Budget => "budget",
                Stage::Adjusted => "adjusted",
                Stage::Actual => "actual",
            }),
            topic: c.topic.map(|t| match t {
                Topic::AgencyOperating => "agency_operating",
                Topic::Procurement => "procurement",
                Topic::PurchasedServices => "purchased_services",
                Topic::Targets => "targets",
            }),
            line: c.line.as_deref(),
        }
    }
}

const fn flow(flow: Flow) -> &'static str {
    match flow {
        Flow::Revenue => "revenue",
        Flow::Expenditure => "expenditure",
        Flow::CarriedIn => "carried_in",
        Flow::CarriedOut => "carried_out",
        Flow::SurplusUsed => "surplus_used",
        Flow::SurplusDistributed => "surplus_distributed",
        Flow::TotalIn => "total_in",
        Flow::TotalOut => "total_out",
    }
}

const fn fund(fund: Fund) -> &'static str {
    match fund {
        Fund::Fiscal => "fiscal",
        Fund::General => "general",
        Fund::GovernmentFund => "government_fund",
        Fund::StateCapital => "state_capital",
        Fund::SpecialAccount => "special_account",
        Fund::Unit => "unit",
        Fund::Undertaking => "undertaking",
        Fund::Business => "business",
        Fund::FromSuperior => "from_superior",
        Fund::FromSubordinate => "from_subordinate",
        Fund::Other => "other",
    }
}

const fn spending(spending: Spending) -> &'static str {
    match spending {
        Spending::Basic => "basic",
        Spending::Personnel => "personnel",
        Spending::Operating => "operating",
        Spending::Project => "project",
        Spending::ToSuperior => "to_superior",
        Spending::Business => "business",
        Spending::ToSubordinate => "to_subordinate",
    }
}

const fn three_public(member: ThreePublic) -> &'static str {
    match member {
        ThreePublic::All => "all",
        ThreePublic::Abroad => "abroad",
        ThreePublic::Reception => "reception",
        ThreePublic::Vehicles => "vehicles",
        ThreePublic::VehiclePurchase => "vehicle_purchase",
        ThreePublic::VehicleRunning => "vehicle_running",
    }
}
