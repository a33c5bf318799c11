//! Sums over many books: totals, by function, by fund, three public. What a book does not print is counted as unknown.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use mingzhang_model::{Money, MoneyUnit};
use mingzhang_store::{Aspect, MaterialKind, SumFilter, SumLine};
use serde::Deserialize;

use crate::app::App;
use crate::page::{Frame, page};
use crate::refusal::Refusal;
use crate::security::SignedIn;

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    year: String,
    #[serde(default)]
    kind: String,
    /// `published`, else all that were checked.
    #[serde(default)]
    of: String,
}

#[derive(Template)]
#[template(path = "overview/sums.html")]
struct SumsPage {
    frame: Frame,
    years: Vec<u16>,
    year: u16,
    kind: MaterialKind,
    is_published: bool,
    books: u64,
    tables: Vec<Table>,
}

/// The sums of one aspect.
struct Table {
    id: &'static str,
    title: &'static str,
    lines: Vec<(String, String, String, u64)>,
    unknown: u64,
}

pub(super) async fn sums(
    State(app): State<App>,
    signed: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let years = app.store().years(signed.actor()).await?;
    let year = asked.year.parse().ok().or_else(|| years.first().copied()).unwrap_or(0);
    let kind = match &*asked.kind {
        "final_accounts" => MaterialKind::FinalAccounts,
        _ => MaterialKind::Budget,
    };
    let is_published = asked.of == "published";
    let sums = app.store().sums(signed.actor(), SumFilter { year, kind, is_published }).await?;
    let tables = sums.aspects.into_iter().map(|(aspect, lines, unknown)| Table {
        id: aspect.id(),
        title: title(aspect),
        lines: lines.into_iter().map(|line| told(aspect, line)).collect(),
        unknown,
    });
    let frame = Frame::desk(&signed, "overview", "汇总");
    let tables = tables.collect();
    page(&SumsPage { frame, years, year, kind, is_published, books: sums.books, tables })
}

const fn title(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Total => "收支总计",
        Aspect::Function => "按支出功能分类",
        Aspect::Fund => "按资金来源",
        Aspect::ThreePublic => "“三公”经费",
    }
}

/// Code, name, amount, books.
fn told(aspect: Aspect, line: SumLine) -> (String, String, String, u64) {
    let code = if aspect == Aspect::Function { line.code.clone() } else { String::new() };
    let name = if line.name.is_empty() { word(&line.code).to_owned() } else { line.name };
    (code, name, Money::from_fen(line.fen).display(MoneyUnit::WanYuan, 2, true), line.books)
}

/// What the words of funds and flows are called.
fn word(id: &str) -> &str {
    match id {
        "total_in" => "收入总计",
        "total_out" => "支出总计",
        "general" => "一般公共预算",
        "gov_fund" => "政府性基金预算",
        "state_capital" => "国有资本经营预算",
        "fiscal" => "财政拨款",
        "special_account" => "财政专户管理资金",
        "unit" => "单位资金",
        "carried_in" => "上年结转结余",
        "surplus_used" => "使用非财政拨款结余",
        "all" => "“三公”经费合计",
        "abroad" => "因公出国（境）费",
        "reception" => "公务接待费",
        "vehicles" => "公务用车购置及运行费",
        "vehicle_purchase" => "　其中：公务用车购置费",
        "vehicle_running" => "　其中：公务用车运行维护费",
        other => other,
    }
}
