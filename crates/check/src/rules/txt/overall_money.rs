//! TXT-16: an overall target covers the whole budget.

use mingzhang_model::{Coordinate, Fact, Finding, Flow, Fund, Message, Role, Says, Severity, Spending};

use crate::rules::context::Words;
use crate::rules::cpl::overall_sheet::claimed;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "TXT-16",
    severity: Severity::Error,
    title: ("整体绩效目标的资金不等于预算总额", "The overall target does not cover the budget"),
    what: (
        "整体绩效目标涉及的资金应当等于单位的支出总额；只等于项目支出的，是把项目目标当成了整体目标；只等于财政拨款支出的，可能只就财政资金设定，不报；与各数都不等的，报警告。",
        "The money of the overall target is the whole expenditure. A figure that is the project spending alone belongs to the targets of projects; the fiscal money alone is left alone, and a figure that is neither is a warning.",
    ),
    basis: ("中发〔2018〕34号", "中发〔2018〕34号"),
    example: (
        "整体绩效目标涉及 2,224.49万元，支出总计 2,712.37万元",
        "an overall target of 2,224.49万元 in a budget of 2,712.37万元",
    ),
};

fn check(context: &Context<'_>) -> Verdict {
    let Some(words) = claimed(context) else { return Verdict::not_applicable("reach-no-such-words") };
    let claim = context.book.claims.iter().find(|claim| {
        claim.paragraph == words.paragraph
            && (words.start..words.end).contains(&claim.start)
            && matches!(claim.says, Says::Amount { .. } | Says::Sum { .. })
    });
    let Some(claim) = claim else { return Verdict::not_applicable("reach-no-such-words") };
    let Some(printed) = claim.money() else { return Verdict::not_applicable("reach-no-such-words") };
    let totals: Vec<&Fact> = context.facts(|fact| is_total(&fact.coordinate)).collect();
    let Some(total) = totals.first() else { return Verdict::not_understood("reach-no-totals") };
    let range = printed.fen_range();
    let meets = |fact: &Fact| {
        let other = fact.printed.fen_range();
        other.0 <= range.1 && range.0 <= other.1
    };
    if totals.iter().any(|fact| meets(fact)) {
        return Verdict::checked(1, Vec::new());
    }
    // A target may be set for the fiscal money alone.
    let fiscal = |at: &Coordinate| {
        matches!(at.fund, Some(Fund::Fiscal | Fund::General))
            && is_total(&Coordinate { fund: None, ..at.clone() })
    };
    if context.facts(|fact| fiscal(&fact.coordinate)).any(meets) {
        return Verdict::checked(1, Vec::new());
    }
    let project = context.facts(|fact| is_project_total(&fact.coordinate)).find(|fact| meets(fact));
    let message =
        Message::new(if project.is_some() { "txt-overall-is-project" } else { "txt-overall-money" })
            .with("printed", claim.text.as_str())
            .with("total", total.text.as_str());
    let at = Words { paragraph: claim.paragraph, start: claim.start, end: claim.end };
    let mut spots = vec![context.quote(at, Role::Primary), context.fact(total, Role::Related)];
    spots.extend(project.map(|fact| context.fact(fact, Role::Related)));
    let told = finding(&DOC, Severity::Error, message, "", spots);
    // Another figure may count what the book does not show.
    let told = if project.is_some() { told } else { likely(Finding { severity: Severity::Warning, ..told }) };
    Verdict::checked(1, vec![told])
}

/// All that is spent, carried out included or not.
fn is_total(at: &Coordinate) -> bool {
    let flow = matches!(at.flow, Some(Flow::Expenditure | Flow::TotalOut));
    flow && Coordinate { flow: None, ..at.clone() } == Coordinate::NOTHING
}

fn is_project_total(at: &Coordinate) -> bool {
    let rest = Coordinate { flow: None, spending: None, ..at.clone() };
    at.spending == Some(Spending::Project) && rest == Coordinate::NOTHING
}
