//! PRJ-11: dates in the text fit the term of the project.

use mingzhang_model::{Message, Role, Severity, SheetText, TargetSheet};

use super::term;
use crate::rules::prf::shared::{NO_SHEETS, targets, years};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRJ-11",
    severity: Severity::Warning,
    title: ("文字中的年份与项目期不符", "Years in the text do not fit the term"),
    what: (
        "一次性项目（1年结束）的文字说明立项或开工在预算年度前两年以上，与项目期不符。",
        "The text of a one-year project says that it was approved or begun two years before the year of the budget, or earlier.",
    ),
    basis: LOGIC,
    example: ("一次性项目，2014年批准立项", "a one-year project approved in 2014"),
};

fn check(context: &Context<'_>) -> Verdict {
    let Some(book_year) = context.book.year else { return Verdict::not_understood("reach-no-year") };
    let mut findings = Vec::new();
    for sheet in targets(context).filter(|sheet| term::is_once(sheet)) {
        let Some((text, year)) = begun(sheet, book_year) else { continue };
        let message = Message::new("prj-term-dates")
            .with("project", sheet.project.text.as_str())
            .with("year", year.to_string());
        let property = term::property(sheet);
        let mut spots = vec![spots::on_sheet(sheet, &text.text, text.place, Role::Primary)];
        spots.extend(
            property
                .map(|p| spots::on_sheet(sheet, &format!("{} {}", p.label, p.text), p.place, Role::Related)),
        );
        findings.push(finding(&DOC, Severity::Warning, message, &sheet.project.text, spots));
    }
    Verdict::over(targets(context).filter(|sheet| term::is_once(sheet)).count(), NO_SHEETS, findings)
}

/// A sentence that says when the project was approved or begun, long before the year of the book. The year of a document that
/// is cited (〔2014〕) is another matter.
fn begun(sheet: &TargetSheet, book_year: i32) -> Option<(&SheetText, i32)> {
    let about = sheet
        .texts
        .iter()
        .filter(|text| ["概况", "概述", "简介", "内容"].iter().any(|word| text.label.contains(word)));
    about.into_iter().find_map(|text| {
        let clauses = text.text.split(['。', '，', '；', ',', ';']);
        let said = clauses
            .filter(|clause| {
                ["立项", "开工", "动工", "启动", "批准建设"].iter().any(|word| clause.contains(word))
            })
            .flat_map(years)
            .find(|year| *year <= book_year - 2)?;
        Some((text, said))
    })
}
