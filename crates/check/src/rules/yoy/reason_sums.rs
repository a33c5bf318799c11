//! YOY-05: the amounts given as reasons make up the change.

use mingzhang_model::{Claim, Finding, Message, Money, MoneyUnit, Printed, Role, Severity};

use super::reason::{Explained, explained, signed};
use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "YOY-05",
    severity: Severity::Warning,
    title: ("原因的金额与增减额对不上", "Reasons do not make up the change"),
    what: (
        "以金额说明原因的，各项增减相加应等于总的增减额。主要原因可以不全，只有相差很小、像是抄错的才报。",
        "Amounts given as reasons add up to the change. Main reasons need not be all of them: only a small gap, such as a slip leaves, is told.",
    ),
    basis: LOGIC,
    example: (
        "减少12.78万元，原因是人员增加75.85万元、项目减少88.36万元",
        "−12.78 explained by +75.85 and −88.36",
    ),
};

fn check(context: &Context<'_>) -> Verdict {
    let all = explained(context);
    let findings = all.iter().filter_map(|explained| gap(context, explained)).collect();
    Verdict::over(all.len(), "reach-no-reason-amounts", findings)
}

/// The change is missed by little: less than a twentieth of the largest reason.
fn gap(context: &Context<'_>, explained: &Explained<'_>) -> Option<Finding> {
    const PART: i64 = 20;
    let delta = signed(explained.change)?;
    let amounts: Vec<i64> = explained.reasons.iter().filter_map(|claim| signed(claim)).collect();
    let sum = amounts.iter().fold(0_i64, |sum, amount| sum.saturating_add(*amount));
    let largest = amounts.iter().map(|amount| amount.abs()).max()?;
    let all = || explained.reasons.iter().copied().chain([explained.change]);
    let slack = all().filter_map(Claim::money).map(Printed::step).fold(0, i64::saturating_add) / 2;
    let gap = (sum - delta).abs();
    // 等 says that there are more.
    if gap <= slack || gap > largest / PART || explained.text.contains('等') {
        return None;
    }
    let unit = explained.change.money().map_or(MoneyUnit::WanYuan, Printed::unit);
    let decimals = all().filter_map(Claim::money).map(Printed::decimals).max().unwrap_or(2);
    let write = |fen: i64| Money::from_fen(fen).display(unit, decimals, true);
    let message = Message::new("yoy-reason-sum")
        .with("printed", explained.change.text.clone())
        .with("sum", write(sum.abs()))
        .with("difference", write(gap))
        .with("unit", unit.chinese());
    let words = |claim: &Claim| Words { paragraph: claim.paragraph, start: claim.start, end: claim.end };
    let mut spots = vec![context.quote(words(explained.change), Role::Primary)];
    spots.extend(explained.reasons.iter().map(|claim| context.quote(words(claim), Role::Related)));
    let mut told = likely(finding(&DOC, Severity::Warning, message, &explained.change.label, spots));
    told.difference = Some((Money::from_fen(gap), unit));
    Some(told)
}
