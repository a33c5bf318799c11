//! XTB-13: the money of a sheet is the money of its project in the table.

use std::collections::HashMap;

use mingzhang_catalog::plain;
use mingzhang_model::ledger::{Horizon, SourceLevel};
use mingzhang_model::{
    Fact, Finding, Fund, Message, Money, MoneyUnit, Printed, Role, Severity, TargetSheet, Vintage,
};

use crate::rules::prf::shared::targets;
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "XTB-13",
    severity: Severity::Error,
    title: ("绩效目标表的资金与项目表不符", "A sheet with other money than the table"),
    what: (
        "绩效目标表的年度资金总额应当等于项目表中该项目的合计；财政资金（中央、省、市县）与财政拨款各栏、自筹和其他与单位资金等各栏也应当相等。元与万元按四舍五入比较。",
        "The money of the year in a sheet is the total of that project in the table; fiscal sources are its fiscal columns, own and other money the rest. Yuan and wan yuan are compared by rounding.",
    ),
    basis: LOGIC,
    example: ("绩效目标表 850,000元，项目表 86.00万元", "850,000 元 in the sheet, 86.00万元 in the table"),
};

/// What is compared.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    All,
    Fiscal,
    Own,
}

/// More figures of one project in one table than any book has.
const MOST: usize = 200;

/// Figures of one project in one table, by part.
type Figures<'a> = HashMap<(usize, Part), Vec<&'a Fact>>;

fn check(context: &Context<'_>) -> Verdict {
    let mut by_project: HashMap<String, Figures<'_>> = HashMap::new();
    for fact in &context.book.facts {
        let Some(name) = fact.coordinate.project.as_deref() else { continue };
        let Some(part) = part(fact) else { continue };
        by_project.entry(plain(name)).or_default().entry((fact.table, part)).or_default().push(fact);
    }
    let mut places = 0;
    let mut findings = Vec::new();
    let mut names: HashMap<String, usize> = HashMap::new();
    for sheet in targets(context) {
        *names.entry(plain(&sheet.project.text)).or_default() += 1;
    }
    for sheet in targets(context) {
        let name = plain(&sheet.project.text);
        // Two sheets of one name: whose money it is, nobody can say.
        let Some(figures) = by_project.get(&name).filter(|_| names.get(&name) == Some(&1)) else { continue };
        for part in [Part::All, Part::Fiscal, Part::Own] {
            let Some(amount) = amount(sheet, part) else { continue };
            let tables = || figures.iter().filter(|((_, of), _)| *of == part).map(|(_, facts)| facts);
            // Any table that bears it out will do: another may hold this year's money only.
            if tables().any(|facts| told(context, sheet, amount, facts).is_none()) {
                places += 1;
                continue;
            }
            let tables = tables();
            let Some(facts) = tables.min_by_key(|facts| facts.first().map(|fact| fact.table)) else {
                continue;
            };
            places += 1;
            if let Some(told) = told(context, sheet, amount, facts) {
                findings.push(told);
                break;
            }
        }
    }
    Verdict::over(places, "reach-no-sheets", findings)
}

fn part(fact: &Fact) -> Option<Part> {
    if fact.coordinate.year.is_some() || fact.coordinate.vintage == Some(Vintage::Carried) {
        return None;
    }
    Some(match fact.coordinate.fund {
        None => Part::All,
        Some(fund) if fund == Fund::Fiscal || fund.parent() == Some(Fund::Fiscal) => Part::Fiscal,
        Some(_) => Part::Own,
    })
}

/// What the sheet says, in fen, both ends.
fn amount(sheet: &TargetSheet, part: Part) -> Option<(i64, i64)> {
    let of = |source| sheet.fund(Horizon::Year, source).and_then(|fund| fund.printed).map(Printed::fen_range);
    let sources: &[SourceLevel] = match part {
        Part::All => return of(None),
        Part::Fiscal => &[SourceLevel::Central, SourceLevel::Provincial, SourceLevel::Local],
        Part::Own => &[SourceLevel::Own, SourceLevel::Other],
    };
    let found: Vec<(i64, i64)> = sources.iter().filter_map(|source| of(Some(*source))).collect();
    let sum = found
        .iter()
        .fold((0_i64, 0_i64), |sum, range| (sum.0.saturating_add(range.0), sum.1.saturating_add(range.1)));
    (!found.is_empty()).then_some(sum)
}

fn told(context: &Context<'_>, sheet: &TargetSheet, amount: (i64, i64), facts: &[&Fact]) -> Option<Finding> {
    // 财政拨款小计 beside 一般公共预算, 合计 beside 当年: the whole counts, its parts do not count again.
    let is_part = |fact: &Fact| {
        facts.iter().any(|whole| {
            let (a, b) = (&whole.coordinate, &fact.coordinate);
            let of_fund = b.fund.is_some() && b.fund.and_then(Fund::parent) == a.fund;
            whole.row == fact.row
                && (of_fund || a.fund == b.fund && a.vintage.is_none() && b.vintage.is_some())
        })
    };
    let facts: Vec<&Fact> = facts.iter().copied().take(MOST).filter(|fact| !is_part(fact)).collect();
    // A row that holds the whole project may stand above its details.
    let meets = |fact: &&Fact| {
        let range = fact.printed.fen_range();
        range.0 <= amount.1 && amount.0 <= range.1
    };
    if facts.iter().any(meets) {
        return None;
    }
    let sum = facts.iter().fold((0_i64, 0_i64), |sum, fact| {
        let range = fact.printed.fen_range();
        (sum.0.saturating_add(range.0), sum.1.saturating_add(range.1))
    });
    if sum.0 <= amount.1 && amount.0 <= sum.1 {
        return None;
    }
    let wan = |fen: i64| Money::from_fen(fen).display(MoneyUnit::WanYuan, 2, true);
    let middle = |range: (i64, i64)| i64::midpoint(range.0, range.1);
    let gap = Money::from_fen(middle(sum).saturating_sub(middle(amount))).abs();
    let message = Message::new("xtb-sheet-money")
        .with("project", sheet.project.text.as_str())
        .with("printed", wan(middle(amount)))
        .with("other", wan(middle(sum)))
        .with("difference", wan(gap.fen()));
    let fund = sheet.fund(Horizon::Year, None)?;
    let mut spots = vec![spots::on_sheet(
        sheet,
        &format!("{} {}", fund.label, fund.text),
        Some(fund.place),
        Role::Primary,
    )];
    spots.extend(facts.iter().map(|fact| context.fact(fact, Role::Related)));
    let mut told = finding(&DOC, Severity::Error, message, &sheet.project.text, spots);
    told.difference = Some((gap, MoneyUnit::WanYuan));
    Some(told)
}
