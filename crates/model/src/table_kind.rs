//! Which of the standard tables a table is.

use crate::{Fund, Spending, Table, Topic};

/// The standard tables of budgets and final accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableKind {
    /// 收支总表
    Summary,
    /// 收入总表
    Revenue,
    /// 支出总表
    Expenditure,
    /// 财政拨款收支总表
    FiscalSummary,
    /// 一般公共预算支出表
    GeneralExpenditure,
    /// 一般公共预算基本支出表, by economic classification
    BasicEconomic,
    /// 政府性基金预算收支表
    GovernmentFund,
    /// 国有资本经营预算收支表
    StateCapital,
    /// “三公”经费表
    ThreePublic,
    /// 项目支出表
    Projects,
    /// 机关运行经费表
    AgencyOperating,
    /// None of them.
    Other,
}

impl TableKind {
    /// The word in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Revenue => "revenue",
            Self::Expenditure => "expenditure",
            Self::FiscalSummary => "fiscal_summary",
            Self::GeneralExpenditure => "general_expenditure",
            Self::BasicEconomic => "basic_economic",
            Self::GovernmentFund => "government_fund",
            Self::StateCapital => "state_capital",
            Self::ThreePublic => "three_public",
            Self::Projects => "projects",
            Self::AgencyOperating => "agency_operating",
            Self::Other => "other",
        }
    }
}

impl Table {
    /// Which of the standard tables this is, from its title and, where the title is silent, from its scope. The order
    /// matters: 政府性基金预算财政拨款收入支出决算表 is the fund's table and not the fiscal summary.
    pub fn kind(&self) -> TableKind {
        let title = self.title.as_str();
        let says = |word: &str| title.contains(word);
        let scope = &self.scope;
        let both_ways = says("收支") || says("收入支出");
        if says("三公") || scope.three_public.is_some() {
            TableKind::ThreePublic
        } else if says("机关运行") || scope.topic == Some(Topic::AgencyOperating) {
            TableKind::AgencyOperating
        } else if says("政府性基金") || scope.fund == Some(Fund::GovernmentFund) {
            TableKind::GovernmentFund
        } else if says("国有资本") || scope.fund == Some(Fund::StateCapital) {
            TableKind::StateCapital
        } else if says("项目支出") || says("项目预算") {
            TableKind::Projects
        } else if says("基本支出") && (says("经济") || says("一般公共预算")) {
            TableKind::BasicEconomic
        } else if says("财政拨款") && both_ways {
            TableKind::FiscalSummary
        } else if says("一般公共预算") && says("支出") {
            TableKind::GeneralExpenditure
        } else if both_ways {
            TableKind::Summary
        } else if says("收入") {
            TableKind::Revenue
        } else if says("支出") {
            TableKind::Expenditure
        } else if scope.spending == Some(Spending::Project) {
            TableKind::Projects
        } else {
            TableKind::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_titles_of_real_books_have_their_kind() {
        for (title, kind) in [
            ("2025年预算单位财务收支预算总表", "summary"),
            ("收入支出决算总表", "summary"),
            ("2025年部门收入预算总表", "revenue"),
            ("支出决算表", "expenditure"),
            ("2026年财政拨款收支总表", "fiscal_summary"),
            ("财政拨款收入支出决算总表", "fiscal_summary"),
            ("2025年预算单位一般公共预算支出功能分类预算表", "general_expenditure"),
            ("2026年一般公共预算支出预算表（不含上年结转）", "general_expenditure"),
            ("2026年一般公共预算安排基本支出分经济科目表（不含上年结转）", "basic_economic"),
            ("一般公共预算财政拨款基本支出决算表", "basic_economic"),
            ("政府性基金预算财政拨款收入支出决算表", "government_fund"),
            ("2026年国有资本经营预算收支预算表（不含上年结转）", "state_capital"),
            ("2025年单位“三公”经费和机关运行经费预算表", "three_public"),
            ("2026年财政拨款安排机关运行经费预算表", "agency_operating"),
            ("2026年项目支出预算表（本年预算）", "projects"),
            ("预算单位构成", "other"),
        ] {
            let table = Table { title: title.into(), ..Table::default() };
            assert_eq!(table.kind().id(), kind, "{title}");
        }
    }
}
