//! Rows of figures.

use crate::{Fund, Money, Spending, SubjectCode, Vintage};

use super::Origin;

/// One unit of the book (`agencies.csv`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agency {
    /// `mof_div_code` 财政区划代码
    pub division: String,
    /// `dept_code` 部门代码
    pub dept_code: String,
    /// `dept_name` 部门名称
    pub dept_name: String,
    /// `agency_code` 单位代码
    pub code: String,
    /// `agency_name` 单位名称
    pub name: String,
    /// `agency_kind`
    pub kind: AgencyKind,
    /// Where it was written.
    pub origin: Origin,
}

/// 单位性质
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AgencyKind {
    /// 行政
    Administrative,
    /// 参公: run under the civil-service law.
    CivilService,
    /// 事业
    #[default]
    Public,
}

impl AgencyKind {
    /// Whether its operating money is 机关运行经费.
    pub const fn has_agency_operating(self) -> bool {
        matches!(self, Self::Administrative | Self::CivilService)
    }
}

/// What is spent on one purpose from one fund (`budget_lines.csv`, `final_lines.csv`).
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// `agency_code`
    pub agency: String,
    /// `exp_func_code` 支出功能分类科目, as deep as the unit keeps its books.
    pub function: SubjectCode,
    /// `dep_bgt_eco_code` 部门支出经济分类
    pub dept_economic: Option<SubjectCode>,
    /// `gov_bgt_eco_code` 政府支出经济分类
    pub gov_economic: Option<SubjectCode>,
    /// `fund_type_code` 资金性质
    pub fund: Fund,
    /// `found_type_code` 资金来源: this year's money or carried over.
    pub vintage: Vintage,
    /// `pro_cat_code` 项目类别
    pub category: Category,
    /// `pro_code`; none for personnel and common operating money.
    pub project: Option<String>,
    /// `is_gov_pur` 是否政府采购
    pub procured: bool,
    /// The money.
    pub amounts: Amounts,
    /// Where it was written.
    pub origin: Origin,
}

/// `pro_cat_code` 项目类别代码
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// 1 人员类
    Personnel,
    /// 21 公用经费
    CommonPublic,
    /// 22 其他运转类
    OtherOperating,
    /// 3, 31, 32, 33 特定目标类
    Specific,
}

impl Category {
    /// The kind of spending that the category is.
    pub const fn spending(self) -> Spending {
        match self {
            Self::Personnel => Spending::Personnel,
            Self::CommonPublic => Spending::Operating,
            Self::OtherOperating | Self::Specific => Spending::Project,
        }
    }
}

/// The stages of one amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amounts {
    /// `reply_amt` 年初批复数: what a budget book publishes.
    pub reply: Money,
    /// `cur_amt` 变动后预算数
    pub current: Money,
    /// `year_exe_amt` 全年执行数: what a final-accounts book publishes.
    pub executed: Money,
    /// `carryovers_amt` 结转数: what is left for the next year.
    pub carried_out: Money,
}

/// What comes in from one fund (`income.csv`).
#[derive(Clone, Debug, PartialEq)]
pub struct Income {
    /// `agency_code`
    pub agency: String,
    /// `fund_type_code` 资金性质
    pub fund: Fund,
    /// `income_code` 收入分类科目, empty where the unit does not keep it.
    pub code: String,
    /// `exp_func_code`, where the money of a fund is not spent where it came in (final accounts).
    pub function: Option<SubjectCode>,
    /// The money; of the stages, nothing is carried out.
    pub amounts: Amounts,
    /// Where it was written.
    pub origin: Origin,
}
