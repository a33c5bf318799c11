//! The words for members, official and plain.

use mingzhang_digest::{Breakdown, Line};
use mingzhang_model::{Coordinate, Fund, Member as _, Spending, Vintage};
use mingzhang_store::{Level, MaterialKind};

/// `单位预算`, `部门决算`.
pub(crate) const fn kind(kind: MaterialKind, level: Level) -> &'static str {
    match (kind, level) {
        (MaterialKind::Budget, Level::Unit) => "单位预算",
        (MaterialKind::Budget, Level::Department) => "部门预算",
        (MaterialKind::Budget, Level::Government) => "政府预算",
        (MaterialKind::FinalAccounts, Level::Unit) => "单位决算",
        (MaterialKind::FinalAccounts, Level::Department) => "部门决算",
        (MaterialKind::FinalAccounts, Level::Government) => "政府决算",
    }
}

/// A line's name: its own, or the official word of the member that it stands for.
pub(crate) fn line(line: &Line) -> String {
    if line.name.is_empty() { member(&line.id).to_owned() } else { line.name.clone() }
}

/// The official word of a fund, a kind of spending, a public expense.
pub(crate) fn member(id: &str) -> &str {
    match id {
        "fiscal" => "财政拨款",
        "general" => "一般公共预算",
        "government_fund" => "政府性基金预算",
        "state_capital" => "国有资本经营预算",
        "special_account" => "财政专户管理资金",
        "unit" => "单位资金",
        "undertaking" => "事业收入",
        "business" => "经营收入",
        "from_superior" => "上级补助收入",
        "from_subordinate" => "附属单位上缴收入",
        "other" => "其他收入",
        "carried_in" => "上年结转",
        "carried_out" => "结转下年",
        "surplus_used" => "使用非财政拨款结余",
        "surplus_distributed" => "结余分配",
        "all" => "“三公”经费合计",
        "abroad" => "因公出国（境）费",
        "reception" => "公务接待费",
        "vehicles" => "公务用车购置及运行费",
        "vehicle_purchase" => "公务用车购置费",
        "vehicle_running" => "公务用车运行维护费",
        _ => id,
    }
}

/// The official word of a kind of spending, some of which share a word with a fund.
pub(crate) fn spending(id: &str) -> &str {
    match id {
        "basic" => "基本支出",
        "personnel" => "人员经费",
        "operating" => "公用经费",
        "project" => "项目支出",
        "to_superior" => "上缴上级支出",
        "business" => "经营支出",
        "to_subordinate" => "对附属单位补助支出",
        _ => id,
    }
}

/// What a breakdown takes apart: `全部支出`, `一般公共预算基本支出`, with 当年 or 上年结转 where only that is meant.
pub(crate) fn whole(breakdown: &Breakdown) -> String {
    let at: Coordinate = breakdown.of.parse().unwrap_or_default();
    let vintage = match at.vintage {
        Some(Vintage::Current) => "当年",
        Some(Vintage::Carried) => "上年结转",
        None => "",
    };
    let fund = at.fund.map(Fund::id).map(member).unwrap_or_default();
    let spent = at.spending.map(Spending::id).map_or("支出", spending);
    match (vintage, fund, at.spending) {
        ("", "", None) => "全部支出".to_owned(),
        _ => format!("{fund}{vintage}{spent}"),
    }
}
