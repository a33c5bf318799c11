//! XTB-16: 机关运行经费 belongs to administrative bodies, and is the operating part of their basic expenditure.

use mingzhang_model::{
    Claim, Coordinate, Fact, Finding, Level, Message, Role, Severity, Spending, Spot, Topic,
};

use super::money::{basic, carries_in, claims, is_now, is_own};
use crate::rules::Rule;
use crate::rules::context::{Body, Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "XTB-16",
    severity: Severity::Error,
    title: ("机关运行经费与公用经费不符", "机关运行经费 and operating expenditure do not agree"),
    what: (
        "机关运行经费是行政单位(含参公单位)一般公共预算基本支出中的公用经费:行政单位的应当等于公用经费合计,部门的不应大于它;事业单位不应有,行政单位不应空着。决算的由 FIN-14 检查。",
        "机关运行经费 is the operating part of an administrative body's basic expenditure: equal to it in the book of one body, no more than it in a department's; an institution has none, an administrative body does. FIN-14 looks at final accounts.",
    ),
    basis: (
        "预算法第十四条第二款;预算法实施条例第六条",
        "Budget Law, art. 14(2); Implementing Regulations, art. 6",
    ),
    example: (
        "机关运行经费171.01万元,公用经费合计117.01万元",
        "171.01 for running, 117.01 of operating expenditure",
    ),
};

/// Looks at the table, and at the sentences.
fn check(context: &Context<'_>) -> Verdict {
    if context.is_accounts() {
        return Verdict::not_applicable("reach-not-a-budget");
    }
    let mut findings = compare(context, &DOC);
    let printed = printed(context);
    let operating = basic(context, Spending::Operating);
    if context.book.level == Level::Unit && !like_civil_service(context) {
        match (context.body(), printed) {
            (Some(Body::Institution), Some(fact)) if !fact.printed.value().is_zero() => {
                let message = Message::new("xtb-agency-institution").with("printed", fact.text.clone());
                let spots = vec![context.fact(fact, Role::Primary)];
                findings.push(likely(finding(&DOC, Severity::Warning, message, "institution", spots)));
            }
            (Some(Body::Administrative), None) => {
                findings.extend(operating.and_then(|operating| left_blank(context, operating)));
            }
            _ => {}
        }
    }
    let places = usize::from(printed.is_some()) + claims(context, Topic::AgencyOperating).count();
    let tables =
        context.money_tables().filter(|(_, table)| table.scope.topic == Some(Topic::AgencyOperating));
    Verdict::over(places + tables.count(), "reach-no-agency", findings)
}

/// What the table prints, all funds together.
fn printed<'a>(context: &Context<'a>) -> Option<&'a Fact> {
    context
        .facts(|fact| {
            let at = &fact.coordinate;
            // The one row of the table may be called by the body's name.
            let own = at.line.is_some() && at.line.as_deref() == context.book.unit_name.as_deref();
            let now = is_now(at) || own && is_now(&Coordinate { line: None, ..at.clone() });
            at.topic == Some(Topic::AgencyOperating) && now
        })
        .filter(|fact| is_own(context, fact))
        .max_by_key(|fact| fact.printed.value())
}

/// An administrative body's table of its own that holds no figure, though there is operating expenditure.
fn left_blank(context: &Context<'_>, operating: &Fact) -> Option<Finding> {
    let said = claims(context, Topic::AgencyOperating)
        .any(|claim| claim.money().is_some_and(|m| !m.value().is_zero()));
    let (index, _) =
        context.money_tables().find(|(_, table)| table.scope.topic == Some(Topic::AgencyOperating))?;
    if said || operating.printed.value().is_zero() {
        return None;
    }
    let message = Message::new("xtb-agency-blank").with("operating", operating.text.clone());
    let spots =
        vec![crate::spots::table(context.book, index, Role::Primary), context.fact(operating, Role::Related)];
    Some(likely(finding(&DOC, Severity::Warning, message, "blank", spots)))
}

/// An institution managed by the civil service law says so, outside the glossary.
fn like_civil_service(context: &Context<'_>) -> bool {
    context.narrative().any(|(index, paragraph)| {
        (paragraph.text.contains("参照公务员") || paragraph.text.contains("参公"))
            && !paragraph.text.contains("指行政单位")
            && !mingzhang_model::headings_above(&context.book.paragraphs, index)
                .iter()
                .any(|heading| heading.text.contains("名词"))
    })
}

/// What is printed and what is said against the total of operating expenditure.
pub(crate) fn compare(context: &Context<'_>, doc: &RuleDoc) -> Vec<Finding> {
    let Some(operating) = basic(context, Spending::Operating) else { return Vec::new() };
    let range = operating.printed.fen_range();
    let mut found: Vec<(mingzhang_model::Printed, String, Spot)> = Vec::new();
    if let Some(fact) = printed(context) {
        let text = format!("{}{}", fact.text, fact.printed.unit().chinese());
        found.push((fact.printed, text, context.fact(fact, Role::Primary)));
    }
    for claim in claims(context, Topic::AgencyOperating) {
        if let Some(printed) = claim.money() {
            found.push((printed, claim.text.clone(), said(context, claim)));
        }
    }
    let body = context.body();
    // An administrative body may run an institution within itself.
    let mixed = context.money_tables().any(|(_, table)| {
        table.blocks.iter().flat_map(|block| block.keys.iter().flatten()).any(|key| key.name.contains("事业"))
    });
    let mut findings: Vec<Finding> = Vec::new();
    for (printed, text, spot) in found {
        let (low, high) = printed.fen_range();
        let more = low > range.1;
        let less = high < range.0;
        // Nothing at all is told as such; a department's institutions have operating expenditure that is not 机关运行.
        let one = body == Some(Body::Administrative) && context.book.level == Level::Unit && !mixed;
        if printed.value().is_zero() || !(more && body.is_some() || less && one) {
            continue;
        }
        // The same wrong figure in table and text is one slip.
        if let Some(same) = findings
            .iter_mut()
            .find(|f| f.spots.iter().any(|s| s.text.contains(&text) || text.contains(&s.text)))
        {
            same.spots.push(spot);
            continue;
        }
        let message = Message::new("xtb-agency-differs")
            .with("printed", text)
            .with("other", format!("{}{}", operating.text, operating.printed.unit().chinese()))
            .with("direction", if more { "more" } else { "less" });
        let spots = vec![spot, context.fact(operating, Role::Related)];
        let sure = body == Some(Body::Administrative) && !carries_in(context);
        let severity = if sure { Severity::Error } else { Severity::Warning };
        let told = finding(doc, severity, message, if more { "more" } else { "less" }, spots);
        findings.push(if sure { told } else { likely(told) });
    }
    findings
}

fn said(context: &Context<'_>, claim: &Claim) -> Spot {
    let words = Words { paragraph: claim.paragraph, start: claim.start, end: claim.end };
    context.quote(words, Role::Primary)
}
