//! Projects and their performance targets (绩效目标).

use crate::Money;

use super::{Category, Origin};

/// One project (`projects.csv`) with its funds, goals and indicators.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// `pro_code`
    pub code: String,
    /// `pro_name`
    pub name: String,
    /// `pro_cat_code`
    pub category: Category,
    /// `agency_code`
    pub agency: String,
    /// `pro_attr` 项目属性 (our name): 经常性项目（长期开展）, 一次性项目（1年结束）…
    pub attribute: String,
    /// `pro_term` 项目期限（年）
    pub term: String,
    /// `pro_start_year`
    pub start_year: String,
    /// `end_year`
    pub end_year: String,
    /// `pro_total_amt` 项目总额
    pub total: Option<Money>,
    /// `pro_desc` 项目概述
    pub description: String,
    /// `pro_bases` 立项依据
    pub bases: String,
    /// `pro_necessary` 项目设立必要性
    pub necessity: String,
    /// `pro_measures` 保证项目实施的制度、措施 (our name)
    pub measures: String,
    /// `pro_plan` 项目实施计划
    pub plan: String,
    /// `is_secret_pro` 是否涉密: such a project never reaches the book.
    pub secret: bool,
    /// `project_funds.csv`
    pub funds: Vec<ProjectFund>,
    /// `perf_goals.csv`
    pub goals: Vec<Goal>,
    /// `perf_indicators.csv`
    pub indicators: Vec<Indicator>,
    /// Where it was written.
    pub origin: Origin,
}

/// 实施期 or 年度
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Horizon {
    /// 实施期: the whole project.
    Total,
    /// 年度
    Year,
}

/// Who pays for a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceLevel {
    /// 中央财政资金
    Central,
    /// 省级财政资金
    Provincial,
    /// 市县（区）财政资金
    Local,
    /// 单位自筹
    Own,
    /// 其他资金
    Other,
}

impl SourceLevel {
    /// In the order of the form.
    pub const ALL: [Self; 5] = [Self::Central, Self::Provincial, Self::Local, Self::Own, Self::Other];
}

/// Money for a project from one source.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectFund {
    /// For the whole project or for the year.
    pub horizon: Horizon,
    /// Who pays.
    pub source: SourceLevel,
    /// How much.
    pub amount: Money,
}

/// 总体目标
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// For the whole project or for the year.
    pub horizon: Horizon,
    /// `kpi_target`
    pub text: String,
}

/// 绩效指标
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// For the whole project or for the year.
    pub horizon: Horizon,
    /// `lv1_perf_ind_name` 一级指标
    pub level1: String,
    /// `lv2_perf_ind_name` 二级指标
    pub level2: String,
    /// `lv3_perf_ind_name` 三级指标
    pub level3: String,
    /// `kpi_val` 指标值 without sign and unit.
    pub value: String,
    /// `computesign`: ≥ ＞ ≤ ＜ =, or nothing for words.
    pub sign: String,
    /// `meterunit` 计量单位
    pub unit: String,
    /// Where it was written.
    pub origin: Origin,
}

impl Indicator {
    /// The target as the sheet prints it: `≥113人`. The sign of equality goes without saying.
    pub fn target(&self) -> String {
        let sign = if self.sign == "=" { "" } else { &self.sign };
        format!("{sign}{}{}", self.value, self.unit)
    }
}

impl Project {
    /// The money for the horizon from all sources.
    pub fn funding(&self, horizon: Horizon) -> Money {
        self.funds.iter().filter(|fund| fund.horizon == horizon).map(|fund| fund.amount).sum()
    }

    /// The money for the horizon from one source; `None` where the form has nothing written.
    pub fn funding_from(&self, horizon: Horizon, source: SourceLevel) -> Option<Money> {
        let mut found =
            self.funds.iter().filter(|fund| fund.horizon == horizon && fund.source == source).peekable();
        found.peek()?;
        Some(found.map(|fund| fund.amount).sum())
    }
}
