//! CLS-05: basic expenditure by economic class carries the codes.

use mingzhang_model::{Message, Role, Severity, Spot, SubjectLevel, Table};

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CLS-05",
    severity: Severity::Info,
    title: ("经济分类表没有科目编码", "An economic table without codes"),
    what: (
        "按经济分类列示的表只有科目名称、没有编码的,无法按编码核对到款。",
        "A table by economic class with names only cannot be checked by code down to 款.",
    ),
    basis: ("预算法实施条例第六条", "Implementing Regulations of the Budget Law, art. 6"),
    example: ("表六只有“部门预算支出经济科目名称”一列", "a table with a column of names and none of codes"),
};

/// Fewer names than this are not a list.
const LIST: usize = 5;

/// Finds lists of economic names without a code.
fn check(context: &Context<'_>) -> Verdict {
    let mut places = 0;
    let mut findings = Vec::new();
    for (index, table) in context.money_tables() {
        let (named, coded) = economic(table);
        if named < LIST {
            continue;
        }
        places += 1;
        if coded == 0 {
            let message =
                Message::new("cls-no-codes").with("table", table.title.clone()).with("names", named);
            let head = table.blocks.first().and_then(|block| table.columns.get(block.name_column?)?.last());
            let spot = spots::table(context.book, index, Role::Primary);
            let spots = vec![Spot { text: head.cloned().unwrap_or_default(), ..spot }];
            findings.push(finding(&DOC, Severity::Info, message, &table.title, spots));
        }
    }
    Verdict::over(places, "reach-no-economic-table", findings)
}

/// How many rows are of an economic 款, and how many of them carry its code.
fn economic(table: &Table) -> (usize, usize) {
    let keys = || {
        table.blocks.iter().flat_map(|block| block.keys.iter().flatten()).filter(|key| {
            let code = key.coordinate.dept_economic.or(key.coordinate.gov_economic);
            code.is_some_and(|code| code.level() == SubjectLevel::Division) && !key.is_total
        })
    };
    let coded = keys().filter(|key| key.code_text.chars().any(|c| c.is_ascii_digit())).count();
    (keys().count(), coded)
}
