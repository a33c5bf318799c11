//! Coordinates in the words of those who read a budget.

use mingzhang_model::{
    Coordinate, Flow, Fund, Procurement, Spending, Stage, ThreePublic, Topic, Vintage, Year,
};

/// The dimensions in the order of [`members`].
pub(crate) const DIMENSIONS: [&str; 14] = [
    "收支",
    "功能分类科目",
    "部门预算经济科目",
    "政府预算经济科目",
    "资金来源",
    "支出性质",
    "预算年度来源",
    "项目",
    "三公经费",
    "政府采购",
    "年度",
    "预决算阶段",
    "专项事项",
    "其他行",
];

/// The member of each dimension; empty where it is not restricted.
pub(crate) fn members(at: &Coordinate) -> [String; 14] {
    fn word<T>(member: Option<T>, name: impl Fn(T) -> &'static str) -> String {
        member.map(name).unwrap_or_default().to_owned()
    }
    let code =
        |code: Option<mingzhang_model::SubjectCode>| code.map(|code| code.to_string()).unwrap_or_default();
    [
        word(at.flow, flow),
        code(at.function),
        code(at.dept_economic),
        code(at.gov_economic),
        word(at.fund, fund),
        word(at.spending, spending),
        word(at.vintage, |vintage| match vintage {
            Vintage::Current => "当年预算",
            Vintage::Carried => "上年结转",
        }),
        at.project.clone().unwrap_or_default(),
        word(at.three_public, three_public),
        word(at.procurement, |procurement| match procurement {
            Procurement::Goods => "货物",
            Procurement::Works => "工程",
            Procurement::Services => "服务",
        }),
        word(at.year, |Year::Last| "上年"),
        word(at.stage, |stage| match stage {
            Stage::Budget => "预算数",
            Stage::Adjusted => "调整预算数",
            Stage::Actual => "决算数",
        }),
        word(at.topic, |topic| match topic {
            Topic::AgencyOperating => "机关运行经费",
            Topic::Procurement => "政府采购",
            Topic::PurchasedServices => "政府购买服务",
            Topic::Targets => "绩效目标",
        }),
        at.line.clone().unwrap_or_default(),
    ]
}

/// A coordinate in one line: `本年支出 · 2080199 · 项目支出`.
pub(crate) fn sentence(at: &Coordinate) -> String {
    let said = members(at).into_iter().filter(|member| !member.is_empty());
    said.collect::<Vec<_>>().join(" · ")
}

const fn flow(flow: Flow) -> &'static str {
    match flow {
        Flow::Revenue => "本年收入",
        Flow::Expenditure => "本年支出",
        Flow::CarriedIn => "上年结转",
        Flow::CarriedOut => "年终结转",
        Flow::SurplusUsed => "使用非财政拨款结余",
        Flow::SurplusDistributed => "结余分配",
        Flow::TotalIn => "收入总计",
        Flow::TotalOut => "支出总计",
    }
}

const fn fund(fund: Fund) -> &'static str {
    match fund {
        Fund::Fiscal => "财政拨款",
        Fund::General => "一般公共预算",
        Fund::GovernmentFund => "政府性基金预算",
        Fund::StateCapital => "国有资本经营预算",
        Fund::SpecialAccount => "财政专户管理资金",
        Fund::Unit => "单位资金",
        Fund::Undertaking => "事业收入",
        Fund::Business => "事业单位经营收入",
        Fund::FromSuperior => "上级补助收入",
        Fund::FromSubordinate => "附属单位上缴收入",
        Fund::Other => "其他收入",
    }
}

const fn spending(spending: Spending) -> &'static str {
    match spending {
        Spending::Basic => "基本支出",
        Spending::Personnel => "人员经费",
        Spending::Operating => "公用经费",
        Spending::Project => "项目支出",
        Spending::ToSuperior => "上缴上级支出",
        Spending::Business => "经营支出",
        Spending::ToSubordinate => "对附属单位补助支出",
    }
}

const fn three_public(item: ThreePublic) -> &'static str {
    match item {
        ThreePublic::All => "“三公”经费",
        ThreePublic::Abroad => "因公出国（境）费",
        ThreePublic::Reception => "公务接待费",
        ThreePublic::Vehicles => "公务用车购置及运行费",
        ThreePublic::VehiclePurchase => "公务用车购置费",
        ThreePublic::VehicleRunning => "公务用车运行维护费",
    }
}
