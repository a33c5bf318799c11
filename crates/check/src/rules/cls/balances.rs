//! CLS-09: balances of earlier years are carried in or used, they are no income of this year.

use mingzhang_model::{Flow, Message, ParagraphKind, Role, Severity, Vintage};

use crate::rules::Rule;
use crate::rules::con::places::Places;
use crate::rules::con::scan::{amounts, clauses, has};
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CLS-09",
    severity: Severity::Warning,
    title: ("以前年度结余列作当年收入", "Balances of earlier years booked as this year's income"),
    what: (
        "文字说本年动用账户结余、历年结余安排支出,各表的上年结转、使用结余却都为零:以前年度的结余应当列入上年结转或者使用非财政拨款结余,不列本年收入。只查预算。",
        "The text says that balances of accounts or earlier years pay for this year, while all tables have nothing carried in or used: balances belong there, not among this year's income. Budgets only.",
    ),
    basis: (
        "预算法第四十二条;预算法实施条例第五十条",
        "Budget Law, art. 42; Implementing Regulations, art. 50",
    ),
    example: (
        "“实有账户结余资金项目增加25.54万元”,上年结转0万元",
        "实有账户结余 pays for projects, nothing is carried in",
    ),
};

const BALANCES: [&str; 7] =
    ["账户结余", "历年结余", "以前年度结余", "往年结余", "上年结余资金", "结余资金项目", "累计结余资金"];
const NONE: [&str; 10] = ["无", "没有", "不存在", "收回", "上缴", "清理", "减少", "下降", "不再", "去年"];

/// Looks for balances in the text, and for carried-in money in the tables.
fn check(context: &Context<'_>) -> Verdict {
    if !context.is_budget() {
        return Verdict::not_applicable("reach-not-a-budget");
    }
    let mut places = Places::default();
    let mut word = "";
    let mut glossary = None;
    for (paragraph, found) in context.paragraphs() {
        if let Some(level) = found.level() {
            // The glossary ends with the next heading as high as its own.
            if found.text.contains("名词") {
                glossary = Some(level);
            } else if glossary.is_some_and(|own| level <= own) {
                glossary = None;
            }
        }
        if found.kind != ParagraphKind::Text || glossary.is_some() || !has(&found.text, &BALANCES) {
            continue;
        }
        for (from, clause) in clauses(&found.text) {
            let paid = amounts(clause).iter().any(|amount| !amount.printed.value().is_zero());
            let hit = BALANCES.iter().find_map(|word| clause.find(word).map(|at| (at, *word)));
            if let (Some((at, hit)), true) = (hit, paid && !has(clause, &NONE)) {
                word = if word.is_empty() { hit } else { word };
                let words = Words { paragraph, start: from + at, end: from + at + hit.len() };
                places.add(|| context.quote(words, Role::Primary));
            }
        }
    }
    let carried = context
        .facts(|fact| {
            let at = &fact.coordinate;
            matches!(at.flow, Some(Flow::CarriedIn | Flow::SurplusUsed))
                || at.vintage == Some(Vintage::Carried)
        })
        .any(|fact| !fact.printed.value().is_zero());
    let mut findings = Vec::new();
    if places.count() > 0 && !carried && !context.book.facts.is_empty() {
        let message = Message::new("cls-balances").with("words", word).with("places", places.count());
        findings.push(likely(finding(&DOC, Severity::Warning, message, "", places.spots())));
    }
    Verdict::over(context.narrative().count(), "reach-no-text", findings)
}
