//! What a figure counts: one member for each dimension that restricts it. See `docs/architecture.md`.

use crate::SubjectCode;

/// The members that restrict a figure, dimension by dimension; `None` means "all of it".
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Coordinate {
    /// Direction of the money.
    pub flow: Option<Flow>,
    /// 支出功能分类科目
    pub function: Option<SubjectCode>,
    /// 部门预算支出经济分类科目
    pub dept_economic: Option<SubjectCode>,
    /// 政府预算支出经济分类科目
    pub gov_economic: Option<SubjectCode>,
    /// 资金来源
    pub fund: Option<Fund>,
    /// 支出性质
    pub spending: Option<Spending>,
    /// 预算年度来源
    pub vintage: Option<Vintage>,
    /// The project's name as printed.
    pub project: Option<String>,
    /// “三公”经费
    pub three_public: Option<ThreePublic>,
    /// 政府采购
    pub procurement: Option<Procurement>,
    /// Another year than the book's own.
    pub year: Option<Year>,
    /// Which column of a final-accounts comparison: budget, adjusted budget or actual.
    pub stage: Option<Stage>,
    /// A figure of its own kind that no other dimension can say.
    pub topic: Option<Topic>,
    /// A row that the lexicon does not know, by its printed name: kept apart, never guessed.
    pub line: Option<String>,
}

/// 收支: which way the money goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flow {
    /// 本年收入
    Revenue,
    /// 本年支出
    Expenditure,
    /// 上年结转, 年初结转和结余
    CarriedIn,
    /// 年终结转, 年末结转和结余
    CarriedOut,
    /// 使用非财政拨款结余
    SurplusUsed,
    /// 结余分配
    SurplusDistributed,
    /// 收入总计: everything that came in, with what was carried in.
    TotalIn,
    /// 支出总计: everything that went out, with what is carried out.
    TotalOut,
}

/// 资金来源: where the money comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fund {
    /// 财政拨款
    Fiscal,
    /// 一般公共预算
    General,
    /// 政府性基金预算
    GovernmentFund,
    /// 国有资本经营预算
    StateCapital,
    /// 财政专户管理资金
    SpecialAccount,
    /// 单位资金
    Unit,
    /// 事业收入
    Undertaking,
    /// 事业单位经营收入
    Business,
    /// 上级补助收入
    FromSuperior,
    /// 附属单位上缴收入
    FromSubordinate,
    /// 其他收入
    Other,
}

impl Fund {
    /// The fund one level up; `None` for a direct part of all funds.
    pub const fn parent(self) -> Option<Self> {
        match self {
            Self::General | Self::GovernmentFund | Self::StateCapital => Some(Self::Fiscal),
            Self::Undertaking | Self::Business | Self::FromSuperior | Self::FromSubordinate | Self::Other => {
                Some(Self::Unit)
            }
            Self::Fiscal | Self::SpecialAccount | Self::Unit => None,
        }
    }
}

/// 支出性质
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spending {
    /// 基本支出
    Basic,
    /// 人员经费
    Personnel,
    /// 公用经费
    Operating,
    /// 项目支出
    Project,
    /// 上缴上级支出
    ToSuperior,
    /// 经营支出
    Business,
    /// 对附属单位补助支出
    ToSubordinate,
}

impl Spending {
    /// The kind one level up; `None` for a direct part of all spending.
    pub const fn parent(self) -> Option<Self> {
        match self {
            Self::Personnel | Self::Operating => Some(Self::Basic),
            _ => None,
        }
    }
}

/// 预算年度来源
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vintage {
    /// 当年预算
    Current,
    /// 上年结转
    Carried,
}

/// “三公”经费
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ThreePublic {
    /// All three.
    All,
    /// 因公出国（境）费
    Abroad,
    /// 公务接待费
    Reception,
    /// 公务用车购置及运行费
    Vehicles,
    /// 公务用车购置费
    VehiclePurchase,
    /// 公务用车运行维护费
    VehicleRunning,
}

/// 政府采购
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Procurement {
    /// 货物
    Goods,
    /// 工程
    Works,
    /// 服务
    Services,
}

/// A year other than the book's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Year {
    /// The year before the book's.
    Last,
}

/// Which version of a figure a comparison column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// 预算数, 年初预算数
    Budget,
    /// 调整预算数, 全年预算数
    Adjusted,
    /// 决算数
    Actual,
}

/// A figure that is a thing of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// 机关运行经费
    AgencyOperating,
    /// 政府采购
    Procurement,
    /// 政府购买服务
    PurchasedServices,
    /// 绩效目标: the money of the projects that have targets.
    Targets,
}

impl Coordinate {
    /// No restriction at all.
    pub const NOTHING: Self = Self {
        flow: None,
        function: None,
        dept_economic: None,
        gov_economic: None,
        fund: None,
        spending: None,
        vintage: None,
        project: None,
        three_public: None,
        procurement: None,
        year: None,
        stage: None,
        topic: None,
        line: None,
    };

    /// `self` restricted further by `inner`, which stands closer to the figure and so wins where both speak;
    /// only a broader fund (财政拨款 under 一般公共预算) does not widen what is already narrower.
    #[must_use]
    pub fn refine(&self, inner: &Self) -> Self {
        let fund = match (self.fund, inner.fund) {
            (Some(outer), Some(fund)) if outer.parent() == Some(fund) => Some(outer),
            (outer, fund) => fund.or(outer),
        };
        let spending = match (self.spending, inner.spending) {
            (Some(outer), Some(spending)) if outer.parent() == Some(spending) => Some(outer),
            (outer, spending) => spending.or(outer),
        };
        Self {
            flow: inner.flow.or(self.flow),
            function: inner.function.or(self.function),
            dept_economic: inner.dept_economic.or(self.dept_economic),
            gov_economic: inner.gov_economic.or(self.gov_economic),
            fund,
            spending,
            vintage: inner.vintage.or(self.vintage),
            project: inner.project.clone().or_else(|| self.project.clone()),
            three_public: match (self.three_public, inner.three_public) {
                (Some(outer), Some(ThreePublic::All)) => Some(outer),
                (outer, item) => item.or(outer),
            },
            procurement: inner.procurement.or(self.procurement),
            year: inner.year.or(self.year),
            stage: inner.stage.or(self.stage),
            topic: inner.topic.or(self.topic),
            line: inner.line.clone().or_else(|| self.line.clone()),
        }
    }
}
