//! Stable words for the kinds of books and tables; they do not change with the language.

use mingzhang_model::{BookKind, Fund, Level, Spending, Table, Topic};

/// The kind of a book in JSON.
pub(crate) const fn book_kind(kind: BookKind) -> &'static str {
    match kind {
        BookKind::Budget => "budget",
        BookKind::FinalAccounts => "final_accounts",
        BookKind::Unknown => "unknown",
    }
}

/// Whose book it is, in JSON.
pub(crate) const fn level(level: Level) -> &'static str {
    match level {
        Level::Unit => "unit",
        Level::Department => "department",
        Level::Unknown => "unknown",
    }
}

/// Which of the standard tables this is, from its title and, where the title is silent, from its scope. The order
/// matters: 政府性基金预算财政拨款收入支出决算表 is the fund's table and not the fiscal summary.
pub fn table_kind(table: &Table) -> &'static str {
    let title = table.title.as_str();
    let says = |word: &str| title.contains(word);
    let scope = &table.scope;
    let both_ways = says("收支") || says("收入支出");
    if says("三公") || scope.three_public.is_some() {
        "three_public"
    } else if says("机关运行") || scope.topic == Some(Topic::AgencyOperating) {
        "agency_operating"
    } else if says("政府性基金") || scope.fund == Some(Fund::GovernmentFund) {
        "government_fund"
    } else if says("国有资本") || scope.fund == Some(Fund::StateCapital) {
        "state_capital"
    } else if says("项目支出") || says("项目预算") {
        "projects"
    } else if says("基本支出") && (says("经济") || says("一般公共预算")) {
        "basic_economic"
    } else if says("财政拨款") && both_ways {
        "fiscal_summary"
    } else if says("一般公共预算") && says("支出") {
        "general_expenditure"
    } else if both_ways {
        "summary"
    } else if says("收入") {
        "revenue"
    } else if says("支出") {
        "expenditure"
    } else if scope.spending == Some(Spending::Project) {
        "projects"
    } else {
        "other"
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
            assert_eq!(table_kind(&table), kind, "{title}");
        }
    }
}
