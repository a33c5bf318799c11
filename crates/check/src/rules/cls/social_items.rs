//! CLS-12: pensions, insurance and housing fund paid by a project are booked under their own items.

use mingzhang_model::{Message, ParagraphKind, Role, Severity, Spending, Spot, SubjectCode};

use super::CLASSES;
use crate::rules::Rule;
use crate::rules::con::MOST_SPOTS;
use crate::rules::con::scan::has;
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};
use crate::rules::xtb::money::is_now;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CLS-12",
    severity: Severity::Warning,
    title: (
        "项目中的社保、公积金没有列入对应的项",
        "Insurance and housing fund of a project not under their items",
    ),
    what: (
        "绩效目标表写明项目支付本单位人员的退休费、职业年金、公积金等两种以上,而支出表中养老、医疗、住房公积金各项的项目支出都为零:这些支出应当列入对应的功能分类项。劳务派遣不算。",
        "A sheet says that its project pays two or more of pensions, annuities, housing fund and insurance of the body's own staff, while none of the items for them has project expenditure. Dispatched labour does not count.",
    ),
    basis: CLASSES,
    example: (
        "项目含退休费、公积金,2210201只有基本支出",
        "a project pays housing fund, 2210201 has basic expenditure only",
    ),
};

/// What has an item of its own.
const PAID: [&str; 6] = ["退休费", "职业年金", "公积金", "养老保险", "医疗保险", "独生子女"];
/// The items: pensions, annuities, medical care, housing fund.
const ITEMS: [&str; 8] =
    ["2080501", "2080502", "2080505", "2080506", "2101101", "2101102", "2101103", "2210201"];

/// Looks at every sheet.
fn check(context: &Context<'_>) -> Verdict {
    let items: Vec<SubjectCode> = ITEMS.iter().filter_map(|code| SubjectCode::parse(code)).collect();
    let of_items = |spending: Spending| {
        context
            .facts(|fact| {
                let at = &fact.coordinate;
                at.spending == Some(spending)
                    && at.function.is_some_and(|code| items.contains(&code))
                    && is_now(at)
            })
            .any(|fact| !fact.printed.value().is_zero())
    };
    let sheets = context.sheets().count();
    let business = |name: &str| has(name, &["社会保险", "社保", "医疗保障", "医保", "公积金", "养老"]);
    if sheets == 0 || context.book.unit_name.as_deref().is_some_and(business) {
        return Verdict::not_applicable("reach-no-sheets");
    }
    // A book without these items books none of them, or in another body's name.
    if of_items(Spending::Project) || !of_items(Spending::Basic) {
        return Verdict::checked(sheets, Vec::new());
    }
    let mut findings = Vec::new();
    for (index, sheet) in context.sheets() {
        if has(&sheet.project.text, &["派遣", "补缴", "补助对象"]) {
            continue;
        }
        // Insurance may be the body's business: it must be of its own staff.
        let says = |words: &[&str]| {
            sheet.indicators.iter().any(|indicator| has(&indicator.name, words))
                || sheet.texts.iter().any(|text| has(&text.text, words))
        };
        if !says(&["工资", "薪酬", "职工"]) || !says(&["职业年金", "公积金", "退休费", "独生子女"])
        {
            continue;
        }
        let named: Vec<&str> = PAID.iter().copied().filter(|word| says(&[word])).collect();
        if named.len() < 2 {
            continue;
        }
        let mut spots: Vec<Spot> = Vec::new();
        for (paragraph, found) in context.sheet_texts() {
            if found.kind == ParagraphKind::Sheet(index)
                && spots.len() < MOST_SPOTS
                && let Some((start, word)) =
                    named.iter().find_map(|word| found.text.find(word).map(|start| (start, *word)))
            {
                let words = Words { paragraph, start, end: start + word.len() };
                spots.push(context.quote(words, Role::Primary));
            }
        }
        let message = Message::new("cls-social-items")
            .with("project", sheet.project.text.clone())
            .with("paid", named.join("、"));
        findings.push(likely(finding(&DOC, Severity::Warning, message, &sheet.project.text, spots)));
    }
    Verdict::checked(sheets, findings)
}
