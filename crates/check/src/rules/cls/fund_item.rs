//! CLS-04: divisions of government funds stand in the tables of government funds.

use mingzhang_catalog::{plain, words};
use mingzhang_model::{Coordinate, Fund, Message, Role, Severity};

use super::CLASSES;
use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CLS-04",
    severity: Severity::Warning,
    title: (
        "一般公共预算表中列有政府性基金科目",
        "An item of government funds in a table of the general budget",
    ),
    what: (
        "旅游发展基金支出、国有土地使用权出让收入安排的支出一类只属于政府性基金预算的款、项,不应出现在一般公共预算支出表中。按科目名称认定,名称目录只收基金专用科目。",
        "Divisions that only government funds have (旅游发展基金支出 and the like) do not stand in a table of 一般公共预算. Told by name; the list holds only names that no other budget has.",
    ),
    basis: CLASSES,
    example: (
        "一般公共预算支出表列“20709 旅游发展基金支出”",
        "20709 旅游发展基金支出 in a table of the general budget",
    ),
};

/// Looks at the rows of every table of the general budget alone.
fn check(context: &Context<'_>) -> Verdict {
    let mut places = 0;
    let mut findings = Vec::new();
    for (index, table) in context.money_tables() {
        if table.scope.fund != Some(Fund::General) {
            continue;
        }
        let mut spots = Vec::new();
        let mut first = String::new();
        for block in &table.blocks {
            let column = block.code_columns.first().copied().or(block.name_column).unwrap_or(0);
            for (row, key) in block.keys.iter().enumerate() {
                let Some(key) = key.as_ref().filter(|key| key.coordinate.function.is_some()) else {
                    continue;
                };
                places += 1;
                let name = plain(&key.name);
                let is_fund = words::FUND_ITEMS.iter().any(|word| plain(word.word) == name);
                // A whole form may list every item and leave these blank.
                let filled = table.rows.get(row).is_some_and(|row| {
                    row.cells
                        .iter()
                        .filter_map(|cell| context.book.facts.get(cell.fact?))
                        .any(|fact| !fact.printed.value().is_zero() && of_general(&fact.coordinate))
                });
                if is_fund && filled {
                    if first.is_empty() {
                        first = key.label();
                    }
                    spots.push(spots::cell(context.book, (index, row, column), Role::Primary));
                }
            }
        }
        if !spots.is_empty() {
            let message = Message::new("cls-fund-item")
                .with("table", table.title.clone())
                .with("name", first)
                .with("rows", spots.len());
            findings.push(finding(&DOC, Severity::Warning, message, &table.title, spots));
        }
    }
    Verdict::over(places, "reach-no-codes", findings)
}

fn of_general(at: &Coordinate) -> bool {
    at.fund == Some(Fund::General)
}
