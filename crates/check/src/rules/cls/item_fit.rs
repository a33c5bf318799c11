//! CLS-08: items for running, pensions and medical care fit the body: 行政 for administrative bodies, 事业 for institutions.

use mingzhang_model::{Level, Message, Role, Severity, Spot, SubjectCode};

use super::CLASSES;
use crate::rules::Rule;
use crate::rules::con::MOST_SPOTS;
use crate::rules::context::{Body, Context};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};
use crate::rules::xtb::money::{is_now, is_own};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CLS-08",
    severity: Severity::Warning,
    title: ("功能分类项与单位性质不符", "Items do not fit the body"),
    what: (
        "事业单位(列事业运行、不列行政运行)的离退休、医疗应当列2080502、2101102,不列行政单位离退休(2080501)、行政单位医疗(2101101);参公单位除外。部门的书和行政单位(可能含事业编制人员)不查。",
        "An institution (事业运行 and no 行政运行) has its pensions and medical care under 2080502 and 2101102, not under those of administrative bodies, unless it is managed by the civil service law. Departments and administrative bodies, which may have staff of both kinds, are not looked at.",
    ),
    basis: CLASSES,
    example: ("列事业运行的单位又列2101101行政单位医疗", "2101101 in the book of a body with 事业运行"),
};

const ADMINISTRATIVE: [&str; 2] = ["2080501", "2101101"];

/// Looks at an institution's items.
fn check(context: &Context<'_>) -> Verdict {
    if context.book.level != Level::Unit {
        return Verdict::not_applicable("reach-not-one-unit");
    }
    let Some(body) = context.body() else { return Verdict::not_understood("reach-no-body") };
    if body != Body::Institution
        || context.says_outside_glossary(&["参公", "公务员法", "参照公务员", "行政编制"])
    {
        return Verdict::checked(1, Vec::new());
    }
    let odd: Vec<SubjectCode> = ADMINISTRATIVE.iter().filter_map(|code| SubjectCode::parse(code)).collect();
    let spots: Vec<Spot> = context
        .facts(|fact| {
            let at = &fact.coordinate;
            at.function.is_some_and(|code| odd.contains(&code)) && is_now(at) && at.spending.is_none()
        })
        .filter(|fact| !fact.printed.value().is_zero() && is_own(context, fact))
        .take(MOST_SPOTS)
        .map(|fact| context.fact(fact, Role::Primary))
        .collect();
    let mut findings = Vec::new();
    if let Some(first) = spots.first() {
        let message = Message::new("cls-item-fit").with("item", first.row_label.clone());
        findings.push(likely(finding(&DOC, Severity::Warning, message, "", spots)));
    }
    Verdict::checked(1, findings)
}
