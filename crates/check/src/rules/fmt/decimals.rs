//! FMT-04: tables in 万元 print two decimals.

use mingzhang_catalog::plain;
use mingzhang_model::{Fact, Message, MoneyUnit, Place, Role, Severity, Spot};

use super::FORM;
use crate::rules::Rule;
use crate::rules::context::{Context, MOST_SPOTS};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-04",
    severity: Severity::Info,
    title: ("万元表的小数位数不一", "Tables in 万元 without two decimals"),
    what: (
        "以万元为单位的表保留两位小数；位数不一使读者无法判断精度。工作簿的单元格按显示格式另论，不查。",
        "Tables in 万元 print two decimals; uneven decimals hide how exact a figure is. Cells of workbooks have a format of their own and are not checked.",
    ),
    basis: FORM,
    example: ("同一列中有46和46.00", "46 and 46.00 in one column"),
};

fn check(context: &Context<'_>) -> Verdict {
    let in_scope = |table: usize| {
        context
            .book
            .tables
            .get(table)
            .is_some_and(|table| table.is_money && table.unit == Some(MoneyUnit::WanYuan))
    };
    let mut places = 0;
    let mut tables = Vec::new();
    let mut odd: Vec<Spot> = Vec::new();
    let mut count = 0;
    for fact in context.facts(|fact| in_scope(fact.table) && !matches!(fact.place, Place::Sheet { .. })) {
        places += 1;
        if fact.printed.decimals() == 2 || fact.printed.value().is_zero() || counts(context, fact) {
            continue;
        }
        count += 1;
        // One example a table says enough.
        if tables.last() != Some(&fact.table) {
            tables.push(fact.table);
            if odd.len() < MOST_SPOTS {
                odd.push(context.fact(fact, Role::Primary));
            }
        }
    }
    let findings = odd.first().map(|spot| spot.text.clone()).map(|example| {
        let message = Message::new("fmt-decimals")
            .with("example", example)
            .with("count", count)
            .with("tables", tables.len());
        finding(&DOC, Severity::Info, message, "", odd)
    });
    Verdict::over(places, "reach-no-wan-yuan", findings.into_iter().collect())
}

/// Whether the figure counts things: its row or column says 辆, 人, 个.
fn counts(context: &Context<'_>, fact: &Fact) -> bool {
    const UNITS: [&str; 14] = [
        "(辆",
        "(人",
        "(个",
        "(台",
        "(套",
        "(批",
        "(次",
        "(平方",
        "(%",
        "人数",
        "批次",
        "人次",
        "保有量",
        "统计数",
    ];
    let Some(table) = context.book.tables.get(fact.table) else { return false };
    let row = spots::row_label(table, fact.row, fact.column);
    let header = table.columns.get(fact.column).map_or_else(String::new, |path| path.concat());
    let words = plain(&format!("{row}{header}"));
    UNITS.iter().any(|unit| words.contains(unit))
}
