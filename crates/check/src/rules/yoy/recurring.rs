//! YOY-09: a project that was there last year with the same money is not a project of one year.

use std::collections::BTreeMap;

use mingzhang_catalog::plain;
use mingzhang_model::{
    Claim, Fact, Finding, Fund, Message, Money, MoneyUnit, Role, Severity, TargetSheet, Vintage,
};

use super::reason::{Explained, explained, signed};
use crate::rules::context::Words;
use crate::rules::prf::shared::{listed, targets};
use crate::rules::prj::term;
use crate::rules::verdict::likely;
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "YOY-09",
    severity: Severity::Warning,
    title: ("“一次性项目”上年同额安排", "A one-year project that was there last year"),
    what: (
        "文字以金额说明了某项资金增减的全部原因（新增哪些项目、减少哪些项目），其余项目的金额就与上年相同；其中列为“一次性项目（1年结束）”的，与上年已经安排不符。用项目支出表的金额对上原因中的金额，才作判断。",
        "Where the amounts of the reasons explain the whole change of some money, the other projects have the money that they had last year; those filed as one-year projects were there already. Told only where amounts of the project table bear the reasons out.",
    ),
    basis: ("预算法第四十二条；逻辑关系", "Budget Law, art. 42; arithmetic"),
    example: (
        "其余四个项目576万元与上年相同，均为一次性项目",
        "four projects of 576万元, unchanged, all of one year",
    ),
};

fn check(context: &Context<'_>) -> Verdict {
    let all: Vec<Explained<'_>> = explained(context).into_iter().filter(is_whole).collect();
    let by_fund = projects(context);
    let mut findings: Vec<Finding> = Vec::new();
    for explained in &all {
        let told = by_fund.values().find_map(|projects| told(context, explained, projects));
        // The reasons of income and of spending are often the same words.
        findings.extend(told.filter(|told| !findings.iter().any(|other| other.key == told.key)));
    }
    Verdict::over(all.len(), "reach-no-reason-amounts", findings)
}

/// Whether the reasons make up the change to the last digit but rounding.
fn is_whole(explained: &Explained<'_>) -> bool {
    let Some(delta) = signed(explained.change) else { return false };
    let sum = explained.reasons.iter().filter_map(|claim| signed(claim)).fold(0, i64::saturating_add);
    let steps =
        explained.reasons.iter().filter_map(|claim| claim.money()).map(mingzhang_model::Printed::step);
    sum.saturating_sub(delta).abs() <= steps.fold(0, i64::saturating_add)
}

/// The projects that each fund pays for, by name.
fn projects<'a>(context: &Context<'a>) -> BTreeMap<Fund, Vec<(&'a str, &'a Fact)>> {
    let mut out: BTreeMap<Fund, Vec<(&str, &Fact)>> = BTreeMap::new();
    for fact in context.facts(|fact| !fact.printed.value().is_zero()) {
        let (Some(project), Some(fund)) = (fact.coordinate.project.as_deref(), fact.coordinate.fund) else {
            continue;
        };
        let list = out.entry(fund).or_default();
        if fact.coordinate.vintage != Some(Vintage::Carried) && !list.iter().any(|(name, _)| *name == project)
        {
            list.push((project, fact));
        }
    }
    out
}

fn told(context: &Context<'_>, explained: &Explained<'_>, projects: &[(&str, &Fact)]) -> Option<Finding> {
    let mut rest: Vec<(&str, &Fact)> = projects.to_vec();
    let mut new = 0;
    for claim in explained.reasons.iter().filter(|claim| signed(claim).is_some_and(|fen| fen > 0)) {
        let range = claim.money()?.fen_range();
        let found = rest.iter().position(|(_, fact)| {
            let other = fact.printed.fen_range();
            other.0 <= range.1 && range.0 <= other.1
        })?;
        rest.remove(found);
        new += 1;
    }
    if new == 0 || rest.is_empty() {
        return None;
    }
    let once: Vec<(&TargetSheet, &Fact)> = rest
        .iter()
        .filter_map(|(name, fact)| {
            let sheet = targets(context).find(|sheet| plain(&sheet.project.text) == plain(name))?;
            term::is_once(sheet).then_some((sheet, *fact))
        })
        .collect();
    if once.is_empty() {
        return None;
    }
    let sum = rest.iter().map(|(_, fact)| fact.printed.value().fen()).fold(0, i64::saturating_add);
    let message = Message::new("yoy-recurring")
        .with("count", once.len())
        .with("projects", listed(once.iter().map(|(sheet, _)| sheet.project.text.as_str())))
        .with("sum", Money::from_fen(sum).display(MoneyUnit::WanYuan, 2, true));
    let words = |claim: &Claim| Words { paragraph: claim.paragraph, start: claim.start, end: claim.end };
    let mut spots: Vec<_> =
        explained.reasons.iter().map(|claim| context.quote(words(claim), Role::Primary)).collect();
    spots.extend(once.iter().filter_map(|(sheet, _)| {
        let text = term::property(sheet)?;
        Some(spots::on_sheet(sheet, &format!("{} {}", text.label, text.text), text.place, Role::Related))
    }));
    let about: Vec<&str> = once.iter().map(|(sheet, _)| sheet.project.text.as_str()).collect();
    Some(likely(finding(&DOC, Severity::Warning, message, &about.join("/"), spots)))
}
