//! FMT-03: headers write the year in full, and name the kind of body that the book is about.

use mingzhang_model::{Finding, Level, Message, Role, Severity, Spot};

use super::{BLANK, FORM, is_han};
use crate::rules::Rule;
use crate::rules::context::{Context, MOST_SPOTS};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-03",
    severity: Severity::Warning,
    title: ("表头用语不完整或不合书的类别", "A header is incomplete or names another kind of body"),
    what: (
        "表头写全“2026年预算数”，不省“年”字；单位的书中合计行写“合计”或“单位合计”，不写“部门合计”。",
        "Headers write 2026年预算数 in full; the total in a unit's book is not called 部门合计.",
    ),
    basis: FORM,
    example: ("2026预算数；单位预算表中的“部门合计”", "2026预算数; 部门合计 in the book of a unit"),
};

fn check(context: &Context<'_>) -> Verdict {
    if context.is_blank() {
        return Verdict::not_applicable(BLANK);
    }
    let places = context.money_tables().map(|(_, table)| table.columns.len()).sum();
    let findings = year_word(context).into_iter().chain(department_total(context)).collect();
    Verdict::over(places, "reach-no-tables", findings)
}

fn year_word(context: &Context<'_>) -> Option<Finding> {
    let headers = || {
        context
            .money_tables()
            .flat_map(|(index, table)| table.header.iter().flatten().map(move |text| (index, text.as_str())))
    };
    // Where the book never writes the word, it is its style.
    let usual = headers().any(|(_, text)| year(text).is_some_and(|rest| rest.starts_with('年')))
        || context
            .money_tables()
            .any(|(_, table)| year(&table.title).is_some_and(|rest| rest.starts_with('年')));
    let found: Vec<(usize, &str)> =
        headers().filter(|(_, text)| year(text).is_some_and(|rest| !rest.starts_with('年'))).collect();
    let (_, first) = found.first().filter(|_| usual)?;
    let (digits, rest) = first.split_at_checked(4)?;
    let message = Message::new("fmt-header-year")
        .with("printed", (*first).to_owned())
        .with("should", format!("{digits}年{rest}"))
        .with("count", found.len());
    let spots = found
        .iter()
        .take(MOST_SPOTS)
        .map(|(index, text)| Spot {
            column_label: (*text).to_owned(),
            text: (*text).to_owned(),
            ..spots::table(context.book, *index, Role::Primary)
        })
        .collect();
    Some(finding(&DOC, Severity::Warning, message, "year", spots))
}

/// What follows a year at the beginning of a header, if a Chinese word follows it.
fn year(text: &str) -> Option<&str> {
    let (digits, rest) = text.split_at_checked(4)?;
    let is_year = digits.starts_with("20") && digits.bytes().all(|b| b.is_ascii_digit());
    (is_year && rest.starts_with(is_han)).then_some(rest)
}

fn department_total(context: &Context<'_>) -> Option<Finding> {
    if context.book.level != Level::Unit {
        return None;
    }
    let mut spots = Vec::new();
    for (index, table) in context.money_tables() {
        for (row, cells) in table.rows.iter().enumerate() {
            for (column, _) in cells.cells.iter().enumerate().filter(|(_, cell)| cell.text == "部门合计")
            {
                spots.push(spots::cell(context.book, (index, row, column), Role::Primary));
            }
        }
    }
    let count = spots.len();
    spots.truncate(MOST_SPOTS);
    let message = Message::new("fmt-department-total").with("count", count);
    (count > 0).then(|| finding(&DOC, Severity::Warning, message, "total", spots))
}
