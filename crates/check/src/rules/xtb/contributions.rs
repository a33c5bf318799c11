//! XTB-10: contributions by economic class are the items that pay for them.

use mingzhang_model::{Fact, Finding, Flow, Fund, Message, Role, Severity, Spending, Stage, SubjectCode};

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "XTB-10",
    severity: Severity::Info,
    title: ("社保、公积金的经济分类与功能分类不一致", "Contributions differ between the two classifications"),
    what: (
        "基本支出经济分类中的养老（30108）、职业年金（30109）、公务员医疗（30111）、公积金（30113），一般分别等于功能分类 2080505、2080506、2101103、2210201 的基本支出；医疗（30110）等于 2101101 与 2101102 之和。另从项目列支或并入其他项的也会不同，所以只作提示。",
        "Pension, annuity, medical and housing contributions by economic class usually equal the basic spending on 2080505, 2080506, 2101103, 2210201, and 30110 the sum of 2101101 and 2101102. Part of them may be paid under other items, so this is a remark.",
    ),
    basis: ("《政府收支分类科目》", "classification of revenue and expenditure"),
    example: ("30108 为 49.40，2080505 基本支出为 46.40", "49.40 for 30108, 46.40 for 2080505"),
};

/// An economic class and the items that pay for it.
const PAID_BY: [(&str, &[&str]); 5] = [
    ("30108", &["2080505"]),
    ("30109", &["2080506"]),
    ("30110", &["2101101", "2101102"]),
    ("30111", &["2101103"]),
    ("30113", &["2210201"]),
];

fn check(context: &Context<'_>) -> Verdict {
    let mut places = 0;
    let mut findings = Vec::new();
    for (class, items) in PAID_BY {
        let Some(cost) = SubjectCode::parse(class).and_then(|code| economic(context, code)) else { continue };
        let paid: Vec<&Fact> =
            items.iter().filter_map(|item| functional(context, SubjectCode::parse(item)?)).collect();
        if paid.is_empty() {
            continue;
        }
        places += 1;
        findings.extend(told(context, class, cost, &paid));
    }
    Verdict::over(places, "reach-no-contributions", findings)
}

fn of_this_year(fact: &Fact) -> bool {
    fact.coordinate.year.is_none()
        && matches!(fact.coordinate.stage, None | Some(Stage::Actual))
        && matches!(fact.coordinate.flow, None | Some(Flow::Expenditure))
}

/// What the basic spending of the general budget holds for an economic class: the whole row.
fn economic<'a>(context: &Context<'a>, class: SubjectCode) -> Option<&'a Fact> {
    context
        .facts(|fact| {
            of_this_year(fact)
                && fact.coordinate.dept_economic == Some(class)
                && fact.coordinate.function.is_none()
                && matches!(fact.coordinate.spending, Some(Spending::Basic | Spending::Personnel))
                && matches!(fact.coordinate.fund, None | Some(Fund::General | Fund::Fiscal))
        })
        .next()
}

/// The basic spending of the general budget on an item.
fn functional<'a>(context: &Context<'a>, item: SubjectCode) -> Option<&'a Fact> {
    context
        .facts(|fact| {
            of_this_year(fact)
                && fact.coordinate.function == Some(item)
                && fact.coordinate.dept_economic.is_none()
                && fact.coordinate.spending == Some(Spending::Basic)
                && fact.coordinate.fund == Some(Fund::General)
        })
        .next()
}

fn told(context: &Context<'_>, class: &str, cost: &Fact, paid: &[&Fact]) -> Option<Finding> {
    let (low, high) = paid.iter().fold((0_i64, 0_i64), |(low, high), fact| {
        let range = fact.printed.fen_range();
        (low.saturating_add(range.0), high.saturating_add(range.1))
    });
    let range = cost.printed.fen_range();
    let step = cost.printed.step();
    if low <= range.1.saturating_add(step) && range.0 <= high.saturating_add(step) {
        return None;
    }
    let items: Vec<String> = paid.iter().map(|fact| fact.text.clone()).collect();
    let message = Message::new("xtb-contributions")
        .with("class", class)
        .with("printed", cost.text.as_str())
        .with("other", items.join(" + "));
    let mut spots = vec![context.fact(cost, Role::Primary)];
    spots.extend(paid.iter().map(|fact| context.fact(fact, Role::Related)));
    Some(finding(&DOC, Severity::Info, message, class, spots))
}
